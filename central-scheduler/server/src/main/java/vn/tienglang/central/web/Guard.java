package vn.tienglang.central.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.central.accounts.Access;
import vn.tienglang.central.accounts.Accounts;
import vn.tienglang.central.accounts.Token;

/**
 * Stands before every route: puts the headers on, stops what other sites sent, and asks the
 * accounts who is there. What a route lets in is its {@link Door}.
 */
final class Guard {
    private static final Set<HandlerType> READING =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final Accounts accounts;
    private final Problems problems;

    Guard(Accounts accounts, Problems problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    /** What every answer carries, whatever becomes of the request. */
    static void putHeaders(Context context) {
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

    /** Lets the request through to its route, or answers it here. */
    void look(Context context) {
        if (!READING.contains(context.method()) && !sameOrigin(context).holds()) {
            problems.show(context, 403, "problem.403.origin");
            context.skipRemainingHandlers();
            return;
        }
        Door door = door(context);
        Access access = access(context, door);
        var visitor = new Visitor(Visitor.words(context), access);
        visitor.enter(context);
        boolean passes =
                switch (door) {
                    case OPEN -> true;
                    case PASSWORD -> !(access instanceof Access.Closed);
                    case OFFICER, UNATTENDED -> access instanceof Access.Granted;
                };
        if (!passes) {
            turnAway(context, access, door);
            context.skipRemainingHandlers();
        }
    }

    private static Door door(Context context) {
        return context.routeRoles().stream()
                .filter(Door.class::isInstance)
                .map(Door.class::cast)
                .findFirst()
                .orElse(Door.OFFICER);
    }

    private Access access(Context context, Door door) {
        Optional<Token> token = Visitor.token(context);
        return token.isEmpty()
                ? new Access.Closed()
                : accounts.access(token.get(), door != Door.UNATTENDED);
    }

    private void turnAway(Context context, Access access, Door door) {
        boolean mustChange = access instanceof Access.OnlyPassword;
        if (Visitor.isInterface(context) || door == Door.UNATTENDED) {
            problems.show(
                    context,
                    mustChange ? 403 : 401,
                    mustChange ? "password.mustChange" : "problem.401");
        } else if (mustChange) {
            context.redirect("/mat-khau");
        } else {
            String note = Visitor.token(context).isPresent() ? "over" : "needed";
            context.redirect("/dang-nhap?note=" + note + back(context));
        }
    }

    /** Only what was being read can be gone back to. */
    private static String back(Context context) {
        if (!context.method().equals(HandlerType.GET) || context.path().equals("/")) {
            return "";
        }
        String query = context.queryString();
        String path = context.path() + (query == null ? "" : "?" + query);
        return "&back=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static SameOrigin sameOrigin(Context context) {
        return new SameOrigin(
                header(context, "Host"),
                header(context, "Sec-Fetch-Site"),
                header(context, "Origin"),
                header(context, "Referer"),
                header(context, "Content-Type"));
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }
}
