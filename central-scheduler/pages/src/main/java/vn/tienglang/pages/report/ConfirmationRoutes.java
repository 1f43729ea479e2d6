package vn.tienglang.pages.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.office.report.AsRunConfirmation;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.StatusBadges;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.report.ConfirmationsPage.Line;
import vn.tienglang.pages.text.Messages;

/** Route of the page of confirmations. */
public final class ConfirmationRoutes {
    private static final int LINES_AT_MOST = 60;

    private final ReportService reports;
    private final PageRenderer pages;

    public ConfirmationRoutes(ReportService reports, PageRenderer pages) {
        this.reports = reports;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/xac-nhan", this::show, RouteAccess.READER);
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        LocalDate today = pages.today();
        List<Line> lines =
                reports.confirmations(LINES_AT_MOST).stream()
                        .map(view -> line(view, words, today))
                        .toList();
        pages.render(
                context,
                "vn/tienglang/pages/report/confirmations.jte",
                new ConfirmationsPage(
                        pages.frame(context, words.text("confirmations.title")), lines));
    }

    private static Line line(AsRunConfirmation view, Messages words, LocalDate today) {
        var badges = new StatusBadges(words);
        AsRunEntry entry = view.entry().entry();
        ZoneId zone = view.station().zone();
        Optional<Playback> playback = playback(entry.outcome());
        String never = words.text("confirmations.never");
        String digest = entry.digest().value();
        return new Line(
                view.station().name(),
                view.title(),
                about(view, words),
                badges.outcome(entry.outcome()),
                view.planned().stream()
                        .map(planned -> words.evidence(planned.start(), zone, today))
                        .findFirst()
                        .orElse(never),
                moment(playback.map(Playback::startedAt), words, zone, today),
                moment(playback.map(Playback::relayClosedAt), words, zone, today),
                playback.map(badges::playedLength).orElse(never),
                playback.map(badges::frames).orElse(""),
                playback.map(Playback::evidence)
                        .map(badges::evidence)
                        .orElseGet(() -> new Badge(BadgeTone.PLAIN, never)),
                playback.map(Playback::output).orElse(""),
                words.number(entry.sequence()),
                digest.substring(0, 12),
                digest,
                words.text("confirmations.received")
                        + " "
                        + words.moment(view.receivedAt(), zone, today));
    }

    private static String about(AsRunConfirmation view, Messages words) {
        var parts = new ArrayList<String>();
        for (AsRunConfirmation.Planned planned : view.planned()) {
            parts.add(words.language(planned.language()));
            if (planned.messageClass() != MessageClass.ORDINARY) {
                parts.add(words.text("messageClass", planned.messageClass()));
            }
        }
        return String.join(" · ", parts);
    }

    private static String moment(
            Optional<Instant> instant, Messages words, ZoneId zone, LocalDate today) {
        return instant.map(at -> words.evidence(at, zone, today))
                .orElseGet(() -> words.text("confirmations.never"));
    }

    private static Optional<Playback> playback(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> Optional.of(playback);
            case Outcome.CutShort(Playback playback, var _) -> Optional.of(playback);
            case Outcome.Missed _ -> Optional.empty();
        };
    }
}
