package vn.tienglang.node;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.node.playout.Command;
import vn.tienglang.node.playout.Event;
import vn.tienglang.node.playout.Playout;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.playout.Reading;

/**
 * Feeds the machine and carries out what it says, one event at a time, on whatever thread calls
 * {@link #step}: {@link StationRunner}'s in a station, the simulator's own in a test.
 *
 * <p>When anything fails that must not (the journal, or the program itself), the relay is ordered
 * open before the exception leaves; after that the loop must not be used any more.
 */
public final class StationLoop {
    private static final int EDGES_SHOWN = 100;

    private final StationId station;
    private final PlayoutSettings settings;
    private final Ports ports;
    private final Playout playout;
    private final StationTrace trace = new StationTrace();
    private final Deque<StationView.RelayEdge> edges = new ArrayDeque<>();
    private AsRunLog chain;
    private Contact contact = Contact.UNKNOWN;
    private boolean linkUp;
    private volatile StationView view;

    /** A loop that goes on where the journal says the last one stopped. */
    public StationLoop(PlayoutSettings settings, Journal.Recovered recovered, Ports ports) {
        this.station = settings.station();
        this.settings = settings;
        this.ports = ports;
        playout = new Playout(settings, recovered);
        chain = recovered.asRun();
        view = StationView.beforeStart(settings, recovered);
    }

    /**
     * Takes in one event and carries out everything that follows from it.
     *
     * @param reading what the clocks say; read once for the whole step
     * @return how long nothing needs to be done, unless something happens; the next call then
     *     brings {@code Event.Woke}
     */
    public Duration step(Event event, Reading reading) {
        try {
            hear(event);
            List<Command> commands = playout.on(event, reading);
            carryOut(commands, reading);
            if (!commands.isEmpty() || !(event instanceof Event.Woke)) {
                view = StationView.of(playout, settings, reading, linkUp, List.copyOf(edges));
            }
            return playout.untilNext(reading);
        } catch (RuntimeException | Error failure) {
            // Whatever went wrong, the amplifier must not hum on over it.
            var _ = ports.relay().drive(Contact.OPEN);
            throw failure;
        }
    }

    /** The station as it was after the last step; safe to call from any thread. */
    public StationView view() {
        return view;
    }

    private void hear(Event event) {
        trace.event(event);
        linkUp = (linkUp || event instanceof Event.LinkUp) && !(event instanceof Event.LinkDown);
    }

    private void carryOut(List<Command> commands, Reading reading) {
        for (Command command : commands) {
            Optional<Event> answer = perform(command, reading);
            if (answer.isPresent()) {
                carryOut(playout.on(answer.get(), reading), reading);
            }
        }
    }

    private Optional<Event> perform(Command command, Reading reading) {
        trace.command(command);
        return switch (command) {
            case Command.DriveRelay(Contact wanted) -> Optional.of(drive(wanted, reading));
            case Command.Look(Clip clip) ->
                    Optional.of(new Event.Held(clip.id(), ports.clips().holding(clip)));
            case Command.Cue(AiringId airing, Clip clip) -> cue(airing, clip);
            case Command.Play(AiringId airing, Duration at) ->
                    done(() -> ports.speaker().play(airing, at));
            case Command.Silence(AiringId airing) -> done(() -> ports.speaker().stop(airing));
            case Command.Keep(Journal.Fact fact) -> done(() -> ports.journal().write(fact));
            case Command.Settle settle -> done(() -> settle(settle));
            case Command.Acknowledge(Event.Receipt receipt) -> done(receipt::kept);
            case Command.KeepPart(Clip clip, Message.PartSent part) ->
                    done(() -> ports.clips().keep(clip, part.index(), part.bytes()));
            case Command.Retain(var clips) ->
                    done(() -> ports.clips().retain(new LinkedHashSet<>(clips)));
            case Command.Send(Message message) -> done(() -> ports.link().send(message));
            case Command.SendAsRun() -> done(this::sendAsRun);
        };
    }

    private static Optional<Event> done(Runnable work) {
        work.run();
        return Optional.empty();
    }

    private Event drive(Contact wanted, Reading reading) {
        Contact read = ports.relay().drive(wanted);
        if (read != contact) {
            trace.relay(contact, wanted, read);
            contact = read;
            edges.addLast(new StationView.RelayEdge(reading.wall(), read));
            if (edges.size() > EDGES_SHOWN) {
                edges.removeFirst();
            }
        }
        return new Event.RelayRead(read);
    }

    private Optional<Event> cue(AiringId airing, Clip clip) {
        return switch (ports.clips().holding(clip)) {
            case ClipStore.Holding.Whole(var path) -> done(() -> ports.speaker().cue(airing, path));
            case ClipStore.Holding.Missing _ ->
                    Optional.of(new Event.ClipDamaged(clip.id(), "tệp không còn trên thẻ nhớ"));
        };
    }

    private void settle(Command.Settle settle) {
        SignedEntry entry =
                chain.next(
                        settle.airing(),
                        settle.date(),
                        settle.revision(),
                        settle.settledAt(),
                        settle.outcome(),
                        ports.signer());
        ports.journal().write(new Journal.Fact.Settled(entry));
        chain = chain.after(entry.entry());
    }

    private void sendAsRun() {
        List<SignedEntry> entries = ports.journal().unacknowledged(Limits.AS_RUN_BATCH);
        if (!entries.isEmpty()) {
            ports.link().send(new Message.AsRunTold(station, entries));
        }
    }

    /** Everything a station touches the world with. */
    public record Ports(
            Relay relay,
            Speaker speaker,
            ClipStore clips,
            Journal journal,
            Link link,
            Signer signer) {}
}
