package vn.tienglang.pages.form;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;

/**
 * Part of a list of stations that a request asks for.
 *
 * @param area the area whose stations are listed
 * @param after the station after which the page begins; empty for the first page
 */
public record OverviewQuery(AreaCode area, Optional<StationOverview.Position> after) {
    /** Name of the parameter with the code of the area. */
    public static final String AREA = "unit";

    /** Name of the parameter with the position. */
    public static final String AFTER = "after";

    /** The query of a page; what cannot be read is left out. */
    public static OverviewQuery of(Context context) {
        return new OverviewQuery(
                PlanFormReader.parsed(
                                Optional.ofNullable(context.queryParam(AREA)).orElse(""),
                                AreaCode::new)
                        .orElse(AreaCode.COUNTRY),
                position(Optional.ofNullable(context.queryParam(AFTER)).orElse("")));
    }

    /** The position in this text, as {@link #text} writes it. */
    public static Optional<StationOverview.Position> position(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String condition = text.substring(0, dot).toUpperCase(Locale.ROOT);
        for (StationCondition one : StationCondition.values()) {
            if (one.name().equals(condition)) {
                return PlanFormReader.parsed(text.substring(dot + 1), StationId::new)
                        .map(station -> new StationOverview.Position(one, station));
            }
        }
        return Optional.empty();
    }

    /** A position as text. */
    public static String text(StationOverview.Position position) {
        return position.condition().name().toLowerCase(Locale.ROOT)
                + "."
                + position.station().value();
    }

    /** Whether only the stations of an area are listed. */
    public boolean isFiltered() {
        return !area.equals(AreaCode.COUNTRY);
    }

    /** The query with a question mark; empty for the first page of all stations. */
    public String url() {
        String unit = isFiltered() ? AREA + "=" + encoded(area.value()) : "";
        String from = after.map(one -> AFTER + "=" + encoded(text(one))).orElse("");
        if (unit.isEmpty() && from.isEmpty()) {
            return "";
        }
        return "?" + unit + (unit.isEmpty() || from.isEmpty() ? "" : "&") + from;
    }

    /** The query of the page that begins after that station. */
    public OverviewQuery next(StationOverview.Position position) {
        return new OverviewQuery(area, Optional.of(position));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
