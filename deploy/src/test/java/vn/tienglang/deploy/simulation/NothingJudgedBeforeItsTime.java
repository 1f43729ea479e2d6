package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.port.Journal;

/**
 * No airing is called missed before its start in true time, nor one that was due before the journal
 * of the station existed, and every entry carries the true time of its writing, whatever the wall
 * clock of the board says.
 */
final class NothingJudgedBeforeItsTime extends Invariant {
    /** Time before the start in which preparation may fail: relay and cue. */
    private static final Duration GETS_READY = Duration.ofSeconds(3);

    private final SimWorld world;

    NothingJudgedBeforeItsTime(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent
                instanceof SimEvent.FactStored(var station, Journal.Fact.Settled(var signed))) {
            AsRunEntry entry = signed.entry();
            if (world.station(station).isFindingFacts()) {
                // Written at the end of the program before, whose sync failed.
                return;
            }
            Instant now = world.context().now();
            Duration wrongBy = Duration.between(now, entry.settledAt()).abs();
            if (wrongBy.compareTo(StartsWithinTolerance.CLOCK) > 0) {
                throw violation(station + " dates it wrong by " + wrongBy + ": " + entry);
            }
            if (entry.outcome() instanceof Outcome.Missed(Reason reason)) {
                judge(station, entry, reason, now);
            }
        }
    }

    private void judge(StationId station, AsRunEntry entry, Reason reason, Instant now) {
        EventHistory.StationHistory history = world.history().of(station);
        Optional<Airing> airing =
                history.planned(entry.airing()).or(() -> history.everPlanned(entry.airing()));
        Optional<Emergency> urgent = history.urgent(entry.airing());
        if (airing.isEmpty() && urgent.isEmpty()) {
            throw violation(station + " settles an airing it never received: " + entry);
        }
        boolean failedGettingReady =
                switch (reason) {
                    case AMPLIFIER_FAULT, OUTPUT_SILENT, MUTED_BY_STAFF, NO_FILE, PROGRAM_ENDED ->
                            true;
                    case NO_POWER,
                            NO_LINK,
                            CLOCK_UNSURE,
                            REFUSED_QUIET_HOURS,
                            REFUSED_CAP,
                            CANCELLED,
                            PREEMPTED ->
                            false;
                };
        Duration early =
                failedGettingReady
                        ? GETS_READY.plus(StartsWithinTolerance.CLOCK)
                        : StartsWithinTolerance.CLOCK;
        Instant journalMadeAt = world.context().startInstant().plus(history.journalMadeAt());
        boolean claimsTooMuch =
                history.judgesFrom().isBefore(journalMadeAt.minus(StartsWithinTolerance.CLOCK));
        Instant judgesFrom = claimsTooMuch ? journalMadeAt : history.judgesFrom();
        airing.map(planned -> planned.airtime().start())
                .filter(start -> start.isBefore(judgesFrom))
                .ifPresent(start -> {
                    throw violation(
                            station + " judges " + entry + " of " + start + ", before its journal");
                });
        airing.map(planned -> planned.airtime().start())
                .filter(start -> now.isBefore(start.minus(early)))
                .ifPresent(start -> {
                    throw violation(station + " judges " + entry + " before its start " + start);
                });
    }
}
