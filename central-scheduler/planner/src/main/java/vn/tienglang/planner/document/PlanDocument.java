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
 * A whole plan, to be carried from one office to another or kept as a file: everything that people
 * decided. Lists are in the order in which people said things, since that order counts; sets and
 * maps are in order of name. Bulletins, recordings, stations and areas are named and do not travel
 * with it.
 *
 * @param bulletins the bulletins that go with it; whoever imports the plan has to have them
 * @param policies of all units
 * @param holidays public holidays
 * @param playbooks what is done in which situation
 * @param activeSituations which units are in one
 * @param slots in the order in which they were booked
 * @param priorityOrder how a unit orders priorities that collide
 * @param obligations what is owed
 * @param successions which unit carries on which
 * @param tags what is true of which station
 * @param profiles what is spoken around which station
 * @param handOvers what is handed over day by day
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
    /** The version of the form that is written, and the only one that is read. */
    public static final int VERSION = 1;

    /** Takes copies whose order does not depend on the machine. */
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
        var inOrder = new TreeMap<StationId, Set<StationTag>>();
        tags.forEach((station, borne) ->
                inOrder.put(station, Collections.unmodifiableSet(new TreeSet<>(borne))));
        tags = Collections.unmodifiableMap(inOrder);
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
        handOvers = List.copyOf(handOvers);
    }

    /** The plan as JSON; the same plan, the same text. */
    public String toJson() {
        return JsonValueWriter.of(PlanDocumentJsonMapper.toJson(this));
    }

    /**
     * The plan in this text.
     *
     * @param known the bulletins that are there already, besides those the plan goes with
     */
    public static DocumentResult<PlanDocument> read(String json, Set<BulletinId> known) {
        return PlanItemJsonMapper.read(
                json,
                DocumentLimits.PLAN_CHARACTERS,
                DocumentLimits.PLAN_VALUES,
                place -> PlanDocumentJsonMapper.document(place, known));
    }

    /**
     * The plan in these bytes, which are the UTF-8 of its text; a byte order mark is passed over.
     *
     * @param known the bulletins that are there already, besides those the plan goes with
     */
    public static DocumentResult<PlanDocument> read(byte[] bytes, Set<BulletinId> known) {
        // A character has at most three bytes in UTF-8, counted as Java counts characters.
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
     * Everything that {@link #read} would say against it, so that nobody hands out what nobody can
     * take in: names of what is not there, one name for two things, words and numbers beyond {@link
     * DocumentLimits}.
     *
     * @param known the bulletins that are there already, besides those the plan goes with
     */
    public List<DocumentProblem> problems(Set<BulletinId> known) {
        return switch (read(toJson(), known)) {
            case DocumentResult.Parsed<PlanDocument> _ -> List.of();
            case DocumentResult.Rejected<PlanDocument>(List<DocumentProblem> complaints) ->
                    complaints;
        };
    }

    /**
     * The bulletins that go with it and are not there.
     *
     * @param known the bulletins that are there
     */
    public Set<BulletinId> missingBulletins(Set<BulletinId> known) {
        var missing = new TreeSet<>(bulletins);
        missing.removeAll(known);
        return missing;
    }
}
