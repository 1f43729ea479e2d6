package vn.tienglang.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.node.playout.Command;
import vn.tienglang.node.playout.Playout;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.BatteryClock;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;

/**
 * Loop of the station: passes one event at a time to {@link Playout} and carries out the commands
 * that it returns. Runs on the thread that calls {@link #step}: that of {@link StationRunner} in a
 * station, that of the simulator in a test.
 *
 * <p>When the journal or the program itself fails, the relay is ordered open before the exception
 * is thrown. The loop must not be used after that.
 */
public final class StationLoop {
    private static final int RELAY_CHANGES_KEPT = 100;

    private final StationId station;
    private final PlayoutSettings settings;
    private final Ports ports;
    private final Playout playout;
    private final StationLogger stationLogger = new StationLogger();
    private final Deque<StationSnapshot.RelayChange> relayChanges = new ArrayDeque<>();
    private AsRunLog chain;
    private RelayState relayState = RelayState.UNKNOWN;
    private boolean linkUp;
    private volatile StationSnapshot view;

    /** A loop that continues from what the journal recovered. */
    public StationLoop(PlayoutSettings settings, Journal.Recovered recovered, Ports ports) {
        this.station = settings.station();
        this.settings = settings;
        this.ports = ports;
        playout = new Playout(settings, recovered);
        chain = recovered.asRun();
        view = StationSnapshot.beforeStart(settings, recovered);
    }

    /**
     * Handles one event and carries out everything that follows from it.
     *
     * @param reading reading of the clocks, one for the whole step
     * @return how long nothing needs to be done unless an event comes; after that time call again
     *     with {@code Event.Tick}
     */
    public Duration step(Event event, ClockReading reading) {
        try {
            recordEvent(event);
            List<Command> commands = playout.handle(event, reading);
            carryOut(commands, reading);
            stationLogger.clock(playout.clock());
            boolean trustChanged = view.status().clockTrusted() != playout.clock().isTrusted();
            if (!commands.isEmpty() || !(event instanceof Event.Tick) || trustChanged) {
                view =
                        StationSnapshot.of(
                                playout, settings, reading, linkUp, List.copyOf(relayChanges));
            }
            return playout.untilNext(reading);
        } catch (RuntimeException | Error failure) {
            // The amplifier must be off after any failure.
            var _ = ports.relay().drive(RelayState.OPEN);
            throw failure;
        }
    }

    /** The state of the station after the last step; safe to call from any thread. */
    public StationSnapshot view() {
        return view;
    }

    private void recordEvent(Event event) {
        stationLogger.event(event);
        linkUp = (linkUp || event instanceof Event.LinkUp) && !(event instanceof Event.LinkDown);
    }

    /**
     * Performs commands in the order in which they were issued. An answer is handled at once, and
     * what it issues comes after the commands before it: otherwise the speaker would get the cue of
     * an emergency before the stop of the airing that it preempts.
     */
    private void carryOut(List<Command> commands, ClockReading reading) {
        var open = new ArrayDeque<>(commands);
        while (!open.isEmpty()) {
            perform(open.remove(), reading)
                    .ifPresent(answer -> open.addAll(playout.handle(answer, reading)));
        }
    }

