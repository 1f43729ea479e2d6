package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.Speaker;

/**
 * Mutations of station programs that break a rule for restored centres, replaced boards, wrong
 * clocks, killed programs or staff. The class name says what is wrong.
 */
final class RuleMutations {
    private RuleMutations() {}

    /** An acknowledgement equal to the last one starts the sender anew. */
    static final class AnswersEqualAcknowledgements extends Mutation {
        private Optional<Link> link = Optional.empty();
        private Optional<Message.AsRunReported> lastReport = Optional.empty();
        private long acknowledged = -1;

        @Override
        Link link(Link real) {
            link = Optional.of(real);
            return new DelegatingPorts.OfLink(real) {
                @Override
                public void send(Message message) {
                    if (message instanceof Message.AsRunReported report) {
                        lastReport = Optional.of(report);
                    }
                    super.send(message);
                }
            };
        }

        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event instanceof Event.MessageReceived(Message.AsRunAcknowledged told, var _)) {
                if (told.upTo() == acknowledged) {
                    lastReport.ifPresent(link.orElseThrow()::send);
                }
                acknowledged = told.upTo();
            }
            return List.of(event);
        }
    }

    /** An acknowledgement lower than the last one is ignored. */
    static final class IgnoresRewind extends Mutation {
        private long highest;

        @Override
        List<Event> events(Event event, ClockReading reading) {
            if (event
                    instanceof
                    Event.MessageReceived(
                            Message.AsRunAcknowledged told,
                            Event.Acknowledger receipt)) {
                if (told.upTo() < highest) {
                    receipt.acknowledge();
                    return List.of(new Event.Tick());
                }
                highest = told.upTo();
            }
            return List.of(event);
        }
    }

    /** A start reads its journal without syncing what a failed sync left in memory. */
    static final class StartsWithoutSync extends Mutation {
        @Override
        void starting(SimulatedDisk disk) {
            disk.skipNextCheckpoint();
        }
    }

    /** The mark of an airing that started with an untrusted clock says that it was sure. */
    static final class UntrustedClockIsSure extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            List<Journal.Interrupted> sure =
                    read.interrupted().stream()
                            .map(one -> new Journal.Interrupted(sure(one.mark()), one.frames()))
                            .toList();
            return StationMutations.rewritten(read, sure, read.settled());
        }

        private static Journal.Mark sure(Journal.Mark mark) {
            return new Journal.Mark(
                    mark.airing(),
                    mark.date(),
                    mark.revision(),
                    mark.relayClosedAt(),
                    mark.startAt(),
                    mark.framesWhole(),
                    mark.rateHz(),
                    mark.output(),
                    new ClockQuality(ClockSource.DAEMON, Duration.ZERO),
                    mark.machineBoot());
        }
    }

    /** A status says that its clock is trusted, whatever it is. */
    static final class ReportsAnyClockAsTrusted extends Mutation {
        @Override
        Link link(Link real) {
            return new DelegatingPorts.OfLink(real) {
                @Override
                public void send(Message message) {
                    super.send(
                            message instanceof Message.StatusReported(StationStatus status)
                                    ? new Message.StatusReported(trusted(status))
                                    : message);
                }
            };
        }

        private static StationStatus trusted(StationStatus status) {
            return new StationStatus(
                    status.station(),
                    status.at(),
                    status.boot(),
                    new ClockQuality(ClockSource.DAEMON, Duration.ZERO),
                    status.output(),
                    status.audible(),
                    status.relays(),
                    status.logs(),
                    status.missing(),
                    status.onAir(),
                    status.faults(),
                    status.chain(),
                    status.unsent(),
                    status.mutedUntil(),
                    status.rejected());
        }
    }

    /** The speaker starts however late it is. */
    static final class PlaysHoweverLate extends Mutation {
        @Override
        Speaker speaker(Speaker real) {
            return new DelegatingPorts.OfSpeaker(real) {
                @Override
                public void play(AiringId airing, Duration at, Duration latest) {
                    super.play(airing, at, latest.plus(Duration.ofHours(1)));
                }
            };
        }
    }

    /** The stop button stops one part; the next part of the programme sounds. */
    static final class StopsOnePart extends Mutation {
        private static final Duration MOMENT = Duration.ofMillis(1);

        @Override
        List<Event> events(Event event, ClockReading reading) {
            return event instanceof Event.StaffStopped
                    ? List.of(
                            new Event.StaffMuted(reading.wall().plus(MOMENT)),
                            new Event.StaffUnmuted())
                    : List.of(event);
        }
    }

    /** A start forgets that staff muted the station. */
    static final class ForgetsMute extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            return new Journal.Recovered(
                    read.boot(),
                    read.logs(),
                    read.interrupted(),
                    read.settled(),
                    read.emergencies(),
                    read.urgentNumber(),
                    read.asRun(),
                    read.acknowledged(),
                    read.firstStart(),
                    read.firstKeptDay(),
                    read.replaced(),
                    Instant.EPOCH,
                    read.stopped(),
                    read.unsureRuns(),
                    read.batteryCheck());
        }
    }

    /** A new journal judges airings that were due before it began. */
    static final class JudgesThePast extends Mutation {
        @Override
        Journal.Recovered recovered(Journal.Recovered read) {
            return new Journal.Recovered(
                    read.boot(),
                    read.logs(),
                    read.interrupted(),
                    read.settled(),
                    read.emergencies(),
                    read.urgentNumber(),
                    read.asRun(),
                    read.acknowledged(),
                    Optional.of(Instant.EPOCH),
                    read.firstKeptDay(),
                    read.replaced(),
                    read.mutedUntil(),
                    read.stopped(),
                    read.unsureRuns(),
                    read.batteryCheck());
        }
    }

    /** The progress of an airing is not stored. */
    static final class StoresNoProgress extends Mutation {
        @Override
        Journal journal(Journal real) {
            return new DelegatingPorts.OfJournal(real) {
                @Override
                public void write(Fact fact) {
                    if (!(fact instanceof Fact.Progressed)) {
                        super.write(fact);
                    }
                }
            };
        }
    }

    /** A journal that replaces another one goes on with its chain. */
    static final class KeepsChainOfTheOldJournal extends Mutation {
        @Override
        ChainId newChain(ChainId before, ChainId fresh) {
            return before;
        }
    }

    /** The guard does not open the relay of a program that died. */
    static final class GuardDoesNothing extends Mutation {
        @Override
        boolean guardActs() {
            return false;
        }
    }
}
