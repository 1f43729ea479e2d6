package vn.tienglang.office.report;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the office has decided about its own work.
 *
 * @param zone the office's own time zone, in which a day begins that is nobody else's
 * @param grace how long after its end an airing may stay unconfirmed without being called so
 */
public record OfficeRules(ZoneId zone, Duration grace) {
    /** Refuses a grace that runs backwards. */
    public OfficeRules {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace of " + grace);
        }
    }
}
