package vn.tienglang.planner.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.planner.bulletin.BulletinId;

/**
 * Every day by that hour the office hands over what a bulletin says on that day (Thanh Hóa: health
 * figures by 17:00). Until it has, and on days on which it has not, the fallback is told wherever
 * the bulletin would be.
 *
 * @param id its name, for good
 * @param unit whose it is
 * @param title what people call it
 * @param bulletin what is handed over
 * @param due by when, on the office's clock
 * @param fallback what is told in its place; another bulletin
 * @param from first day on which it is to be handed over
 * @param until first day on which it no longer is; {@link LocalDate#MAX} while it stands
 */
public record HandOver(
        HandOverId id,
        AreaCode unit,
        String title,
        BulletinId bulletin,
        LocalTime due,
        BulletinId fallback,
        LocalDate from,
        LocalDate until) {
    /** Refuses a hand-over that nobody could read, of no day, or that falls back on itself. */
    public HandOver {
        if (!PlainText.isPlain(title) || title.length() > Limits.TITLE_CHARACTERS) {
            throw new IllegalArgumentException("hand-over " + id + " has no usable title");
        }
        if (bulletin.equals(fallback)) {
            throw new IllegalArgumentException("hand-over " + id + " falls back on itself");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(title + " ends (" + until + ") before it begins");
        }
    }

    /** Whether it is to be handed over on that day. */
    public boolean isDueOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** The first instant of that day at which it is too late. */
    public Instant deadlineOn(LocalDate date, ZoneId zone) {
        return date.atTime(due).atZone(zone).toInstant();
    }
}
