package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.central.desk.Explained;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.programme.Left;
import vn.tienglang.planner.programme.Why;

/** Says what would sound at a station at an instant and by which rules, or why nothing would. */
final class WhyWords {
    private final Words words;
    private final Sentences sentences;
    private final Explained explained;
    private final ZoneId zone;
    private final LocalDate date;

    WhyWords(Words words, Sentences sentences, Explained explained) {
        this.words = words;
        this.sentences = sentences;
        this.explained = explained;
        this.zone = explained.station().zone();
        this.date = LocalDate.ofInstant(explained.at(), zone);
    }

    /** What a sentence is about. */
    enum About {
        /** What is heard, from when to when. */
        AIRING,
        /** Whose order it is. */
        ORDER,
        /** The session it lies in. */
        SESSION,
        /** How long that may sound. */
        CAP,
        /** How loud it is. */
        VOLUME,
        /** In which language it is. */
        LANGUAGE,
        /** Why nothing may be heard. */
        CLOSED,
        /** That anything might be heard. */
        FREE
    }

    /** One reason. */
    record Line(About about, String sentence) {}

    /** Something that was ordered and is not heard. */
    record Unheard(Left left, String order, String time, GroundWords.Said ground) {}

    /** The whole answer: what, by which rules; and what was ordered in vain. */
    record Answer(String headline, List<Line> lines, List<Unheard> left) {
        /** Takes copies. */
        Answer {
            lines = List.copyOf(lines);
            left = List.copyOf(left);
        }
    }

    /** The answer in words. */
    Answer answer() {
        return switch (explained.why()) {
            case Why.Heard(var airing, var behind, var session, var volume, var tongue) -> {
                var lines = new ArrayList<Line>();
                lines.add(new Line(About.ORDER, behind(behind)));
                lines.addAll(session(session));
                lines.add(new Line(About.VOLUME, volume(volume)));
                lines.add(new Line(About.LANGUAGE, tongue(tongue)));
                yield new Answer(heard(airing), lines, List.of());
            }
            case Why.Carried(var behind, var session, var volume) -> {
                var lines = new ArrayList<Line>();
                lines.add(new Line(About.ORDER, behind(behind)));
                lines.addAll(session(session));
                lines.add(new Line(About.VOLUME, volume(volume)));
                yield new Answer(words.say("why.carried"), lines, List.of());
            }
            case Why.Silent(var closures, var around) -> {
                List<Line> lines =
                        closures.isEmpty()
                                ? List.of(free(around))
                                : closures.stream()
                                        .map(one -> sentences.closure(one, zone, date))
                                        .distinct()
                                        .map(one ->
                                                new Line(
                                                        About.CLOSED, words.say("why.closed", one)))
                                        .toList();
                yield new Answer(words.say("why.silent"), lines, left(around));
            }
        };
    }

    private Line free(List<Left> around) {
        return new Line(About.FREE, words.say(around.isEmpty() ? "why.free" : "why.free.left"));
    }

    private String heard(Airing airing) {
        Optional<Clip> clip = explained.names().clip(airing.clip());
        return words.say(
                "why.heard",
                clip.map(Clip::title).orElseGet(() -> airing.clip().brief()),
                words.time(airing.airtime().start(), zone),
                words.time(airing.airtime().end(), zone));
    }

    private String behind(Why.Behind behind) {
        return switch (behind) {
            case Why.Behind.BySlot(var _, var title, var issuer, var messageClass) ->
                    words.say(
                            "why.order.slot",
                            title,
                            sentences.area(issuer, date),
                            words.say("messageClass", messageClass));
            case Why.Behind.ByCampaign(var _, var unit, int situation, var title, var since) ->
                    words.say(
                            "why.order.campaign",
                            sentences.area(unit, date),
                            situation,
                            title,
                            moment(since));
            case Why.Behind.ByObligation(var _, var paper, var unit) ->
                    words.say("why.order.obligation", paper, sentences.area(unit, date));
            case Why.Behind.InPlaceOf(var order, var _, var title, var due, var missing) ->
                    words.say(
                            "why.order.fallback",
                            behind(order),
                            title,
                            words.time(due),
                            explained
                                    .names()
                                    .bulletin(missing)
                                    .map(one -> one.terms().title())
                                    .orElse(missing.value()));
            case Why.Behind.AsIssued(var until) -> words.say("why.order.issued", moment(until));
        };
    }

    private String moment(Instant instant) {
        return words.time(instant, zone) + " " + words.date(LocalDate.ofInstant(instant, zone));
    }

    private List<Line> session(Optional<Session> present) {
        if (present.isEmpty()) {
            return List.of(new Line(About.SESSION, words.say("why.session.none")));
        }
        Session session = present.get();
        var lines = new ArrayList<Line>();
        lines.add(
                new Line(
                        About.SESSION,
                        session.by().equals(Policy.Quote.NOBODY)
                                ? words.say("why.session.nobody")
                                : words.say(
                                        "why.session",
                                        words.time(session.whole().start(), zone),
                                        words.time(session.whole().end(), zone),
                                        sentences.quote(session.by(), date))));
        Cap cap = session.cap();
        if (!cap.by().equals(Policy.Quote.NOBODY)) {
            String most = words.duration(cap.most());
            String quote = sentences.quote(cap.by(), date);
            lines.add(new Line(About.CAP, words.say("why.session.cap", most, quote)));
        }
        return lines;
    }

    private String volume(Why.Volume volume) {
        return volume.by().equals(Policy.Quote.NOBODY)
                ? words.say("why.volume.nobody", volume.percent())
                : words.say("why.volume", volume.percent(), sentences.quote(volume.by(), date));
    }

    private String tongue(Why.Tongue tongue) {
        String name = words.language(tongue.language());
        return switch (tongue) {
            case Why.Tongue.AsRecorded _ -> words.say("why.tongue.recorded", name);
            case Why.Tongue.AsOwed _ -> words.say("why.tongue.owed", name);
            case Why.Tongue.InTurn(var _, LanguageMix mix, LanguageProfile spoken) ->
                    words.say("why.tongue.turn", name, spoken(spoken), mix(mix));
        };
    }

    private String spoken(LanguageProfile profile) {
        return profile.spoken().stream()
                .map(one -> words.say("why.spoken", words.language(one.language()), one.percent()))
                .collect(Collectors.joining(", "));
    }

    private String mix(LanguageMix mix) {
        return switch (mix) {
            case LanguageMix.Alternate _ -> words.say("why.mix.alternate");
            case LanguageMix.AllInTurn _ -> words.say("why.mix.all");
            case LanguageMix.ByShare _ -> words.say("why.mix.share");
            case LanguageMix.EachDaily(int times, int _) ->
                    words.say("why.mix.daily", words.number(times));
        };
    }

    private List<Unheard> left(List<Left> around) {
        var grounds = new GroundWords(words, sentences, explained.names(), zone, date);
        return around.stream()
                .map(left ->
                        new Unheard(
                                left,
                                grounds.order(left.order()),
                                words.time(left.occurrence().toLocalTime()),
                                grounds.say(left.ground())))
                .toList();
    }
}
