package vn.tienglang.pages.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.pages.board.BoardPage.Board;
import vn.tienglang.pages.board.BoardPage.Figure;
import vn.tienglang.pages.board.BoardPage.WorkItem;
import vn.tienglang.pages.form.OverviewQuery;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.map.ProvinceMap;
import vn.tienglang.pages.text.Messages;

/** Builder of the board: the counts of an area, and a card of each station of the page. */
final class BoardPageBuilder {
    private final Messages words;
    private final StationCardBuilder cards;

    BoardPageBuilder(Messages words, Instant now) {
        this.words = words;
        cards = new StationCardBuilder(words, now);
    }

    /** A page of stations, the counts of its area, and what the centre had to refuse. */
    Board board(
            BoardReader.BoardStations read,
            OverviewQuery query,
            List<RejectionCount> objections,
            List<Figure> figures,
            ProvinceMap map,
            List<WorkItem> work) {
        Map<String, List<RejectionCount>> byStation =
                objections.stream().collect(Collectors.groupingBy(RejectionCount::sender));
        return new Board(
                figures,
                map,
                work,
                summary(
                        read.page().counts(),
                        byStation.getOrDefault(RejectionCount.STRANGER, List.of())),
                read.stations().stream()
                        .map(view ->
                                cards.card(
                                        view,
                                        read.openAt(view.station()),
                                        read.isUnreadable(view.station().id()),
                                        byStation.getOrDefault(
                                                view.station().id().value(), List.of())))
                        .toList(),
                read.page().next().map(one -> "/" + query.next(one).url()).orElse(""));
    }

    private List<Badge> summary(AreaOverview counts, List<RejectionCount> strangers) {
        if (counts.stations() == 0) {
            return List.of();
        }
        var summary = new ArrayList<Badge>();
        summary.add(new Badge(BadgeTone.PLAIN, words.count("board.stations", counts.stations())));
        addCount(summary, BadgeTone.GOOD, "board.connected", counts.online());
        addCount(summary, BadgeTone.LIVE, "board.sounding", counts.heard());
        addCount(summary, BadgeTone.BAD, "board.lost.count", counts.lost());
        addCount(summary, BadgeTone.BAD, "board.quiet.count", counts.silent());
        addCount(summary, BadgeTone.BAD, "board.troubled", counts.faulty());
        addCount(summary, BadgeTone.WARNING, "board.silent.count", counts.inaudible());
        if (!strangers.isEmpty()) {
            summary.add(
                    new Badge(
                            BadgeTone.WARNING,
                            words.text(
                                    "board.strangers",
                                    words.number(total(strangers)),
                                    cards.reasons(strangers))));
        }
        return summary;
    }

    private void addCount(List<Badge> summary, BadgeTone tone, String key, long count) {
        if (count > 0) {
            summary.add(new Badge(tone, words.text(key, words.number(count))));
        }
    }

    private static long total(List<RejectionCount> objections) {
        return objections.stream().mapToLong(RejectionCount::count).sum();
    }
}
