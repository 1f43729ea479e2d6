package vn.tienglang.deploy.simulation;

import java.util.Map;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.compliance.Verdict;

/**
 * At the end every past airing of the newest logs, every emergency a station stored and every
 * started airing is settled.
 */
final class EverySlotSettled extends Invariant {
    private final SimWorld world;

    EverySlotSettled(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory history = world.history().of(station.id());
            history.issued()
                    .forEach((_, revisions) ->
                            isSettled(station, history, revisions.lastEntry().getValue()));
            for (Message.Urgent urgent : history.urgents()) {
                boolean meant =
                        urgent.areas().stream().anyMatch(station.settings().areas()::contains);
                boolean over = urgent.expires().isBefore(world.context().now());
                if (meant && over && history.settled(urgent.airing()).isEmpty()) {
                    throw violation(station.id() + " never settled " + urgent.airing());
                }
            }
            if (!station.onDisk().interrupted().isEmpty()) {
                throw violation(station.id() + " forgot " + station.onDisk().interrupted());
            }
        }
    }

    private void isSettled(SimStation station, EventHistory.StationHistory history, DailyLog log) {
        Map<AiringId, Verdict> verdicts =
                Reconciliation.of(
                                log,
                                history.committed().stream().map(SignedEntry::entry).toList(),
                                world.context().now(),
                                SimCentre.GRACE)
                        .verdicts();
        for (Airing airing : log.airings()) {
            boolean over =
                    airing.airtime().end().plus(SimCentre.GRACE).isBefore(world.context().now());
            if (!over) {
                continue;
            }
            if (history.settled(airing.id()).isEmpty()) {
                throw violation(station.id() + " never settled " + airing);
            }
            Verdict verdict = verdicts.getOrDefault(airing.id(), new Verdict.Unconfirmed());
            if (verdict instanceof Verdict.Unconfirmed || verdict instanceof Verdict.Awaited) {
                throw violation(
                        "the centre still knows nothing of " + airing + " at " + station.id());
            }
        }
    }
}
