package vn.tienglang.planner.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.slot.Slot;

/**
 * JSON mapper of whole plans. Every key is required, so that nothing is omitted by mistake. A key
 * added to the format later is omitted if it is empty, so that older plans can still be read.
 */
final class PlanDocumentJsonMapper {
    private PlanDocumentJsonMapper() {}

    static JsonValue toJson(PlanDocument plan) {
        return new ObjectWriter()
                .integer("version", PlanDocument.VERSION)
                .put("bulletins", ObjectWriter.strings(plan.bulletins()))
                .put("policies", ObjectWriter.list(plan.policies(), PolicyJsonMapper::toJson))
                .put("holidays", PolicyJsonMapper.holidays(plan.holidays()))
                .put("playbooks", ObjectWriter.list(plan.playbooks(), SituationJsonMapper::toJson))
                .put(
                        "raised",
                        ObjectWriter.list(plan.activeSituations(), SituationJsonMapper::toJson))
                .put("slots", ObjectWriter.list(plan.slots(), SlotJsonMapper::toJson))
                .put("firstAt", ObjectWriter.map(plan.priorityOrder(), ObjectWriter::strings))
                .put(
                        "obligations",
                        ObjectWriter.list(plan.obligations(), AreaDataJsonMapper::toJson))
                .put(
                        "successions",
                        ObjectWriter.list(plan.successions(), AreaDataJsonMapper::toJson))
                .put("tags", ObjectWriter.map(plan.tags(), SlotJsonMapper::tags))
                .put("profiles", ObjectWriter.map(plan.profiles(), AreaDataJsonMapper::toJson))
                .putUnless(
                        List.<HandOver>of(),
                        "handOvers",
                        plan.handOvers(),
                        all -> ObjectWriter.list(all, AreaDataJsonMapper::toJson))
                .build();
    }

    static Optional<PlanDocument> document(JsonNode place, Set<BulletinId> known) {
        var sheet = new ObjectReader(place);
        var version = sheet.read("version", PlanDocumentJsonMapper::version);
        if (version.isEmpty()) {
            // The keys of another version are not checked.
            return Optional.empty();
        }
        var bulletins =
                sheet.read("bulletins", inner -> inner.distinct(ScalarJsonMapper::bulletin));
        var policies = sheet.read("policies", inner -> inner.list(PolicyJsonMapper::policy));
        var holidays = sheet.read("holidays", PolicyJsonMapper::holidays);
        var playbooks = sheet.read("playbooks", inner -> inner.list(SituationJsonMapper::playbook));
        var raised =
                sheet.read("raised", inner -> inner.list(SituationJsonMapper::activeSituation));
        var slots = sheet.read("slots", PlanDocumentJsonMapper::slots);
        var firstAt =
                sheet.read("firstAt", inner -> inner.map(AreaCode::new, PlanItemJsonMapper::order));
        var obligations =
                sheet.read("obligations", inner -> inner.list(AreaDataJsonMapper::obligation));
        var successions =
                sheet.read("successions", inner -> inner.list(AreaDataJsonMapper::succession));
        var tags = sheet.read("tags", inner -> inner.map(StationId::new, SlotJsonMapper::tags));
        var profiles =
                sheet.read(
                        "profiles",
                        inner -> inner.map(StationId::new, AreaDataJsonMapper::profile));
        var handOvers =
                sheet.read(
                        "handOvers",
                        List.<HandOver>of(),
                        inner -> inner.list(AreaDataJsonMapper::handOver));
        Optional<PlanDocument> plan =
                sheet.build(() ->
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
        new ReferenceValidator(known).validate(place);
        return plan;
    }

    /** Limits the number of slots: expanding one recurrence may take a millisecond. */
    private static Optional<List<Slot>> slots(JsonNode place) {
        int count = place.items().size();
        return count > DocumentLimits.SLOTS
                ? place.reject(count + " slots; at most " + DocumentLimits.SLOTS)
                : place.list(SlotJsonMapper::slot);
    }

    private static Optional<Integer> version(JsonNode place) {
        Optional<Integer> version = place.integer(1, DocumentLimits.VERSIONS);
        return version.isPresent() && version.get() != PlanDocument.VERSION
                ? place.reject(
                        "version "
                                + version.get()
                                + " is not read here; only "
                                + PlanDocument.VERSION)
                : version;
    }
}
