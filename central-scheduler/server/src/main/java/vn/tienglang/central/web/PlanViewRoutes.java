package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.Clashes;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Explained;
import vn.tienglang.central.desk.PlanView;
import vn.tienglang.central.desk.PlanViews;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ConflictsPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.central.web.page.UnheardLine;
import vn.tienglang.central.web.page.WhyPage;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Why;

/** Why something sounds or does not, and what would not be heard, for people to read. */
final class PlanViewRoutes {
    private static final List<Integer> DAYS = List.of(1, 7, 14, 31);
    private static final int A_WEEK = 7;

    private final PlanViews views;
    private final Desk desk;
    private final Pages pages;

    PlanViewRoutes(PlanViews views, Desk desk, Pages pages) {
        this.views = views;
        this.desk = desk;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get("/vi-sao", this::why, Door.OFFICER);
        routes.get("/xung-dot", this::conflicts, Door.OFFICER);
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("").strip();
    }

    private void why(Context context) {
        Words words = Visitor.of(context).words();
        LocalTime now =
                LocalTime.ofInstant(pages.now(), pages.zone()).truncatedTo(ChronoUnit.SECONDS);
        LocalDate date = Fields.day(text(context, "date")).orElse(pages.today());
        LocalTime time = PlanFields.parsed(text(context, "time"), LocalTime::parse).orElse(now);
        Optional<StationId> station = PlanFields.parsed(text(context, "station"), StationId::new);
        var sentences = new Sentences(words, desk, pages.zone());
        var notices = new ArrayList<Notice>();
        var answers = new ArrayList<WhyPage.Answer>();
        if (station.isPresent()) {
            Instant at = date.atTime(time).atZone(sentences.zone(station.get())).toInstant();
            switch (views.why(station.get(), at)) {
                case PlanView.Seen<Explained>(Explained seen) ->
                        answers.add(answer(words, sentences, seen));
                case PlanView.Refused<Explained>(var bars) -> notices.add(refused(words, bars));
            }
        }
        pages.render(
                context,
                "why.jte",
                new WhyPage(
                        pages.frame(
                                context, words.say("why.title"), notices.toArray(Notice[]::new)),
                        whyForm(context, words, date, time),
                        answers));
    }

    private static Notice refused(Words words, List<PlanView.Bar> bars) {
        return new Notice(
                new Mark(Tone.BAD, words.say("views.refused")),
                new PlanWords(words).unseen(bars).stream().map(Complaint::sentence).toList());
    }

    private WhyPage.Form whyForm(Context context, Words words, LocalDate date, LocalTime time) {
        String search = text(context, "search");
        var stations = desk.stations();
        var places = new Places(desk.areas(), stations, pages.today());
        var choices = new StationChoices(words, places, stations, search);
        return new WhyPage.Form(
                choices.groups(text(context, "station")),
                search,
                choices.answer(),
                date.toString(),
                words.time(time));
    }

    private WhyPage.Answer answer(Words words, Sentences sentences, Explained seen) {
        WhyWords.Answer said = new WhyWords(words, sentences, seen).answer();
        ZoneId zone = seen.station().zone();
        LocalDate date = LocalDate.ofInstant(seen.at(), zone);
        return new WhyPage.Answer(
                seen.station().name(),
                words.say("why.when", words.time(seen.at(), zone), words.day(date, pages.today())),
                new Mark(tone(seen.why()), said.headline()),
                said.lines().stream()
                        .map(line ->
                                new WhyPage.Line(
                                        words.say("why.about", line.about()), line.sentence()))
                        .toList(),
                said.left().stream().map(one -> unheard(words, said, one)).toList());
    }

