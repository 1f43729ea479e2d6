package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.programme.Slot;

/** Between items of the plan and their JSON, in which the planner writes them. */
public final class PlanText {
    private PlanText() {}

    /**
     * What an item says; its name is told beside it.
     *
     * @throws IllegalArgumentException when {@link #read} would not read it again: what is kept
     *     like that could never be got out of the books
     */
    public static String of(PlanItem item) {
        return readable(item.name().toString(), written(item), text -> read(item.name(), text));
    }

    /**
     * What a slot says.
     *
     * @throws IllegalArgumentException likewise
     */
    public static String of(Slot slot) {
        return readable("slot " + slot.id(), PlanForm.text(slot), PlanForm::slot);
    }

    private static <T> String readable(
            String name, String text, Function<String, Reading<T>> reader) {
        return switch (reader.apply(text)) {
            case Reading.Understood<T> _ -> text;
            case Reading.Refused<T>(var complaints) ->
                    throw new IllegalArgumentException(
                            name + " could not be read again: " + complaints.getFirst());
        };
    }

    private static String written(PlanItem item) {
        return switch (item) {
            case PlanItem.OfPolicy(var _, var policy) -> PlanForm.text(policy);
            case PlanItem.OfProfile(var _, var profile) -> PlanForm.text(profile);
            case PlanItem.OfTags(var _, var tags) -> PlanForm.tagsText(tags);
            case PlanItem.OfSuccession(var succession) -> PlanForm.text(succession);
            case PlanItem.OfOrder(var _, var first) -> PlanForm.orderText(first);
            case PlanItem.OfPlaybook(var playbook) -> PlanForm.text(playbook);
            case PlanItem.OfRaised(var raised) -> PlanForm.text(raised);
            case PlanItem.OfObligation(var obligation) -> PlanForm.text(obligation);
            case PlanItem.OfHoliday _ -> "{}";
            case PlanItem.OfHandOver(var handOver) -> PlanForm.text(handOver);
        };
    }

    /**
     * The item that says this.
     *
     * @param name what it is called, where the text does not say; else what the text says counts
     * @throws IllegalArgumentException when nothing of that kind can have that name
     */
    public static Reading<PlanItem> read(PlanItem.Name name, String text) {
        return switch (name.kind()) {
            case POLICY -> as(PlanForm.policy(text), policy -> new PlanItem.OfPolicy(name, policy));
            case PROFILE -> {
                var station = new StationId(name.id());
                yield as(PlanForm.profile(text), said -> new PlanItem.OfProfile(station, said));
            }
            case TAGS -> {
                var station = new StationId(name.id());
                yield as(PlanForm.tags(text), said -> new PlanItem.OfTags(station, said));
            }
            case SUCCESSION -> as(PlanForm.succession(text), PlanItem.OfSuccession::new);
            case ORDER -> {
                var unit = new AreaCode(name.id());
                yield as(PlanForm.order(text), said -> new PlanItem.OfOrder(unit, said));
            }
            case PLAYBOOK -> as(PlanForm.playbook(text), PlanItem.OfPlaybook::new);
            case RAISED -> as(PlanForm.raised(text), PlanItem.OfRaised::new);
            case OBLIGATION -> as(PlanForm.obligation(text), PlanItem.OfObligation::new);
            case HAND_OVER -> as(PlanForm.handOver(text), PlanItem.OfHandOver::new);
            case HOLIDAY -> new Reading.Understood<>(new PlanItem.OfHoliday(date(name.id())));
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("not a date: '" + text + "'", e);
        }
    }

    private static <T> Reading<PlanItem> as(Reading<T> reading, Function<T, PlanItem> item) {
        return switch (reading) {
            case Reading.Understood<T>(T value) -> new Reading.Understood<>(item.apply(value));
            case Reading.Refused<T>(var complaints) -> new Reading.Refused<>(complaints);
        };
    }
}
