package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * In the end what is called aired was heard once and whole; what is called cut short was not heard
 * for less than it claims; what is called missed was not heard at all.
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
            EventHistory.StationHistory pages = world.history().of(station.id());
            for (SignedEntry signed : pages.taken()) {
                check(station.id(), pages, signed.entry());
            }
        }
    }

    private void check(StationId station, EventHistory.StationHistory pages, AsRunEntry entry) {
        int soundings = pages.soundings(entry.airing());
        Duration heard = pages.heard(entry.airing()).plus(HEARING);
        boolean isTrue =
                switch (entry.outcome()) {
                    case Outcome.Aired(Playback playback) ->
                            soundings == 1 && heard.compareTo(playback.played()) >= 0;
                    case Outcome.CutShort(Playback playback, Reason _) ->
                            soundings <= 1 && heard.compareTo(playback.played()) >= 0;
                    case Outcome.Missed _ -> soundings == 0;
                };
        if (!isTrue) {
            throw violation(
                    entry.airing()
                            + " sounded "
                            + soundings
                            + " time(s) at "
                            + station
                            + ", the last time for "
                            + pages.heard(entry.airing())
                            + "; told was "
                            + entry.outcome());
        }
    }
}
