package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * At the end, an aired airing was heard once and completely, a cut-short one was heard for at least
 * the reported time, and a missed one was not heard.
 */
final class AiredWasHeardOnce extends Invariant {
    private static final Duration HEARING = Duration.ofMillis(60);

    private final SimWorld world;

    AiredWasHeardOnce(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory history = world.history().of(station.id());
            for (SignedEntry signed : history.committed()) {
                check(station.id(), history, signed.entry());
            }
        }
    }

    private void check(StationId station, EventHistory.StationHistory history, AsRunEntry entry) {
        ChainId present = world.station(station).chain();
        boolean isEmergency = entry.airing().value().startsWith("urgent-");
        if (isEmergency && !entry.chain().equals(present)) {
            // Another journal does not know of it, so it may have sounded again since.
            return;
        }
        int soundCount = history.soundCount(entry.airing());
        Duration heard = history.lastSoundDuration(entry.airing()).plus(HEARING);
        boolean isTrue =
                switch (entry.outcome()) {
                    case Outcome.Aired(Playback playback) ->
                            soundCount == 1 && heard.compareTo(playback.played()) >= 0;
                    case Outcome.CutShort(Playback playback, Reason _) ->
                            soundCount <= 1 && heard.compareTo(playback.played()) >= 0;
                    case Outcome.Missed _ -> soundCount == 0;
                };
        if (!isTrue) {
            throw violation(
                    entry.airing()
                            + " sounded "
                            + soundCount
                            + " time(s) at "
                            + station
                            + ", the last time for "
                            + history.lastSoundDuration(entry.airing())
                            + "; reported was "
                            + entry.outcome());
        }
    }
}
