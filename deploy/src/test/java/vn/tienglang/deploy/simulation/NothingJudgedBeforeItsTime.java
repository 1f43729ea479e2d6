package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;

/**
 * Nothing is called missed before its moment has come by the true time, and every entry carries the
 * true time of its writing: whatever the board's clock says, a judgement is only made by a right
 * one.
 */
final class NothingJudgedBeforeItsTime extends Invariant {
    /** Before its start an airing may fail by this much: its relay closes, its speaker is cued. */
    private static final Duration GETS_READY = Duration.ofSeconds(3);

    private final SimWorld world;

    NothingJudgedBeforeItsTime(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Kept(var station, Journal.Fact.Settled(var signed))) {
            AsRunEntry entry = signed.entry();
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
        EventHistory.StationHistory pages = world.history().of(station);
        Optional<Airing> airing =
                pages.planned(entry.airing()).or(() -> pages.everPlanned(entry.airing()));
        Optional<Message.Urgent> urgent =
                pages.urgents().stream()
                        .filter(one -> one.airing().equals(entry.airing()))
                        .findFirst();
        if (airing.isEmpty() && urgent.isEmpty()) {
            throw violation(station + " judges what it was never asked for: " + entry);
        }
        boolean failedGettingReady =
                switch (reason) {
                    case AMPLIFIER_FAULT, OUTPUT_SILENT, MUTED_BY_STAFF, NO_FILE -> true;
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
        airing.map(planned -> planned.airtime().start())
                .filter(start -> now.isBefore(start.minus(early)))
                .ifPresent(start -> {
                    throw violation(station + " judges " + entry + " before its start " + start);
                });
    }
}
