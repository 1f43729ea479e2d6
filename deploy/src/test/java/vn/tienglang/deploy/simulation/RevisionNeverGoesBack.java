package vn.tienglang.deploy.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Journal;

/**
 * Log revisions of a day only rise, at the centre and at every station, and a station stores
 * exactly what the centre issued under that revision.
 */
final class RevisionNeverGoesBack extends Invariant {
    private final SimWorld world;
    private final Map<Day, Integer> issued = new HashMap<>();
    private final Map<Day, Integer> kept = new HashMap<>();

    private record Day(StationId station, LocalDate date) {}

    RevisionNeverGoesBack(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.CentreRestored()) {
            forgetAtCentre();
        }
        if (simEvent instanceof SimEvent.JournalReplaced(var station, var _)) {
            kept.keySet().removeIf(day -> day.station().equals(station));
        }
        if (simEvent instanceof SimEvent.Issued(DailyLog log)) {
            rises(issued, log, "is issued");
        }
        if (simEvent
                instanceof SimEvent.FactStored(var station, Journal.Fact.LogStored(DailyLog log))) {
            rises(kept, log, "is stored");
            if (!world.history().of(station).wasIssued(log)) {
                throw violation(station + " stores a log that was never issued: " + log);
            }
        }
    }

    private void forgetAtCentre() {
        issued.clear();
        for (SimStation station : world.stations()) {
            world.history()
                    .of(station.id())
                    .issued()
                    .forEach((date, revisions) ->
                            issued.put(new Day(station.id(), date), revisions.lastKey()));
        }
    }

    private void rises(Map<Day, Integer> revisions, DailyLog log, String what) {
        Integer before = revisions.put(new Day(log.station(), log.date()), log.revision());
        if (before != null && before >= log.revision()) {
            throw violation(
                    "revision " + log.revision() + " " + what + " after " + before + ": " + log);
        }
    }
}
