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

    static Optional<PlanDocument> document(JsonNode node, Set<BulletinId> known) {
        var reader = new ObjectReader(node);
        var version = reader.read("version", PlanDocumentJsonMapper::version);
        if (version.isEmpty()) {
            // The keys of another version are not checked.
            return Optional.empty();
        }
        var bulletins =
                reader.read("bulletins", child -> child.distinct(ScalarJsonMapper::bulletin));
        var policies = reader.read("policies", child -> child.list(PolicyJsonMapper::policy));
        var holidays = reader.read("holidays", PolicyJsonMapper::holidays);
        var playbooks =
                reader.read("playbooks", child -> child.list(SituationJsonMapper::playbook));
        var situations =
                reader.read("raised", child -> child.list(SituationJsonMapper::activeSituation));
        var slots = reader.read("slots", PlanDocumentJsonMapper::slots);
        var priorityOrder =
                reader.read(
                        "firstAt", child -> child.map(AreaCode::new, PlanItemJsonMapper::order));
        var obligations =
                reader.read("obligations", child -> child.list(AreaDataJsonMapper::obligation));
        var successions =
                reader.read("successions", child -> child.list(AreaDataJsonMapper::succession));
        var tags = reader.read("tags", child -> child.map(StationId::new, SlotJsonMapper::tags));
        var profiles =
                reader.read(
                        "profiles",
                        child -> child.map(StationId::new, AreaDataJsonMapper::profile));
        var handOvers =
                reader.read(
                        "handOvers",
                        List.<HandOver>of(),
                        child -> child.list(AreaDataJsonMapper::handOver));
        Optional<PlanDocument> plan =
                reader.build(() ->
                        new PlanDocument(
                                new TreeSet<>(bulletins.orElseThrow()),
                                policies.orElseThrow(),
                                holidays.orElseThrow(),
                                playbooks.orElseThrow(),
                                situations.orElseThrow(),
                                slots.orElseThrow(),
                                priorityOrder.orElseThrow(),
                                obligations.orElseThrow(),
                                successions.orElseThrow(),
                                tags.orElseThrow(),
                                profiles.orElseThrow(),
                                handOvers.orElseThrow()));
        new ReferenceValidator(known).validate(node);
        return plan;
    }

    /** Limits the number of slots: expanding one recurrence may take a millisecond. */
    private static Optional<List<Slot>> slots(JsonNode node) {
        int count = node.items().size();
        return count > DocumentLimits.SLOTS
                ? node.reject(count + " slots; at most " + DocumentLimits.SLOTS)
                : node.list(SlotJsonMapper::slot);
    }

    private static Optional<Integer> version(JsonNode node) {
        Optional<Integer> version = node.integer(1, DocumentLimits.MAX_VERSION);
        return version.isPresent() && version.get() != PlanDocument.VERSION
                ? node.reject(
                        "version "
                                + version.get()
                                + " is not read here; only "
                                + PlanDocument.VERSION)
                : version;
    }
}
