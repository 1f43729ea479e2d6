package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.ClipStore;
import vn.tienglang.node.Contact;
import vn.tienglang.node.Journal;

/**
 * The station's state machine: what the horn does, and what is told of it.
 *
 * <pre>
 * Starting -> Idle    at once: whatever the relay was, it is ordered open first of all
 * Idle     -> Arming  an airing is due within the relay lead, its clip is whole and the wall
 *                     clock is trusted; or an emergency's clip is whole. Relay ordered closed
 * Arming   -> Cueing  the relay is read back closed
 * Arming   -> Idle    it is not: ordered open, missed (amplifier fault)
 * Cueing   -> Armed   the speaker could start on the instant
 * Cueing   -> Idle    it could not, or did not answer: missed (output silent), relay open
 * Armed    -> OnAir   the start is the cue lead away: marked in the journal, then play ordered
 * Cueing, Armed -> Tail    withdrawn, moved, its clip lost, or the clock not trusted any more
 * OnAir    -> Tail    ended (aired), failed (cut short), or withdrawn (cut short: cancelled)
 * Cueing, Armed, OnAir -> Cueing   an emergency takes the air; what was on air is cut short
 * Cueing, Armed, OnAir, Tail -> Idle   staff pressed stop, or the speaker stalled: relay open
 * Tail     -> Cueing  the next airing is due; the relay has stayed closed for it
 * Tail     -> Idle    the tail is over and nothing is due soon: relay ordered open
 * </pre>
 *
 * <p>Nothing is touched here. Events enter, commands leave, and the same events at the same times
 * give the same commands. An airing gets at most one mark and exactly one outcome; nothing is
 * judged missed while the wall clock is not trusted.
 */
public final class Playout {
    /** How long past its start a speaker may take to get ready, with the amplifier on. */
    private static final Duration CUE_PATIENCE = Duration.ofSeconds(1);

    /** How long past its end a clip may sound before the speaker is taken for stalled. */
    private static final Duration STALLED_AFTER = Duration.ofSeconds(5);

    /** Never longer asleep, so that a step of the wall clock does not stay unseen for long. */
    private static final Duration SLEEP_AT_MOST = Duration.ofMinutes(1);

    /** Turns on the air that are remembered, to say why another airing had none. */
    private static final int TURNS_REMEMBERED = 16;

    /** So many fit into a message; a station never lacks more but on its first day. */
    private static final int MISSING_TOLD = 3_000;

    private final PlayoutSettings settings;
    private final long boot;
    private final ClockTrust clock;
    private final Programme programme;
    private final Downloads downloads;
    private final Amplifier amplifier;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Telling telling = new Telling();
    private final Faults faults = new Faults();
    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private final List<Turn> turns = new ArrayList<>();
    private final List<Command> orders = new ArrayList<>();
    private State state = new State.Starting();

    /** A machine that goes on where the journal says the last one stopped. */
    public Playout(PlayoutSettings settings, Journal.Recovered recovered) {
        this.settings = settings;
        boot = recovered.boot();
        clock = new ClockTrust(recovered.timeHeard());
        programme = new Programme(recovered);
        downloads = new Downloads(settings.station());
        amplifier = new Amplifier(settings);
        ledger = new Ledger(settings.audible());
        outbox = new Outbox(recovered);
        for (Journal.Mark mark : recovered.interrupted()) {
            ledger.interrupted(mark, programme.revision(mark));
        }
    }

    /** Takes in what happened and says what is to be done about it, in this order. */
    public List<Command> on(Event event, Reading reading) {
        clock.look(reading);
        if (state instanceof State.Starting) {
            order(amplifier.open(clock.now(reading)));
            state = new State.Idle();
            look();
        }
        take(event, reading);
        advance(clock.now(reading));
        List<Command> out = List.copyOf(orders);
        orders.clear();
        return out;
    }

    private void order(Command command) {
        orders.add(command);
    }

