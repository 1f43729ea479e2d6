package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.people.AccessDecision;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.AccessRights;
import vn.tienglang.office.people.Login;
import vn.tienglang.pages.access.NamedUnits;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.text.Messages;

/** Check of a request against the rights of the signed-in person. */
public final class AccessCheck {
    private final AccessService access;

    public AccessCheck(AccessService access) {
        this.access = access;
    }

    /**
     * Decides about a request: the permission of its route on every unit concerned. Empty when the
     * route needs none.
     */
    Optional<AccessDecision> decide(Context context, RouteAccess route, Login login) {
        if (route.permissions().isEmpty()) {
            return Optional.empty();
        }
        AccessRights rights = access.rights();
        LocalDate today = access.today();
        Set<AreaCode> units = units(context, route);
        return route.needed(context.pathParamMap()).stream()
                .map(permission -> decide(rights, login, permission, units, today))
                .min(Comparator.comparing(decision -> !decision.isAllowed()));
    }

    private static AccessDecision decide(
            AccessRights rights,
            Login login,
            AccessPermission permission,
            Set<AreaCode> units,
            LocalDate today) {
        return units.isEmpty()
                ? rights.decideAnywhere(login, permission, today)
                : rights.decideAll(login, permission, units, today);
    }

    /** The sentence of a refusal: which role is missing, where, and who can give it. */
    String sentence(Messages words, AccessDecision.Refused refused) {
        AccessRights rights = access.rights();
        String unit =
                rights.tree()
                        .find(refused.unit(), access.today())
                        .map(Area::name)
                        .orElse(refused.unit().value());
        String roles =
                refused.missing().stream()
                        .map(role -> words.text("role", role))
                        .collect(Collectors.joining(words.text("access.or")));
        List<Login> givers = refused.givers();
        return givers.isEmpty()
                ? words.text("access.refused.nobody", roles, unit)
                : words.text(
                        "access.refused",
                        roles,
                        unit,
                        givers.stream().map(Login::value).collect(Collectors.joining(", ")));
    }

    private Set<AreaCode> units(Context context, RouteAccess route) {
        var units = new TreeSet<>(route.object().units(context.pathParamMap(), access));
        // A right on the whole country holds everywhere; the plan of an import is read once.
        boolean bodyCounts =
                !units.contains(AreaCode.COUNTRY) && route.object() != PathObject.UPLOAD;
        if (route.isChange() && bodyCounts) {
            units.addAll(NamedUnits.ofForm(context.queryParamMap()));
            units.addAll(named(context));
        }
        return units;
    }

    /** The units of the body. A multipart body is an upload, which names none and is read once. */
    private static Set<AreaCode> named(Context context) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        String plain = Stream.of(type.split(";", 2)).findFirst().orElse("").strip();
        if (plain.equalsIgnoreCase("application/json")) {
            return NamedUnits.ofJson(context.bodyAsBytes());
        }
        return plain.equalsIgnoreCase("application/x-www-form-urlencoded")
                ? NamedUnits.ofForm(context.formParamMap())
                : Set.of();
    }
}
