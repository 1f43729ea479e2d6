package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.office.account.SecondFactorService;
import vn.tienglang.office.people.AccessDecision;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.pages.network.KnownHosts;
import vn.tienglang.pages.network.TrustedProxies;

/**
 * Filter before every route: sets the security headers, rejects requests of other sites, finds the
 * user of the session, and asks {@link AccessCheck} for the rights. A route states the required
 * access as {@link RouteAccess}; one that states none is a fault.
 */
public final class SecurityFilter {
    private static final Set<HandlerType> READING =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private static final int ADDRESS_CHARACTERS = 64;

    private final AccountService accounts;
    private final TrustedProxies proxies;
    private final KnownHosts hosts;
    private final AccessCheck rights;
    private final SecondFactorService factors;
    private final ProblemResponses problems;
    private final FormKeeper keeper;

    public SecurityFilter(
            AccountService accounts,
            TrustedProxies proxies,
            KnownHosts hosts,
            AccessCheck rights,
            SecondFactorService factors,
            ProblemResponses problems,
            FormKeeper keeper) {
        this.keeper = keeper;
        this.factors = factors;
        this.rights = rights;
        this.hosts = hosts;
        this.accounts = accounts;
        this.proxies = proxies;
        this.problems = problems;
    }

    /** Sets the headers of every answer. */
    public static void putHeaders(Context context) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self';"
                        + " media-src 'self';"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header(
                "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        context.header("Cache-Control", "no-store");
    }

    /** Passes the request on to its route, or answers it. */
    public void check(Context context) {
        if (!hosts.contains(proxies.host(context))) {
            problems.respond(context, 421, "problem.421", proxies.host(context));
            context.skipRemainingHandlers();
            return;
        }
        if (!READING.contains(context.method()) && !sameOrigin(context).isSameOrigin()) {
            SameOrigin origin = sameOrigin(context);
            // Behind a proxy that replaces the host, every form of our own pages looks foreign.
            problems.respond(
                    context,
                    403,
                    origin.namesOtherHost() ? "problem.403.host" : "problem.403.origin",
                    origin.host());
            context.skipRemainingHandlers();
            return;
        }
        RouteAccess door = requiredAccess(context);
        SessionAccess access = access(context, door);
        String client = proxies.client(context);
        // A proxy passes on what it was told, of any length.
        String address = client.substring(0, Math.min(client.length(), ADDRESS_CHARACTERS));
        new RequestUser(RequestUser.words(context), access, address).attach(context);
        boolean signedIn =
                switch (door.signIn()) {
                    case NOBODY -> true;
                    case FACTOR -> !(access instanceof SessionAccess.Denied);
                    case ONE_TIME ->
                            access instanceof SessionAccess.PasswordChangeOnly
                                    || access instanceof SessionAccess.Granted;
                    case PERSON, UNATTENDED -> access instanceof SessionAccess.Granted;
                };
        if (!signedIn) {
            reject(context, access, door);
            context.skipRemainingHandlers();
        } else if (access instanceof SessionAccess.Granted(Account account)) {
            keeper.attach(context, account.login());
            checkRights(context, door, account);
        }
    }

    /**
     * Finds the user of a request that has no route, so that the answer keeps the frame of the
     * pages. The session is not extended.
     */
    public void identify(Context context) {
        if (RequestUser.isAttached(context)
                || RequestUser.isApi(context)
                || !hosts.contains(proxies.host(context))) {
            return;
        }
        SessionAccess access =
                RequestUser.sessionToken(context)
                        .map(token -> accounts.access(token, false))
                        .orElseGet(SessionAccess.Denied::new);
        new RequestUser(RequestUser.words(context), access, "").attach(context);
    }

    private void checkRights(Context context, RouteAccess door, Account account) {
        Optional<AccessDecision> decision = rights.decide(context, door, account.login());
        if (decision.isPresent() && decision.get() instanceof AccessDecision.Refused refused) {
            String sentence = rights.sentence(RequestUser.of(context).words(), refused);
            problems.respondWith(context, 403, sentence);
            context.skipRemainingHandlers();
        } else if (needsFactor(context, door)) {
            askFactor(context, account.login());
            context.skipRemainingHandlers();
        }
    }

    /** Whether the second factor must be shown again before this change. */
    private boolean needsFactor(Context context, RouteAccess door) {
        return door.isChange()
                && door.needed(context.pathParamMap()).stream()
                        .anyMatch(AccessPermission::needsStepUp)
                && !RequestUser.sessionToken(context).map(factors::isFresh).orElse(false);
    }

    private void askFactor(Context context, Login login) {
        if (RequestUser.isApi(context)) {
            problems.respond(context, 403, "factor.again");
        } else {
            String back =
                    keeper.keptPage(context, login)
                            .map(path -> "&back=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                            .orElse("");
            context.redirect("/xac-thuc?note=step-up" + back);
        }
    }

    private static RouteAccess requiredAccess(Context context) {
        return context.routeRoles().stream()
                .filter(RouteAccess.class::isInstance)
                .map(RouteAccess.class::cast)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(context.path() + " does not declare its access"));
    }

    private SessionAccess access(Context context, RouteAccess door) {
        Optional<SessionToken> token = RequestUser.sessionToken(context);
        if (token.isEmpty()) {
            return new SessionAccess.Denied();
        }
        try {
            return accounts.access(token.get(), door.signIn() != RouteAccess.SignIn.UNATTENDED);
        } catch (Transactions.DiskFull _) {
            // The session cannot be kept alive, but what is stored can still be read.
            return accounts.access(token.get(), false);
        }
    }

    private void reject(Context context, SessionAccess access, RouteAccess door) {
        boolean mustChange = access instanceof SessionAccess.PasswordChangeOnly;
        if (access instanceof SessionAccess.FactorOnly && !RequestUser.isApi(context)) {
            context.redirect("/xac-thuc?note=factor" + back(context));
        } else if (RequestUser.isApi(context) || door.signIn() == RouteAccess.SignIn.UNATTENDED) {
            problems.respond(
                    context,
                    mustChange ? 403 : 401,
                    mustChange ? "password.mustChange" : "problem.401");
        } else if (mustChange) {
            context.redirect("/mat-khau");
        } else {
            String note = RequestUser.sessionToken(context).isPresent() ? "over" : "needed";
            context.redirect(
                    keeper.keep(context, accounts)
                            .orElseGet(() -> "/dang-nhap?note=" + note + back(context)));
        }
    }

    /** Only a page that was read is a target of the way back. */
    private static String back(Context context) {
        if (!context.method().equals(HandlerType.GET) || context.path().equals("/")) {
            return "";
        }
        String query = context.queryString();
        String path = context.path() + (query == null ? "" : "?" + query);
        return "&back=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private SameOrigin sameOrigin(Context context) {
        return new SameOrigin(
                proxies.host(context),
                header(context, "Sec-Fetch-Site"),
                header(context, "Origin"),
                header(context, "Referer"),
                header(context, "Content-Type"));
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }
}
