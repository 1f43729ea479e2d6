package vn.tienglang.pages.explain;

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
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.preview.AirExplanation;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.preview.UnitConflicts;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.AreaChoices;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.StationChoices;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.plan.PlanRequestReader;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedReason;

/** Routes of the pages of explanations and conflicts. */
public final class ExplanationRoutes {
    private static final List<Integer> DAYS = List.of(1, 7, 14, 31);
    private static final int A_WEEK = 7;

    private final PlanPreviewService views;
    private final SlotService slots;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;

    public ExplanationRoutes(
            PlanPreviewService views,
            SlotService slots,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages) {
        this.views = views;
        this.slots = slots;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/vi-sao", this::why, RouteAccess.READER);
        routes.get("/xung-dot", this::conflicts, RouteAccess.READER);
    }

    private static String text(Context context, String name) {
        return PlainText.composed(Optional.ofNullable(context.queryParam(name)).orElse("").strip());
    }

    private void why(Context context) {
        Messages words = RequestUser.of(context).words();
        LocalTime now =
                LocalTime.ofInstant(pages.now(), pages.zone()).truncatedTo(ChronoUnit.SECONDS);
        LocalDate date =
                DateTimeInput.date(text(context, "date"), pages.today()).orElse(pages.today());
        LocalTime time = DateTimeInput.time(text(context, "time")).orElse(now);
        Optional<StationId> station =
                PlanRequestReader.parsed(text(context, "station"), StationId::new);
        var sentences = new RefusalText(words, slots, directory, pages.zone());
        var notices = new ArrayList<Notice>();
        var answers = new ArrayList<ExplanationPage.Answer>();
        if (station.isPresent()) {
            Instant at = date.atTime(time).atZone(sentences.zone(station.get())).toInstant();
            switch (views.explain(station.get(), at)) {
                case PreviewResult.Found<AirExplanation>(AirExplanation seen) ->
                        answers.add(answer(words, sentences, seen));
                case PreviewResult.Refused<AirExplanation>(var reasons) ->
                        notices.add(refused(words, reasons));
            }
        }
        pages.render(
                context,
                "vn/tienglang/pages/explain/explanation.jte",
                new ExplanationPage(
                        pages.frame(
                                context, words.text("why.title"), notices.toArray(Notice[]::new)),
                        whyForm(context, words, date, time),
                        answers));
    }

