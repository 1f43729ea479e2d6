package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.deploy.simulation.SimEvent.Order;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/** Recorder of coverage marks. It checks nothing. */
final class CoverageMarkRecorder extends Invariant {
    private final SimWorld world;
    private final Map<StationId, AirState> doing = new HashMap<>();
    private final Map<StationId, Long> acknowledged = new HashMap<>();

    /** State of a station as observed from outside. */
    private sealed interface AirState {
        record Nothing() implements AirState {}

        record Armed(AiringId airing) implements AirState {}

        record Marked(AiringId airing) implements AirState {}

        record OnAir(AiringId airing) implements AirState {}

        record Ended() implements AirState {}
    }

    CoverageMarkRecorder(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.Started(var station, long _) -> started(world.station(station));
            case SimEvent.Died(var station, boolean powerGone, String why) ->
                    died(station, powerGone, why);
            case SimEvent.LoopStepped(var _, Event.MessageRejected _) ->
                    world.reached(CoverageMark.HOSTILE_BYTES_REFUSED);
            case SimEvent.RelayDriven(var station, RelayState wanted, RelayState read) ->
                    drove(station, wanted, read);
            case SimEvent.SpeakerOrdered(var station, Order order, AiringId airing) ->
                    ordered(station, order, airing);
            case SimEvent.SoundStarted(var station, AiringId airing) -> sounded(station, airing);
            case SimEvent.SoundEnded(var station, AiringId _, Duration _) ->
                    doing.put(station, new AirState.Ended());
            case SimEvent.FactStored(var station, Journal.Fact fact) -> stored(station, fact);
            case SimEvent.AcknowledgedByStation(var station, Message.LogIssued(DailyLog log)) ->
                    heardAgain(station, log);
            case SimEvent.StopPressed(var station) ->
                    reached(station, CoverageMark.STOPPED_WHILE_ARMED, CoverageMark.STOPPED_ON_AIR);
            case SimEvent.FaultInjected(var station, String by) -> struck(station, by);
            case SimEvent.Acknowledged(var station, var _, long upTo) ->
                    acknowledged(station, upTo);
            case SimEvent.CentreEvent(String what) -> atCentre(what);
            case SimEvent other -> {
                // No mark depends on it.
            }
        }
    }

    private AirState doing(StationId station) {
        return doing.getOrDefault(station, new AirState.Nothing());
    }

    private void reached(StationId station, CoverageMark whileArmed, CoverageMark onAir) {
        switch (doing(station)) {
            case AirState.Armed _, AirState.Marked _ -> world.reached(whileArmed);
            case AirState.OnAir _ -> world.reached(onAir);
            case AirState.Nothing _, AirState.Ended _ -> {}
        }
    }

    private void started(SimStation station) {
        doing.put(station.id(), new AirState.Nothing());
        if (station.amplifies()) {
            world.reached(CoverageMark.STARTED_WITH_RELAY_CLOSED);
        }
        if (station.wallWrongBy().abs().toDays() > 0) {
            boolean behind = station.wallWrongBy().isNegative();
            world.reached(
                    behind ? CoverageMark.STARTED_DAYS_BEHIND : CoverageMark.STARTED_DAYS_AHEAD);
        }
    }

    private void died(StationId station, boolean powerGone, String why) {
        if (why.contains("no space")) {
            world.reached(CoverageMark.JOURNAL_FULL);
        }
        if (doing(station) instanceof AirState.Marked) {
            world.reached(CoverageMark.DIED_BETWEEN_MARK_AND_SOUND);
        } else if (powerGone) {
            reached(station, CoverageMark.LOST_POWER_WHILE_ARMED, CoverageMark.LOST_POWER_ON_AIR);
        } else {
            reached(station, CoverageMark.DIED_WHILE_ARMED, CoverageMark.DIED_ON_AIR);
        }
        doing.put(station, new AirState.Nothing());
    }

    private void drove(StationId station, RelayState wanted, RelayState read) {
        if (wanted == RelayState.CLOSED && read == RelayState.OPEN) {
            world.reached(CoverageMark.RELAY_STUCK_OPEN);
        }
        if (wanted == RelayState.OPEN && read == RelayState.CLOSED) {
            world.reached(CoverageMark.RELAY_STUCK_CLOSED);
        }
        if (wanted == RelayState.OPEN) {
            doing.put(station, new AirState.Nothing());
        }
    }

    private void ordered(StationId station, Order order, AiringId airing) {
        switch (order) {
            case CUE -> {
                if (doing(station) instanceof AirState.Ended) {
                    world.reached(CoverageMark.BACK_TO_BACK);
                }
                doing.put(station, new AirState.Armed(airing));
            }
            case PLAY -> {}
            case STOP -> {
                boolean hung = world.station(station).isSpeakerStruck();
                if (doing(station) instanceof AirState.OnAir && hung) {
                    world.reached(CoverageMark.SPEAKER_STOPPED_IN_TROUBLE);
                }
                if (!(doing(station) instanceof AirState.OnAir)) {
                    doing.put(station, new AirState.Nothing());
                }
            }
        }
    }

    private void sounded(StationId station, AiringId airing) {
        doing.put(station, new AirState.OnAir(airing));
        if (isEmergency(airing) && !world.station(station).trustsItsClock()) {
            world.reached(CoverageMark.EMERGENCY_AIRED_WITHOUT_A_CLOCK);
        }
        if (!day(world.context().now()).equals(day(world.context().startInstant()))) {
            world.reached(CoverageMark.AIRED_AFTER_MIDNIGHT);
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(SimWorld.ZONE).toLocalDate();
    }

    private static boolean isEmergency(AiringId airing) {
        return airing.value().startsWith("urgent-");
    }

    private void stored(StationId station, Journal.Fact fact) {
        switch (fact) {
            case Journal.Fact.Started(Journal.Mark mark) ->
                    doing.put(station, new AirState.Marked(mark.airing()));
            case Journal.Fact.Settled(var signed) -> settled(signed.entry());
            case Journal.Fact.LogStored(DailyLog log) -> replaced(station, log);
            case Journal.Fact.EmergencyStored _,
                    Journal.Fact.EmergencyForgotten _,
                    Journal.Fact.Acknowledged _,
                    Journal.Fact.FirstStarted _,
                    Journal.Fact.PreviousChainEnded _,
                    Journal.Fact.RanUnsure _,
                    Journal.Fact.UnsureRunsJudged _,
                    Journal.Fact.BatteryClockChecked _,
                    Journal.Fact.Progressed _,
                    Journal.Fact.MutedUntil _,
                    Journal.Fact.ProgrammeStopped _,
                    Journal.Fact.DaysDropped _ -> {}
        }
    }

    private void replaced(StationId station, DailyLog log) {
        Optional<AiringId> current =
                switch (doing(station)) {
                    case AirState.Armed(AiringId airing) -> Optional.of(airing);
                    case AirState.Marked(AiringId airing) -> Optional.of(airing);
                    case AirState.OnAir(AiringId airing) -> Optional.of(airing);
                    case AirState.Nothing _, AirState.Ended _ -> Optional.empty();
                };
        boolean withdrawn =
                current.filter(airing -> !isEmergency(airing))
                        .filter(airing -> log.airing(airing).isEmpty())
                        .flatMap(airing -> world.history().of(station).everPlanned(airing))
                        .filter(airing -> day(airing.airtime().start()).equals(log.date()))
                        .isPresent();
        if (withdrawn) {
            reached(station, CoverageMark.WITHDRAWN_WHILE_ARMED, CoverageMark.WITHDRAWN_ON_AIR);
        }
    }

    private void settled(AsRunEntry entry) {
        boolean emergency = isEmergency(entry.airing());
        switch (entry.outcome()) {
            case Outcome.Aired _ ->
                    world.reached(emergency ? CoverageMark.EMERGENCY_AIRED : CoverageMark.AIRED);
            case Outcome.CutShort(Playback _, Reason reason) -> cutShort(reason, emergency);
            case Outcome.Missed(Reason reason) -> missed(reason);
        }
    }

    private void cutShort(Reason reason, boolean emergency) {
        switch (reason) {
            case NO_POWER -> world.reached(CoverageMark.CUT_SHORT_WITHOUT_POWER);
            case CANCELLED -> world.reached(CoverageMark.CUT_SHORT_CANCELLED);
            case MUTED_BY_STAFF -> world.reached(CoverageMark.CUT_SHORT_MUTED);
            case OUTPUT_SILENT -> world.reached(CoverageMark.CUT_SHORT_OUTPUT_SILENT);
            case PREEMPTED ->
                    world.reached(
                            emergency
                                    ? CoverageMark.EMERGENCY_PREEMPTED_BY_A_NEWER
                                    : CoverageMark.CUT_SHORT_PREEMPTED);
            case NO_LINK,
                    NO_FILE,
                    CLOCK_UNSURE,
                    AMPLIFIER_FAULT,
                    REFUSED_QUIET_HOURS,
                    REFUSED_CAP,
                    PROGRAM_ENDED -> {}
        }
    }

    private void missed(Reason reason) {
        switch (reason) {
            case NO_POWER -> world.reached(CoverageMark.MISSED_WITHOUT_POWER);
            case NO_LINK -> world.reached(CoverageMark.MISSED_WITHOUT_LINK);
            case NO_FILE -> world.reached(CoverageMark.MISSED_WITHOUT_FILE);
            case CLOCK_UNSURE -> world.reached(CoverageMark.MISSED_CLOCK_UNSURE);
            case AMPLIFIER_FAULT -> world.reached(CoverageMark.MISSED_AMPLIFIER_FAULT);
            case OUTPUT_SILENT -> world.reached(CoverageMark.MISSED_OUTPUT_SILENT);
            case PREEMPTED -> world.reached(CoverageMark.MISSED_PREEMPTED);
            case MUTED_BY_STAFF -> world.reached(CoverageMark.MISSED_MUTED);
            case REFUSED_QUIET_HOURS, REFUSED_CAP, CANCELLED, PROGRAM_ENDED -> {}
        }
    }

    private void heardAgain(StationId station, DailyLog log) {
        int held = world.history().of(station).held(log.date()).map(DailyLog::revision).orElse(0);
        if (log.revision() < held) {
            world.reached(CoverageMark.OLDER_LOG_REPLAYED);
        }
    }

    private void struck(StationId station, String by) {
        if (by.startsWith("the wall clock")) {
            boolean back = world.station(station).wallWrongBy().isNegative();
            reached(
                    station,
                    back
                            ? CoverageMark.STEPPED_BACK_WHILE_ARMED
                            : CoverageMark.STEPPED_AHEAD_WHILE_ARMED,
                    CoverageMark.STEPPED_ON_AIR);
        }
    }

    private void acknowledged(StationId station, long upTo) {
        Long before = acknowledged.put(station, upTo);
        if (before != null && before == upTo) {
            world.reached(CoverageMark.AS_RUN_ACKNOWLEDGED_AGAIN);
        }
    }

    private void atCentre(String what) {
        if (what.equals("died before the commit")) {
            world.reached(CoverageMark.CENTRE_DIED_BEFORE_COMMIT);
        }
        if (what.equals("died after the commit")) {
            world.reached(CoverageMark.CENTRE_DIED_AFTER_COMMIT);
        }
        if (what.startsWith("receives the last will")) {
            world.reached(CoverageMark.LAST_WILL_PUBLISHED);
        }
    }
}
