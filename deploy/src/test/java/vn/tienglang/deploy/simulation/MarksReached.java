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
import vn.tienglang.deploy.simulation.Happening.Order;
import vn.tienglang.node.Contact;
import vn.tienglang.node.Journal;
import vn.tienglang.node.playout.Event;

/** Not a law: notes where the world has been. */
final class MarksReached extends Invariant {
    private final World world;
    private final Map<StationId, Doing> doing = new HashMap<>();
    private final Map<StationId, Long> acknowledged = new HashMap<>();

    /** What a horn is about, as far as can be seen from outside. */
    private sealed interface Doing {
        record Nothing() implements Doing {}

        record Armed(AiringId airing) implements Doing {}

        record Marked(AiringId airing) implements Doing {}

        record OnAir(AiringId airing) implements Doing {}

        record Ended() implements Doing {}
    }

    MarksReached(World world) {
        this.world = world;
    }

    @Override
    void saw(Happening happening) {
        switch (happening) {
            case Happening.Started(var station, long _) -> started(world.station(station));
            case Happening.Died(var station, boolean powerGone, String why) ->
                    died(station, powerGone, why);
            case Happening.Stepped(var _, Event.Refused _) ->
                    world.reached(Mark.HOSTILE_BYTES_REFUSED);
            case Happening.Drove(var station, Contact wanted, Contact read) ->
                    drove(station, wanted, read);
            case Happening.Ordered(var station, Order order, AiringId airing) ->
                    ordered(station, order, airing);
            case Happening.Sounded(var station, AiringId airing) -> sounded(station, airing);
            case Happening.Silenced(var station, AiringId _, Duration _) ->
                    doing.put(station, new Doing.Ended());
            case Happening.Kept(var station, Journal.Fact fact) -> kept(station, fact);
            case Happening.Receipted(var station, Message.LogIssued(DailyLog log)) ->
                    heardAgain(station, log);
            case Happening.Pressed(var station) ->
                    reached(station, Mark.STOPPED_WHILE_ARMED, Mark.STOPPED_ON_AIR);
            case Happening.Struck(var station, String by) -> struck(station, by);
            case Happening.Acknowledged(var station, long upTo) -> acknowledged(station, upTo);
            case Happening.AtCentre(String what) -> atCentre(what);
            case Happening other -> {
                // Nothing to remember it by.
            }
        }
    }

    private Doing doing(StationId station) {
        return doing.getOrDefault(station, new Doing.Nothing());
    }

    private void reached(StationId station, Mark whileArmed, Mark onAir) {
        switch (doing(station)) {
            case Doing.Armed _, Doing.Marked _ -> world.reached(whileArmed);
            case Doing.OnAir _ -> world.reached(onAir);
            case Doing.Nothing _, Doing.Ended _ -> {}
        }
    }

    private void started(SimStation station) {
        doing.put(station.id(), new Doing.Nothing());
        if (station.amplifies()) {
            world.reached(Mark.STARTED_WITH_RELAY_CLOSED);
        }
        if (station.wallWrongBy().abs().toDays() > 0) {
            boolean behind = station.wallWrongBy().isNegative();
            world.reached(behind ? Mark.WOKE_UP_DAYS_BEHIND : Mark.WOKE_UP_DAYS_AHEAD);
        }
    }

    private void died(StationId station, boolean powerGone, String why) {
        if (why.contains("no space")) {
            world.reached(Mark.JOURNAL_FULL);
        }
        if (doing(station) instanceof Doing.Marked) {
            world.reached(Mark.DIED_BETWEEN_MARK_AND_SOUND);
        } else if (powerGone) {
            reached(station, Mark.LOST_POWER_WHILE_ARMED, Mark.LOST_POWER_ON_AIR);
        } else {
            reached(station, Mark.DIED_WHILE_ARMED, Mark.DIED_ON_AIR);
        }
        doing.put(station, new Doing.Nothing());
    }

    private void drove(StationId station, Contact wanted, Contact read) {
        if (wanted == Contact.CLOSED && read == Contact.OPEN) {
            world.reached(Mark.RELAY_STUCK_OPEN);
        }
        if (wanted == Contact.OPEN && read == Contact.CLOSED) {
            world.reached(Mark.RELAY_STUCK_CLOSED);
        }
        if (wanted == Contact.OPEN) {
            doing.put(station, new Doing.Nothing());
        }
    }

    private void ordered(StationId station, Order order, AiringId airing) {
        switch (order) {
            case CUE -> {
                if (doing(station) instanceof Doing.Ended) {
                    world.reached(Mark.BACK_TO_BACK);
                }
                doing.put(station, new Doing.Armed(airing));
            }
            case PLAY -> {}
            case STOP -> {
                boolean hung = world.station(station).isSpeakerStruck();
                if (doing(station) instanceof Doing.OnAir && hung) {
                    world.reached(Mark.SPEAKER_STOPPED_IN_TROUBLE);
                }
                if (!(doing(station) instanceof Doing.OnAir)) {
                    doing.put(station, new Doing.Nothing());
                }
            }
        }
    }

