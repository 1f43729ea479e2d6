package vn.tienglang.planner.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.programme.Slot;

/**
 * A whole plan: every key of it always stands there, so that nothing can be left out by mistake;
 * but for what came to the form later, which is left out where there is none of it, so that plans
 * written before are still read.
 */
final class DocumentForm {
    private DocumentForm() {}

    static Json form(PlanDocument plan) {
        return new Writing()
                .whole("version", PlanDocument.VERSION)
                .put("bulletins", Writing.words(plan.bulletins()))
                .put("policies", Writing.list(plan.policies(), PolicyForm::form))
                .put("holidays", PolicyForm.holidays(plan.holidays()))
                .put("playbooks", Writing.list(plan.playbooks(), SituationForm::form))
                .put("raised", Writing.list(plan.raised(), SituationForm::form))
                .put("slots", Writing.list(plan.slots(), SlotForm::form))
                .put("firstAt", Writing.map(plan.firstAt(), Writing::words))
                .put("obligations", Writing.list(plan.obligations(), PlaceForm::form))
                .put("successions", Writing.list(plan.successions(), PlaceForm::form))
                .put("tags", Writing.map(plan.tags(), SlotForm::tags))
                .put("profiles", Writing.map(plan.profiles(), PlaceForm::form))
                .unless(
                        List.<HandOver>of(),
                        "handOvers",
                        plan.handOvers(),
                        all -> Writing.list(all, PlaceForm::form))
                .done();
    }

    static Optional<PlanDocument> document(Place place, Set<BulletinId> known) {
        var sheet = new Sheet(place);
        var version = sheet.read("version", DocumentForm::version);
        if (version.isEmpty()) {
            // What another version means by its keys is not ours to complain of.
            return Optional.empty();
        }
        var bulletins = sheet.read("bulletins", inner -> inner.distinct(Words::bulletin));
        var policies = sheet.read("policies", inner -> inner.list(PolicyForm::policy));
        var holidays = sheet.read("holidays", PolicyForm::holidays);
        var playbooks = sheet.read("playbooks", inner -> inner.list(SituationForm::playbook));
        var raised = sheet.read("raised", inner -> inner.list(SituationForm::raised));
        var slots = sheet.read("slots", DocumentForm::slots);
        var firstAt = sheet.read("firstAt", inner -> inner.map(AreaCode::new, PlanForm::order));
        var obligations = sheet.read("obligations", inner -> inner.list(PlaceForm::obligation));
        var successions = sheet.read("successions", inner -> inner.list(PlaceForm::succession));
        var tags = sheet.read("tags", inner -> inner.map(StationId::new, SlotForm::tags));
        var profiles =
                sheet.read("profiles", inner -> inner.map(StationId::new, PlaceForm::profile));
        var handOvers =
                sheet.read(
                        "handOvers", List.<HandOver>of(), inner -> inner.list(PlaceForm::handOver));
        Optional<PlanDocument> plan =
                sheet.whole(() ->
                        new PlanDocument(
                                new TreeSet<>(bulletins.orElseThrow()),
                                policies.orElseThrow(),
                                holidays.orElseThrow(),
                                playbooks.orElseThrow(),
                                raised.orElseThrow(),
                                slots.orElseThrow(),
                                firstAt.orElseThrow(),
                                obligations.orElseThrow(),
                                successions.orElseThrow(),
                                tags.orElseThrow(),
                                profiles.orElseThrow(),
                                handOvers.orElseThrow()));
        new References(known).check(place);
        return plan;
    }

    /**
     * A recurrence may take a millisecond to count out, so that slots have a limit of their own.
     */
    private static Optional<List<Slot>> slots(Place place) {
        int count = place.items().size();
        return count > FormLimits.SLOTS
                ? place.refuse(count + " slots; at most " + FormLimits.SLOTS)
                : place.list(SlotForm::slot);
    }

    private static Optional<Integer> version(Place place) {
        Optional<Integer> version = place.whole(1, FormLimits.VERSIONS);
        return version.isPresent() && version.get() != PlanDocument.VERSION
                ? place.refuse(
                        "version "
                                + version.get()
                                + " is not read here; only "
                                + PlanDocument.VERSION)
                : version;
    }
}