    private void take(Event event, Reading reading) {
        Now now = clock.now(reading);
        switch (event) {
            case Event.Woke() -> {}
            case Event.Received(Message message, Event.Receipt receipt) -> {
                receive(message, reading);
                order(new Command.Acknowledge(receipt));
            }
            case Event.Refused(Rejection why, String _) -> refuse(why);
            case Event.LinkUp() -> {
                outbox.linkUp(now);
                downloads.linkUp(now);
                telling.linkUp();
            }
            case Event.LinkDown(String _) -> {
                outbox.linkDown();
                downloads.linkDown();
                telling.linkDown();
            }
            case Event.PartKept(ClipId clip, int index) -> downloads.kept(clip, index, now);
            case Event.ClipReady(ClipId clip) -> {
                downloads.ready(clip, now);
                faults.clear(Fault.CLIP_NOT_KEPT);
            }
            case Event.ClipDamaged(ClipId clip, String why) -> damaged(clip, why, now);
            case Event.Held(ClipId clip, ClipStore.Holding holding) ->
                    downloads.held(clip, holding, now);
            case Event.RelayRead(Contact contact) -> relayRead(contact, now);
            case Event.Cued(AiringId airing, long framesWhole, int rateHz) ->
                    cued(airing, framesWhole, rateHz, now);
            case Event.PlaybackEnded(AiringId airing, long frames) ->
                    silent(airing, frames, "dừng trước khi hết", now);
            case Event.PlaybackFailed(AiringId airing, long frames, String why) ->
                    silent(airing, frames, why, now);
            case Event.ClockSynchronised(boolean synchronised) ->
                    clock.daemonSays(synchronised, reading);
            case Event.StaffStopped() -> mute(now);
        }
    }

    // What the centre says.

    private void receive(Message message, Reading reading) {
        Now now = clock.now(reading);
        switch (message) {
            case Message.LogIssued(DailyLog log) -> receive(log, now);
            case Message.Urgent urgent -> receive(urgent, now);
            case Message.PartSent part -> receive(part, now);
            case Message.AsRunAccepted(var station, long upTo) when isOurs(station) ->
                    accepted(upTo, now);
            case Message.AsRunAccepted _ -> refuse(Rejection.OTHER_STATION);
            case Message.TimeTold(Instant at) -> receive(at, reading);
            case Message.AsRunTold _,
                    Message.StatusTold _,
                    Message.StationLost _,
                    Message.PartsWanted _ ->
                    refuse(Rejection.UNKNOWN_TOPIC);
        }
    }

    private boolean isOurs(StationId station) {
        return station.equals(settings.station());
    }

    private void receive(DailyLog log, Now now) {
        if (!isOurs(log.station())) {
            refuse(Rejection.OTHER_STATION);
            return;
        }
        boolean over = now.wallTrusted() && log.date().isBefore(yesterday(now));
        switch (over ? Programme.Standing.STALE : programme.standingOf(log)) {
            case STALE -> refuse(Rejection.STALE);
            case TOO_MANY -> refuse(Rejection.OVERSIZE);
            case HELD -> {}
            case NEWS -> {
                order(new Command.Keep(new Journal.Fact.LogKept(log)));
                programme.keep(log, now.sinceBoot());
                look();
            }
        }
    }

    private void receive(Message.Urgent urgent, Now now) {
        boolean meant = urgent.areas().stream().anyMatch(settings.areas()::contains);
        if (!meant) {
            return;
        }
        switch (programme.standingOf(urgent)) {
            case STALE -> refuse(Rejection.STALE);
            case HELD, TOO_MANY -> {}
            case NEWS -> {
                order(new Command.Keep(new Journal.Fact.UrgentKept(urgent)));
                programme.keep(urgent, now.sinceBoot());
                look();
            }
        }
    }

    private void receive(Message.PartSent part, Now now) {
        downloads
                .placeOf(part)
                .ifPresent(clip -> {
                    downloads.came(part, now);
                    order(new Command.KeepPart(clip, part));
                });
    }

    private void receive(Instant told, Reading reading) {
        switch (clock.centreSays(told, reading)) {
            case STALE -> refuse(Rejection.STALE);
            case NEWS -> {}
            case WORTH_KEEPING -> order(new Command.Keep(new Journal.Fact.TimeHeard(told)));
        }
    }

    private void accepted(long upTo, Now now) {
        faults.set(Fault.JOURNAL_BEHIND, outbox.isImpossible(upTo));
        if (outbox.isImpossible(upTo)) {
            refuse(Rejection.MALFORMED);
        } else if (outbox.accepted(upTo, now)) {
            order(new Command.Keep(new Journal.Fact.Acknowledged(upTo)));
        }
    }