    private void sounded(StationId station, AiringId airing) {
        doing.put(station, new Doing.OnAir(airing));
        if (isEmergency(airing) && !world.station(station).trustsItsClock()) {
            world.reached(Mark.EMERGENCY_AIRED_WITHOUT_A_CLOCK);
        }
        if (!day(world.scene().now()).equals(day(world.scene().beginning()))) {
            world.reached(Mark.AIRED_AFTER_MIDNIGHT);
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(World.ZONE).toLocalDate();
    }

    private static boolean isEmergency(AiringId airing) {
        return airing.value().startsWith("urgent-");
    }

    private void kept(StationId station, Journal.Fact fact) {
        switch (fact) {
            case Journal.Fact.Started(Journal.Mark mark) ->
                    doing.put(station, new Doing.Marked(mark.airing()));
            case Journal.Fact.Settled(var signed) -> settled(signed.entry());
            case Journal.Fact.LogKept(DailyLog log) -> replaced(station, log);
            case Journal.Fact.UrgentKept _,
                    Journal.Fact.Acknowledged _,
                    Journal.Fact.TimeHeard _,
                    Journal.Fact.DaysForgotten _ -> {}
        }
    }

    private void replaced(StationId station, DailyLog log) {
        Optional<AiringId> current =
                switch (doing(station)) {
                    case Doing.Armed(AiringId airing) -> Optional.of(airing);
                    case Doing.Marked(AiringId airing) -> Optional.of(airing);
                    case Doing.OnAir(AiringId airing) -> Optional.of(airing);
                    case Doing.Nothing _, Doing.Ended _ -> Optional.empty();
                };
        boolean withdrawn =
                current.filter(airing -> !isEmergency(airing))
                        .filter(airing -> log.airing(airing).isEmpty())
                        .flatMap(airing -> world.chronicle().of(station).everPlanned(airing))
                        .filter(airing -> day(airing.airtime().start()).equals(log.date()))
                        .isPresent();
        if (withdrawn) {
            reached(station, Mark.WITHDRAWN_WHILE_ARMED, Mark.WITHDRAWN_ON_AIR);
        }
    }

    private void settled(AsRunEntry entry) {
        boolean emergency = isEmergency(entry.airing());
        switch (entry.outcome()) {
            case Outcome.Aired _ -> world.reached(emergency ? Mark.EMERGENCY_AIRED : Mark.AIRED);
            case Outcome.CutShort(Playback _, Reason reason) -> cutShort(reason, emergency);
            case Outcome.Missed(Reason reason) -> missed(reason);
        }
    }

    private void cutShort(Reason reason, boolean emergency) {
        switch (reason) {
            case NO_POWER -> world.reached(Mark.CUT_SHORT_WITHOUT_POWER);
            case CANCELLED -> world.reached(Mark.CUT_SHORT_CANCELLED);
            case MUTED_BY_STAFF -> world.reached(Mark.CUT_SHORT_MUTED);
            case OUTPUT_SILENT -> world.reached(Mark.CUT_SHORT_OUTPUT_SILENT);
            case PREEMPTED ->
                    world.reached(
                            emergency
                                    ? Mark.EMERGENCY_PREEMPTED_BY_A_NEWER
                                    : Mark.CUT_SHORT_PREEMPTED);
            case NO_LINK,
                    NO_FILE,
                    CLOCK_UNSURE,
                    AMPLIFIER_FAULT,
                    REFUSED_QUIET_HOURS,
                    REFUSED_CAP -> {}
        }
    }

    private void missed(Reason reason) {
        switch (reason) {
            case NO_POWER -> world.reached(Mark.MISSED_WITHOUT_POWER);
            case NO_LINK -> world.reached(Mark.MISSED_WITHOUT_LINK);
            case NO_FILE -> world.reached(Mark.MISSED_WITHOUT_FILE);
            case CLOCK_UNSURE -> world.reached(Mark.MISSED_CLOCK_UNSURE);
            case AMPLIFIER_FAULT -> world.reached(Mark.MISSED_AMPLIFIER_FAULT);
            case OUTPUT_SILENT -> world.reached(Mark.MISSED_OUTPUT_SILENT);
            case PREEMPTED -> world.reached(Mark.MISSED_PREEMPTED);
            case MUTED_BY_STAFF -> world.reached(Mark.MISSED_MUTED);
            case REFUSED_QUIET_HOURS, REFUSED_CAP, CANCELLED -> {}
        }
    }

    private void heardAgain(StationId station, DailyLog log) {
        int held = world.chronicle().of(station).held(log.date()).map(DailyLog::revision).orElse(0);
        if (log.revision() < held) {
            world.reached(Mark.OLDER_LOG_REPLAYED);
        }
    }

    private void struck(StationId station, String by) {
        if (by.startsWith("the wall clock")) {
            boolean back = world.station(station).wallWrongBy().isNegative();
            reached(
                    station,
                    back ? Mark.STEPPED_BACK_WHILE_ARMED : Mark.STEPPED_AHEAD_WHILE_ARMED,
                    Mark.STEPPED_ON_AIR);
        }
    }

    private void acknowledged(StationId station, long upTo) {
        Long before = acknowledged.put(station, upTo);
        if (before != null && before == upTo) {
            world.reached(Mark.AS_RUN_HEARD_AGAIN);
        }
    }

    private void atCentre(String what) {
        if (what.equals("died before the commit")) {
            world.reached(Mark.CENTRE_DIED_BEFORE_COMMIT);
        }
        if (what.equals("died after the commit")) {
            world.reached(Mark.CENTRE_DIED_AFTER_COMMIT);
        }
        if (what.startsWith("hears the last will")) {
            world.reached(Mark.LAST_WILL_SPOKEN);
        }
    }
}
