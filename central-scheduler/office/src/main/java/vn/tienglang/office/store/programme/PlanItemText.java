package vn.tienglang.office.store.programme;

import java.time.LocalDate;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.slot.Slot;

/** Converter between plan items or slots and their stored JSON text. */
public final class PlanItemText {
    private PlanItemText() {}

    /**
     * The JSON text of an item, without its name.
     *
     * @throws IllegalArgumentException when {@link #read} could not read the text again
     */
    public static String write(PlanItem item) {
        return readable(item.name().toString(), toJson(item), text -> read(item.name(), text));
    }

    /**
     * The JSON text of a slot.
     *
     * @throws IllegalArgumentException when the text could not be read again
     */
    public static String write(Slot slot) {
        return readable(
                "slot " + slot.id(), PlanItemJsonMapper.toJson(slot), PlanItemJsonMapper::slot);
    }

    private static <T> String readable(
            String name, String text, Function<String, DocumentResult<T>> reader) {
        return switch (reader.apply(text)) {
            case DocumentResult.Parsed<T> _ -> text;
            case DocumentResult.Rejected<T>(var complaints) ->
                    throw new IllegalArgumentException(
                            name + " could not be read again: " + complaints.getFirst());
        };
    }

    private static String toJson(PlanItem item) {
        return switch (item) {
            case PlanItem.OfPolicy(var _, var policy) -> PlanItemJsonMapper.toJson(policy);
            case PlanItem.OfProfile(var _, var profile) -> PlanItemJsonMapper.toJson(profile);
            case PlanItem.OfTags(var _, var tags) -> PlanItemJsonMapper.tagsToJson(tags);
            case PlanItem.OfSuccession(var succession) -> PlanItemJsonMapper.toJson(succession);
            case PlanItem.OfOrder(var _, var first) -> PlanItemJsonMapper.orderToJson(first);
            case PlanItem.OfPlaybook(var playbook) -> PlanItemJsonMapper.toJson(playbook);
            case PlanItem.OfRaised(var raised) -> PlanItemJsonMapper.toJson(raised);
            case PlanItem.OfObligation(var obligation) -> PlanItemJsonMapper.toJson(obligation);
            case PlanItem.OfHoliday _ -> "{}";
            case PlanItem.OfHandOver(var handOver) -> PlanItemJsonMapper.toJson(handOver);
        };
    }

    /**
     * Reads an item from its JSON text.
     *
     * @param name the name of the item; a name in the text has precedence
     * @throws IllegalArgumentException when no item of that kind can have that name
     */
    public static DocumentResult<PlanItem> read(PlanItem.Name name, String text) {
        return switch (name.kind()) {
            case POLICY ->
                    as(
                            PlanItemJsonMapper.policy(text),
                            policy -> new PlanItem.OfPolicy(name, policy));
            case PROFILE -> {
                var station = new StationId(name.id());
                yield as(
                        PlanItemJsonMapper.profile(text),
                        said -> new PlanItem.OfProfile(station, said));
            }
            case TAGS -> {
                var station = new StationId(name.id());
                yield as(PlanItemJsonMapper.tags(text), said -> new PlanItem.OfTags(station, said));
            }
            case SUCCESSION -> as(PlanItemJsonMapper.succession(text), PlanItem.OfSuccession::new);
            case ORDER -> {
                var unit = new AreaCode(name.id());
                yield as(PlanItemJsonMapper.order(text), said -> new PlanItem.OfOrder(unit, said));
            }
            case PLAYBOOK -> as(PlanItemJsonMapper.playbook(text), PlanItem.OfPlaybook::new);
            case RAISED -> as(PlanItemJsonMapper.activeSituation(text), PlanItem.OfRaised::new);
            case OBLIGATION -> as(PlanItemJsonMapper.obligation(text), PlanItem.OfObligation::new);
            case HAND_OVER -> as(PlanItemJsonMapper.handOver(text), PlanItem.OfHandOver::new);
            case HOLIDAY -> new DocumentResult.Parsed<>(new PlanItem.OfHoliday(date(name.id())));
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("not a date: '" + text + "'", e);
        }
    }

    private static <T> DocumentResult<PlanItem> as(
            DocumentResult<T> reading, Function<T, PlanItem> item) {
        return switch (reading) {
            case DocumentResult.Parsed<T>(T value) ->
                    new DocumentResult.Parsed<>(item.apply(value));
            case DocumentResult.Rejected<T>(var complaints) ->
                    new DocumentResult.Rejected<>(complaints);
        };
    }
}
