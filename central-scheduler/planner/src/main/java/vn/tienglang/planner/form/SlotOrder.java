package vn.tienglang.planner.form;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;

/**
 * A slot as it was ordered, with a recurrence that can be written down.
 *
 * @param id its name, for good
 * @param title what people call it
 * @param issuer whose order it is
 * @param target whom it is meant for
 * @param when at which local times
 * @param starting what it does when the air is taken
 * @param hardEnd how long after its time it must be over; a day when nothing says so
 * @param parts what it sounds, in order; at least one
 * @param languages how the languages of a station share its bulletins
 * @param messageClass what it is
 */
public record SlotOrder(
        SlotId id,
        String title,
        AreaCode issuer,
        Target target,
        Recurrence when,
        Starting starting,
        Duration hardEnd,
        List<Part> parts,
        LanguageMix languages,
        MessageClass messageClass) {
    /** Takes a copy; refuses what {@link Slot} refuses. */
    public SlotOrder {
        parts = List.copyOf(parts);
        var _ =
                new Slot(
                        id,
                        title,
                        issuer,
                        target,
                        _ -> List.of(),
                        starting,
                        hardEnd,
                        parts,
                        languages,
                        messageClass);
    }

    /**
     * The slot that is planned.
     *
     * @param recurring what the planner makes of {@link #when}
     */
    public Slot slot(Recurring recurring) {
        return new Slot(
                id,
                title,
                issuer,
                target,
                recurring,
                starting,
                hardEnd,
                parts,
                languages,
                messageClass);
    }
}
