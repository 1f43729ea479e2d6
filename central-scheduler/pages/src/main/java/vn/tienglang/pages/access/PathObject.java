package vn.tienglang.pages.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.access.ObjectKind;
import vn.tienglang.office.people.AccessPermission;

/** Object that the path of a route names, by which the units concerned are found. */
public enum PathObject {
    /**
     * Nothing: the units are those that the fields name; without any, a right anywhere is enough.
     */
    NONE,
    /** Something of the whole country: holidays, playbooks, imports. */
    COUNTRY,
    /** Nothing, and the body is an upload: it names no unit and is read once. */
    UPLOAD,
    STATION("station", ObjectKind.STATION),
    SLOT("slot", ObjectKind.SLOT),
    APPROVAL("subject", ObjectKind.APPROVAL),
    BULLETIN("bulletin", ObjectKind.BULLETIN),
    POLICY("policy", ObjectKind.POLICY),
    SITUATION("raised", ObjectKind.SITUATION),
    OBLIGATION("obligation", ObjectKind.OBLIGATION),
    /** An obligation in the paths of the API. */
    OBLIGATION_ID("id", ObjectKind.OBLIGATION),
    HAND_OVER("id", ObjectKind.HAND_OVER),
    EMERGENCY("id", ObjectKind.EMERGENCY),
    /** A plan item in the paths of the API: {@code kind} and {@code id}. */
    PLAN_ITEM;

    /** The kinds of plan items by their name in paths, and what a change of one needs. */
    private static final Map<String, PlanKind> PLAN_KINDS =
            Map.of(
                    "policies", new PlanKind(ObjectKind.POLICY, AccessPermission.ADMINISTER_RULES),
                    "profiles",
                            new PlanKind(ObjectKind.STATION, AccessPermission.ADMINISTER_STATIONS),
                    "tags", new PlanKind(ObjectKind.STATION, AccessPermission.ADMINISTER_STATIONS),
                    "successions",
                            new PlanKind(ObjectKind.SUCCESSION, AccessPermission.ADMINISTER_RULES),
                    "orders", new PlanKind(ObjectKind.PRIORITY, AccessPermission.ADMINISTER_RULES),
                    "raised",
                            new PlanKind(ObjectKind.SITUATION, AccessPermission.RELEASE_EMERGENCY),
                    "obligations", new PlanKind(ObjectKind.OBLIGATION, AccessPermission.SCHEDULE),
                    "handovers", new PlanKind(ObjectKind.HAND_OVER, AccessPermission.SCHEDULE));

    private record PlanKind(ObjectKind object, AccessPermission change) {}

    private final String parameter;
    private final Optional<ObjectKind> kind;

    PathObject() {
        this.parameter = "";
        this.kind = Optional.empty();
    }

    PathObject(String parameter, ObjectKind kind) {
        this.parameter = parameter;
        this.kind = Optional.of(kind);
    }

    /**
     * The units of the object in the path.
     *
     * @param path the parameters of the path
     * @return empty when there is no such object, or none is named
     */
    public Set<AreaCode> units(Map<String, String> path, AccessService access) {
        if (this == COUNTRY) {
            return Set.of(AreaCode.COUNTRY);
        }
        if (this == PLAN_ITEM) {
            return planItem(path, access);
        }
        return kind.map(one -> access.unitsOf(one, path.getOrDefault(parameter, "")))
                .orElse(Set.of());
    }

    /** The permission that a change of a plan item of the kind in this path needs. */
    public static AccessPermission changeOf(Map<String, String> path) {
        return Optional.ofNullable(PLAN_KINDS.get(path.getOrDefault("kind", "")))
                .map(PlanKind::change)
                .orElse(AccessPermission.ADMINISTER_RULES);
    }

    private static Set<AreaCode> planItem(Map<String, String> path, AccessService access) {
        // Holidays and playbooks, and a kind that does not exist, are of the whole country.
        return Optional.ofNullable(PLAN_KINDS.get(path.getOrDefault("kind", "")))
                .map(found -> access.unitsOf(found.object(), path.getOrDefault("id", "")))
                .orElse(Set.of(AreaCode.COUNTRY));
    }
}
