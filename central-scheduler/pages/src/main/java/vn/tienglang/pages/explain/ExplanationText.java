package vn.tienglang.pages.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.office.preview.AirExplanation;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Policy;

/** Text of the explanation of what plays at a station at an instant, or why nothing does. */
final class ExplanationText {
    private final Messages words;
    private final RefusalText sentences;
    private final AirExplanation explained;
    private final ZoneId zone;
    private final LocalDate date;

    ExplanationText(Messages words, RefusalText sentences, AirExplanation explained) {
        this.words = words;
        this.sentences = sentences;
        this.explained = explained;
        this.zone = explained.station().zone();
        this.date = LocalDate.ofInstant(explained.at(), zone);
    }

    /** Subject of a sentence. */
    enum About {
        /** The airing, with start and end. */
        AIRING,
        /** The order and its owner. */
        ORDER,
        /** The session of the airing. */
        SESSION,
        /** The duration cap. */
        CAP,
        /** The volume. */
        VOLUME,
        /** The language. */
        LANGUAGE,
        /** The closure. */
        CLOSED,
        /** The air is free. */
        FREE
    }

    /** One reason. */
    record Line(About about, String sentence) {}

    /** Order that is not played. */
    record UnplacedItemText(
            UnplacedItem left, String order, String time, UnplacedText.UnplacedSentence ground) {}

    /** The answer: the airing, its rules, and the orders that are not played. */
    record Answer(String headline, List<Line> lines, List<UnplacedItemText> left) {
        /** Takes copies. */
        Answer {
            lines = List.copyOf(lines);
            left = List.copyOf(left);
        }
    }

    /** The text of the explanation. */
    Answer answer() {
        return switch (explained.why()) {
            case Explanation.OnAir(var airing, var behind, var session, var volume, var tongue) -> {
                var lines = new ArrayList<Line>();
                lines.add(new Line(About.ORDER, cause(behind)));
                lines.addAll(session(session));
                lines.add(new Line(About.VOLUME, volume(volume)));
                lines.add(new Line(About.LANGUAGE, language(tongue)));
                yield new Answer(placed(airing), lines, List.of());
            }
            case Explanation.Relayed(var behind, var session, var volume) -> {
                var lines = new ArrayList<Line>();
                lines.add(new Line(About.ORDER, cause(behind)));
                lines.addAll(session(session));
                lines.add(new Line(About.VOLUME, volume(volume)));
                yield new Answer(words.text("why.carried"), lines, List.of());
            }
            case Explanation.Silent(var closures, var around) -> {
                List<Line> lines =
                        closures.isEmpty()
                                ? List.of(freeAirtime(around))
                                : closures.stream()
                                        .map(one -> sentences.closure(one, zone, date))
                                        .distinct()
                                        .map(one ->
                                                new Line(
                                                        About.CLOSED,
                                                        words.text("why.closed", one)))
                                        .toList();
                yield new Answer(words.text("why.silent"), lines, unplaced(around));
            }
        };
    }

    private Line freeAirtime(List<UnplacedItem> around) {
        return new Line(About.FREE, words.text(around.isEmpty() ? "why.free" : "why.free.left"));
    }

    private String placed(Airing airing) {
        Optional<Clip> clip = explained.names().clip(airing.clip());
        return words.text(
                "why.heard",
                clip.map(Clip::title).orElseGet(() -> airing.clip().brief()),
                words.time(airing.airtime().start(), zone),
                words.time(airing.airtime().end(), zone));
    }

    private String cause(Explanation.OrderSource behind) {
        return switch (behind) {
            case Explanation.OrderSource.BySlot(var _, var title, var issuer, var messageClass) ->
                    words.text(
                            "why.order.slot",
                            title,
                            sentences.area(issuer, date),
                            words.text("messageClass", messageClass));
            case Explanation.OrderSource.ByCampaign(
                            var _,
                            var unit,
                            int situation,
                            var title,
                            var since) ->
                    words.text(
                            "why.order.campaign",
                            sentences.area(unit, date),
                            situation,
                            title,
                            moment(since));
            case Explanation.OrderSource.ByObligation(var _, var paper, var unit) ->
                    words.text("why.order.obligation", paper, sentences.area(unit, date));
            case Explanation.OrderSource.Fallback(
                            var order,
                            var _,
                            var title,
                            var due,
                            var missing) ->
                    words.text(
                            "why.order.fallback",
                            cause(order),
                            title,
                            words.time(due),
                            explained
                                    .names()
                                    .bulletin(missing)
                                    .map(one -> one.details().title())
                                    .orElse(missing.value()));
            case Explanation.OrderSource.Committed(var until) ->
                    words.text("why.order.issued", moment(until));
        };
    }

    private String moment(Instant instant) {
        return words.time(instant, zone) + " " + words.date(LocalDate.ofInstant(instant, zone));
    }

    private List<Line> session(Optional<BroadcastSession> present) {
        if (present.isEmpty()) {
            return List.of(new Line(About.SESSION, words.text("why.session.none")));
        }
        BroadcastSession session = present.get();
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        About.SESSION,
                        session.by().equals(Policy.Citation.NONE)
                                ? words.text("why.session.nobody")
                                : words.text(
                                        "why.session",
                                        words.time(session.airtime().start(), zone),
                                        words.time(session.airtime().end(), zone),
                                        sentences.quote(session.by(), date))));
        Cap cap = session.cap();
        if (!cap.by().equals(Policy.Citation.NONE)) {
            String most = words.duration(cap.maximum());
            String quote = sentences.quote(cap.by(), date);
            lines.add(new Line(About.CAP, words.text("why.session.cap", most, quote)));
        }
        return lines;
    }

    private String volume(Explanation.Volume volume) {
        return volume.by().equals(Policy.Citation.NONE)
                ? words.text("why.volume.nobody", volume.percent())
                : words.text("why.volume", volume.percent(), sentences.quote(volume.by(), date));
    }

    private String language(Explanation.LanguageReason tongue) {
        String name = words.language(tongue.language());
        return switch (tongue) {
            case Explanation.LanguageReason.OfRecording _ ->
                    words.text("why.tongue.recorded", name);
            case Explanation.LanguageReason.OfObligation _ -> words.text("why.tongue.owed", name);
            case Explanation.LanguageReason.InTurn(
                            var _,
                            LanguageMix mix,
                            LanguageProfile spoken) ->
                    words.text("why.tongue.turn", name, spoken(spoken), mix(mix));
        };
    }

    private String spoken(LanguageProfile profile) {
        return profile.shares().stream()
                .map(one -> words.text("why.spoken", words.language(one.language()), one.percent()))
                .collect(Collectors.joining(", "));
    }

    private String mix(LanguageMix mix) {
        return switch (mix) {
            case LanguageMix.Alternate _ -> words.text("why.mix.alternate");
            case LanguageMix.AllInTurn _ -> words.text("why.mix.all");
            case LanguageMix.ByShare _ -> words.text("why.mix.share");
            case LanguageMix.EachDaily(int times, int _) ->
                    words.text("why.mix.daily", words.number(times));
        };
    }

    private List<UnplacedItemText> unplaced(List<UnplacedItem> around) {
        var grounds = new UnplacedText(words, sentences, explained.names(), zone, date);
        return around.stream()
                .map(left ->
                        new UnplacedItemText(
                                left,
                                grounds.order(left.order()),
                                words.time(left.occurrence().toLocalTime()),
                                grounds.describe(left.reason())))
                .toList();
    }
}
