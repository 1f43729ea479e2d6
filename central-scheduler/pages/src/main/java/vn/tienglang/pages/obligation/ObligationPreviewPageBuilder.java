package vn.tienglang.pages.obligation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.preview.ObligationPreview;
import vn.tienglang.pages.explain.PreviewText;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.RepetitionLimit;

/** Builder of the page that previews what an obligation places. */
final class ObligationPreviewPageBuilder {
    /** Greatest number of stations named in one line. */
    private static final int NAMED = 20;

    private final Messages words;
    private final RefusalText sentences;
    private final ZoneId zone;
    private final LocalDate today;

    ObligationPreviewPageBuilder(
            Messages words, RefusalText sentences, ZoneId zone, LocalDate today) {
        this.words = words;
        this.sentences = sentences;
        this.zone = zone;
        this.today = today;
    }

    /**
     * The page.
     *
     * @param title the obligation in one sentence
     * @param limit how often a clip may be repeated in the unit
     */
    ObligationPreviewPage page(
            PageFrame frame,
            String path,
            Map<String, String> values,
            String title,
            Obligation owed,
            RepetitionLimit limit,
            ObligationPreview foreseen) {
        var about = new ArrayList<Detail>();
        about.add(Detail.of(words.text("obligation.preview.what"), title, owed.paper()));
        about.add(
                Detail.of(
                        words.text("preview.days"),
                        words.text(
                                "preview.days.span",
                                words.day(foreseen.from(), today),
                                words.number(foreseen.days()))));
        about.add(
                Detail.of(
                        words.text("obligation.preview.rules"),
                        new RuleText(words)
                                .repetition(limit.perSession(), limit.perDay(), limit.gap())));
        about.add(
                Detail.of(
                        words.text("obligation.preview.owing"),
                        words.count("board.stations", foreseen.owing())));
        if (!foreseen.withoutLanguage().isEmpty()) {
            about.add(
                    Detail.of(
                            words.text("obligation.preview.left", words.language(owed.language())),
                            named(foreseen.withoutLanguage())));
        }
        about.add(Detail.of(words.text("obligation.preview.clips"), clips(owed, foreseen)));
        List<PreviewText.ConflictLine> unmet =
                new PreviewText(words, sentences, zone).unmet(foreseen);
        if (!unmet.isEmpty()) {
            about.add(
                    Detail.of(
                            words.text("obligation.preview.unmet"),
                            unmet.stream()
                                    .map(one ->
                                            words.text(
                                                    "obligation.preview.unmet.one",
                                                    one.where(),
                                                    one.ground().sentence()))
                                    .toList()));
        }
        int more = foreseen.owing() - foreseen.stations().size();
        return new ObligationPreviewPage(
                frame,
                path,
                values.entrySet().stream()
                        .map(one -> new Choice(one.getKey(), one.getValue(), true))
                        .toList(),
                about,
                foreseen.stations().stream().map(this::station).toList(),
                more > 0 ? words.text("stations.more", words.number(more)) : "");
    }

    private List<String> clips(Obligation owed, ObligationPreview foreseen) {
        if (foreseen.owing() == 0) {
            return List.of(
                    words.text("obligation.preview.clips.nobody", words.language(owed.language())));
        }
        if (foreseen.clips().isEmpty()) {
            return List.of(
                    words.text(
                            foreseen.unmet().isEmpty()
                                    ? "obligation.preview.clips.enough"
                                    : "obligation.preview.clips.none"));
        }
        return foreseen.clips().stream()
                .map(one ->
                        words.text(
                                "obligation.preview.clip",
                                one.clip().title(),
                                words.duration(one.clip().length()),
                                words.number(one.airings()),
                                words.count("board.stations", one.stations()),
                                words.number(one.mostADay())))
                .toList();
    }

    private String named(List<Station> stations) {
        String names =
                stations.stream().limit(NAMED).map(Station::name).collect(Collectors.joining(", "));
        return stations.size() <= NAMED
                ? names
                : words.text("refusal.stations.more", names, words.number(stations.size() - NAMED));
    }

    /** The airings of one station, a line for each day. */
    private Detail station(ObligationPreview.StationFillers one) {
        Map<LocalDate, List<String>> days = new LinkedHashMap<>();
        ZoneId local = one.station().zone();
        for (ObligationPreview.Filler filler : one.fillers()) {
            var start = filler.airing().airtime().start().atZone(local);
            days.computeIfAbsent(start.toLocalDate(), _ -> new ArrayList<>())
                    .add(
                            words.text(
                                    "obligation.preview.at",
                                    words.time(start.toLocalTime()),
                                    filler.clip().title()));
        }
        var lines = new ArrayList<String>();
        days.forEach((day, airings) ->
                lines.add(
                        words.text(
                                "obligation.preview.day",
                                words.day(day, today),
                                String.join(", ", airings))));
        if (lines.isEmpty()) {
            lines.add(words.text("obligation.preview.nothing"));
        }
        return Detail.of(one.station().name(), lines);
    }
}