    private Optional<Event> perform(Command command, ClockReading reading) {
        stationLogger.command(command);
        return switch (command) {
            case Command.DriveRelay(RelayState wanted) -> Optional.of(drive(wanted, reading));
            case Command.CheckClip(Clip clip) ->
                    Optional.of(new Event.ClipChecked(clip.id(), ports.clips().holding(clip)));
            case Command.Cue cue -> cue(cue);
            case Command.Play(AiringId airing, Duration at, Duration latest) ->
                    done(() -> ports.speaker().play(airing, at, latest));
            case Command.StopPlayback(AiringId airing) -> done(() -> ports.speaker().stop(airing));
            case Command.WriteFact(Journal.Fact fact) -> done(() -> ports.journal().write(fact));
            case Command.Settle settle -> Optional.of(settle(settle));
            case Command.CheckAcknowledgement(var acknowledgement) ->
                    Optional.of(
                            new Event.AcknowledgementChecked(
                                    acknowledgement,
                                    ports.journal().digest(acknowledgement.upTo())));
            case Command.RequestTime() -> Optional.of(requestTime());
            case Command.ReadBatteryClock() ->
                    Optional.of(new Event.BatteryClockRead(ports.batteryClock().read()));
            case Command.LinkChain(Digest before) -> Optional.of(linkChain(before));
            case Command.Acknowledge(Event.Acknowledger receipt) -> done(receipt::acknowledge);
            case Command.StorePart(Clip clip, Message.PartSent part) ->
                    done(() -> ports.clips().store(clip, part.index(), part.bytes()));
            case Command.RetainClips(var clips) ->
                    done(() -> ports.clips().retain(new LinkedHashSet<>(clips)));
            case Command.Send(Message message) -> done(() -> ports.link().send(message));
            case Command.SendAsRun(long after) -> done(() -> sendAsRun(after));
        };
    }

    private static Optional<Event> done(Runnable work) {
        work.run();
        return Optional.empty();
    }

    private Event drive(RelayState wanted, ClockReading reading) {
        RelayState read = ports.relay().drive(wanted);
        if (read != relayState) {
            stationLogger.relay(relayState, wanted, read);
            relayState = read;
            relayChanges.addLast(new StationSnapshot.RelayChange(reading.wall(), read));
            if (relayChanges.size() > RELAY_CHANGES_KEPT) {
                relayChanges.removeFirst();
            }
        }
        return new Event.RelayRead(read);
    }

    private Optional<Event> cue(Command.Cue cue) {
        Clip clip = cue.clip();
        return switch (ports.clips().holding(clip)) {
            case ClipStore.Holding.Whole(var path) ->
                    done(() -> ports.speaker().cue(cue.airing(), path, cue.volumePercent()));
            case ClipStore.Holding.Missing _ ->
                    Optional.of(new Event.ClipDamaged(clip.id(), "tệp không còn trên thẻ nhớ"));
        };
    }

    private Event settle(Command.Settle settle) {
        SignedEntry entry =
                chain.next(
                        settle.airing(),
                        settle.date(),
                        settle.revision(),
                        settle.settledAt(),
                        settle.clock(),
                        settle.outcome(),
                        ports.signer());
        ports.journal().write(new Journal.Fact.Settled(entry));
        chain = chain.append(entry.entry());
        return new Event.EntryWritten(chain);
    }

    private Event linkChain(Digest before) {
        ports.journal().write(new Journal.Fact.PreviousChainEnded(before));
        chain = new AsRunLog(station, chain.chain(), chain.sequence(), before);
        return new Event.EntryWritten(chain);
    }

    private Event requestTime() {
        Nonce nonce = Nonce.random(ports.random());
        ports.link().send(new Message.TimeRequested(station, nonce));
        return new Event.TimeRequested(nonce);
    }

    private void sendAsRun(long after) {
        List<SignedEntry> entries = ports.journal().entriesAfter(after, Limits.AS_RUN_BATCH);
        if (entries.isEmpty()) {
            return;
        }
        AsRunEntry first = entries.getFirst().entry();
        if (first.sequence() > after + 1) {
            ports.link()
                    .send(
                            new Message.AsRunRangeMissing(
                                    station,
                                    first.chain(),
                                    after + 1,
                                    first.sequence() - 1,
                                    first.previous()));
        }
        ports.link().send(new Message.AsRunReported(station, entries));
    }

    /** The ports of a station, its signer, and the source of its nonces. */
    public record Ports(
            Relay relay,
            Speaker speaker,
            ClipStore clips,
            Journal journal,
            Link link,
            BatteryClock batteryClock,
            Signer signer,
            RandomGenerator random) {
        /** The ports of a station without a battery clock. */
        public Ports(
                Relay relay,
                Speaker speaker,
                ClipStore clips,
                Journal journal,
                Link link,
                Signer signer,
                RandomGenerator random) {
            this(relay, speaker, clips, journal, link, BatteryClock.NONE, signer, random);
        }
    }
}
