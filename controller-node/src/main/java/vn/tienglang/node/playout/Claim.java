package vn.tienglang.node.playout;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.playout.emergency.EmergencyRun;

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
                        case Emergency theirs ->
                                theirs.isExercise()
                                        && mine.plan().messageClass() == MessageClass.EMERGENCY;
                    };
            case Emergency mine ->
                    switch (other) {
                        case Planned _ -> !mine.isExercise();
                        case Emergency theirs -> mine.isBefore(theirs);
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

    /**
     * Run of an emergency: it plays as soon as possible, and the newest has the air. An exercise
     * waits until nothing else plays, and gives way to emergencies.
     */
    record Emergency(EmergencyRun run) implements Claim {
        /**
         * True when it is too late to start. Never while the wall clock is not trusted: then it is
         * judged later.
         */
        boolean hasExpired(Now now) {
            return now.wallTrusted() && !expires().isAfter(now.wall());
        }

        /** Whether it is a drill. */
        boolean isExercise() {
            return run.emergency().isExercise();
        }

        /** The instant from which it is not started any more. */
        Instant expires() {
            return run.emergency().expires();
        }

        private boolean isBefore(Emergency other) {
            if (isExercise() || other.isExercise()) {
                return !isExercise();
            }
            return vn.tienglang.airtime.Emergency.NEWEST_FIRST.compare(
                            run.emergency(), other.run().emergency())
                    < 0;
        }

        @Override
        public AiringId airing() {
            return run.airing();
        }

        @Override
        public LocalDate date() {
            return run.emergency().date();
        }

        @Override
        public Clip clip() {
            return run.clip();
        }
    }
}
