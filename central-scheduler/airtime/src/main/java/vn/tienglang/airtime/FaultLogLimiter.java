package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Limiter of log lines about operating faults (full disk, lost connection): the same reason is
 * logged once, then again after {@link #INTERVAL} with the number of times in between. Thread-safe.
 */
public final class FaultLogLimiter {
    /** Time between two lines about the same reason. */
    public static final Duration INTERVAL = Duration.ofMinutes(10);

    /** Most reasons that are remembered; beyond it the one unused for longest is forgotten. */
    static final int REASONS = 100;

    private final Map<String, LastLine> lines =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, LastLine> eldest) {
                    return size() > REASONS;
                }
            };

    private record LastLine(Instant at, long suppressed) {}

    /** Creates a limiter that remembers no reason. */
    public FaultLogLimiter() {}

    /**
     * Whether this occurrence is logged.
     *
     * @return empty when it is suppressed, or else the number suppressed since the last line
     */
    public synchronized OptionalLong next(String reason, Instant now) {
        LastLine last = lines.get(reason);
        if (last != null && Duration.between(last.at(), now).abs().compareTo(INTERVAL) < 0) {
            lines.put(reason, new LastLine(last.at(), last.suppressed() + 1));
            return OptionalLong.empty();
        }
        lines.put(reason, new LastLine(now, 0));
        return OptionalLong.of(last == null ? 0 : last.suppressed());
    }
}
