package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.slot.SlotId;

/**
 * Approval of a slot or a situation: the required steps and those taken. The steps are those that
 * policy required at submission.
 *
 * @param subject id of the slot or situation
 * @param unit the unit that orders it
 * @param steps the names of the steps, in order; at least one
 * @param fourEyes whether one person may take only one step, and none of their own subject
 * @param by login of the author
 * @param at when it was submitted first, to the millisecond
 * @param taken the steps taken, the first one first
 * @param returned the latest return to the author; at most one
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
    /** Step that was taken. */
    public record CompletedStep(String by, Instant at) {}

    /** Return to the author, with the reason. */
    public record SentBack(String by, Instant at, Remark why) {}

    /** Copies the lists; refuses more taken steps than steps, and more than one return. */
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

    /** The name of the next step; empty if all are taken. */
    public Optional<String> next() {
        return isComplete() ? Optional.empty() : Optional.of(steps.get(taken.size()));
    }

    /** The approval with the next step taken. */
    public Approval withStep(CompletedStep step) {
        var more = new java.util.ArrayList<CompletedStep>(taken);
        more.add(step);
        return new Approval(subject, unit, steps, fourEyes, by, at, more, returned);
    }

    /** The approval with no step taken. */
    public Approval restarted() {
        return new Approval(subject, unit, steps, fourEyes, by, at, List.of(), returned);
    }

    /** The approval with no step taken, sent back. */
    public Approval sentBack(SentBack last) {
        return new Approval(subject, unit, steps, fourEyes, by, at, List.of(), List.of(last));
    }
}
