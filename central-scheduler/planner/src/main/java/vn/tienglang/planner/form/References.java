package vn.tienglang.planner.form;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Whether a plan names what is there, and each thing by a name of its own. It looks at the text and
 * not at what was made of it, so that it has its say although something else is wrong; what is not
 * even a name has been complained of by those who wanted one.
 */
final class References {
    private final Set<BulletinId> known;

    /**
     * With these bulletins.
     *
     * @param known those that are there besides the plan's own
     */
    References(Set<BulletinId> known) {
        this.known = known;
    }

    void check(Place plan) {
        bulletins(plan);
        // Airings are named after a slot, a raising or an obligation; so these share their names.
        var names = new HashSet<String>();
        var slots = new HashSet<SlotId>();
        for (Place slot : plan.items("slots")) {
            Optional<SlotId> id = slot.at("id").flatMap(place -> place.quietly(Words::slot));
            id.ifPresent(slots::add);
            once(slot.at("id"), id.map(SlotId::value), names);
        }
        for (Place raised : plan.items("raised")) {
            Optional<SlotId> id = raised.at("id").flatMap(place -> place.quietly(Words::slot));
            once(raised.at("id"), id.map(SlotId::value), names);
        }
        for (Place obligation : plan.items("obligations")) {
            Optional<ObligationId> id =
                    obligation.at("id").flatMap(place -> place.quietly(Words::obligation));
            once(obligation.at("id"), id.map(ObligationId::value), names);
        }
        var handOvers = new HashSet<HandOverId>();
        for (Place one : plan.items("handOvers")) {
            once(one.at("id"), one.at("id").flatMap(id -> id.quietly(Words::handOver)), handOvers);
        }
        var playbooks = new HashSet<List<Json>>();
        for (Place playbook : plan.items("playbooks")) {
            once(Optional.of(playbook), edition(playbook), playbooks);
        }
        for (Place order : plan.at("firstAt").map(Place::entries).orElse(List.of())) {
            order.items().forEach(item -> named(item, item.quietly(Words::slot), slots, "slot"));
        }
    }

    private void bulletins(Place plan) {
        var there = new HashSet<>(known);
        plan.items("bulletins")
                .forEach(each -> each.quietly(Words::bulletin).ifPresent(there::add));
        for (Place slot : plan.items("slots")) {
            for (Place part : slot.items("parts")) {
                part.items("rotation").forEach(each -> bulletin(each, there));
            }
        }
        for (Place raised : plan.items("raised")) {
            raised.items("bulletins").forEach(each -> bulletin(each, there));
        }
        for (Place one : plan.items("handOvers")) {
            one.at("bulletin").ifPresent(each -> bulletin(each, there));
            one.at("fallback").ifPresent(each -> bulletin(each, there));
        }
    }

    private static void bulletin(Place place, Set<BulletinId> there) {
        named(place, place.quietly(Words::bulletin), there, "bulletin");
    }

    private static <N> void named(Place place, Optional<N> name, Set<N> there, String kind) {
        if (name.isPresent() && !there.contains(name.get())) {
            place.complain("names " + kind + " '" + name.get() + "', which is not there");
        }
    }

    private static <N> void once(Optional<Place> place, Optional<N> name, Set<N> seen) {
        if (place.isPresent() && name.isPresent() && !seen.add(name.get())) {
            place.get().complain("stands twice");
        }
    }

    private static Optional<List<Json>> edition(Place playbook) {
        Optional<Place> version = playbook.at("version");
        return playbook.at("situation")
                .flatMap(one -> version.map(other -> List.of(one.value(), other.value())));
    }
}
