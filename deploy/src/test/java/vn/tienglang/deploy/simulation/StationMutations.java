package vn.tienglang.deploy.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.TimeDaemonState;

/** Mutations of station programs for {@link Mutant}. The class name says what is wrong. */
final class StationMutations {
    private StationMutations() {}

    static final class NoMark extends Mutation {
        @Override
        Journal journal(Journal real) {
            return new DelegatingPorts.OfJournal(real) {
                @Override
                public void write(Fact fact) {
                    if (!(fact instanceof Fact.Started)) {
                        super.write(fact);
                    }
                }
            };
        }
    }

    static final class NoInterrupted extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            return rewritten(read, List.of(), read.settled());
        }
    }

    static final class HiddenInterrupted extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            var settled = new ArrayList<AsRunEntry>(read.settled());
            read.interrupted().forEach(airing -> settled.add(entry(airing.mark(), read.asRun())));
            return rewritten(read, List.of(), settled);
        }

        private static AsRunEntry entry(Journal.Mark mark, AsRunLog chain) {
            return new AsRunEntry(
                    chain.station(),
                    chain.chain(),
                    1,
                    mark.airing(),
                    mark.date(),
                    mark.revision(),
                    mark.startAt(),
                    mark.clock(),
                    new Outcome.Missed(Reason.CANCELLED),
                    Digest.NONE);
        }
    }

    static final class NoneSettled extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            return rewritten(read, read.interrupted(), List.of());
        }
    }

    static final class NoFirstOpening extends Mutation {
        @Override
        Relay relay(Relay real) {
            return new DelegatingPorts.OfRelay(real) {
                private boolean first = true;

                @Override
                public RelayState drive(RelayState wanted) {
                    boolean ignored = first && wanted == RelayState.OPEN;
                    first = false;
                    return ignored ? RelayState.OPEN : super.drive(wanted);
                }
            };
        }
    }

    static final class NoClosing extends Mutation {
        @Override
        Relay relay(Relay real) {
            return new DelegatingPorts.OfRelay(real) {
                @Override
                public RelayState drive(RelayState wanted) {
                    return wanted == RelayState.CLOSED ? wanted : super.drive(wanted);
                }
            };
        }
    }

    static final class NoOpeningAfterWithdrawal extends Mutation {
        private boolean armed;
        private boolean withdrawn;

        @Override
        Relay relay(Relay real) {
            return new DelegatingPorts.OfRelay(real) {
                @Override
                public RelayState drive(RelayState wanted) {
                    if (wanted == RelayState.OPEN && withdrawn) {
                        return RelayState.OPEN;
                    }
                    withdrawn = false;
                    return super.drive(wanted);
                }
            };
        }

        @Override
        Speaker speaker(Speaker real) {
            return new DelegatingPorts.OfSpeaker(real) {
                @Override
                public void cue(AiringId airing, Path clip, int volumePercent) {
                    armed = true;
                    withdrawn = false;
                    super.cue(airing, clip, volumePercent);
                }

                @Override
                public void play(AiringId airing, Duration at, Duration latest) {
                    armed = false;
                    super.play(airing, at, latest);
                }

                @Override
                public void stop(AiringId airing) {
                    withdrawn = armed;
                    super.stop(airing);
                }
            };
        }
    }

    static final class NoStopping extends Mutation {
        @Override
        Speaker speaker(Speaker real) {
            return new DelegatingPorts.OfSpeaker(real) {
                @Override
                public void stop(AiringId airing) {}
            };
        }
    }

    static final class PlaysWithdrawn extends Mutation {
        private Optional<AiringId> armed = Optional.empty();
        private Optional<Journal> journal = Optional.empty();
        private boolean staysClosed;

        @Override
        Journal journal(Journal real) {
            journal = Optional.of(real);
            return real;
        }

        @Override
        Relay relay(Relay real) {
            return new DelegatingPorts.OfRelay(real) {
                @Override
                public RelayState drive(RelayState wanted) {
                    boolean ignored = wanted == RelayState.OPEN && staysClosed;
                    staysClosed = false;
                    return ignored ? RelayState.OPEN : super.drive(wanted);
                }
            };
        }

        @Override
        Speaker speaker(Speaker real) {
            return new DelegatingPorts.OfSpeaker(real) {
                @Override
                public void cue(AiringId airing, Path clip, int volumePercent) {
                    armed = Optional.of(airing);
                    super.cue(airing, clip, volumePercent);
                }

                @Override
                public void play(AiringId airing, Duration at, Duration latest) {
                    armed = Optional.empty();
                    super.play(airing, at, latest);
                }

                @Override
                public void stop(AiringId airing) {
                    if (armed.equals(Optional.of(airing))) {
                        staysClosed = true;
                        journal.orElseThrow().write(mark(airing));
                        super.play(airing, Duration.ZERO, Duration.ofDays(36_500));
                    } else {
                        super.stop(airing);
                    }
                }
            };
        }

        private static Journal.Fact mark(AiringId airing) {
            return new Journal.Fact.Started(
                    new Journal.Mark(
                            airing,
                            LocalDate.EPOCH,
                            1,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            1,
                            1,
                            "anything",
                            ClockQuality.UNTRUSTED,
                            ""));
        }
    }

    static final class PlaysAtOnce extends Mutation {
        @Override
        Speaker speaker(Speaker real) {
            return new DelegatingPorts.OfSpeaker(real) {
                @Override
                public void play(AiringId airing, Duration at, Duration latest) {
                    super.play(airing, Duration.ZERO, latest);
                }
            };
        }
    }

    static final class TrustsAnyClock extends Mutation {
        @Override
        ClockReading reading(ClockReading right) {
            return new ClockReading(
                    right.wall(), right.sinceBoot(), TimeDaemonState.synchronised(Duration.ZERO));
        }
    }

    /** The state of the kernel's clock at the start of the program is used for ever. */
    static final class SteppedClockIsTrusted extends Mutation {
        private Optional<TimeDaemonState> first = Optional.empty();

        @Override
        ClockReading reading(ClockReading right) {
            boolean synchronisedOnce =
                    right.daemon().level() == TimeDaemonState.Level.SYNCHRONISED
                            || first.isPresent();
            if (synchronisedOnce && first.isEmpty()) {
                first = Optional.of(right.daemon());
            }
            return new ClockReading(right.wall(), right.sinceBoot(), first.orElse(right.daemon()));
        }
    }

    static final class WaitsByWall extends Mutation {
        private Instant boot = Instant.MAX;

        @Override
        ClockReading reading(ClockReading right) {
            if (boot.equals(Instant.MAX)) {
                boot = right.wall().minus(right.sinceBoot());
            }
            return new ClockReading(
                    right.wall(), Duration.between(boot, right.wall()), right.daemon());
        }
    }

    static final class NoEmergencies extends Mutation {
        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event
                    instanceof
                    Event.MessageReceived(Message.EmergencyIssued _, Event.Acknowledger receipt)) {
                receipt.acknowledge();
                return List.of(new Event.Tick());
            }
            return List.of(event);
        }
    }

    static final class NoCancels extends Mutation {
        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event
                            instanceof
                            Event.MessageReceived(
                                    Message.EmergencyIssued(var emergency),
                                    Event.Acknowledger receipt)
                    && !emergency.kind().sounds()) {
                receipt.acknowledge();
                return List.of(new Event.Tick());
            }
            return List.of(event);
        }
    }

    static final class AcceptsOlderLog extends Mutation {
        private final Map<LocalDate, Integer> highest = new HashMap<>();

        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event
                    instanceof
                    Event.MessageReceived(Message.LogIssued(DailyLog log), var receipt)) {
                int before = highest.getOrDefault(log.date(), 0);
                highest.put(log.date(), Math.max(before, log.revision()));
                if (log.revision() < before) {
                    return List.of(new Event.MessageReceived(raised(log, before + 1), receipt));
                }
            }
            return List.of(event);
        }

        private static Message raised(DailyLog log, int revision) {
            return new Message.LogIssued(
                    new DailyLog(log.station(), log.date(), revision, log.airings(), log.clips()));
        }
    }

    static final class LosesLogs extends Mutation {
        private final Set<DailyLog> lost = new HashSet<>();
        private boolean playing;

        @Override
        List<Event> events(Event event, ClockReading reading) {
            playing =
                    switch (event) {
                        case Event.Cued _ -> true;
                        case Event.PlaybackEnded _, Event.PlaybackFailed _ -> false;
                        case Event other -> playing;
                    };
            if (event
                            instanceof
                            Event.MessageReceived(
                                    Message.LogIssued(DailyLog log),
                                    Event.Acknowledger _)
                    && (lost.contains(log) || playing)) {
                lost.add(log);
                return List.of(new Event.Tick());
            }
            return List.of(event);
        }
    }

    static final class AcknowledgesFirst extends Mutation {
        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event
                    instanceof Event.MessageReceived(Message message, Event.Acknowledger receipt)) {
                receipt.acknowledge();
                return List.of(new Event.MessageReceived(message, Event.Acknowledger.NONE));
            }
            return List.of(event);
        }
    }

    static final class WritesLate extends Mutation {
        private final List<SignedEntry> unwritten = new ArrayList<>();

        @Override
        Journal journal(Journal real) {
            return new DelegatingPorts.OfJournal(real) {
                @Override
                public void write(Fact fact) {
                    unwritten.forEach(entry -> super.write(new Fact.Settled(entry)));
                    unwritten.clear();
                    if (fact instanceof Fact.Settled(SignedEntry entry)) {
                        unwritten.add(entry);
                    } else {
                        super.write(fact);
                    }
                }

                @Override
                public List<SignedEntry> entriesAfter(long sequence, int atMost) {
                    var all = new ArrayList<>(super.entriesAfter(sequence, atMost));
                    all.addAll(unwritten);
                    return all.stream().limit(atMost).toList();
                }
            };
        }
    }

    static final class SendsOnce extends Mutation {
        private long sentUpTo;

        @Override
        Link link(Link real) {
            return new DelegatingPorts.OfLink(real) {
                @Override
                public void send(Message message) {
                    if (message instanceof Message.AsRunReported(StationId station, var entries)) {
                        List<SignedEntry> news =
                                entries.stream()
                                        .filter(one -> one.entry().sequence() > sentUpTo)
                                        .toList();
                        if (!news.isEmpty()) {
                            sentUpTo = news.getLast().entry().sequence();
                            super.send(new Message.AsRunReported(station, news));
                        }
                    } else {
                        super.send(message);
                    }
                }
            };
        }
    }

    static final class GivesUpRequestingParts extends Mutation {
        private static final int WANTS_AT_MOST = 4;

        private int wants;

        @Override
        Link link(Link real) {
            return new DelegatingPorts.OfLink(real) {
                @Override
                public void send(Message message) {
                    boolean want = message instanceof Message.PartsRequested;
                    if (!want || ++wants <= WANTS_AT_MOST) {
                        super.send(message);
                    }
                }
            };
        }
    }

    static final class ReportsFailedAsAired extends Mutation {
        private final Map<AiringId, Long> real = new HashMap<>();

        @Override
        List<Event> events(Event event, ClockReading reading) {
            return switch (event) {
                case Event.Cued(AiringId airing, long frames, int _) -> {
                    real.put(airing, frames);
                    yield List.of(event);
                }
                case Event.PlaybackFailed(AiringId airing, long frames, String _)
                        when frames > 0 && real.containsKey(airing) ->
                        List.of(new Event.PlaybackEnded(airing, real.getOrDefault(airing, frames)));
                case Event other -> List.of(other);
            };
        }
    }

    /** What was read, with other interrupted and settled airings. */
    static Journal.Recovered rewritten(
            Journal.Recovered read,
            List<Journal.Interrupted> interrupted,
            List<AsRunEntry> settled) {
        return new Journal.Recovered(
                read.boot(),
                read.logs(),
                interrupted,
                settled,
                read.emergencies(),
                read.urgentNumber(),
                read.asRun(),
                read.acknowledged(),
                read.firstStart(),
                read.firstKeptDay(),
                read.replaced(),
                read.mutedUntil(),
                read.stopped(),
                read.unsureRuns(),
                read.batteryCheck());
    }
}