    private static Notice refused(Messages words, List<PreviewResult.Reason> reasons) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("views.refused")),
                new PlanRefusalText(words)
                        .previewErrors(reasons).stream().map(RequestError::sentence).toList());
    }

    private ExplanationPage.Form whyForm(
            Context context, Messages words, LocalDate date, LocalTime time) {
        String search = text(context, "search");
        var places = new AreaIndex(directory, pages.today());
        var choices = new StationChoices(words, places, directory, search);
        return new ExplanationPage.Form(
                choices.groups(text(context, "station")),
                search,
                choices.searchResult(),
                date.toString(),
                words.time(time));
    }

    private ExplanationPage.Answer answer(
            Messages words, RefusalText sentences, AirExplanation seen) {
        ExplanationText.Answer said = new ExplanationText(words, sentences, seen).answer();
        ZoneId zone = seen.station().zone();
        LocalDate date = LocalDate.ofInstant(seen.at(), zone);
        return new ExplanationPage.Answer(
                seen.station().name(),
                words.text("why.when", words.time(seen.at(), zone), words.day(date, pages.today())),
                new Badge(tone(seen.why()), said.headline()),
                said.lines().stream()
                        .map(line ->
                                new ExplanationPage.Line(
                                        words.text("why.about", line.about()), line.sentence()))
                        .toList(),
                said.left().stream().map(one -> unheard(words, said, one)).toList());
    }

    /** Leaves out reasons that the answer states already. */
    private static UnplacedLine unheard(
            Messages words, ExplanationText.Answer said, ExplanationText.UnplacedItemText unheard) {
        boolean isSaid =
                unheard.left().reason() instanceof UnplacedReason.Closed
                        && said.lines().stream()
                                .anyMatch(line -> line.about() == ExplanationText.About.CLOSED);
        UnplacedText.UnplacedSentence ground = unheard.ground();
        return new UnplacedLine(
                unheard.order(),
                unheard.time(),
                isSaid ? words.text("why.unheard.closed") : ground.reason(),
                ground.remedies(),
                ground.path());
    }

    private static BadgeTone tone(Explanation why) {
        return switch (why) {
            case Explanation.OnAir _, Explanation.Relayed _ -> BadgeTone.GOOD;
            case Explanation.Silent silent ->
                    silent.nearby().isEmpty() ? BadgeTone.WAITING : BadgeTone.WARNING;
        };
    }

    private void conflicts(Context context) {
        Messages words = RequestUser.of(context).words();
        LocalDate from =
                DateTimeInput.date(text(context, "from"), pages.today()).orElse(pages.today());
        int days =
                PlanRequestReader.parsed(text(context, "days"), Integer::valueOf)
                        .filter(DAYS::contains)
                        .orElse(A_WEEK);
        Optional<AreaCode> unit = PlanRequestReader.parsed(text(context, "unit"), AreaCode::new);
        var notices = new ArrayList<Notice>();
        var answers = new ArrayList<ConflictsPage.Answer>();
        if (unit.isPresent()) {
            switch (computations.run(context, () -> views.conflicts(unit.get(), from, days))) {
                case PreviewResult.Found<UnitConflicts>(UnitConflicts seen) ->
                        answers.add(answer(words, seen));
                case PreviewResult.Refused<UnitConflicts>(var reasons) ->
                        notices.add(refused(words, reasons));
            }
        }
        pages.render(
                context,
                "vn/tienglang/pages/explain/conflicts.jte",
                new ConflictsPage(
                        pages.frame(
                                context,
                                words.text("conflicts.title"),
                                notices.toArray(Notice[]::new)),
                        conflictsForm(context, words, from, days),
                        answers));
    }

    private ConflictsPage.Form conflictsForm(
            Context context, Messages words, LocalDate from, int days) {
        String search = text(context, "search");
        var places = new AreaIndex(directory, from);
        var choices = new AreaChoices(words, places, search);
        return new ConflictsPage.Form(
                choices.groups(text(context, "unit")),
                search,
                choices.searchResult(),
                from.toString(),
                DAYS.stream()
                        .map(count ->
                                new Choice(
                                        Integer.toString(count),
                                        words.count("conflicts.days", count),
                                        count == days))
                        .toList());
    }

    private ConflictsPage.Answer answer(Messages words, UnitConflicts seen) {
        var sentences = new RefusalText(words, slots, directory, pages.zone());
        List<UnplacedLine> groups =
                new PreviewText(words, sentences, pages.zone())
                        .conflicts(seen).stream()
                                .sorted(mostFrequent())
                                .map(ExplanationRoutes::unheard)
                                .toList();
        long beyond = seen.conflicts().omittedGroups();
        return new ConflictsPage.Answer(
                words.text(
                        "conflicts.heading",
                        sentences.area(seen.unit(), seen.from()),
                        words.date(seen.from()),
                        words.date(seen.from().plusDays(seen.days() - 1L))),
                verdict(words, seen, groups.size()),
                groups,
                beyond == 0 ? "" : words.text("conflicts.beyond", words.number(beyond)));
    }

    private static UnplacedLine unheard(PreviewText.ConflictLine clash) {
        UnplacedText.UnplacedSentence ground = clash.ground();
        return new UnplacedLine(
                clash.order(), clash.where(), ground.reason(), ground.remedies(), ground.path());
    }

    private static Comparator<PreviewText.ConflictLine> mostFrequent() {
        return Comparator.comparingLong((PreviewText.ConflictLine one) -> one.group().times())
                .reversed();
    }

    private static Badge verdict(Messages words, UnitConflicts seen, int groups) {
        if (seen.stations() == 0) {
            return new Badge(BadgeTone.PLAIN, words.text("conflicts.no-station"));
        }
        String stations = words.count("board.stations", seen.stations());
        return groups == 0
                ? new Badge(BadgeTone.GOOD, words.text("conflicts.none", stations))
                : new Badge(
                        BadgeTone.WARNING,
                        words.text(
                                "conflicts.some",
                                words.count("conflicts.count", groups),
                                stations));
    }
}
