package vn.tienglang.pages.unit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.area.AreaPreview;
import vn.tienglang.office.area.AreaProposal;
import vn.tienglang.office.area.AreaResult;
import vn.tienglang.office.area.AreaResult.Reason;
import vn.tienglang.office.area.AreaService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.SilenceText;

/** Routes of the pages of administrative units. */
public final class UnitRoutes {
    /** Access to previews. */
    static final RouteAccess READS =
            RouteAccess.form(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY);

    /** Access to changes. */
    static final RouteAccess CHANGES =
            RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY);

    private static final String PAGE = "/don-vi";
    private static final String PREVIEW = PAGE + "/xem-truoc";
    private static final String APPLY = PAGE + "/luu";
    private static final int FOUND = 40;

    private final AreaService areas;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public UnitRoutes(
            AreaService areas,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.areas = areas;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PAGE, this::show, RouteAccess.READER);
        routes.get(PREVIEW, this::preview, READS);
        routes.post(APPLY, this::apply, CHANGES);
        routes.post(PAGE + "/thay-doi/{number}/hoan-tac", this::undo, CHANGES);
    }

    private void show(Context context) {
        show(context, PlanFormReader.queryValues(context), List.of());
    }

    private void show(Context context, Map<String, String> values, List<RequestError> errors) {
        Messages words = RequestUser.of(context).words();
        AreaTree tree = areas.tree();
        LocalDate date =
                DateTimeInput.date(values.getOrDefault("date", ""), pages.today())
                        .orElse(pages.today());
        AreaCode unit =
                PlanFormReader.parsed(values.getOrDefault("unit", ""), AreaCode::new)
                        .filter(code -> !tree.history(code).isEmpty())
                        .orElse(AreaCode.COUNTRY);
        var text = new UnitText(words, tree, date);
        var filled = new LinkedHashMap<String, String>(values);
        filled.put("unit", unit.value());
        filled.putIfAbsent("date", date.toString());
        filled.putIfAbsent("from", pages.today().toString());
        String search = values.getOrDefault("search", "").strip();
        List<Area> shown =
                search.isEmpty()
                        ? tree.directlyInside(unit, date).stream()
                                .flatMap(code -> tree.find(code, date).stream())
                                .toList()
                        : new AreaIndex(directory, date).search(search, FOUND);
        var notices = new ArrayList<Notice>();
        if (!errors.isEmpty()) {
            notices.add(PlanFormReader.notice(words, errors));
        }
        pages.render(
                context,
                "vn/tienglang/pages/unit/units.jte",
                new UnitsPage(
                        pages.frame(
                                context, words.text("hub.units"), notices.toArray(Notice[]::new)),
                        errors.isEmpty() ? Form.of(filled) : PlanFormReader.form(filled, errors),
                        text.path(unit),
                        unit.value(),
                        tree.find(unit, date).map(text::validity).orElse(""),
                        shown.stream().map(area -> line(text, tree, area, date)).toList(),
                        areas.openReforms().stream()
                                .map(one -> new Choice(one.code().value(), one.name(), false))
                                .toList(),
                        UnitText.KINDS.stream()
                                .map(kind ->
                                        new Choice(
                                                kind,
                                                words.text("unit.kind." + kind),
                                                kind.equals(values.get("kind"))))
                                .toList(),
                        areas.changes().stream().map(one -> change(text, one)).toList()));
    }

    private static UnitsPage.Line line(UnitText text, AreaTree tree, Area area, LocalDate date) {
        return new UnitsPage.Line(
                PAGE + "?unit=" + area.code() + "&date=" + date,
                text.name(area),
                area.code() + " · " + text.kind(area) + " · " + text.validity(area),
                area.former()
                        ? tree.presentUnit(area.code(), date).map(text::name).orElse("")
                        : "");
    }

    private UnitsPage.ChangeLine change(UnitText text, AreaChange change) {
        return new UnitsPage.ChangeLine(
                text.change(change, pages.zone()),
                change.undone() ? "" : PAGE + "/thay-doi/" + change.number() + "/hoan-tac");
    }

    private void preview(Context context) {
        Map<String, String> values = PlanFormReader.queryValues(context);
        proposal(context, values).ifPresent(one -> preview(context, values, one, List.of()));
    }

    /** The proposal of these fields; empty if the request was answered with the errors. */
    private Optional<AreaProposal> proposal(Context context, Map<String, String> values) {
        Messages words = RequestUser.of(context).words();
        var reader =
                new UnitChangeReader(
                        areas.tree(),
                        directory,
                        words,
                        pages.today(),
                        values,
                        new PlanFormReader(values, words, pages.today()));
        Optional<AreaProposal> proposal = reader.read();
        if (proposal.isEmpty()) {
            context.status(422);
            show(context, values, reader.typed().errors());
        }
        return proposal;
    }

    private void preview(
            Context context,
            Map<String, String> values,
            AreaProposal proposal,
            List<RequestError> errors) {
        switch (computations.run(context, () -> areas.preview(proposal))) {
            case AreaService.PreviewResult.Refused(var reasons) -> refuse(context, values, reasons);
            case AreaService.PreviewResult.Found(AreaPreview preview) -> {
                if (!errors.isEmpty()) {
                    context.status(422);
                }
                render(context, values, preview, errors);
            }
        }
    }

    private void refuse(Context context, Map<String, String> values, List<Reason> reasons) {
        Messages words = RequestUser.of(context).words();
        context.status(422);
        show(context, values, new UnitText(words, areas.tree(), pages.today()).errors(reasons));
    }

    private void render(
            Context context,
            Map<String, String> values,
            AreaPreview preview,
            List<RequestError> errors) {
        Messages words = RequestUser.of(context).words();
        LocalDate on = preview.proposal().reform().on();
        var text =
                new UnitText(words, preview.tree(), on.isAfter(pages.today()) ? on : pages.today());
        var hidden = new LinkedHashMap<String, String>(values);
        List<UnitPreviewPage.Question> questions = questions(text, values, preview);
        questions.forEach(one -> hidden.remove(one.field()));
        hidden.remove("losses");
        hidden.remove(UnitChangeReader.KEEP);
        hidden.put("version", Long.toString(preview.version()));
        var notices = new ArrayList<Notice>();
        if (!errors.isEmpty()) {
            notices.add(
                    new Notice(
                            new Badge(BadgeTone.BAD, words.text("unit.refused")),
                            errors.stream().map(RequestError::sentence).distinct().toList()));
        }
        pages.render(
                context,
                "vn/tienglang/pages/unit/unitpreview.jte",
                new UnitPreviewPage(
                        pages.frame(
                                context,
                                words.text("unit.preview.title"),
                                notices.toArray(Notice[]::new)),
                        hidden,
                        text.summary(preview),
                        text.orders(preview),
                        text.meetings(preview),
                        text.stations(preview),
                        questions,
                        values.containsKey(UnitChangeReader.KEEP),
                        preview.silenced().stream()
                                .map(one -> SilenceText.sentence(words, one))
                                .toList()));
    }

    /** One question for each unit without a successor, and each station of a split unit. */
    private static List<UnitPreviewPage.Question> questions(
            UnitText text, Map<String, String> values, AreaPreview preview) {
        var questions = new ArrayList<UnitPreviewPage.Question>();
        List<AreaCode> units =
                preview.proposal().reform().units().stream().map(Area::code).toList();
        for (AreaCode unit : preview.undecided()) {
            questions.add(question(text, UnitChangeReader.SUCCESSOR + unit, unit, units, values));
        }
        for (Station station : preview.undecidedStations()) {
            List<AreaCode> successors =
                    List.copyOf(
                            preview.difference()
                                    .parts()
                                    .getOrDefault(station.area(), Map.of())
                                    .keySet());
            UnitPreviewPage.Question asked =
                    question(
                            text,
                            UnitChangeReader.STATION + station.id(),
                            station.area(),
                            successors,
                            values);
            questions.add(
                    new UnitPreviewPage.Question(
                            asked.field(),
                            new ChoiceGroup(station.name(), asked.choices().choices())));
        }
        return questions;
    }

    private static UnitPreviewPage.Question question(
            UnitText text,
            String field,
            AreaCode unit,
            List<AreaCode> choices,
            Map<String, String> values) {
        return new UnitPreviewPage.Question(
                field,
                new ChoiceGroup(
                        text.name(unit),
                        choices.stream()
                                .map(one ->
                                        new Choice(
                                                one.value(),
                                                text.name(one),
                                                one.value().equals(values.get(field))))
                                .toList()));
    }

    private void apply(Context context) {
        Map<String, String> values = PlanFormReader.formValues(context);
        Optional<AreaProposal> proposal = proposal(context, values);
        if (proposal.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        long version =
                PlanFormReader.parsed(values.getOrDefault("version", ""), Long::valueOf)
                        .orElse(-1L);
        AreaResult result =
                areas.apply(
                        proposal.get(), version, SilenceQuestion.ofForm(context), user.officer());
        switch (result) {
            case AreaResult.Done _ -> context.redirect(PAGE + "?note=saved");
            case AreaResult.Refused(var reasons) ->
                    preview(
                            context,
                            values,
                            proposal.get(),
                            new UnitText(user.words(), areas.tree(), pages.today())
                                    .errors(reasons));
        }
    }

    private void undo(Context context) {
        Optional<Long> number = PlanFormReader.parsed(context.pathParam("number"), Long::valueOf);
        if (number.isEmpty()) {
            problems.respond(context, 404, "unit.refused.change", context.pathParam("number"));
            return;
        }
        switch (areas.undo(number.get(), RequestUser.of(context).officer())) {
            case AreaResult.Done _ -> context.redirect(PAGE + "?note=saved");
            case AreaResult.Refused(var reasons) -> refuse(context, Map.of(), reasons);
        }
    }
}
