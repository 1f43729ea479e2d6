package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tienglang.central.accounts.Access;
import vn.tienglang.central.accounts.Accounts;
import vn.tienglang.central.accounts.PasswordChange;
import vn.tienglang.central.accounts.SignIn;
import vn.tienglang.central.accounts.Token;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.PasswordPage;
import vn.tienglang.central.web.page.SignInPage;
import vn.tienglang.central.web.page.Tone;

/** Signing in and out, the password, and the language of the pages. */
final class DoorRoutes {
    /** A place of ours and nobody else's: "//host" and "/\host" lead away. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/?=&%._+-]{0,300}");

    private final Accounts accounts;
    private final Pages pages;
    private final boolean secureCookies;

    DoorRoutes(Accounts accounts, Pages pages, boolean secureCookies) {
        this.accounts = accounts;
        this.pages = pages;
        this.secureCookies = secureCookies;
    }

    void register(RoutesConfig routes) {
        routes.get("/dang-nhap", this::askSignIn, Door.OPEN);
        routes.post("/dang-nhap", this::signIn, Door.OPEN);
        routes.post("/dang-xuat", this::signOut, Door.OPEN);
        routes.get("/mat-khau", this::askPassword, Door.PASSWORD);
        routes.post("/mat-khau", this::changePassword, Door.PASSWORD);
        routes.get("/ngon-ngu/{language}", this::chooseLanguage, Door.OPEN);
    }

    private void askSignIn(Context context) {
        if (Visitor.of(context).account().isPresent()) {
            context.redirect("/");
            return;
        }
        showSignIn(context, "", local(context.queryParam("back")));
    }

    private void signIn(Context context) {
        Words words = Visitor.of(context).words();
        String login = form(context, "login");
        String back = local(form(context, "back"));
        switch (accounts.signIn(login, form(context, "password"), context.ip())) {
            case SignIn.Welcome(Token token, var _, boolean oneTime) -> {
                Visitor.give(context, token, secureCookies);
                context.redirect(oneTime ? "/mat-khau" : back);
            }
            case SignIn.Wrong _ ->
                    refuseSignIn(context, 401, login, back, words.say("signIn.wrong"));
            case SignIn.Wait(var atLeast) -> {
                context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
                refuseSignIn(
                        context,
                        429,
                        login,
                        back,
                        words.say("signIn.wait", words.duration(atLeast)));
            }
            case SignIn.Busy _ -> refuseSignIn(context, 503, login, back, words.say("signIn.busy"));
        }
    }

    private void refuseSignIn(
            Context context, int status, String login, String back, String sentence) {
        context.status(status);
        showSignIn(context, login, back, Notice.of(Tone.BAD, sentence));
    }

    private void showSignIn(Context context, String login, String back, Notice... notices) {
        Words words = Visitor.of(context).words();
        Frame frame = pages.frame(context, words.say("signIn.title"), notices);
        pages.render(context, "sign-in.jte", new SignInPage(frame, login, back));
    }

    private void signOut(Context context) {
        Visitor.token(context).ifPresent(accounts::signOut);
        Visitor.take(context, secureCookies);
        context.redirect("/dang-nhap?note=bye");
    }

    private void askPassword(Context context) {
        showPassword(context);
    }

    private void changePassword(Context context) {
        Words words = Visitor.of(context).words();
        String wanted = form(context, "wanted");
        if (!wanted.equals(form(context, "again"))) {
            refusePassword(context, 422, words.say("password.different"));
            return;
        }
        Token token = Visitor.token(context).orElseThrow();
        switch (accounts.changePassword(token, form(context, "present"), wanted, context.ip())) {
            case PasswordChange.Changed(Token changed, var _) -> {
                Visitor.give(context, changed, secureCookies);
                context.redirect("/?note=password");
            }
            case PasswordChange.Flawed(var flaw) ->
                    refusePassword(context, 422, words.say("flaw", flaw));
            case PasswordChange.WrongPresent _ ->
                    refusePassword(context, 422, words.say("password.wrongPresent"));
            case PasswordChange.Wait(var atLeast) ->
                    refusePassword(context, 429, words.say("signIn.wait", words.duration(atLeast)));
            case PasswordChange.Busy _ -> refusePassword(context, 503, words.say("signIn.busy"));
            case PasswordChange.SignInAgain _ -> {
                Visitor.take(context, secureCookies);
                context.redirect("/dang-nhap?note=over");
            }
        }
    }

    private void refusePassword(Context context, int status, String sentence) {
        context.status(status);
        showPassword(context, Notice.of(Tone.BAD, sentence));
    }

    private void showPassword(Context context, Notice... notices) {
        Visitor visitor = Visitor.of(context);
        Frame frame = pages.frame(context, visitor.words().say("password.title"), notices);
        String login = visitor.account().orElseThrow().login().value();
        boolean oneTime = visitor.access() instanceof Access.OnlyPassword;
        pages.render(context, "password.jte", new PasswordPage(frame, login, oneTime));
    }

    private void chooseLanguage(Context context) {
        Visitor.remember(context, Words.of(context.pathParam("language")), secureCookies);
        context.redirect(local(context.queryParam("back")));
    }

    /** Where to go back to, if that is a place of ours; the board when not. */
    private static String local(@Nullable String address) {
        return Optional.ofNullable(address)
                .filter(text -> LOCAL.matcher(text).matches())
                .orElse("/");
    }

    private static String form(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
