package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.PasswordChangeResult;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SignInResult;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.http.FormKeeper;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of sign-in, sign-out, the password and the language of the pages. */
public final class SignInRoutes {
    /** Pattern of a local path: "//host" and "/\host" would lead to another site. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/?=&%._+-]{0,300}");

    /** Field with the page of a half-filled form. */
    private static final String KEPT_PAGE = "kept-page";

    /** Field with the action of a half-filled form. */
    private static final String KEPT_ACTION = "kept-action";

    private final AccountService accounts;
    private final PageRenderer pages;
    private final FormKeeper keeper;
    private final boolean secureCookies;

    public SignInRoutes(
            AccountService accounts, PageRenderer pages, FormKeeper keeper, boolean secureCookies) {
        this.accounts = accounts;
        this.keeper = keeper;
        this.pages = pages;
        this.secureCookies = secureCookies;
    }

    public void register(RoutesConfig routes) {
        routes.get("/dang-nhap", this::askSignIn, RouteAccess.OPEN);
        routes.post("/dang-nhap", this::signIn, RouteAccess.OPEN);
        routes.post("/dang-xuat", this::signOut, RouteAccess.OPEN);
        routes.get("/mat-khau", this::askPassword, RouteAccess.PASSWORD);
        routes.post("/mat-khau", this::changePassword, RouteAccess.PASSWORD);
        routes.get("/ngon-ngu/{language}", this::chooseLanguage, RouteAccess.OPEN);
        routes.post("/ngon-ngu/{language}", this::chooseLanguageInForm, RouteAccess.OFFICER);
    }

    private void askSignIn(Context context) {
        if (RequestUser.of(context).account().isPresent()) {
            context.redirect("/");
            return;
        }
        showSignIn(context, "", local(context.queryParam("back")));
    }

    private void signIn(Context context) {
        Messages words = RequestUser.of(context).words();
        String login = form(context, "login");
        String back = local(form(context, "back"));
        switch (accounts.signIn(
                login, form(context, "password"), RequestUser.clientAddress(context))) {
            case SignInResult.SignedIn(SessionToken token, var _, boolean oneTime) -> {
                RequestUser.setSession(context, token, secureCookies);
                context.redirect(oneTime ? "/mat-khau" : back);
            }
            case SignInResult.WrongCredentials _ ->
                    rejectSignIn(context, 401, login, back, words.text("signIn.wrong"));
            case SignInResult.Throttled(var atLeast) -> {
                context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
                rejectSignIn(
                        context,
                        429,
                        login,
                        back,
                        words.text("signIn.wait", words.duration(atLeast)));
            }
            case SignInResult.Busy _ ->
                    rejectSignIn(context, 503, login, back, words.text("signIn.busy"));
        }
    }

    private void rejectSignIn(
            Context context, int status, String login, String back, String sentence) {
        context.status(status);
        showSignIn(context, login, back, Notice.of(BadgeTone.BAD, sentence));
    }

    private void showSignIn(Context context, String login, String back, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        PageFrame frame = pages.frame(context, words.text("signIn.title"), notices);
        pages.render(
                context,
                "vn/tienglang/pages/people/sign-in.jte",
                new SignInPage(frame, login, back));
    }

    private void signOut(Context context) {
        RequestUser.sessionToken(context).ifPresent(accounts::signOut);
        RequestUser.clearSession(context, secureCookies);
        context.redirect("/dang-nhap?note=bye");
    }

    private void askPassword(Context context) {
        showPassword(context);
    }

    private void changePassword(Context context) {
        Messages words = RequestUser.of(context).words();
        String wanted = form(context, "wanted");
        if (!wanted.equals(form(context, "again"))) {
            rejectPassword(context, 422, words.text("password.different"));
            return;
        }
        SessionToken token = RequestUser.sessionToken(context).orElseThrow();
        switch (accounts.changePassword(
                token, form(context, "present"), wanted, RequestUser.clientAddress(context))) {
            case PasswordChangeResult.Changed(SessionToken changed, var _) -> {
                RequestUser.setSession(context, changed, secureCookies);
                context.redirect("/?note=password");
            }
            case PasswordChangeResult.Rejected(var problem) ->
                    rejectPassword(context, 422, words.text("flaw", problem));
            case PasswordChangeResult.WrongCurrentPassword _ ->
                    rejectPassword(context, 422, words.text("password.wrongPresent"));
            case PasswordChangeResult.Throttled(var atLeast) ->
                    rejectPassword(
                            context, 429, words.text("signIn.wait", words.duration(atLeast)));
            case PasswordChangeResult.Busy _ ->
                    rejectPassword(context, 503, words.text("signIn.busy"));
            case PasswordChangeResult.SignInAgain _ -> {
                RequestUser.clearSession(context, secureCookies);
                context.redirect("/dang-nhap?note=over");
            }
        }
    }

    private void rejectPassword(Context context, int status, String sentence) {
        context.status(status);
        showPassword(context, Notice.of(BadgeTone.BAD, sentence));
    }

    private void showPassword(Context context, Notice... notices) {
        RequestUser user = RequestUser.of(context);
        PageFrame frame = pages.frame(context, user.words().text("password.title"), notices);
        String login = user.account().orElseThrow().login().value();
        boolean oneTime = user.access() instanceof SessionAccess.PasswordChangeOnly;
        pages.render(
                context,
                "vn/tienglang/pages/people/password.jte",
                new PasswordPage(frame, login, oneTime));
    }

    private void chooseLanguage(Context context) {
        RequestUser.setLanguage(context, Messages.of(context.pathParam("language")), secureCookies);
        context.redirect(local(context.queryParam("back")));
    }

    /** Switches the language and shows the half-filled form again; sent by the script of forms. */
    private void chooseLanguageInForm(Context context) {
        RequestUser.setLanguage(context, Messages.of(context.pathParam("language")), secureCookies);
        Map<String, List<String>> fields = new HashMap<>(context.formParamMap());
        fields.keySet().removeAll(List.of(KEPT_PAGE, KEPT_ACTION));
        String page = local(context.formParam(KEPT_PAGE));
        context.redirect(
                RequestUser.of(context)
                        .account()
                        .flatMap(account ->
                                keeper.keep(
                                        account.login(),
                                        page,
                                        local(context.formParam(KEPT_ACTION)),
                                        fields))
                        .orElse(page));
    }

    /** The path to go back to, if it is a local one; otherwise the board. */
    static String local(@Nullable String address) {
        return Optional.ofNullable(address)
                .filter(text -> LOCAL.matcher(text).matches())
                .orElse("/");
    }

    private static String form(Context context, String name) {
        return PlainText.composed(Optional.ofNullable(context.formParam(name)).orElse(""));
    }
}
