package vn.tienglang.node.playout;

import java.time.LocalDate;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.wire.Message;

/** Something that asks for the air, and who it may take it from. */
public sealed interface Claim {
    /** The name under which it is settled. */
    AiringId airing();

    /** The day it belongs to. */
    LocalDate date();

    /** What it plays. */
    Clip clip();

    /** True when this takes the air from {@code other} in the middle of it. */
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
     * An airing of a daily log: it has an appointment.
     *
     * @param date the log's day
     * @param plan the airing as the log has it
     */
    record Planned(LocalDate date, Airing plan, Clip clip) implements Claim {
        @Override
        public AiringId airing() {
            return plan.id();
        }
    }

    /** An emergency: it plays as soon as it can. The newest has the air. */
    record Emergency(Message.Urgent urgent) implements Claim {
        /** True when it must not start any more; never while the wall clock is not trusted. */
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
