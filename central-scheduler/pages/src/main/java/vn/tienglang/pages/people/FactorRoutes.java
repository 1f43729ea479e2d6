package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.account.PeopleService;
import vn.tienglang.office.account.SecondFactorService;
import vn.tienglang.office.account.TotpCodes;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.QrCode;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of the own account: second factor and sessions; and of showing the second factor. */
public final class FactorRoutes {
    private static final String OWN = "/tai-khoan";
    private static final String SHOW = "/xac-thuc";

    private final SecondFactorService factors;
    private final PeopleService people;
    private final PageRenderer pages;

    public FactorRoutes(SecondFactorService factors, PeopleService people, PageRenderer pages) {
        this.factors = factors;
        this.people = people;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(SHOW, context -> ask(context), RouteAccess.FACTOR);
        routes.post(SHOW, this::show, RouteAccess.FACTOR);
        routes.get(OWN, context -> own(context, List.of(), Optional.empty()), RouteAccess.OFFICER);
        routes.post(OWN + "/ma", this::begin, RouteAccess.OFFICER);
        routes.post(OWN + "/ma/xac-nhan", this::confirm, RouteAccess.OFFICER);
        routes.post(OWN + "/ma/bo", this::remove, RouteAccess.OFFICER);
        routes.post(OWN + "/phien/{session}", this::endSession, RouteAccess.OFFICER);
    }

    private void ask(Context context, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        String back = SignInRoutes.local(context.queryParam("back"));
        pages.render(
                context,
                "vn/tienglang/pages/people/factor.jte",
                new FactorPage(pages.frame(context, words.text("factor.title"), notices), back));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        SessionToken token = RequestUser.sessionToken(context).orElseThrow();
        switch (factors.show(token, person(context), field(context, "code"))) {
            case SecondFactorService.CodeResult.Accepted _ ->
                    context.redirect(SignInRoutes.local(context.formParam("back")));
            case SecondFactorService.CodeResult.Wrong _ -> {
                context.status(422);
                ask(context, Notice.of(BadgeTone.BAD, words.text("factor.wrong")));
            }
            case SecondFactorService.CodeResult.Throttled(var atLeast) -> {
                context.status(429);
                context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
                ask(
                        context,
                        Notice.of(
                                BadgeTone.BAD, words.text("signIn.wait", words.duration(atLeast))));
            }
        }
    }

    private void own(
            Context context,
            List<String> recoveryCodes,
            Optional<SecondFactor> begun,
            Notice... notices) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Login login = user.account().orElseThrow().login();
        String present =
                RequestUser.sessionToken(context)
                        .map(SessionToken::digest)
                        .map(SessionTokenDigest::value)
                        .orElse("");
        var sessions =
                people.find(login).stream()
                        .flatMap(one -> one.sessions().stream())
                        .map(one ->
                                new OwnAccountPage.Session(
                                        one.token().value(),
                                        words.moment(one.begunAt(), pages.zone(), pages.today()),
                                        one.address(),
                                        one.token().value().equals(present)))
                        .toList();
        String key = begun.map(SecondFactor::key).map(TotpCodes::base32).orElse("");
        pages.render(
                context,
                "vn/tienglang/pages/people/ownaccount.jte",
                new OwnAccountPage(
                        pages.frame(context, words.text("own.title"), notices),
                        login.value(),
                        factors.isSet(login),
                        key,
                        key.isEmpty() ? "" : QrCode.of(uri(login, key)).path(),
                        key.isEmpty() ? 0 : QrCode.of(uri(login, key)).size(),
                        recoveryCodes,
                        sessions));
    }

    /** The address that authenticator apps read from the QR code. */
    private static String uri(Login login, String key) {
        return "otpauth://totp/Tieng%20Lang:" + login + "?secret=" + key + "&issuer=Tieng%20Lang";
    }

    private void begin(Context context) {
        Login login = RequestUser.of(context).account().orElseThrow().login();
        own(context, List.of(), factors.begin(login));
    }

    private void confirm(Context context) {
        Messages words = RequestUser.of(context).words();
        SessionToken token = RequestUser.sessionToken(context).orElseThrow();
        switch (factors.confirm(token, person(context), field(context, "code"))) {
            case SecondFactorService.SetUpResult.Confirmed(var codes) ->
                    own(
                            context,
                            codes,
                            Optional.empty(),
                            Notice.of(BadgeTone.GOOD, words.text("factor.set")));
            case SecondFactorService.SetUpResult.Wrong _ -> {
                context.status(422);
                own(
                        context,
                        List.of(),
                        Optional.empty(),
                        Notice.of(BadgeTone.BAD, words.text("factor.wrong")));
            }
            case SecondFactorService.SetUpResult.Throttled(var atLeast) -> {
                context.status(429);
                own(
                        context,
                        List.of(),
                        Optional.empty(),
                        Notice.of(
                                BadgeTone.BAD, words.text("signIn.wait", words.duration(atLeast))));
            }
        }
    }

    /** Removes the second factor, which must have been shown just before. */
    private void remove(Context context) {
        SessionToken token = RequestUser.sessionToken(context).orElseThrow();
        if (!factors.isFresh(token)) {
            context.redirect(SHOW + "?note=step-up&back=" + OWN);
            return;
        }
        factors.remove(person(context));
        context.redirect(OWN);
    }

    private void endSession(Context context) {
        Officer officer = person(context);
        PeopleRoutes.digest(context.pathParam("session"))
                .ifPresent(token -> people.endSession(new Login(officer.login()), token, officer));
        context.redirect(OWN);
    }

    /** The person, who may still have to show the second factor. */
    private static Officer person(Context context) {
        RequestUser user = RequestUser.of(context);
        Account account = user.account().orElseThrow();
        return new Officer(account.login().value(), account.name(), user.address());
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
