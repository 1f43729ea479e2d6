package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.deploy.simulation.SimStation.RestartPlan;
import vn.tienglang.node.port.SimulatedSpeaker;

/** Faults at a station. Each takes effect at once and is repaired after a while. */
enum InjectedFault {
    LINK_CUT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.networkIsCut(seed.logUniform(SECOND, Duration.ofMinutes(60)));
        }
    },
    LINK_SLOW {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.networkIsSlow(seed.between(700, 6_000), seed.logUniform(MINUTE, QUARTER));
        }
    },
    POWER_CUT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.dies(powerCut(seed), "the power goes");
        }
    },
    POWER_CUT_AT_A_TOUCH {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.crashPoint(powerCut(seed)).afterTouches(seed.below(12));
        }
    },
    POWER_CUT_AT_A_FACT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.crashPoint(powerCut(seed)).at(seed.oneOf(FACTS));
        }
    },
    CRASH {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.dies(crash(seed), "killed");
        }
    },
    CRASH_AT_A_TOUCH {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.crashPoint(crash(seed)).afterTouches(seed.below(12));
        }
    },
    CRASH_AT_A_FACT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.crashPoint(crash(seed)).at(seed.oneOf(FACTS));
        }
    },
    WALL_STEPS {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            Duration by = seed.logUniform(Duration.ofSeconds(3), Duration.ofDays(20));
            station.wallSteps(seed.chance(0.5) ? by : by.negated());
        }
    },
    STAFF_STOP {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.staffPressStop();
        }
    },
    RELAY_STICKS {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.relaySticks(seed.logUniform(SECOND, QUARTER));
        }
    },
    RELAY_SILENT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.relayFallsSilent(seed.logUniform(SECOND, QUARTER));
        }
    },
    SPEAKER_REFUSES {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.speakerFails(
                    "refuses", SimulatedSpeaker::refuse, seed.logUniform(SECOND, QUARTER));
        }
    },
    SPEAKER_HANGS {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.speakerFails("hangs", SimulatedSpeaker::hang, seed.logUniform(SECOND, QUARTER));
        }
    },
    SPEAKER_STALLS {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.speakerFails(
                    "stalls", SimulatedSpeaker::stall, seed.logUniform(SECOND, QUARTER));
        }
    },
    SPEAKER_ENDS_EARLY {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            Duration early = seed.logUniform(Duration.ofMillis(1), MINUTE);
            station.speakerFails(
                    "ends early by " + early,
                    speaker -> speaker.endEarlyBy(early),
                    seed.logUniform(SECOND, QUARTER));
        }
    },
    DISK_FULL {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.diskIsFull(seed.logUniform(SECOND, Duration.ofMinutes(3)));
        }
    },
    CLIPS_DO_NOT_FIT {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.clipsDoNotFit(seed.logUniform(SECOND, QUARTER));
        }
    },
    CLIP_LOST {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            List<ClipId> there = station.clipsThere();
            if (!there.isEmpty()) {
                station.losesClip(seed.oneOf(there));
            }
        }
    },
    SESSION_FORGOTTEN {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.sessionIsForgotten();
        }
    },
    LOG_LOST {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.logIsLost();
        }
    },
    STANDS_STILL {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.standsStill(seed.logUniform(SECOND, Duration.ofSeconds(150)));
        }
    },
    SYNC_FAILS {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.syncFails();
            if (seed.chance(0.5)) {
                station.powerFailsIn(
                        seed.logUniform(Duration.ofSeconds(8), QUARTER), powerCut(seed));
            }
        }
    },
    BUFFER_FULL {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            // 200 kB on 64 kbit/s.
            station.networkBuffersAreFull(200_000, 8_000, seed.logUniform(MINUTE, QUARTER));
        }
    },
    TIME_SERVERS_BLOCKED {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.timeServersAreBlocked(seed.chance(0.5));
        }
    },
    TIME_REPLAYED {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.recordedTime()
                    .ifPresent(answer ->
                            station.oldTimeIsReplayed(
                                    answer, seed.logUniform(SECOND, Duration.ofMinutes(10))));
        }
    },
    STAFF_MUTE {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            station.staffMute(seed.logUniform(MINUTE, Duration.ofMinutes(40)));
        }
    },
    BOARD_REPLACED {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            if (seed.chance(RARE)) {
                station.isReplaced(powerCut(seed));
            }
        }
    },
    JOURNAL_DAMAGED {
        @Override
        void apply(SimStation station, SeededRandom seed) {
            if (seed.chance(RARE)) {
                station.journalIsDamaged(seed.logUniform(Duration.ofSeconds(10), MINUTE));
            }
        }
    };

    /** Share of the replaced journals: each of them makes the station forget most of its world. */
    private static final double RARE = 0.4;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** Crash points at which a crash is most dangerous. */
    static final List<String> FACTS =
            List.of(
                    "before Started",
                    "after Started",
                    "after PLAY",
                    "before Settled",
                    "after Settled",
                    "before LogStored",
                    "after LogStored",
                    "after EmergencyStored",
                    "before Acknowledged",
                    "after the relay goes CLOSED",
                    "before the relay goes OPEN",
                    "after STOP",
                    "after keep a part",
                    "after sending");

    /** Injects the fault into this station now. */
    abstract void apply(SimStation station, SeededRandom seed);

    private static RestartPlan crash(SeededRandom seed) {
        return RestartPlan.crash(seed.logUniform(SECOND, MINUTE));
    }

    /**
     * A Pi has no battery clock: after a power cut its wall clock is usually in the past, and may
     * be anywhere.
     */
    private static RestartPlan powerCut(SeededRandom seed) {
        Duration outage = seed.logUniform(SECOND, Duration.ofMinutes(40));
        Duration days = seed.logUniform(Duration.ofHours(1), Duration.ofDays(30));
        Duration saved = outage.plus(seed.upTo(Duration.ofHours(1)));
        Duration wrongBy =
                seed.oneOf(
                        List.of(
                                Duration.ZERO,
                                outage.negated(),
                                saved.negated(),
                                days,
                                days.negated(),
                                Duration.ofDays(-365L * 30)));
        return new RestartPlan(true, outage, wrongBy);
    }
}
