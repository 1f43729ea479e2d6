package vn.tienglang.node.web;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.node.web.StationPageView.Row;
import vn.tienglang.node.web.StationPageView.RowStatus;

/** Why a station is silent now, in one sentence: the first reason that holds. */
final class SilenceReason {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private SilenceReason() {}

    /** The sentence for a station that is not on air. */
    static String of(StationPageView view, PageTexts texts) {
        if (!view.clockTrusted()) {
            return texts.of("why.clock");
        }
        if (!view.mutedUntil().isEmpty()) {
            return texts.of("why.muted", view.mutedUntil());
        }
        if (view.airings().isEmpty()) {
            return texts.of(view.linkUp() ? "why.noLog" : "why.noLogNoLink");
        }
        LocalTime now = view.now().toLocalTime();
        Optional<Row> next =
                view.airings().stream()
                        .filter(row -> row.status() == RowStatus.WAITING)
                        .filter(row -> !row.start().isBefore(now))
                        .min(Comparator.comparing(Row::start));
        return next.map(row -> texts.of("why.next", row.start().format(MINUTE), row.title()))
                .orElseGet(() -> texts.of("why.over"));
    }
}
