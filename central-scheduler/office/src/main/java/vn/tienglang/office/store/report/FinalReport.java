package vn.tienglang.office.store.report;

import java.time.Instant;
import vn.tienglang.office.report.figures.ReportQuery;

/**
 * Frozen report: what a report said when a person froze it.
 *
 * @param number its number, counting from 1
 * @param query what was asked
 * @param rules rules of counting, as text
 * @param digest SHA-256 of the rules, the query and every counted day, in hexadecimal
 * @param stationDays number of counted days of stations
 * @param change highest number of change among all days when it was frozen; a day changed later was
 *     counted anew
 * @param content the figures, as {@link vn.tienglang.office.report.figures.FiguresText} writes them
 * @param by login of the person
 * @param at when, to the millisecond
 */
public record FinalReport(
        long number,
        ReportQuery query,
        String rules,
        String digest,
        long stationDays,
        long change,
        String content,
        String by,
        Instant at) {
    /** Most characters of the figures; a frozen report with more is refused. */
    public static final int CONTENT_CHARACTERS = 655_360;
}
