package vn.tienglang.planner.document;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.slot.SlotId;

/**
 * Validator of references in a plan: every name must exist, and no name may be used twice. It works
 * on the JSON and not on the parsed plan, so it reports problems even if other parts are invalid.
 * Malformed names are reported by the other readers.
 */
final class ReferenceValidator {
    private final Set<BulletinId> known;

    /**
     * Creates a validator.
     *
     * @param known the bulletins the office has, in addition to those listed in the plan
     */
    ReferenceValidator(Set<BulletinId> known) {
        this.known = known;
    }

    void validate(JsonNode plan) {
        bulletins(plan);
        // Airing ids derive from slots, situations and obligations, so these share one namespace.
        var names = new HashSet<String>();
        var slots = new HashSet<SlotId>();
        for (JsonNode slot : plan.items("slots")) {
            Optional<SlotId> id =
                    slot.get("id")
                            .flatMap(place -> place.readWithoutProblems(ScalarJsonMapper::slot));
            id.ifPresent(slots::add);
            requireUnique(slot.get("id"), id.map(SlotId::value), names);
        }
        for (JsonNode raised : plan.items("raised")) {
            Optional<SlotId> id =
                    raised.get("id")
                            .flatMap(place -> place.readWithoutProblems(ScalarJsonMapper::slot));
            requireUnique(raised.get("id"), id.map(SlotId::value), names);
        }
        for (JsonNode obligation : plan.items("obligations")) {
            Optional<ObligationId> id =
                    obligation
                            .get("id")
                            .flatMap(place ->
                                    place.readWithoutProblems(ScalarJsonMapper::obligation));
            requireUnique(obligation.get("id"), id.map(ObligationId::value), names);
        }
        var handOvers = new HashSet<HandOverId>();
        for (JsonNode one : plan.items("handOvers")) {
            requireUnique(
                    one.get("id"),
                    one.get("id").flatMap(id -> id.readWithoutProblems(ScalarJsonMapper::handOver)),
                    handOvers);
        }
        var playbooks = new HashSet<List<JsonValue>>();
        for (JsonNode playbook : plan.items("playbooks")) {
            requireUnique(Optional.of(playbook), situationAndVersion(playbook), playbooks);
        }
        for (JsonNode order : plan.get("firstAt").map(JsonNode::entries).orElse(List.of())) {
            order.items()
                    .forEach(item ->
                            requireKnown(
                                    item,
                                    item.readWithoutProblems(ScalarJsonMapper::slot),
                                    slots,
                                    "slot"));
        }
    }

    private void bulletins(JsonNode plan) {
        var there = new HashSet<>(known);
        plan.items("bulletins")
                .forEach(each ->
                        each.readWithoutProblems(ScalarJsonMapper::bulletin).ifPresent(there::add));
        for (JsonNode slot : plan.items("slots")) {
            for (JsonNode part : slot.items("parts")) {
                part.items("rotation").forEach(each -> bulletin(each, there));
            }
        }
        for (JsonNode raised : plan.items("raised")) {
            raised.items("bulletins").forEach(each -> bulletin(each, there));
        }
        for (JsonNode one : plan.items("handOvers")) {
            one.get("bulletin").ifPresent(each -> bulletin(each, there));
            one.get("fallback").ifPresent(each -> bulletin(each, there));
        }
    }

    private static void bulletin(JsonNode place, Set<BulletinId> there) {
        requireKnown(
                place, place.readWithoutProblems(ScalarJsonMapper::bulletin), there, "bulletin");
    }

    private static <N> void requireKnown(
            JsonNode place, Optional<N> name, Set<N> there, String kind) {
        if (name.isPresent() && !there.contains(name.get())) {
            place.addProblem("names " + kind + " '" + name.get() + "', which is not there");
        }
    }

    private static <N> void requireUnique(Optional<JsonNode> place, Optional<N> name, Set<N> seen) {
        if (place.isPresent() && name.isPresent() && !seen.add(name.get())) {
            place.get().addProblem("stands twice");
        }
    }

    private static Optional<List<JsonValue>> situationAndVersion(JsonNode playbook) {
        Optional<JsonNode> version = playbook.get("version");
        return playbook.get("situation")
                .flatMap(one -> version.map(other -> List.of(one.value(), other.value())));
    }
}