    private void refuse(Rejection why) {
        rejected.merge(why, 1L, Long::sum);
    }

    /** What is open has changed: fetch what it needs, and let go of what it does not. */
    private void look() {
        List<Clip> needed = programme.clips();
        Stream<Clip> sounding = onAirOrNearly(state).stream().map(Claim::clip);
        order(
                new Command.Retain(
                        Stream.concat(needed.stream(), sounding)
                                .map(Clip::id)
                                .distinct()
                                .sorted()
                                .toList()));
        downloads.need(needed).forEach(clip -> order(new Command.Look(clip)));
    }

    // What the devices say.

    private void relayRead(Contact contact, Now now) {
        boolean obeys = amplifier.isRead(contact, now);
        if (state instanceof State.Arming(Claim claim, Duration playAt)) {
            faults.set(Fault.RELAY_STAYS_OPEN, !obeys);
            if (obeys) {
                cue(claim, playAt);
            } else {
                order(amplifier.open(now));
                state = new State.Idle();
                miss(claim, Reason.AMPLIFIER_FAULT);
            }
        } else {
            faults.set(Fault.RELAY_STAYS_CLOSED, !obeys);
        }
    }

    private void cue(Claim claim, Duration playAt) {
        order(new Command.Cue(claim.airing(), claim.clip()));
        state = new State.Cueing(claim, playAt);
    }

    private void cued(AiringId airing, long framesWhole, int rateHz, Now now) {
        if (state instanceof State.Cueing(Claim claim, Duration playAt)
                && claim.airing().equals(airing)) {
            if (framesWhole < 1 || rateHz < 1) {
                giveUp(claim, "tệp không có tiếng", now);
            } else {
                state = new State.Armed(claim, playAt, framesWhole, rateHz);
            }
        }
    }

    /** The speaker made its last sound of this airing, or could not make any. */
    private void silent(AiringId airing, long frames, String why, Now now) {
        if (ledger.counted(airing, frames)) {
            return;
        }
        switch (state) {
            case State.OnAir(State.Airborne airborne, Duration _)
                    when airborne.claim().airing().equals(airing) ->
                    landed(airborne, frames, why, now);
            case State.Cueing(Claim claim, Duration _) when claim.airing().equals(airing) ->
                    giveUp(claim, why, now);
            case State.Armed(Claim claim, Duration _, long _, int _)
                    when claim.airing().equals(airing) ->
                    giveUp(claim, why, now);
            case State.Starting _,
                    State.Idle _,
                    State.Arming _,
                    State.Cueing _,
                    State.Armed _,
                    State.OnAir _,
                    State.Tail _ -> {}
        }
    }

    private void landed(State.Airborne airborne, long frames, String why, Now now) {
        boolean whole = frames >= airborne.mark().framesWhole();
        if (whole) {
            faults.clear(Fault.OUTPUT_SILENT);
        } else {
            faults.raise(Fault.OUTPUT_SILENT, why);
        }
        remember(airborne, now);
        // Written at once and not after the tail: a power cut in the tail would make this commune
        // hear the same announcement again, as a makegood for what it has heard.
        ledger.ended(airborne, programme.revision(airborne.claim()), frames, Reason.OUTPUT_SILENT);
        state = new State.Tail(now.sinceBoot().plus(settings.tail()));
    }

    private void damaged(ClipId clip, String why, Now now) {
        downloads.damaged(clip, now);
        faults.raise(Fault.CLIP_NOT_KEPT, why);
        unmarked(state)
                .filter(claim -> claim.clip().id().equals(clip))
                .ifPresent(claim -> withdraw(claim, now));
    }

    private void mute(Now now) {
        Optional<Claim> silenced = onAirOrNearly(state);
        unmarked(state)
                .ifPresent(claim -> {
                    order(new Command.Silence(claim.airing()));
                    miss(claim, Reason.MUTED_BY_STAFF);
                });
        if (state instanceof State.OnAir(State.Airborne airborne, Duration _)) {
            cut(airborne, Reason.MUTED_BY_STAFF, now);
        }
        if (silenced.isPresent() || state instanceof State.Tail) {
            switchOff(now);
        }
    }

