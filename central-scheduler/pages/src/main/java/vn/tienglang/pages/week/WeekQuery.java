package vn.tienglang.pages.week;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.preview.WeekScope;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/**
 * Query of the calendar of a week.
 *
 * @param scope what is shown
 * @param from first day of the week, a Monday
 * @param day the day that narrow screens show, one of the week
 */
record WeekQuery(WeekScope scope, LocalDate from, LocalDate day) {
    /**
     * Reads the query.
     *
     * @param otherwise what is shown when the query names nothing
     */
    static WeekQuery read(Map<String, String> values, WeekScope otherwise, LocalDate today) {
        LocalDate day =
                DateTimeInput.date(values.getOrDefault("day", ""), today)
                        .or(() -> DateTimeInput.date(values.getOrDefault("from", ""), today))
                        .filter(date -> date.getYear() > 1999 && date.getYear() < 2200)
                        .orElse(today);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new WeekQuery(scope(values.getOrDefault("show", "")).orElse(otherwise), monday, day);
    }

    private static Optional<WeekScope> scope(String show) {
        int colon = show.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String id = show.substring(colon + 1);
        return switch (show.substring(0, colon)) {
            case "unit" -> PlanFormReader.parsed(id, AreaCode::new).map(WeekScope.OfUnit::new);
            case "station" ->
                    PlanFormReader.parsed(id, StationId::new).map(WeekScope.OfStation::new);
            case "order" -> PlanFormReader.parsed(id, SlotId::new).map(WeekScope.OfOrder::new);
            case "bulletin" ->
                    PlanFormReader.parsed(id, BulletinId::new).map(WeekScope.OfBulletin::new);
            default -> Optional.empty();
        };
    }

    /** What is shown, as the query names it. */
    static String show(WeekScope scope) {
        return switch (scope) {
            case WeekScope.OfUnit(AreaCode unit) -> "unit:" + unit.value();
            case WeekScope.OfStation(StationId station) -> "station:" + station.value();
            case WeekScope.OfOrder(SlotId order) -> "order:" + order.value();
            case WeekScope.OfBulletin(BulletinId bulletin) -> "bulletin:" + bulletin.value();
        };
    }

    /** The address of the page that shows this day. */
    String path(LocalDate shown) {
        return "/tuan?show="
                + URLEncoder.encode(show(scope), StandardCharsets.UTF_8)
                + "&day="
                + shown;
    }
}
