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
 * Daily hand-over of a bulletin by a fixed hour (Thanh Hóa: health figures by 17:00). Until the
 * office delivers, and on days without delivery, the fallback replaces the bulletin everywhere.
 *
 * @param id the permanent id
 * @param unit the unit
 * @param title the title people use
 * @param bulletin the bulletin to deliver
 * @param due the deadline in the office's local time
 * @param fallback the bulletin that replaces it; a different one
 * @param from first day of the hand-over
 * @param until first day after it; {@link LocalDate#MAX} without an end
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
    /**
     * Composes the title; rejects an unusable one, an empty period, and a fallback equal to the
     * bulletin.
     */
    public HandOver {
        title = PlainText.composed(title);
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

    /** Returns whether the hand-over is due on that day. */
    public boolean isDueOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** Returns the first instant of that day that is too late. */
    public Instant deadlineOn(LocalDate date, ZoneId zone) {
        return date.atTime(due).atZone(zone).toInstant();
    }
}
