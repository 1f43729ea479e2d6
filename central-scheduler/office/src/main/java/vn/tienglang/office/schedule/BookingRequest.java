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
 * Request for a booking: everything in a {@link Slot} but its id.
 *
 * @param title title shown to people
 * @param issuer the unit that orders it
 * @param target the target of the slot
 * @param when the local times, in each station's own zone
 * @param starting what happens if the airtime is taken
 * @param hardEnd the longest time from its start to its end
 * @param parts the parts to play, in order
 * @param languages how the languages of a station share the bulletins
 * @param messageClass class of the message; an emergency is refused at booking
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

    /** Copies the parts; refuses values that no slot can have. */
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
     * Request for one clip, once.
     *
     * @param area the target area, and the unit that orders it
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

    /** The request that gives this slot. */
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

    /** The request at other times. */
    public BookingRequest at(Recurrence times) {
        return new BookingRequest(
                title, issuer, target, times, starting, hardEnd, parts, languages, messageClass);
    }

    /** The slot of this request. */
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
