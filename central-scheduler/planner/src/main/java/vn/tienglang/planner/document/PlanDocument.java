package vn.tienglang.planner.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Complete plan of an office, for exchange with another office or as a file. Lists keep the order
 * of the office, because that order matters; sets and maps are sorted by name. Bulletins,
 * recordings, stations and areas are referenced by id and not included.
 *
 * @param bulletins the referenced bulletins; an office that imports the plan must have them
 * @param policies the policies of all units
 * @param holidays public holidays
 * @param playbooks the playbooks
 * @param activeSituations the active situations
 * @param slots in booking order
 * @param priorityOrder how a unit orders colliding priorities
 * @param obligations the obligations
 * @param successions which unit succeeds which
 * @param tags the tags of each station
 * @param profiles the languages around each station
 * @param handOvers the daily hand-overs
 */
public record PlanDocument(
        Set<BulletinId> bulletins,
        List<Policy> policies,
        Set<LocalDate> holidays,
        List<Playbook> playbooks,
        List<ActiveSituation> activeSituations,
        List<Slot> slots,
        Map<AreaCode, List<SlotId>> priorityOrder,
        List<Obligation> obligations,
        List<AreaSuccession> successions,
        Map<StationId, Set<StationTag>> tags,
        Map<StationId, LanguageProfile> profiles,
        List<HandOver> handOvers) {
    /** Version of the format that is written; no other version is read. */
    public static final int VERSION = 1;

    /** Copies the collections in a fixed order. */
    public PlanDocument {
        bulletins = Collections.unmodifiableSet(new TreeSet<>(bulletins));
        policies = List.copyOf(policies);
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
        playbooks = List.copyOf(playbooks);
        activeSituations = List.copyOf(activeSituations);
        slots = List.copyOf(slots);
        var orders = new TreeMap<AreaCode, List<SlotId>>();
        priorityOrder.forEach((unit, order) -> orders.put(unit, List.copyOf(order)));
        priorityOrder = Collections.unmodifiableMap(orders);
        obligations = List.copyOf(obligations);
        successions = List.copyOf(successions);
        var sorted = new TreeMap<StationId, Set<StationTag>>();
        tags.forEach((station, stationTags) ->
                sorted.put(station, Collections.unmodifiableSet(new TreeSet<>(stationTags))));
        tags = Collections.unmodifiableMap(sorted);
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
        handOvers = List.copyOf(handOvers);
    }

    /** Returns the plan as JSON; equal plans give equal text. */
    public String toJson() {
        return JsonValueWriter.of(PlanDocumentJsonMapper.toJson(this));
    }

    /**
     * Reads a plan.
     *
     * @param known the bulletins the office has, in addition to those listed in the plan
     */
    public static DocumentResult<PlanDocument> read(String json, Set<BulletinId> known) {
        return PlanItemJsonMapper.requireVisible(
                json,
                PlanItemJsonMapper.read(
                        json,
                        DocumentLimits.PLAN_CHARACTERS,
                        DocumentLimits.PLAN_VALUES,
                        node -> PlanDocumentJsonMapper.document(node, known)));
    }

    /**
     * Reads a plan from UTF-8 bytes; a byte order mark is ignored.
     *
     * @param known the bulletins the office has, in addition to those listed in the plan
     */
    public static DocumentResult<PlanDocument> read(byte[] bytes, Set<BulletinId> known) {
        // A Java char takes at most three bytes in UTF-8.
        if (bytes.length > 3L * DocumentLimits.PLAN_CHARACTERS) {
            return new DocumentResult.Rejected<>(
                    List.of(new DocumentProblem("$", bytes.length + " bytes are too many")));
        }
        String json;
        try {
            json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new DocumentResult.Rejected<>(
                    List.of(new DocumentProblem("$", "is not text in UTF-8")));
        }
        return read(json.startsWith("\ufeff") ? json.substring(1) : json, known);
    }

    /**
     * Returns every problem that {@link #read} would report for this plan, so that no unreadable
     * plan is exported: unknown names, repeated names, and texts and numbers beyond {@link
     * DocumentLimits}.
     *
     * @param known the bulletins the office has, in addition to those listed in the plan
     */
    public List<DocumentProblem> problems(Set<BulletinId> known) {
        return switch (read(toJson(), known)) {
            case DocumentResult.Parsed<PlanDocument> _ -> List.of();
            case DocumentResult.Rejected<PlanDocument>(List<DocumentProblem> problems) -> problems;
        };
    }

    /**
     * Returns the listed bulletins that are not known.
     *
     * @param known the bulletins the office has
     */
    public Set<BulletinId> missingBulletins(Set<BulletinId> known) {
        var missing = new TreeSet<>(bulletins);
        missing.removeAll(known);
        return missing;
    }
}