    // What time brings.

    private void advance(Now now) {
        amplifier.insist(now).forEach(this::order);
        settleWhatCanBe(now);
        judgeMissed(now);
        arbitrate(now);
        settleWhatCanBe(now);
        forgetOldDays(now);
        downloads.wants(now).forEach(message -> order(new Command.Send(message)));
        if (outbox.sends(now)) {
            order(new Command.SendAsRun());
        }
        faults.set(Fault.TOO_MANY_UNSENT, outbox.isOverfull());
        StationStatus status = status(now);
        if (telling.tells(status, now)) {
            order(new Command.Send(new Message.StatusTold(status)));
        }
    }

    private void settleWhatCanBe(Now now) {
        List<Command.Settle> entries = ledger.settle(now);
        for (Command.Settle entry : entries) {
            order(entry);
            programme.settle(entry.airing(), entry.date(), entry.outcome());
            outbox.written();
        }
        if (!entries.isEmpty()) {
            look();
        }
    }

    /** Whose moment is over without a sound is missed, once the clock can be trusted to say so. */
    private void judgeMissed(Now now) {
        if (!now.wallTrusted()) {
            return;
        }
        Optional<Claim> current = onAirOrNearly(state);
        for (Claim.Planned claim : programme.open()) {
            if (claim.plan().airtime().start().isAfter(now.wall())) {
                break;
            }
            if (isTooLate(claim, now) && !current.equals(Optional.of(claim))) {
                miss(claim, reasonMissed(claim, claim.plan().airtime().start(), now));
            }
        }
        for (Claim.Called claim : programme.called()) {
            if (hasExpired(claim, now) && !current.equals(Optional.of(claim))) {
                miss(claim, reasonMissed(claim, claim.urgent().expires(), now));
            }
        }
    }

    private boolean isTooLate(Claim.Planned claim, Now now) {
        Duration warmUp = amplifier.readyAt(now).minus(now.sinceBoot());
        Instant latest = claim.plan().airtime().start().plus(settings.lateStart());
        return now.wall().plus(warmUp).isAfter(latest);
    }

    /** The first cause, in the order in which one hides the next. */
    private Reason reasonMissed(Claim claim, Instant appointment, Now now) {
        Duration at = sinceBoot(appointment, now);
        Duration latest = at.plus(settings.lateStart());
        boolean airHeld = turns.stream().anyMatch(turn -> turn.holds(at, latest));
        if (at.isNegative()) {
            return Reason.NO_POWER;
        }
        if (at.compareTo(programme.knownSince(claim.airing())) < 0) {
            return Reason.NO_LINK;
        }
        if (at.compareTo(clock.trustedSince()) < 0) {
            return Reason.CLOCK_UNSURE;
        }
        if (downloads.lackedAt(claim.clip().id(), at)) {
            return Reason.NO_FILE;
        }
        return airHeld || onAirOrNearly(state).isPresent()
                ? Reason.PREEMPTED
                : Reason.OUTPUT_SILENT;
    }

    private void miss(Claim claim, Reason reason) {
        programme.close(claim.airing());
        ledger.missed(claim, programme.revision(claim), reason);
    }

    private void forgetOldDays(Now now) {
        if (now.wallTrusted() && programme.holdsDaysBefore(yesterday(now))) {
            LocalDate before = yesterday(now);
            order(new Command.Keep(new Journal.Fact.DaysForgotten(before)));
            programme.forget(before);
            look();
        }
    }

    private LocalDate yesterday(Now now) {
        return now.wall().atZone(settings.zone()).toLocalDate().minusDays(1);
    }

    // Who has the air.

    private void arbitrate(Now now) {
        State before;
        do {
            before = state;
            switch (state) {
                case State.Starting _, State.Arming _ -> {}
                case State.Idle _ -> idle(now);
                case State.Cueing(Claim claim, Duration playAt) -> cueing(claim, playAt, now);
                case State.Armed armed -> armed(armed, now);
                case State.OnAir(State.Airborne airborne, Duration silentBy) ->
                        onAir(airborne, silentBy, now);
                case State.Tail(Duration until) -> tail(until, now);
            }
        } while (!before.equals(state));
    }

