package vn.tienglang.node.playout;

import java.time.LocalDate;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.wire.Message;

/** Claim to the air by an airing or an emergency. */
public sealed interface Claim {
    /** Id of the airing. */
    AiringId airing();

    /** Day of the airing. */
    LocalDate date();

    /** Clip to play. */
    Clip clip();

    /** True when this claim takes the air from {@code other} while that one plays. */
    default boolean preempts(Claim other) {
        return switch (this) {
            case Planned mine ->
                    switch (other) {
                        case Planned theirs ->
                                mine.plan().messageClass().preempts(theirs.plan().messageClass());
                        case Emergency _ -> false;
                    };
            case Emergency mine ->
                    switch (other) {
                        case Planned _ -> true;
                        case Emergency theirs -> mine.urgent().number() > theirs.urgent().number();
                    };
        };
    }

    /**
     * An airing of a daily log, with a fixed start.
     *
     * @param date day of the log
     * @param plan the airing as the log has it
     * @param clip the clip of the airing
     */
    record Planned(LocalDate date, Airing plan, Clip clip) implements Claim {
        @Override
        public AiringId airing() {
            return plan.id();
        }
    }

    /** An emergency: it plays as soon as possible. The newest has the air. */
    record Emergency(Message.Urgent urgent) implements Claim {
        /**
         * True when it is too late to start. Never while the wall clock is not trusted: then it is
         * judged later.
         */
        boolean hasExpired(Now now) {
            return now.wallTrusted() && !urgent.expires().isAfter(now.wall());
        }

        @Override
        public AiringId airing() {
            return urgent.airing();
        }

        @Override
        public LocalDate date() {
            return urgent.date();
        }

        @Override
        public Clip clip() {
            return urgent.clip();
        }
    }
}
