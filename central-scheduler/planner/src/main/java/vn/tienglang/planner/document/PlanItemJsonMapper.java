package vn.tienglang.planner.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.airtime.PlainText;
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
 * JSON mapper of single plan items, as they are stored. Equal items give equal text. Reading a
 * written text gives an equal item if its texts are printable, it is within {@link DocumentLimits}
 * and its years have four digits. Items entered through forms fulfil this; other code must read the
 * text back before storing it. Reading never throws, and its work is bounded.
 */
public final class PlanItemJsonMapper {
    private PlanItemJsonMapper() {}

    /** Writes a slot. */
    public static String toJson(Slot slot) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(slot));
    }

    /** Reads a slot. */
    public static DocumentResult<Slot> slot(String json) {
        return readItem(json, SlotJsonMapper::slot);
    }

    /** Writes a slot part. */
    public static String toJson(SlotPart part) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(part));
    }

    /** Reads a slot part. */
    public static DocumentResult<SlotPart> part(String json) {
        return readItem(json, SlotJsonMapper::part);
    }

    /** Writes a start policy. */
    public static String toJson(StartPolicy startPolicy) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(startPolicy));
    }

    /** Reads a start policy. */
    public static DocumentResult<StartPolicy> startPolicy(String json) {
        return readItem(json, SlotJsonMapper::startPolicy);
    }

    /** Writes a target. */
    public static String toJson(Target target) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(target));
    }

    /** Reads a target. */
    public static DocumentResult<Target> target(String json) {
        return readItem(json, SlotJsonMapper::target);
    }

    /** Writes a language mix. */
    public static String toJson(LanguageMix mix) {
        return JsonValueWriter.of(SlotJsonMapper.toJson(mix));
    }

    /** Reads a language mix. */
    public static DocumentResult<LanguageMix> mix(String json) {
        return readItem(json, SlotJsonMapper::mix);
    }

    /** Writes a language profile. */
    public static String toJson(LanguageProfile profile) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(profile));
    }

    /** Reads a language profile. */
    public static DocumentResult<LanguageProfile> profile(String json) {
        return readItem(json, AreaDataJsonMapper::profile);
    }

    /** Writes a policy. */
    public static String toJson(Policy policy) {
        return JsonValueWriter.of(PolicyJsonMapper.toJson(policy));
    }

    /** Reads a policy. */
    public static DocumentResult<Policy> policy(String json) {
        return readItem(json, PolicyJsonMapper::policy);
    }

    /** Writes a playbook. */
    public static String toJson(Playbook playbook) {
        return JsonValueWriter.of(SituationJsonMapper.toJson(playbook));
    }

    /** Reads a playbook. */
    public static DocumentResult<Playbook> playbook(String json) {
        return readItem(json, SituationJsonMapper::playbook);
    }

    /** Writes an active situation with its playbook. */
    public static String toJson(ActiveSituation situation) {
        return JsonValueWriter.of(SituationJsonMapper.toJson(situation));
    }

    /** Reads an active situation. */
    public static DocumentResult<ActiveSituation> activeSituation(String json) {
        return readItem(json, SituationJsonMapper::activeSituation);
    }

    /** Writes an obligation. */
    public static String toJson(Obligation obligation) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(obligation));
    }

    /** Reads an obligation. */
    public static DocumentResult<Obligation> obligation(String json) {
        return readItem(json, AreaDataJsonMapper::obligation);
    }

    /** Writes a hand-over. */
    public static String toJson(HandOver handOver) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(handOver));
    }

    /** Reads a hand-over. */
    public static DocumentResult<HandOver> handOver(String json) {
        return readItem(json, AreaDataJsonMapper::handOver);
    }

    /** Writes an area succession. */
    public static String toJson(AreaSuccession succession) {
        return JsonValueWriter.of(AreaDataJsonMapper.toJson(succession));
    }

    /** Reads an area succession. */
    public static DocumentResult<AreaSuccession> succession(String json) {
        return readItem(json, AreaDataJsonMapper::succession);
    }

    /** Writes the tags of a station. */
    public static String tagsToJson(Set<StationTag> tags) {
        return JsonValueWriter.of(SlotJsonMapper.tags(tags));
    }

    /** Reads the tags of a station. */
    public static DocumentResult<Set<StationTag>> tags(String json) {
        return readItem(json, SlotJsonMapper::tags);
    }

    /** Writes a unit's priority order. */
    public static String orderToJson(List<SlotId> order) {
        return JsonValueWriter.of(ObjectWriter.strings(order));
    }

    /** Reads a priority order; no slot may be repeated. */
    public static DocumentResult<List<SlotId>> order(String json) {
        return readItem(json, PlanItemJsonMapper::order);
    }

    static Optional<List<SlotId>> order(JsonNode node) {
        return node.distinct(ScalarJsonMapper::slot);
    }

    /** Writes public holidays. */
    public static String holidaysToJson(Set<LocalDate> holidays) {
        return JsonValueWriter.of(PolicyJsonMapper.holidays(holidays));
    }

    /** Reads public holidays. */
    public static DocumentResult<Set<LocalDate>> holidays(String json) {
        return readItem(json, PolicyJsonMapper::holidays);
    }

    /** Member of an object whose members are read by different readers. */
    public sealed interface Member {
        /** Member that is a text. */
        record TextMember(String text) implements Member {}

        /** Any other member, as JSON text. */
        record JsonMember(String json) implements Member {}
    }

    /**
     * Reads the members of an object in text order.
     *
     * @param known the allowed keys
     */
    public static DocumentResult<Map<String, Member>> members(String json, Set<String> known) {
        return readItem(json, node -> members(node, known));
    }

    private static Optional<Map<String, Member>> members(JsonNode node, Set<String> known) {
        return node.map(
                key -> {
                    if (!known.contains(key)) {
                        throw new IllegalArgumentException(
                                ObjectReader.unknownWordMessage(
                                        key, known.stream().sorted().toList()));
                    }
                    return key;
                },
                child ->
                        Optional.of(
                                child.value() instanceof JsonValue.StringValue(String string)
                                        ? new Member.TextMember(string)
                                        : new Member.JsonMember(
                                                JsonValueWriter.of(child.value()))));
    }

    /**
     * Returns the result of reading a text that a person sent; rejects it when a title, paper or
     * name in it shows nothing. Stored texts are read without this check: an old one must stay
     * readable.
     */
    public static <T> DocumentResult<T> requireVisible(String json, DocumentResult<T> result) {
        return switch (result) {
            case DocumentResult.Parsed<T> parsed -> {
                DocumentResult<Boolean> visible =
                        read(
                                json,
                                DocumentLimits.PLAN_CHARACTERS,
                                DocumentLimits.PLAN_VALUES,
                                node -> {
                                    rejectInvisible(node);
                                    return Optional.of(true);
                                });
                yield switch (visible) {
                    case DocumentResult.Parsed<Boolean> _ -> parsed;
                    case DocumentResult.Rejected<Boolean>(var problems) ->
                            new DocumentResult.Rejected<>(problems);
                };
            }
            case DocumentResult.Rejected<T> rejected -> rejected;
        };
    }

    private static void rejectInvisible(JsonNode node) {
        if (node.value() instanceof JsonValue.StringValue(String text)
                && !text.isEmpty()
                && !PlainText.isVisible(text)) {
            node.addProblem("must have a visible character");
        }
        node.entries().forEach(PlanItemJsonMapper::rejectInvisible);
        node.items().forEach(PlanItemJsonMapper::rejectInvisible);
    }

    private static <T> DocumentResult<T> readItem(
            String json, Function<JsonNode, Optional<T>> reader) {
        return read(json, DocumentLimits.ITEM_CHARACTERS, DocumentLimits.ITEM_VALUES, reader);
    }

    /** Parses a text into a value or problems; all readers use it. */
    static <T> DocumentResult<T> read(
            String json, int maxCharacters, int maxValues, Function<JsonNode, Optional<T>> reader) {
        var problems = new DocumentProblems();
        if (json.length() > maxCharacters) {
            problems.add("$", json.length() + " characters; at most " + maxCharacters);
            return new DocumentResult.Rejected<>(problems.all());
        }
        try {
            JsonValue value = JsonValueReader.read(json, maxValues);
            Optional<T> result = reader.apply(new JsonNode("$", value, problems));
            if (result.isPresent() && problems.count() == 0) {
                return new DocumentResult.Parsed<>(result.get());
            }
        } catch (JsonValueReader.JsonSyntaxException e) {
            problems.add("$", String.valueOf(e.getMessage()));
        }
        return new DocumentResult.Rejected<>(problems.all());
    }
}
