package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.ConfirmationView;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.web.page.ConfirmationsPage;
import vn.tienglang.central.web.page.ConfirmationsPage.Line;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;

/** What stations have proven, for people to read. */
final class ConfirmationRoutes {
    private static final int LINES_AT_MOST = 60;

    private final Desk desk;
    private final Pages pages;

    ConfirmationRoutes(Desk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get("/xac-nhan", this::show, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate today = pages.today();
        List<Line> lines =
                desk.confirmations(LINES_AT_MOST).stream()
                        .map(view -> line(view, words, today))
                        .toList();
        pages.render(
                context,
                "confirmations.jte",
                new ConfirmationsPage(
                        pages.frame(context, words.say("confirmations.title")), lines));
    }

    private static Line line(ConfirmationView view, Words words, LocalDate today) {
        var marks = new Marks(words);
        AsRunEntry entry = view.entry().entry();
        ZoneId zone = view.station().zone();
        Optional<Playback> playback = playback(entry.outcome());
        String never = words.say("confirmations.never");
        String digest = entry.digest().value();
        return new Line(
                view.station().name(),
                view.title(),
                about(view, words),
                marks.outcome(entry.outcome()),
                view.planned().stream()
                        .map(planned -> words.moment(planned.start(), zone, today))
                        .findFirst()
                        .orElse(never),
                moment(playback.map(Playback::startedAt), words, zone, today),
                moment(playback.map(Playback::relayClosedAt), words, zone, today),
                playback.map(marks::played).orElse(never),
                playback.map(marks::frames).orElse(""),
                playback.map(Playback::evidence)
                        .map(marks::evidence)
                        .orElseGet(() -> new Mark(Tone.PLAIN, never)),
                playback.map(Playback::output).orElse(""),
                words.number(entry.sequence()),
                digest.substring(0, 12),
                digest,
                words.say("confirmations.received")
                        + " "
                        + words.moment(view.receivedAt(), zone, today));
    }

    private static String about(ConfirmationView view, Words words) {
        var parts = new ArrayList<String>();
        for (ConfirmationView.Planned planned : view.planned()) {
            parts.add(words.language(planned.language()));
            if (planned.messageClass() != MessageClass.ORDINARY) {
                parts.add(words.say("messageClass", planned.messageClass()));
            }
        }
        return String.join(" · ", parts);
    }

    private static String moment(
            Optional<Instant> instant, Words words, ZoneId zone, LocalDate today) {
        return instant.map(at -> words.moment(at, zone, today))
                .orElseGet(() -> words.say("confirmations.never"));
    }

    private static Optional<Playback> playback(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> Optional.of(playback);
            case Outcome.CutShort(Playback playback, var _) -> Optional.of(playback);
            case Outcome.Missed _ -> Optional.empty();
        };
    }
}
