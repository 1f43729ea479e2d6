package vn.tienglang.planner.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Each thing a plan is made of as JSON of its own, as it is stored. Writing the same thing twice
 * gives the same text. Reading it gives an equal thing back, provided its words are such as people
 * can read and it keeps within {@link DocumentLimits}, with years of four digits: what came in
 * through a form does; who makes things otherwise reads what was written before storing it. Reading
 * never throws, and its work is bounded.
 */
public final class PlanItemJsonMapper {
    private PlanItemJsonMapper() {}

    /** A slot. */
    public static String toJson(Slot slot) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(slot));
    }

    /** The slot in this text. */
    public static DocumentResult<Slot> slot(String json) {
        return readItem(json, SlotJsonMapper::slot);
    }

    /** One part of a slot. */
    public static String toJson(SlotPart part) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(part));
    }

    /** The part in this text. */
    public static DocumentResult<SlotPart> part(String json) {
        return readItem(json, SlotJsonMapper::part);
    }

    /** What a slot does when the air is taken. */
    public static String toJson(StartPolicy starting) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(starting));
    }

    /** What a slot does when the air is taken. */
    public static DocumentResult<StartPolicy> startPolicy(String json) {
        return readItem(json, SlotJsonMapper::startPolicy);
    }

    /** Whom something is meant for. */
    public static String toJson(Target target) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(target));
    }

    /** The target in this text. */
    public static DocumentResult<Target> target(String json) {
        return readItem(json, SlotJsonMapper::target);
    }

    /** How languages share a slot. */
    public static String toJson(LanguageMix mix) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(mix));
    }

    /** The mix in this text. */
    public static DocumentResult<LanguageMix> mix(String json) {
        return readItem(json, SlotJsonMapper::mix);
    }

    /** What is spoken around a station. */
    public static String toJson(LanguageProfile profile) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(profile));
    }

    /** The profile in this text. */
    public static DocumentResult<LanguageProfile> profile(String json) {
        return readItem(json, AreaDataJsonMapper::profile);
    }

    /** A policy. */
    public static String toJson(Policy policy) {
        return JsonValueWriter.of(PolicyJsonMapper.toJson(policy));
    }

    /** The policy in this text. */
    public static DocumentResult<Policy> policy(String json) {
        return readItem(json, PolicyJsonMapper::policy);
    }

    /** A playbook. */
    public static String toJson(Playbook playbook) {
        return JsonValueWriter.of(SituationJsonMapper.toJson(playbook));
    }

    /** The playbook in this text. */
    public static DocumentResult<Playbook> playbook(String json) {
        return readItem(json, SituationJsonMapper::playbook);
    }

    /** That a unit is in a situation, with the playbook it was raised to. */
    public static String toJson(ActiveSituation raised) {
        return JsonValueWriter.of(SituationJsonMapper.toJson(raised));
    }

    /** The raising in this text. */
    public static DocumentResult<ActiveSituation> activeSituation(String json) {
        return readItem(json, SituationJsonMapper::activeSituation);
    }

    /** An obligation. */
    public static String toJson(Obligation obligation) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(obligation));
    }

    /** The obligation in this text. */
    public static DocumentResult<Obligation> obligation(String json) {
        return readItem(json, AreaDataJsonMapper::obligation);
    }

    /** What is handed over day by day. */
    public static String toJson(HandOver handOver) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(handOver));
    }

    /** The hand-over in this text. */
    public static DocumentResult<HandOver> handOver(String json) {
        return readItem(json, AreaDataJsonMapper::handOver);
    }

    /** That one unit carries on another. */
    public static String toJson(AreaSuccession succession) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(succession));
    }

    /** The succession in this text. */
    public static DocumentResult<AreaSuccession> succession(String json) {
        return readItem(json, AreaDataJsonMapper::succession);
    }

    /** What is true of a station. */
    public static String tagsToJson(Set<StationTag> tags) {
        return JsonValueWriter.of(SlotJsonMapper.tags(tags));
    }

    /** The tags in this text. */
    public static DocumentResult<Set<StationTag>> tags(String json) {
        return readItem(json, SlotJsonMapper::tags);
    }

    /** How a unit orders priorities that collide. */
    public static String orderToJson(List<SlotId> order) {
        return JsonValueWriter.of(ObjectWriter.strings(order));
    }

    /** The order in this text; no slot stands twice in it. */
    public static DocumentResult<List<SlotId>> order(String json) {
        return readItem(json, PlanItemJsonMapper::order);
    }

    static Optional<List<SlotId>> order(JsonNode place) {
        return place.distinct(ScalarJsonMapper::slot);
    }

    /** Public holidays. */
    public static String holidaysToJson(Set<LocalDate> holidays) {
        return JsonValueWriter.of(PolicyJsonMapper.holidays(holidays));
    }

    /** The holidays in this text. */
    public static DocumentResult<Set<LocalDate>> holidays(String json) {
        return readItem(json, PolicyJsonMapper::holidays);
    }

    /** What stands under one key of an object that is read by several hands. */
    public sealed interface Member {
        /** Words. */
        record TextMember(String text) implements Member {}

        /** Anything else, as the text it would be alone. */
        record JsonMember(String json) implements Member {}
    }

    /**
     * What stands under the keys of the object in this text, in its order.
     *
     * @param known the keys that may stand there
     */
    public static DocumentResult<Map<String, Member>> members(String json, Set<String> known) {
        return readItem(json, place -> members(place, known));
    }

    private static Optional<Map<String, Member>> members(JsonNode place, Set<String> known) {
        return place.map(
                key -> {
                    if (!known.contains(key)) {
                        throw new IllegalArgumentException(
                                ObjectReader.unknownWordMessage(
                                        key, known.stream().sorted().toList()));
                    }
                    return key;
                },
                inner ->
                        Optional.of(
                                inner.value() instanceof JsonValue.StringValue(String words)
                                        ? new Member.TextMember(words)
                                        : new Member.JsonMember(
                                                JsonValueWriter.of(inner.value()))));
    }

    private static <T> DocumentResult<T> readItem(
            String json, Function<JsonNode, Optional<T>> form) {
        return read(json, DocumentLimits.PIECE_CHARACTERS, DocumentLimits.PIECE_VALUES, form);
    }

    /** The one place where a text becomes a thing, or complaints. */
    static <T> DocumentResult<T> read(
            String json, int charactersMost, int valuesMost, Function<JsonNode, Optional<T>> form) {
        var complaints = new DocumentProblems();
        if (json.length() > charactersMost) {
            complaints.add("$", json.length() + " characters; at most " + charactersMost);
            return new DocumentResult.Rejected<>(complaints.all());
        }
        try {
            JsonValue value = JsonValueReader.read(json, valuesMost);
            Optional<T> thing = form.apply(new JsonNode("$", value, complaints));
            if (thing.isPresent() && complaints.count() == 0) {
                return new DocumentResult.Parsed<>(thing.get());
            }
        } catch (JsonValueReader.JsonSyntaxException e) {
            complaints.add("$", String.valueOf(e.getMessage()));
        }
        return new DocumentResult.Rejected<>(complaints.all());
    }
}
