package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/** Recorder of the coverage marks of the unkind things that the fakes do. It checks nothing. */
final class FaultMarkRecorder extends Invariant {
    /** An answer that took longer proves nothing about the time. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private static final Duration YEAR = Duration.ofDays(365);

    private final SimWorld world;
    private final Map<StationId, Long> acknowledged = new HashMap<>();
    private final Map<StationId, Integer> committed = new HashMap<>();
    private final Map<Nonce, Duration> requests = new HashMap<>();
    private final Map<Long, Duration> released = new HashMap<>();
    private boolean wasRestored;

    FaultMarkRecorder(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.JournalReplaced(var station, var _) -> acknowledged.remove(station);
            case SimEvent.OpenedByGuard _ -> world.reached(CoverageMark.RELAY_OPENED_BY_THE_GUARD);
            case SimEvent.Died(var station, boolean powerGone, String why) ->
                    died(world.station(station), powerGone, why);
            case SimEvent.FaultInjected(var station, String by) ->
                    struck(world.station(station), by);
            case SimEvent.LoopStepped(var _, Event.PlaybackTooLate _) ->
                    world.reached(CoverageMark.TOO_LATE_AFTER_STANDING_STILL);
            case SimEvent.LoopStepped(var station, Event.MessageReceived(Message message, var _)) ->
                    received(world.station(station), message);
            case SimEvent.MessageSent(var _, Message.TimeRequested(var _, Nonce nonce)) ->
                    requests.put(nonce, now());
            case SimEvent.Released(var urgent) -> released.put(urgent.number(), now());
            case SimEvent.FactStored(var station, Journal.Fact.Acknowledged(long upTo)) ->
                    acknowledged(station, upTo);
            case SimEvent.FactStored(var _, Journal.Fact.MutedUntil(Instant until)) -> {
                if (until.isAfter(Instant.EPOCH)) {
                    world.reached(CoverageMark.MUTED_BY_STAFF);
                }
            }
            case SimEvent.SoundStarted(var station, var _) -> {
                if (world.station(station).trustsItsClock()
                        && !world.station(station).daemonIsSynchronised()) {
                    world.reached(CoverageMark.AIRED_ON_THE_TIME_OF_THE_CENTRE);
                }
            }
            case SimEvent.EntryCommitted(var signed) ->
                    committed.merge(signed.entry().station(), 1, Integer::sum);
            case SimEvent.MessageSent(var station, Message.StatusReported(StationStatus status)) ->
                    reported(station, status);
            case SimEvent.CentreRestored() -> restored();
            case SimEvent.CentreEvent(String what) -> atCentre(what);
            case SimEvent other -> {
                // No mark depends on it.
            }
        }
    }

    private Duration now() {
        return world.context().time().now();
    }

    private void died(SimStation station, boolean powerGone, String why) {
        boolean hums = !powerGone && station.relay().contact() == RelayState.CLOSED;
        if (hums && !station.guard().exists()) {
            world.reached(CoverageMark.RELAY_CLOSED_WITHOUT_PROGRAM);
        }
        if (why.contains("the sync failed")) {
            world.reached(CoverageMark.SYNC_FAILED_AFTER_THE_WRITE);
        }
        if (why.equals("ended by the guard")) {
            world.reached(CoverageMark.ENDED_BY_THE_GUARD);
        }
        if (why.equals("the board is taken away")) {
            world.reached(CoverageMark.BOARD_REPLACED);
        }
        if (why.equals("the journal is damaged")) {
            world.reached(CoverageMark.JOURNAL_DAMAGED);
        }
    }

    private void struck(SimStation station, String by) {
        if (by.startsWith("the program stands still")) {
            if (station.sounds().isPresent()) {
                world.reached(CoverageMark.STOOD_STILL_ON_AIR);
            } else if (station.amplifies()) {
                world.reached(CoverageMark.STOOD_STILL_WHILE_ARMED);
            }
        }
    }

    private void received(SimStation station, Message message) {
        if (message instanceof Message.TimeAnswered(var _, Nonce nonce, Instant at)) {
            Duration sent = requests.getOrDefault(nonce, now());
            if (now().minus(sent).compareTo(LATE) > 0) {
                world.reached(CoverageMark.TIME_ANSWERED_LATE);
            }
            Duration wrongBy = Duration.between(world.context().now(), at).abs();
            if (requests.containsKey(nonce) && wrongBy.compareTo(YEAR) > 0) {
                world.reached(CoverageMark.TIME_OF_A_CENTRE_YEARS_OFF);
            }
        }
        if (message instanceof Message.EmergencyIssued(Emergency urgent)
                && station.isBufferFull()) {
            Duration since = released.getOrDefault(urgent.number(), now());
            if (now().minus(since).compareTo(LATE) > 0) {
                world.reached(CoverageMark.EMERGENCY_BEHIND_A_FULL_BUFFER);
            }
        }
    }

    private void acknowledged(StationId station, long upTo) {
        Long before = acknowledged.put(station, upTo);
        if (wasRestored && before != null && upTo < before) {
            world.reached(CoverageMark.REWOUND_TO_AN_OLDER_CENTRE);
        }
    }

    /** The centre issued this revision with another content than the station holds. */
    private void reported(StationId station, StationStatus status) {
        for (StationStatus.HeldLog held : status.logs()) {
            world.history()
                    .of(station)
                    .issued(held.date(), held.revision())
                    .filter(issued -> held.saysOtherThan(LogDigest.of(issued)))
                    .ifPresent(_ -> world.reached(CoverageMark.STATION_HOLDS_ANOTHER_CONTENT));
        }
    }

    private void restored() {
        wasRestored = true;
        world.reached(CoverageMark.CENTRE_RESTORED);
        for (SimStation station : world.stations()) {
            int left = world.history().of(station.id()).committed().size();
            if (left < committed.getOrDefault(station.id(), 0)) {
                world.reached(CoverageMark.CENTRE_LOST_ENTRIES);
            }
            committed.put(station.id(), left);
            world.history().of(station.id()).holding().stream()
                    .filter(log ->
                            world.history()
                                    .of(station.id())
                                    .issued(log.date(), log.revision())
                                    .isEmpty())
                    .forEach(_ -> world.reached(CoverageMark.STATION_HOLDS_A_LATER_REVISION));
        }
    }

    private void atCentre(String what) {
        if (what.startsWith("its clock is wrong by") && !what.endsWith("PT0S")) {
            world.reached(CoverageMark.CENTRE_WITH_A_WRONG_CLOCK);
        }
        if (what.equals("the broker loses everything")) {
            world.reached(CoverageMark.BROKER_LOST_EVERYTHING);
        }
    }

    @Override
    void checkHealed() {
        if (world.context().broker().lostAfterAccepting() > 0) {
            world.reached(CoverageMark.BROKER_LOST_WHAT_IT_ACCEPTED);
        }
    }
}
