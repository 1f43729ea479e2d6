package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.deploy.simulation.SimStation.Doom;
import vn.tienglang.node.SimSpeaker;

/** What can go wrong at a station. Each does its harm at once, and undoes it after a while. */
enum Fault {
    ROAD_CUT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.roadIsCut(seed.stretched(SECOND, Duration.ofMinutes(60)));
        }
    },
    ROAD_THIN {
        @Override
        void strike(SimStation station, Seed seed) {
            station.roadIsThin(seed.between(700, 6_000), seed.stretched(MINUTE, QUARTER));
        }
    },
    POWER_CUT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.dies(powerCut(seed), "the power goes");
        }
    },
    POWER_CUT_AT_A_TOUCH {
        @Override
        void strike(SimStation station, Seed seed) {
            station.peril(powerCut(seed)).afterTouches(seed.below(12));
        }
    },
    POWER_CUT_AT_A_FACT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.peril(powerCut(seed)).at(seed.oneOf(FACTS));
        }
    },
    CRASH {
        @Override
        void strike(SimStation station, Seed seed) {
            station.dies(crash(seed), "killed");
        }
    },
    CRASH_AT_A_TOUCH {
        @Override
        void strike(SimStation station, Seed seed) {
            station.peril(crash(seed)).afterTouches(seed.below(12));
        }
    },
    CRASH_AT_A_FACT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.peril(crash(seed)).at(seed.oneOf(FACTS));
        }
    },
    WALL_STEPS {
        @Override
        void strike(SimStation station, Seed seed) {
            Duration by = seed.stretched(Duration.ofSeconds(3), Duration.ofDays(20));
            station.wallSteps(seed.chance(0.5) ? by : by.negated());
        }
    },
    STAFF_STOP {
        @Override
        void strike(SimStation station, Seed seed) {
            station.staffPressStop();
        }
    },
    RELAY_STICKS {
        @Override
        void strike(SimStation station, Seed seed) {
            station.relaySticks(seed.stretched(SECOND, QUARTER));
        }
    },
    RELAY_SILENT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.relayFallsSilent(seed.stretched(SECOND, QUARTER));
        }
    },
    SPEAKER_REFUSES {
        @Override
        void strike(SimStation station, Seed seed) {
            station.speakerFails("refuses", SimSpeaker::refuse, seed.stretched(SECOND, QUARTER));
        }
    },
    SPEAKER_HANGS {
        @Override
        void strike(SimStation station, Seed seed) {
            station.speakerFails("hangs", SimSpeaker::hang, seed.stretched(SECOND, QUARTER));
        }
    },
    SPEAKER_STALLS {
        @Override
        void strike(SimStation station, Seed seed) {
            station.speakerFails("stalls", SimSpeaker::stall, seed.stretched(SECOND, QUARTER));
        }
    },
    SPEAKER_ENDS_EARLY {
        @Override
        void strike(SimStation station, Seed seed) {
            Duration early = seed.stretched(Duration.ofMillis(1), MINUTE);
            station.speakerFails(
                    "ends early by " + early,
                    speaker -> speaker.endEarlyBy(early),
                    seed.stretched(SECOND, QUARTER));
        }
    },
    DISK_FULL {
        @Override
        void strike(SimStation station, Seed seed) {
            station.diskIsFull(seed.stretched(SECOND, Duration.ofMinutes(3)));
        }
    },
    CLIPS_DO_NOT_FIT {
        @Override
        void strike(SimStation station, Seed seed) {
            station.clipsDoNotFit(seed.stretched(SECOND, QUARTER));
        }
    },
    CLIP_LOST {
        @Override
        void strike(SimStation station, Seed seed) {
            List<ClipId> there = station.clipsThere();
            if (!there.isEmpty()) {
                station.losesClip(seed.oneOf(there));
            }
        }
    },
    SESSION_FORGOTTEN {
        @Override
        void strike(SimStation station, Seed seed) {
            station.sessionIsForgotten();
        }
    },
    LOG_LOST {
        @Override
        void strike(SimStation station, Seed seed) {
            station.logIsLost();
        }
    };

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** Around these a death is at its worst. */
    private static final List<String> FACTS =
            List.of(
                    "before Started",
                    "after Started",
                    "after PLAY",
                    "before Settled",
                    "after Settled",
                    "before LogKept",
                    "after LogKept",
                    "after UrgentKept",
                    "before Acknowledged",
                    "after the relay goes CLOSED",
                    "before the relay goes OPEN",
                    "after STOP",
                    "after keep a part",
                    "after sending");

    /** Strikes this station, now. */
    abstract void strike(SimStation station, Seed seed);

    private static Doom crash(Seed seed) {
        return Doom.crash(seed.stretched(SECOND, MINUTE));
    }

    /** A Pi has no clock of its own: it comes back in the past as a rule, or anywhere. */
    private static Doom powerCut(Seed seed) {
        Duration outage = seed.stretched(SECOND, Duration.ofMinutes(40));
        Duration days = seed.stretched(Duration.ofHours(1), Duration.ofDays(30));
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
        return new Doom(true, outage, wrongBy);
    }
}
