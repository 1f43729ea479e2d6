/**
 * Figures of reports: pure functions from daily logs and as-run entries to minutes and airings, and
 * their sums by unit, language, theme, origin, class and day.
 *
 * <p>Input: the latest log of a station and day, its as-run entries, the subject of each airing,
 * the instant of judging. Output: one {@link vn.tienglang.office.report.figures.StationDay} a
 * station and day, and an {@link vn.tienglang.office.report.figures.AirtimeReport} of many. The
 * order of entries and of days changes nothing.
 */
@NullMarked
package vn.tienglang.office.report.figures;

import org.jspecify.annotations.NullMarked;
