package vn.tienglang.deploy.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.Journal;

/**
 * Durable before visible. What a station tells, sounds or acknowledges, and what the centre
 * acknowledges, is on its disk by then.
 */
final class JournalBeforeReport extends Invariant {
    private final SimWorld world;
    private final Set<Digest> kept = new HashSet<>();

    JournalBeforeReport(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent happening) {
        switch (happening) {
            case SimEvent.Kept(var _, Journal.Fact.Settled(SignedEntry signed)) ->
                    kept.add(signed.entry().digest());
            case SimEvent.Told(var station, Message.AsRunReported(var _, var entries)) ->
                    entries.forEach(signed -> isKept(station, signed.entry()));
            case SimEvent.Told(var station, Message.StatusReported(StationStatus status)) ->
                    status.logs().forEach(log -> isHeld(station, log, "tells of"));
            case SimEvent.Receipted(var station, Message.LogIssued(DailyLog log)) ->
                    isHeldOrPassedOver(station, log);
            case SimEvent.Sounded(var station, var airing) -> {
                if (!world.history().of(station).isMarked(airing)) {
                    throw violation(airing + " sounds at " + station + " without a mark");
                }
            }
            case SimEvent.Acknowledged(var station, long upTo) -> isTaken(station, upTo);
            case SimEvent other -> {
                // Nothing is promised with it.
            }
        }
    }

    private void isKept(StationId station, AsRunEntry entry) {
        if (!kept.contains(entry.digest())) {
            throw violation(station + " tells what it has not written: " + entry);
        }
    }

    private void isHeld(StationId station, StationStatus.HeldLog told, String what) {
        boolean held =
                world.history()
                        .of(station)
                        .held(told.date())
                        .filter(log -> log.revision() == told.revision())
                        .isPresent();
        if (!held) {
            throw violation(station + " " + what + " a log it does not hold: " + told);
        }
    }

    /** A log may be acknowledged unkept only when it is not news: of a day that is over. */
    private void isHeldOrPassedOver(StationId station, DailyLog log) {
        boolean held =
                world.history()
                        .of(station)
                        .held(log.date())
                        .filter(mine -> mine.revision() >= log.revision())
                        .isPresent();
        boolean isOver =
                log.date().isBefore(world.context().now().atZone(SimWorld.ZONE).toLocalDate());
        if (!held && !isOver) {
            throw violation(station + " acknowledges a log it does not hold: " + log);
        }
    }

    private void isTaken(StationId station, long upTo) {
        List<SignedEntry> taken = world.history().of(station).taken();
        if (upTo > taken.size()) {
            throw violation(
                    "the centre acknowledges "
                            + upTo
                            + " entries of "
                            + station
                            + " and has "
                            + taken.size());
        }
    }
}