    /** What the answer has said already is not said again under each order. */
    private static UnheardLine unheard(
            Words words, WhyWords.Answer said, WhyWords.Unheard unheard) {
        boolean isSaid =
                unheard.left().ground() instanceof Ground.Closed
                        && said.lines().stream()
                                .anyMatch(line -> line.about() == WhyWords.About.CLOSED);
        GroundWords.Said ground = unheard.ground();
        return new UnheardLine(
                unheard.order(),
                unheard.time(),
                isSaid ? words.say("why.unheard.closed") : ground.reason(),
                ground.remedies(),
                ground.path());
    }

    private static Tone tone(Why why) {
        return switch (why) {
            case Why.Heard _, Why.Carried _ -> Tone.GOOD;
            case Why.Silent silent -> silent.around().isEmpty() ? Tone.WAITING : Tone.WARNING;
        };
    }

    private void conflicts(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate from = Fields.day(text(context, "from")).orElse(pages.today());
        int days =
                PlanFields.parsed(text(context, "days"), Integer::valueOf)
                        .filter(DAYS::contains)
                        .orElse(A_WEEK);
        Optional<AreaCode> unit = PlanFields.parsed(text(context, "unit"), AreaCode::new);
        var notices = new ArrayList<Notice>();
        var answers = new ArrayList<ConflictsPage.Answer>();
        if (unit.isPresent()) {
            switch (views.conflicts(unit.get(), from, days)) {
                case PlanView.Seen<Clashes>(Clashes seen) -> answers.add(answer(words, seen));
                case PlanView.Refused<Clashes>(var bars) -> notices.add(refused(words, bars));
            }
        }
        pages.render(
                context,
                "conflicts.jte",
                new ConflictsPage(
                        pages.frame(
                                context,
                                words.say("conflicts.title"),
                                notices.toArray(Notice[]::new)),
                        conflictsForm(context, words, from, days),
                        answers));
    }

    private ConflictsPage.Form conflictsForm(
            Context context, Words words, LocalDate from, int days) {
        String search = text(context, "search");
        var places = new Places(desk.areas(), desk.stations(), from);
        var choices = new AreaChoices(words, places, search);
        return new ConflictsPage.Form(
                choices.groups(text(context, "unit")),
                search,
                choices.answer(),
                from.toString(),
                DAYS.stream()
                        .map(count ->
                                new Choice(
                                        Integer.toString(count),
                                        words.count("conflicts.days", count),
                                        count == days))
                        .toList());
    }

    private ConflictsPage.Answer answer(Words words, Clashes seen) {
        var sentences = new Sentences(words, desk, pages.zone());
        List<UnheardLine> groups =
                new PreviewWords(words, sentences, pages.zone())
                        .clashes(seen).stream()
                                .sorted(mostFrequent())
                                .map(PlanViewRoutes::unheard)
                                .toList();
        long beyond = seen.conflicts().beyond();
        return new ConflictsPage.Answer(
                words.say(
                        "conflicts.heading",
                        sentences.area(seen.unit(), seen.from()),
                        words.date(seen.from()),
                        words.date(seen.from().plusDays(seen.days() - 1L))),
                verdict(words, seen, groups.size()),
                groups,
                beyond == 0 ? "" : words.say("conflicts.beyond", words.number(beyond)));
    }

    private static UnheardLine unheard(PreviewWords.Clash clash) {
        GroundWords.Said ground = clash.ground();
        return new UnheardLine(
                clash.order(), clash.where(), ground.reason(), ground.remedies(), ground.path());
    }

    private static Comparator<PreviewWords.Clash> mostFrequent() {
        return Comparator.comparingLong((PreviewWords.Clash one) -> one.group().times()).reversed();
    }

    private static Mark verdict(Words words, Clashes seen, int groups) {
        if (seen.stations() == 0) {
            return new Mark(Tone.PLAIN, words.say("conflicts.no-station"));
        }
        String stations = words.count("board.stations", seen.stations());
        return groups == 0
                ? new Mark(Tone.GOOD, words.say("conflicts.none", stations))
                : new Mark(
                        Tone.WARNING,
                        words.say(
                                "conflicts.some",
                                words.count("conflicts.count", groups),
                                stations));
    }
}
