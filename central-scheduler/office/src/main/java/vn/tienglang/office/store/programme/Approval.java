package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.slot.SlotId;

/**
 * What it takes until a slot or a raised unit is approved, and what was done of it. The steps are
 * those that policy asked for when it was handed in.
 *
 * @param subject what is to be approved
 * @param unit whose it is
 * @param steps what each is called, first to last; at least one
 * @param fourEyes whether nobody may take two of them, or approve what is their own
 * @param by login of whose it is
 * @param at when it was first handed in
 * @param taken those of the steps that were taken, from the first on
 * @param returned that it was sent back, the last time it was; none when it never was
 */
public record Approval(
        SlotId subject,
        AreaCode unit,
        List<String> steps,
        boolean fourEyes,
        String by,
        Instant at,
        List<CompletedStep> taken,
        List<SentBack> returned) {
    /** A step that was taken. */
    public record CompletedStep(String by, Instant at) {}

    /** That it was sent back, and why. */
    public record SentBack(String by, Instant at, Remark why) {}

    /** Takes copies; refuses more steps taken than there are, and more than the last return. */
    public Approval {
        steps = List.copyOf(steps);
        taken = List.copyOf(taken);
        returned = List.copyOf(returned);
        if (returned.size() > 1) {
            throw new IllegalArgumentException(subject + " was last sent back more than once");
        }
        if (steps.isEmpty() || taken.size() > steps.size()) {
            throw new IllegalArgumentException(
                    taken.size() + " of " + steps.size() + " steps taken for " + subject);
        }
    }

    /** Whether every step was taken. */
    public boolean isComplete() {
        return taken.size() == steps.size();
    }

    /** What the next step is called; none when all were taken. */
    public Optional<String> next() {
        return isComplete() ? Optional.empty() : Optional.of(steps.get(taken.size()));
    }

    /** The same with the next step taken. */
    public Approval withStep(CompletedStep step) {
        var more = new java.util.ArrayList<CompletedStep>(taken);
        more.add(step);
        return new Approval(subject, unit, steps, fourEyes, by, at, more, returned);
    }

    /** The same with no step taken. */
    public Approval restarted() {
        return new Approval(subject, unit, steps, fourEyes, by, at, List.of(), returned);
    }

    /** The same with no step taken, sent back. */
    public Approval sentBack(SentBack last) {
        return new Approval(subject, unit, steps, fourEyes, by, at, List.of(), List.of(last));
    }
}
