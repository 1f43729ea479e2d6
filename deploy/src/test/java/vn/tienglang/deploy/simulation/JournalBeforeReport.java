package vn.tienglang.deploy.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.Journal;

/**
 * Durable before visible: a station writes to its journal before it sends, plays or acknowledges,
 * and the centre commits before it acknowledges.
 */
final class JournalBeforeReport extends Invariant {
    private final SimWorld world;
    private final Set<Digest> kept = new HashSet<>();

    /** The highest acknowledgement that the centre sent for each chain. */
    private final Map<ChainId, Long> furthest = new HashMap<>();

    JournalBeforeReport(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.FactStored(var _, Journal.Fact.Settled(SignedEntry signed)) ->
                    kept.add(signed.entry().digest());
            case SimEvent.MessageSent(var station, Message.AsRunReported(var _, var entries)) ->
                    entries.forEach(signed -> isWritten(station, signed.entry()));
            case SimEvent.MessageSent(var station, Message.StatusReported(StationStatus status)) ->
                    status.logs().forEach(log -> isHeld(station, log, "reports"));
            case SimEvent.AcknowledgedByStation(var station, Message.LogIssued(DailyLog log)) ->
                    isHeldOrPassedOver(station, log);
            case SimEvent.SoundStarted(var station, var airing) -> {
                if (!world.history().of(station).isMarked(airing)) {
                    throw violation(airing + " sounds at " + station + " without a mark");
                }
            }
            case SimEvent.Acknowledged(var station, ChainId chain, long upTo) ->
                    isCommitted(station, chain, upTo);
            case SimEvent.FactStored(var station, Journal.Fact.Acknowledged(long upTo)) ->
                    wasAcknowledged(station, upTo);
            case SimEvent other -> {
                // No promise depends on it.
            }
        }
    }

    private void isWritten(StationId station, AsRunEntry entry) {
        if (!kept.contains(entry.digest())) {
            throw violation(station + " sends what it has not written: " + entry);
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

    /** A station believes only what the centre once said of the chain of its journal. */
    private void wasAcknowledged(StationId station, long upTo) {
        ChainId chain = world.station(station).chain();
        if (upTo > furthest.getOrDefault(chain, 0L)) {
            throw violation(
                    station + " counts " + upTo + " entries as acknowledged, of chain " + chain);
        }
    }

    /**
     * A log may be acknowledged without being stored only when it is older than the held one or its
     * day is over.
     */
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

    private void isCommitted(StationId station, ChainId chain, long upTo) {
        List<SignedEntry> committed = world.history().of(station).committed(chain);
        furthest.merge(chain, upTo, Math::max);
        if (upTo > committed.size()) {
            throw violation(
                    "the centre acknowledges "
                            + upTo
                            + " entries of "
                            + station
                            + " and has "
                            + committed.size());
        }
    }
}
