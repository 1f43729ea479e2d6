package vn.tienglang.pages.week;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.preview.WeekPlan;
import vn.tienglang.office.preview.WeekScope;
import vn.tienglang.pages.form.AreaChoices;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.StationChoices;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.schedule.BookingPreview;
import vn.tienglang.pages.schedule.BookingPreviewBuilder;
import vn.tienglang.pages.schedule.OccurrenceNotices;
import vn.tienglang.pages.schedule.SlotFormView;
import vn.tienglang.pages.text.Messages;

/** Routes of the calendar of a week. They change nothing. */
public final class WeekRoutes {
    /** Present when the booking form asks for a preview. */
    private static final String CHECK = "check";

    private final OfficeServices services;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public WeekRoutes(
            OfficeServices services,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.services = services;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get("/tuan", this::show, RouteAccess.READER);
        routes.get("/tuan/xem-truoc", this::preview, RouteAccess.READER);
        new WeekMoves(services, computations, pages, problems).register(routes);
    }

    private static Map<String, String> values(Context context) {
        return PlanFormReader.queryValues(context);
    }

    private void show(Context context) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = values(context);
        WeekQuery query = WeekQuery.read(values, usual(user), pages.today());
        PreviewResult<WeekPlan> found =
                computations.run(
                        context,
                        () -> services.previews().weeks().week(query.scope(), query.from()));
        switch (found) {
            case PreviewResult.Refused<WeekPlan> _ ->
                    problems.respond(context, 404, "week.unknown");
            case PreviewResult.Found<WeekPlan>(WeekPlan week) -> {
                var builder =
                        new WeekPageBuilder(
                                words,
                                services,
                                LocalDateTime.ofInstant(pages.now(), pages.zone()),
                                pages.zone(),
                                query,
                                week);
                pages.render(
                        context,
                        "vn/tienglang/pages/week/week.jte",
                        builder.page(
                                frame(context, words, query),
                                places(words, query, values.getOrDefault("search", "")),
                                form(context, user, query, values),
                                preview(context, user, values)));
            }
        }
    }

    private PageFrame frame(Context context, Messages words, WeekQuery query) {
        var notices = new ArrayList<Notice>();
        Optional.ofNullable(context.queryParam("booked"))
                .flatMap(previews(words)::booked)
                .ifPresent(notices::add);
        notices.addAll(
                new OccurrenceNotices(words, services.slots())
                        .of(context, query.path(query.day())));
        return pages.weekFrame(context, WeekPageBuilder.heading(words, query.from()), notices);
    }

    /** The top unit of the person's roles. */
    private WeekScope usual(RequestUser user) {
        return new WeekScope.OfUnit(
                branches(user, AccessPermission.READ).stream()
                        .findFirst()
                        .orElse(AreaCode.COUNTRY));
    }

    private Set<AreaCode> branches(RequestUser user, AccessPermission permission) {
        Login login = user.account().map(Account::login).orElseThrow();
        return services.access().rights().branches(login, permission, pages.today());
    }

    private WeekPageBuilder.Places places(Messages words, WeekQuery query, String search) {
        var index = new AreaIndex(services.directory(), query.day());
        var areas = new AreaChoices(words, index, search);
        var stations = new StationChoices(words, index, services.directory(), search);
        String shown = WeekQuery.show(query.scope());
        List<ChoiceGroup> groups =
                Stream.concat(
                                areas.groups("").stream().map(one -> named("unit:", one, shown)),
                                stations.groups("").stream()
                                        .map(one -> named("station:", one, shown)))
                        .toList();
        return new WeekPageBuilder.Places(groups, search, areas.searchResult());
    }

    private static ChoiceGroup named(String kind, ChoiceGroup group, String shown) {
        return new ChoiceGroup(
                group.heading(),
                group.choices().stream()
                        .map(one ->
                                new Choice(
                                        kind + one.value(),
                                        one.text(),
                                        (kind + one.value()).equals(shown)))
                        .toList());
    }

    private BookingPreviewBuilder previews(Messages words) {
        return new BookingPreviewBuilder(words, services, pages.now(), pages.zone());
    }

    /** The booking form, for people who may book somewhere; the shown unit is proposed. */
    private List<SlotFormView> form(
            Context context, RequestUser user, WeekQuery query, Map<String, String> values) {
        if (branches(user, AccessPermission.SCHEDULE).isEmpty()) {
            return List.of();
        }
        var filled = new HashMap<>(BookingPreviewBuilder.withNearest(values));
        filled.remove("search");
        if (query.scope() instanceof WeekScope.OfUnit(AreaCode unit)) {
            filled.putIfAbsent("area", unit.value());
        }
        LocalDate today = pages.today();
        if (context.queryParam("date") == null && query.day().isAfter(today)) {
            filled.putIfAbsent("date", query.day().toString());
        }
        return List.of(previews(user.words()).form(filled));
    }

    private List<BookingPreview> preview(
            Context context, RequestUser user, Map<String, String> values) {
        boolean isAsked =
                values.containsKey(CHECK) || values.containsKey(BookingPreviewBuilder.NEAREST);
        if (!isAsked) {
            return List.of();
        }
        return List.of(
                computations.run(
                        context,
                        () ->
                                previews(user.words())
                                        .preview(
                                                BookingPreviewBuilder.withNearest(values),
                                                user.officer())));
    }

    /** The preview alone, while the form is filled in. */
    private void preview(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = new HashMap<>(values(context));
        values.put(CHECK, "yes");
        Optional<BookingPreview> preview = preview(context, user, values).stream().findFirst();
        pages.renderFragment(
                context,
                "vn/tienglang/pages/schedule/bookingpreview.jte",
                Map.of("preview", preview.orElseThrow(), "words", user.words(), "at", "/tuan"));
    }
}
