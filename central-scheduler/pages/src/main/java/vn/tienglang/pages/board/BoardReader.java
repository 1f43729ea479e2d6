package vn.tienglang.pages.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.overview.OverviewService.OverviewPage;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.pages.day.DayRulerBuilder;
import vn.tienglang.pages.form.OverviewQuery;

/**
 * Reader of one page of the board: the stations of the stored overviews, and what is known about
 * each of them at this moment. Nothing of other stations is read.
 */
final class BoardReader {
    private final OverviewService overviews;
    private final ReportService reports;
    private final StationDirectory directory;

    BoardReader(OverviewService overviews, ReportService reports, StationDirectory directory) {
        this.overviews = overviews;
        this.reports = reports;
        this.directory = directory;
    }

    /**
     * Page of the board.
     *
     * @param page the counts and where the next page begins
     * @param stations the stations of the page, in its order
     * @param open open airtime of today, by area of a station
     * @param today the airings of today of all stations of the area
     */
    record BoardStations(
            OverviewPage page,
            List<StationSummary> stations,
            Map<AreaCode, List<Airtime>> open,
            StationOverview.DayOutcome today) {
        /** The open airtime of today at this station. */
        List<Airtime> openAt(Station station) {
            return open.getOrDefault(station.area(), List.of());
        }

        /** Whether the stored data of this station cannot be read. */
        boolean isUnreadable(StationId station) {
            return condition(station) == StationCondition.UNREADABLE;
        }

        /** The condition of a station of the page, by which the page is sorted. */
        StationCondition condition(StationId station) {
            return page.stations().stream()
                    .filter(one -> one.station().equals(station))
                    .map(StationOverview::condition)
                    .findFirst()
                    .orElse(StationCondition.UNKNOWN);
        }
    }

    /** Reads the page that the query asks for. */
    BoardStations read(OverviewQuery query, int atMost, Instant now) {
        OverviewPage page = overviews.page(query.area(), query.after(), atMost);
        Map<StationId, StationSummary> summaries = new HashMap<>();
        reports.stationSummaries(ids(page, false), now)
                .forEach(one -> summaries.put(one.station().id(), one));
        unreadable(ids(page, true), now).forEach(one -> summaries.put(one.station().id(), one));
        List<StationSummary> stations =
                page.stations().stream()
                        .flatMap(one -> Optional.ofNullable(summaries.get(one.station())).stream())
                        .toList();
        return new BoardStations(page, stations, Map.of(), StationOverview.DayOutcome.NONE);
    }

    /** The same with what only the page shows: open airtime, and the airings of the area. */
    BoardStations readForPage(
            OverviewQuery query,
            int atMost,
            Instant now,
            PlanItemService planItems,
            LocalDate today) {
        BoardStations read = read(query, atMost, now);
        Set<AreaCode> areas =
                read.stations().stream()
                        .map(one -> one.station().area())
                        .collect(Collectors.toSet());
        Map<AreaCode, List<Airtime>> open = new HashMap<>();
        planItems
                .openDays(areas, today)
                .forEach((area, day) -> open.put(area, DayRulerBuilder.open(day)));
        return new BoardStations(
                read.page(), read.stations(), open, overviews.outcome(query.area()));
    }

    private static List<StationId> ids(OverviewPage page, boolean unreadable) {
        return page.stations().stream()
                .filter(one -> (one.condition() == StationCondition.UNREADABLE) == unreadable)
                .map(StationOverview::station)
                .toList();
    }

    private List<StationSummary> unreadable(List<StationId> ids, Instant now) {
        var summaries = new ArrayList<StationSummary>();
        if (!ids.isEmpty()) {
            AreaTree tree = directory.areas();
            directory
                    .stations(ids)
                    .forEach(station ->
                            summaries.add(
                                    new StationSummary(
                                            station,
                                            tree.ancestry(
                                                    station.area(),
                                                    LocalDate.ofInstant(now, station.zone())),
                                            StationPresence.UNKNOWN,
                                            Optional.empty(),
                                            Instant.EPOCH,
                                            false,
                                            List.of())));
        }
        return summaries;
    }
}