    private void idle(Now now) {
        if (!amplifier.isRested(now)) {
            return;
        }
        due(settings.relayLead(), now)
                .ifPresent(claim -> {
                    state = new State.Arming(claim, playAt(claim, now));
                    order(amplifier.close());
                });
    }

    private void cueing(Claim claim, Duration playAt, Now now) {
        if (lostItsRight(claim, now) || isTakenOver(claim, settings.relayLead(), now)) {
            withdraw(claim, now);
        } else if (now.sinceBoot().compareTo(playAt.plus(CUE_PATIENCE)) >= 0) {
            giveUp(claim, "loa không trả lời", now);
        }
    }

    private void armed(State.Armed armed, Now now) {
        Claim claim = armed.claim();
        if (lostItsRight(claim, now) || isTakenOver(claim, settings.relayLead(), now)) {
            withdraw(claim, now);
        } else if (now.sinceBoot().compareTo(armed.playAt().minus(settings.cueLead())) >= 0) {
            play(armed, now);
        }
    }

    private void onAir(State.Airborne airborne, Duration silentBy, Now now) {
        if (!programme.has(airborne.claim())) {
            cut(airborne, Reason.CANCELLED, now);
            state = new State.Tail(now.sinceBoot());
        } else if (now.sinceBoot().compareTo(silentBy) >= 0) {
            faults.raise(Fault.OUTPUT_SILENT, "loa bị treo");
            cut(airborne, Reason.OUTPUT_SILENT, now);
            switchOff(now);
        } else if (now.sinceBoot().compareTo(amplifier.onUntil()) >= 0) {
            cut(airborne, Reason.AMPLIFIER_FAULT, now);
            switchOff(now);
        } else if (isTakenOver(airborne.claim(), settings.cueLead(), now)) {
            // The tail it leaves is empty: the emergency is cued in the same step.
            cut(airborne, Reason.PREEMPTED, now);
            state = new State.Tail(now.sinceBoot());
        }
    }

    private void tail(Duration until, Now now) {
        Optional<Claim> next =
                due(settings.relayLead(), now).filter(claim -> fitsWhileClosed(claim, now));
        boolean over = now.sinceBoot().compareTo(until) >= 0;
        if (next.isPresent()) {
            cue(next.get(), playAt(next.get(), now));
        } else if (over && !isAnythingSoon(now)) {
            switchOff(now);
        }
    }

    /** What is due within the lead; emergencies first, the newest before all. */
    private Optional<Claim> due(Duration lead, Now now) {
        Stream<Claim> called =
                programme.called().stream()
                        .filter(claim -> !hasExpired(claim, now))
                        .filter(claim -> downloads.isWhole(claim.clip().id()))
                        .map(claim -> claim);
        if (!now.wallTrusted()) {
            return called.findFirst();
        }
        Instant horizon = now.wall().plus(lead);
        Stream<Claim> planned =
                programme.open().stream()
                        .takeWhile(claim -> !claim.plan().airtime().start().isAfter(horizon))
                        .filter(claim -> downloads.isWhole(claim.clip().id()))
                        .sorted(Comparator.comparing(Playout::comesSecond))
                        .map(claim -> claim);
        return Stream.concat(called, planned).findFirst();
    }

    private static boolean comesSecond(Claim.Planned claim) {
        return claim.plan().messageClass() != MessageClass.EMERGENCY;
    }

    private boolean isTakenOver(Claim holder, Duration lead, Now now) {
        return due(lead, now).filter(claim -> claim.preempts(holder)).isPresent();
    }

