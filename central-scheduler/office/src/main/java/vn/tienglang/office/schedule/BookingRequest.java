package vn.tienglang.office.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * What an officer wants on the air: everything a {@link Slot} says but its name, which the desk
 * gives it.
 *
 * @param title what people will call it
 * @param issuer whose order it is
 * @param target whose people are to hear it
 * @param when at which local times, in each station's own zone
 * @param starting what it does when the air is taken
 * @param hardEnd how long after its time it must be over
 * @param parts what it sounds, in order
 * @param languages how the languages of a station share its bulletins
 * @param messageClass what it is; an emergency is refused by the desk, in words
 */
public record BookingRequest(
        String title,
        AreaCode issuer,
        Target target,
        Recurrence when,
        StartPolicy starting,
        Duration hardEnd,
        List<SlotPart> parts,
        LanguageMix languages,
        MessageClass messageClass) {
    private static final SlotId UNNAMED = new SlotId("unnamed");

    /** Takes a copy; refuses what no slot can be. */
    public BookingRequest {
        parts = List.copyOf(parts);
        var _ =
                new Slot(
                        UNNAMED,
                        title,
                        issuer,
                        target,
                        NumberedRecurrence.of(when),
                        starting,
                        hardEnd,
                        parts,
                        languages,
                        MessageClass.ORDINARY);
    }

    /**
     * One recording, once.
     *
     * @param area whose people are to hear it, and whose order it is
     * @throws IllegalArgumentException when nobody could read the title, or the day lies beyond the
     *     years of a {@link Recurrence}
     */
    public static BookingRequest once(
            String title,
            AreaCode area,
            LocalDate date,
            LocalTime time,
            ClipId clip,
            MessageClass messageClass) {
        return new BookingRequest(
                title,
                area,
                Target.of(area),
                Recurrence.once(date.atTime(time)),
                new StartPolicy.OnTime(),
                Slot.NO_HARD_END,
                List.of(new SlotPart.Recording(clip)),
                new LanguageMix.AllInTurn(),
                messageClass);
    }

    /** What is asked for by a slot that stands already. */
    public static BookingRequest of(Slot slot) {
        return new BookingRequest(
                slot.title(),
                slot.issuer(),
                slot.target(),
                slot.when().recurrence(),
                slot.startPolicy(),
                slot.hardEnd(),
                slot.parts(),
                slot.languageMix(),
                slot.messageClass());
    }

    /** The same at other times. */
    public BookingRequest at(Recurrence times) {
        return new BookingRequest(
                title, issuer, target, times, starting, hardEnd, parts, languages, messageClass);
    }

    /** The slot it becomes. */
    public Slot slot(SlotId id) {
        return new Slot(
                id,
                title,
                issuer,
                target,
                NumberedRecurrence.of(when),
                starting,
                hardEnd,
                parts,
                languages,
                messageClass);
    }
}
