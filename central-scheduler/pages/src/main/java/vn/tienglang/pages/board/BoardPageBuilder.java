package vn.tienglang.pages.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tienglang.office.report.StationPresence;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.pages.board.BoardPage.Board;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.text.Messages;

/** Builder of the board: the counts of all stations, and a card of each. */
final class BoardPageBuilder {
    private final Messages words;
    private final StationCardBuilder cards;

    BoardPageBuilder(Messages words, Instant now) {
        this.words = words;
        cards = new StationCardBuilder(words, now);
    }

    /** All stations, and what the centre had to refuse. */
    Board board(List<StationSummary> stations, List<RejectionCount> objections, int undelivered) {
        Map<String, List<RejectionCount>> byStation =
                objections.stream().collect(Collectors.groupingBy(RejectionCount::sender));
        return new Board(
                summary(stations, byStation.getOrDefault(RejectionCount.STRANGER, List.of())),
                undelivered == 0 ? "" : words.count("deadLetters.board", undelivered),
                stations.stream()
                        .map(view ->
                                cards.card(
                                        view,
                                        byStation.getOrDefault(
                                                view.station().id().value(), List.of())))
                        .toList());
    }

    private List<Badge> summary(List<StationSummary> stations, List<RejectionCount> strangers) {
        if (stations.isEmpty()) {
            return List.of();
        }
        var summary = new ArrayList<Badge>();
        summary.add(new Badge(BadgeTone.PLAIN, words.count("board.stations", stations.size())));
        addCount(
                summary,
                BadgeTone.GOOD,
                "board.connected",
                count(stations, BoardPageBuilder::isOnline));
        addCount(
                summary,
                BadgeTone.LIVE,
                "board.sounding",
                count(stations, BoardPageBuilder::isSounding));
        addCount(
                summary,
                BadgeTone.BAD,
                "board.lost.count",
                count(stations, BoardPageBuilder::isLost));
        addCount(
                summary,
                BadgeTone.BAD,
                "board.troubled",
                count(stations, BoardPageBuilder::isTroubled));
        addCount(
                summary,
                BadgeTone.WARNING,
                "board.silent.count",
                count(stations, StationCardBuilder::isSilent));
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

    private static long count(List<StationSummary> stations, Predicate<StationSummary> which) {
        return stations.stream().filter(which).count();
    }

    private static boolean isOnline(StationSummary view) {
        return view.presence() == StationPresence.ONLINE;
    }

    private static boolean isLost(StationSummary view) {
        return view.presence() == StationPresence.LOST;
    }

    private static boolean isSounding(StationSummary view) {
        return StationCardBuilder.plays(view) && !StationCardBuilder.isSilent(view);
    }

    private static boolean isTroubled(StationSummary view) {
        return view.status().stream()
                .anyMatch(said -> !said.faults().isEmpty() || !said.clockTrusted());
    }

    private static long total(List<RejectionCount> objections) {
        return objections.stream().mapToLong(RejectionCount::count).sum();
    }
}
