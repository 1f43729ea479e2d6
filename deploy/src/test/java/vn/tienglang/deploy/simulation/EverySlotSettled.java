package vn.tienglang.deploy.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.asrun.SignedEntry;
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
            for (Emergency urgent : history.urgents()) {
                boolean meant = urgent.targetOf(station.settings().areas()).isPresent();
                boolean over = urgent.expires().isBefore(world.context().now());
                if (meant && over && !history.isSettled(urgent)) {
                    throw violation(station.id() + " never settled " + urgent.airing());
                }
            }
            if (!station.onDisk().interrupted().isEmpty()) {
                throw violation(station.id() + " forgot " + station.onDisk().interrupted());
            }
        }
    }

    /**
     * True when another board, or another journal, was there at the start of the airing. What it
     * wrote may be lost with it, and the present one does not judge it.
     */
    private boolean wasBeforeTheJournal(
            SimStation station, EventHistory.StationHistory history, Airing airing) {
        Instant since = world.context().startInstant().plus(history.journalSince());
        boolean isKnown =
                history.committed().stream()
                        .anyMatch(one -> one.entry().airing().equals(airing.id()));
        return history.newChain().equals(Optional.of(station.chain()))
                && !isKnown
                && airing.airtime().start().isBefore(since.plus(StartsWithinTolerance.CLOCK));
    }

    private void isSettled(SimStation station, EventHistory.StationHistory history, DailyLog log) {
        Map<AiringId, Verdict> verdicts =
                Reconciliation.of(
                                log,
                                history.committed().stream().map(SignedEntry::entry).toList(),
                                world.context().now(),
                                SimCentre.GRACE)
                        .verdicts();
        LocalDate today = world.context().now().atZone(SimWorld.ZONE).toLocalDate();
        if (log.date().isBefore(today) && history.holdsForgotten(log.date())) {
            // The centre was restored over midnight: the station played a later log than this.
            return;
        }
        for (Airing airing : log.airings()) {
            boolean over =
                    airing.airtime().end().plus(SimCentre.GRACE).isBefore(world.context().now());
            if (!over || wasBeforeTheJournal(station, history, airing)) {
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
