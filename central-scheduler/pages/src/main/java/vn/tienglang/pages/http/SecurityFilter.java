package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.SessionAccess;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.store.Transactions;

/**
 * Filter before every route: sets the security headers, rejects requests of other sites, and finds
 * the user of the session. A route states the required access as {@link RouteAccess}.
 */
public final class SecurityFilter {
    private static final Set<HandlerType> READING =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final AccountService accounts;
    private final TrustedProxies proxies;
    private final KnownHosts hosts;
    private final ProblemResponses problems;

    public SecurityFilter(
            AccountService accounts,
            TrustedProxies proxies,
            KnownHosts hosts,
            ProblemResponses problems) {
        this.hosts = hosts;
        this.accounts = accounts;
        this.proxies = proxies;
        this.problems = problems;
    }

    /** Sets the headers of every answer. */
    public static void putHeaders(Context context) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
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
        var user = new RequestUser(RequestUser.words(context), access);
        user.attach(context);
        RequestUser.setClientAddress(context, proxies.client(context));
        boolean passes =
                switch (door) {
                    case OPEN -> true;
                    case PASSWORD -> !(access instanceof SessionAccess.Denied);
                    case OFFICER, UNATTENDED -> access instanceof SessionAccess.Granted;
                };
        if (!passes) {
            reject(context, access, door);
            context.skipRemainingHandlers();
        }
    }

    private static RouteAccess requiredAccess(Context context) {
        return context.routeRoles().stream()
                .filter(RouteAccess.class::isInstance)
                .map(RouteAccess.class::cast)
                .findFirst()
                .orElse(RouteAccess.OFFICER);
    }

    private SessionAccess access(Context context, RouteAccess door) {
        Optional<SessionToken> token = RequestUser.sessionToken(context);
        if (token.isEmpty()) {
            return new SessionAccess.Denied();
        }
        try {
            return accounts.access(token.get(), door != RouteAccess.UNATTENDED);
        } catch (Transactions.DiskFull _) {
            // The session cannot be kept alive, but what is stored can still be read.
            return accounts.access(token.get(), false);
        }
    }

    private void reject(Context context, SessionAccess access, RouteAccess door) {
        boolean mustChange = access instanceof SessionAccess.PasswordChangeOnly;
        if (RequestUser.isApi(context) || door == RouteAccess.UNATTENDED) {
            problems.respond(
                    context,
                    mustChange ? 403 : 401,
                    mustChange ? "password.mustChange" : "problem.401");
        } else if (mustChange) {
            context.redirect("/mat-khau");
        } else {
            String note = RequestUser.sessionToken(context).isPresent() ? "over" : "needed";
            context.redirect("/dang-nhap?note=" + note + back(context));
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
