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
                            .flatMap(node -> node.readWithoutProblems(ScalarJsonMapper::slot));
            id.ifPresent(slots::add);
            requireUnique(slot.get("id"), id.map(SlotId::value), names);
        }
        for (JsonNode situation : plan.items("raised")) {
            Optional<SlotId> id =
                    situation
                            .get("id")
                            .flatMap(node -> node.readWithoutProblems(ScalarJsonMapper::slot));
            requireUnique(situation.get("id"), id.map(SlotId::value), names);
        }
        for (JsonNode obligation : plan.items("obligations")) {
            Optional<ObligationId> id =
                    obligation
                            .get("id")
                            .flatMap(
                                    node -> node.readWithoutProblems(ScalarJsonMapper::obligation));
            requireUnique(obligation.get("id"), id.map(ObligationId::value), names);
        }
        var handOvers = new HashSet<HandOverId>();
        for (JsonNode handOver : plan.items("handOvers")) {
            requireUnique(
                    handOver.get("id"),
                    handOver.get("id")
                            .flatMap(id -> id.readWithoutProblems(ScalarJsonMapper::handOver)),
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
        var available = new HashSet<>(known);
        plan.items("bulletins")
                .forEach(node ->
                        node.readWithoutProblems(ScalarJsonMapper::bulletin)
                                .ifPresent(available::add));
        for (JsonNode slot : plan.items("slots")) {
            for (JsonNode part : slot.items("parts")) {
                part.items("rotation").forEach(node -> bulletin(node, available));
            }
        }
        for (JsonNode situation : plan.items("raised")) {
            situation.items("bulletins").forEach(node -> bulletin(node, available));
        }
        for (JsonNode handOver : plan.items("handOvers")) {
            handOver.get("bulletin").ifPresent(node -> bulletin(node, available));
            handOver.get("fallback").ifPresent(node -> bulletin(node, available));
        }
    }

    private static void bulletin(JsonNode node, Set<BulletinId> available) {
        requireKnown(
                node, node.readWithoutProblems(ScalarJsonMapper::bulletin), available, "bulletin");
    }

    private static <N> void requireKnown(
            JsonNode node, Optional<N> name, Set<N> available, String kind) {
        if (name.isPresent() && !available.contains(name.get())) {
            node.addProblem("names " + kind + " '" + name.get() + "', which is not there");
        }
    }

    private static <N> void requireUnique(Optional<JsonNode> node, Optional<N> name, Set<N> used) {
        if (node.isPresent() && name.isPresent() && !used.add(name.get())) {
            node.get().addProblem("stands twice");
        }
    }

    private static Optional<List<JsonValue>> situationAndVersion(JsonNode playbook) {
        Optional<JsonNode> version = playbook.get("version");
        return playbook.get("situation")
                .flatMap(number -> version.map(other -> List.of(number.value(), other.value())));
    }
}
