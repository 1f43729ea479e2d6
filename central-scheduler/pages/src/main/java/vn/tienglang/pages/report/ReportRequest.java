package vn.tienglang.pages.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.AirtimeReportService;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.planner.bulletin.BulletinDetails;

/**
 * Request for a report, as its address names it. What cannot be read is left out, so every address
 * is a report.
 *
 * @param period kind of the period
 * @param query unit, period and filter
 * @param station the only station; empty for all
 * @param order id of the only slot, situation or obligation; empty for all
 */
record ReportRequest(
        ReportPeriod period,
        ReportQuery query,
        Optional<StationId> station,
        Optional<String> order) {
    /** Value of the theme for bulletins without one. */
    static final String NO_THEME = "-";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /**
     * The request in these values.
     *
     * @param usual the period when none is named
     */
    static ReportRequest of(Map<String, String> values, ReportPeriod usual, LocalDate today) {
        ReportPeriod period = constant(ReportPeriod.class, values, "period").orElse(usual);
        LocalDate date =
                RequestFields.parseDate(values.getOrDefault("date", ""))
                        .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
                        .orElse(today);
        LocalDate first = period.first(date);
        String theme = values.getOrDefault("theme", "").strip();
        var filter =
                new ReportQuery.Filter(
                        parsed(values, "language", LanguageTag::new),
                        theme.isEmpty() || theme.length() > BulletinDetails.THEME_CHARACTERS
                                ? Optional.empty()
                                : Optional.of(theme.equals(NO_THEME) ? "" : theme),
                        constant(AirtimeOrigin.class, values, "origin"),
                        constant(MessageClass.class, values, "class"));
        return new ReportRequest(
                period,
                new ReportQuery(
                        parsed(values, "unit", AreaCode::new).orElse(AreaCode.COUNTRY),
                        first,
                        period.next(first),
                        filter),
                parsed(values, "station", StationId::new),
                parsed(values, "order", id -> new StationId(id).value()));
    }

    private static <T> Optional<T> parsed(
            Map<String, String> values, String name, Function<String, T> parse) {
        return Optional.of(values.getOrDefault(name, "").strip())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> PlanFormReader.parsed(text, parse));
    }

    private static <E extends Enum<E>> Optional<E> constant(
            Class<E> type, Map<String, String> values, String name) {
        String wanted = values.getOrDefault(name, "").strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(wanted))
                .findFirst();
    }

    /** The airings behind the figures. */
    AirtimeReportService.AiringsQuery airings() {
        return new AirtimeReportService.AiringsQuery(query, station, order);
    }

    /** The same request for another unit. */
    ReportRequest in(AreaCode unit) {
        return new ReportRequest(
                period,
                new ReportQuery(unit, query.from(), query.until(), query.filter()),
                station,
                order);
    }

    /** The same request for the period that begins on this day. */
    ReportRequest from(ReportPeriod kind, LocalDate first) {
        return new ReportRequest(
                kind,
                new ReportQuery(query.unit(), first, kind.next(first), query.filter()),
                station,
                order);
    }

    /** The same request with another filter. */
    ReportRequest with(ReportQuery.Filter filter) {
        return new ReportRequest(
                period,
                new ReportQuery(query.unit(), query.from(), query.until(), filter),
                station,
                order);
    }

    /** The same request for one station. */
    ReportRequest at(StationId only) {
        return new ReportRequest(period, query, Optional.of(only), order);
    }

    /** The period before. */
    ReportRequest before() {
        return from(period, period.first(query.from().minusDays(1)));
    }

    /** The period after. */
    ReportRequest after() {
        return from(period, query.until());
    }

    /** The values of the address. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("unit", query.unit().value());
        values.put("period", small(period));
        values.put("date", query.from().toString());
        query.filter().language().ifPresent(one -> values.put("language", one.value()));
        query.filter()
                .theme()
                .ifPresent(one -> values.put("theme", one.isEmpty() ? NO_THEME : one));
        query.filter().origin().ifPresent(one -> values.put("origin", small(one)));
        query.filter().messageClass().ifPresent(one -> values.put("class", small(one)));
        station.ifPresent(one -> values.put("station", one.value()));
        order.ifPresent(one -> values.put("order", one));
        return values;
    }

    /** The query of the address, with a question mark. */
    String url() {
        return values().entrySet().stream()
                .map(one ->
                        one.getKey()
                                + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** A constant as addresses name it. */
    static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
