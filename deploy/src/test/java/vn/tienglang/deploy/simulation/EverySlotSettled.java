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
 * In the end everything that was asked for is settled: every airing of the newest logs whose time
 * is over, every emergency a station took, and whatever was ever marked as started.
 */
final class EverySlotSettled extends Invariant {
    private final SimWorld world;

    EverySlotSettled(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory pages = world.history().of(station.id());
            pages.issued()
                    .forEach((_, revisions) ->
                            isSettled(station, pages, revisions.lastEntry().getValue()));
            for (Message.Urgent urgent : pages.urgents()) {
                boolean meant =
                        urgent.areas().stream().anyMatch(station.settings().areas()::contains);
                boolean over = urgent.expires().isBefore(world.context().now());
                if (meant && over && pages.settled(urgent.airing()).isEmpty()) {
                    throw violation(station.id() + " never settled " + urgent.airing());
                }
            }
            if (!station.onDisk().interrupted().isEmpty()) {
                throw violation(station.id() + " forgot " + station.onDisk().interrupted());
            }
        }
    }

    private void isSettled(SimStation station, EventHistory.StationHistory pages, DailyLog log) {
        Map<AiringId, Verdict> verdicts =
                Reconciliation.of(
                                log,
                                pages.taken().stream().map(SignedEntry::entry).toList(),
                                world.context().now(),
                                SimCentre.GRACE)
                        .verdicts();
        for (Airing airing : log.airings()) {
            boolean over =
                    airing.airtime().end().plus(SimCentre.GRACE).isBefore(world.context().now());
            if (!over) {
                continue;
            }
            if (pages.settled(airing.id()).isEmpty()) {
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
