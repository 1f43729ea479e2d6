package vn.tienglang.office.report.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;

/**
 * Figures of one station and day.
 *
 * @param station the station
 * @param area area of the station when the day was counted
 * @param date day of the log
 * @param figures figures by key; no key without figures
 * @param dueAt when time alone changes them: an airing ends its time for reports; {@link
 *     Instant#MAX} when none is open
 * @param change number of the last change of the figures, counting up over all days; 0 before it is
 *     stored
 */
public record StationDay(
        StationId station,
        AreaCode area,
        LocalDate date,
        SortedMap<ReportKey, AirtimeFigures> figures,
        Instant dueAt,
        long change) {
    /** Copies the map. */
    public StationDay {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** The same day with this number of change. */
    public StationDay changedAs(long number) {
        return new StationDay(station, area, date, figures, dueAt, number);
    }

    /** Whether both count the same for the same area. */
    public boolean countsSameAs(StationDay other) {
        return area.equals(other.area) && figures.equals(other.figures);
    }

    /** The figures as text: one key a line, in order. */
    public String text() {
        var text = new StringBuilder();
        figures.forEach((key, values) ->
                text.append(key.language().value())
                        .append('\t')
                        .append(key.theme())
                        .append('\t')
                        .append(key.origin())
                        .append('\t')
                        .append(key.messageClass())
                        .append('\t')
                        .append(values.text())
                        .append('\n'));
        return text.toString();
    }

    /**
     * The figures that {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    public static SortedMap<ReportKey, AirtimeFigures> parse(String text) {
        var figures = new TreeMap<ReportKey, AirtimeFigures>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int language = text.indexOf('\t', from);
            int theme = text.indexOf('\t', language + 1);
            int origin = text.indexOf('\t', theme + 1);
            int messageClass = text.indexOf('\t', origin + 1);
            if (end < 0
                    || language < 0
                    || theme < 0
                    || origin < 0
                    || messageClass < 0
                    || messageClass > end) {
                throw new IllegalArgumentException("not the figures of a day: " + text);
            }
            figures.put(
                    new ReportKey(
                            new LanguageTag(text.substring(from, language)),
                            text.substring(language + 1, theme),
                            AirtimeOrigin.valueOf(text.substring(theme + 1, origin)),
                            MessageClass.valueOf(text.substring(origin + 1, messageClass))),
                    AirtimeFigures.parse(text, messageClass + 1, end));
            from = end + 1;
        }
        return figures;
    }
}