    private boolean lostItsRight(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned _ -> !now.wallTrusted() || !programme.stillAsks(claim);
            // It may have been armed by a clock that was wrong, and is right by now.
            case Claim.Called called -> hasExpired(called, now) || !programme.stillAsks(claim);
        };
    }

    private static boolean hasExpired(Claim.Called claim, Now now) {
        return now.wallTrusted() && !claim.urgent().expires().isAfter(now.wall());
    }

    /** When its first frame is to leave: on its start, or as soon as the amplifier is ready. */
    private Duration playAt(Claim claim, Now now) {
        Duration soonest = amplifier.readyAt(now);
        return switch (claim) {
            case Claim.Planned planned -> {
                Duration start = sinceBoot(planned.plan().airtime().start(), now);
                yield start.compareTo(soonest) > 0 ? start : soonest;
            }
            case Claim.Called _ -> soonest;
        };
    }

    private void play(State.Armed armed, Now now) {
        Duration at =
                armed.playAt().compareTo(now.sinceBoot()) > 0 ? armed.playAt() : now.sinceBoot();
        Claim claim = armed.claim();
        var mark =
                new Journal.Mark(
                        claim.airing(),
                        claim.date(),
                        programme.revision(claim),
                        wall(amplifier.since(), now),
                        wall(at, now),
                        armed.framesWhole(),
                        armed.rateHz(),
                        settings.output());
        // The mark must be on disk before the first sound: after a power cut it is all that
        // stands between this commune and hearing the same announcement twice.
        order(new Command.Keep(new Journal.Fact.Started(mark)));
        order(new Command.Play(claim.airing(), at));
        programme.close(claim.airing());
        var markedBy = new Reading(now.wall(), now.sinceBoot());
        var airborne = new State.Airborne(claim, mark, markedBy, now.wallTrusted());
        Duration length =
                Duration.ofMillis(Math.multiplyExact(armed.framesWhole(), 1000L) / armed.rateHz());
        state = new State.OnAir(airborne, at.plus(length).plus(STALLED_AFTER));
    }

    /** The speaker gets no sound out of it. */
    private void giveUp(Claim claim, String why, Now now) {
        faults.raise(Fault.OUTPUT_SILENT, why);
        miss(claim, Reason.OUTPUT_SILENT);
        order(new Command.Silence(claim.airing()));
        switchOff(now);
    }

    /** It gives the air back before it has made a sound. */
    private void withdraw(Claim claim, Now now) {
        order(new Command.Silence(claim.airing()));
        state = new State.Tail(now.sinceBoot());
    }

    /** Silence in the middle of it; the speaker will say after how many frames. */
    private void cut(State.Airborne airborne, Reason reason, Now now) {
        order(new Command.Silence(airborne.claim().airing()));
        remember(airborne, now);
        ledger.cut(airborne, programme.revision(airborne.claim()), reason, now);
    }

    private void switchOff(Now now) {
        order(amplifier.open(now));
        state = new State.Idle();
    }

    private void remember(State.Airborne airborne, Now now) {
        turns.add(new Turn(airborne.markedBy().sinceBoot(), now.sinceBoot()));
        if (turns.size() > TURNS_REMEMBERED) {
            turns.removeFirst();
        }
    }

    /** True when opening the relay would mean closing it again before it has rested. */
    private boolean isAnythingSoon(Now now) {
        return now.wallTrusted()
                && nextPlanned()
                        .filter(claim -> fitsWhileClosed(claim, now))
                        .map(claim -> claim.plan().airtime().start())
                        .filter(start -> !start.isAfter(now.wall().plus(bridged())))
                        .isPresent();
    }

    private Duration bridged() {
        return settings.relayLead().plus(settings.relayRest());
    }

    private boolean fitsWhileClosed(Claim claim, Now now) {
        Duration ends = playAt(claim, now).plus(claim.clip().length());
        return ends.plus(STALLED_AFTER).compareTo(amplifier.onUntil()) < 0;
    }

    private Optional<Claim.Planned> nextPlanned() {
        return programme.open().stream()
                .filter(claim -> downloads.isWhole(claim.clip().id()))
                .findFirst();
    }

    private static Optional<Claim> unmarked(State state) {
        return switch (state) {
            case State.Arming(Claim claim, Duration _) -> Optional.of(claim);
            case State.Cueing(Claim claim, Duration _) -> Optional.of(claim);
            case State.Armed(Claim claim, Duration _, long _, int _) -> Optional.of(claim);
            case State.Starting _, State.Idle _, State.OnAir _, State.Tail _ -> Optional.empty();
        };
    }

    private static Optional<Claim> onAirOrNearly(State state) {
        return state instanceof State.OnAir(State.Airborne airborne, Duration _)
                ? Optional.of(airborne.claim())
                : unmarked(state);
    }

    private static Duration sinceBoot(Instant instant, Now now) {
        return now.sinceBoot().plus(Duration.between(now.wall(), instant));
    }

    private static Instant wall(Duration sinceBoot, Now now) {
        return now.wall().plus(sinceBoot.minus(now.sinceBoot()));
    }

    // What is told.

    /** How long nothing needs to be done here, unless something happens; at most a minute. */
    public Duration untilNext(Reading reading) {
        Now now = clock.now(reading);
        Stream<Duration> deadlines =
                Stream.of(
                                Stream.of(now.sinceBoot().plus(SLEEP_AT_MOST)),
                                stateDeadlines(now),
                                appointments(now),
                                amplifier.nextDeadline().stream(),
                                ledger.nextDeadline().stream(),
                                downloads.nextDeadline(now).stream(),
                                outbox.nextDeadline().stream(),
                                telling.nextDeadline().stream())
                        .flatMap(several -> several);
        Duration next = deadlines.min(Comparator.naturalOrder()).orElse(now.sinceBoot());
        Duration wait = next.minus(now.sinceBoot());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Stream<Duration> stateDeadlines(Now now) {
        return switch (state) {
            case State.Starting _ -> Stream.of(now.sinceBoot());
            case State.Arming _ -> Stream.empty();
            case State.Idle _ -> Stream.of(amplifier.restedAt()).filter(at -> isAhead(at, now));
            case State.Cueing(Claim _, Duration playAt) -> Stream.of(playAt.plus(CUE_PATIENCE));
            case State.Armed(Claim _, Duration playAt, long _, int _) ->
                    Stream.of(playAt.minus(settings.cueLead()));
            case State.OnAir(State.Airborne _, Duration silentBy) ->
                    Stream.of(silentBy, amplifier.onUntil());
            case State.Tail(Duration until) -> Stream.of(until).filter(at -> isAhead(at, now));
        };
    }

    /** When something of the programme is due or over. */
    private Stream<Duration> appointments(Now now) {
        if (!now.wallTrusted()) {
            return Stream.empty();
        }
        Instant horizon = now.wall().plus(SLEEP_AT_MOST).plus(settings.relayLead());
        Stream<Instant> planned =
                programme.open().stream()
                        .map(claim -> claim.plan().airtime().start())
                        .takeWhile(start -> start.isBefore(horizon))
                        .flatMap(this::moments);
        Stream<Instant> expiries =
                programme.called().stream().map(claim -> claim.urgent().expires());
        return Stream.concat(planned, expiries)
                .map(instant -> sinceBoot(instant, now))
                .filter(at -> isAhead(at, now));
    }

    /** Around a start: relay, first frame, and the two ends of being late. */
    private Stream<Instant> moments(Instant start) {
        Instant latest = start.plus(settings.lateStart()).plusNanos(1);
        return Stream.of(
                start.minus(settings.relayLead()),
                start.minus(settings.cueLead()),
                latest.minus(settings.relayLead()),
                latest);
    }

    private static boolean isAhead(Duration at, Now now) {
        return at.compareTo(now.sinceBoot()) > 0;
    }

    /** What the station would tell the centre of itself. */
    public StationStatus status(Reading reading) {
        return status(clock.now(reading));
    }

    private StationStatus status(Now now) {
        return new StationStatus(
                settings.station(),
                now.wall(),
                boot,
                now.wallTrusted(),
                settings.output(),
                settings.audible(),
                settings.relay(),
                programme.held(),
                downloads.missing().stream().limit(MISSING_TOLD).toList(),
                state instanceof State.OnAir(State.Airborne airborne, Duration _)
                        ? List.of(airborne.claim().airing())
                        : List.of(),
                faults.words(),
                outbox.unsent(),
                rejected);
    }

    /** What the station is doing. */
    public State state() {
        return state;
    }

    /** The log held for this day, if there is one. */
    public Optional<DailyLog> log(LocalDate date) {
        return programme.log(date);
    }

    /** True while it may still be started. */
    public boolean isOpen(AiringId airing) {
        return programme.isOpen(airing);
    }

    /** What became of an airing of the kept days; empty while it is open or not yet written. */
    public Optional<Outcome> outcome(AiringId airing) {
        return programme.outcome(airing);
    }

    /** A turn on the air, in time since boot. */
    private record Turn(Duration from, Duration until) {
        boolean holds(Duration first, Duration last) {
            return from.compareTo(last) <= 0 && until.compareTo(first) >= 0;
        }
    }
}
