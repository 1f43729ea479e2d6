package vn.tienglang.deploy.province;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;

/** Record of what was audible at a station, by airing. Used on one thread. */
final class TrueSound {
    private final Map<AiringId, Duration> sounded = new LinkedHashMap<>();
    private Optional<AiringId> audible = Optional.empty();
    private Duration since = Duration.ZERO;

    /** Notes which airing is audible from this virtual time on. */
    void note(Optional<AiringId> now, Duration at) {
        audible.ifPresent(airing -> sounded.merge(airing, at.minus(since), Duration::plus));
        audible = now;
        since = at;
    }

    /** How long each airing was audible. */
    Map<AiringId, Duration> sounded() {
        return Map.copyOf(sounded);
    }
}
