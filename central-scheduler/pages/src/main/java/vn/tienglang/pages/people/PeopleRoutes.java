package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.account.PeopleService;
import vn.tienglang.office.account.PeopleService.PeopleResult;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;

/** Routes of the accounts page: people, invitations, roles, resets and sessions. */
public final class PeopleRoutes {
    private static final String ALL = "/nguoi-dung";
    private static final String ONE = ALL + "/{login}";
    private static final int NAME_CHARACTERS = 100;

    private final PeopleService people;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public PeopleRoutes(
            PeopleService people,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.people = people;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    /** An act on the person of the path. */
    private interface Act {
        PeopleResult run(Login login, Officer by);
    }

    public void register(RoutesConfig routes) {
        RouteAccess looks = RouteAccess.form(AccessPermission.ADMINISTER_PEOPLE, PathObject.NONE);
        RouteAccess changes =
                RouteAccess.changes(AccessPermission.ADMINISTER_PEOPLE, PathObject.NONE);
        routes.get(ALL, context -> list(context), looks);
        routes.post(ALL, this::invite, changes);
        routes.get(ONE, context -> person(context), looks);
        routes.post(ONE + "/vai-tro", this::give, changes);
        routes.post(ONE + "/thoi", this::end, changes);
        routes.post(ONE + "/dat-lai", context -> act(context, people::resetPassword), changes);
        routes.post(ONE + "/ngung", context -> act(context, people::deactivate), changes);
        routes.post(ONE + "/mo", context -> act(context, people::activate), changes);
        routes.post(ONE + "/phien/{session}", this::endSession, changes);
    }

    private void list(Context context, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        Map<String, String> values =
                context.method().name().equals("GET")
                        ? PlanFormReader.queryValues(context)
                        : PlanFormReader.formValues(context);
        Form form = Form.of(values);
        pages.render(
                context,
                "vn/tienglang/pages/people/people.jte",
                new PeoplePage(
                        pages.frame(context, words.text("people.title"), notices),
                        form,
                        picker(words, form),
                        roles(words, form.value("role")),
                        people.all().stream().map(one -> line(words, one)).toList()));
    }

    private PeoplePage.Line line(Messages words, PeopleService.PersonDetails one) {
        String state =
                words.text(one.person().active() ? "people.active" : "people.inactive")
                        + (one.hasSecondFactor() ? " · " + words.text("people.factor") : "");
        return new PeoplePage.Line(
                one.person().account().login().value(),
                one.person().account().name(),
                state,
                roleTexts(words, one.grants()));
    }

    /** The grants in words; every role on the same unit and days is one line. */
    private List<String> roleTexts(Messages words, List<RoleGrant> grants) {
        List<RoleGrant> present =
                grants.stream().filter(grant -> grant.until().isAfter(people.today())).toList();
        boolean isEverything =
                present.size() == Role.values().length
                        && present.stream()
                                        .map(grant ->
                                                List.of(grant.unit(), grant.from(), grant.until()))
                                        .distinct()
                                        .count()
                                == 1;
        return isEverything
                ? List.of(text(words, present.getFirst(), words.text("people.grant.everyRole")))
                : present.stream().map(grant -> text(words, grant)).toList();
    }

    private String text(Messages words, RoleGrant grant) {
        return text(words, grant, words.text("role", grant.role()));
    }

    private String text(Messages words, RoleGrant grant, String role) {
        String unit =
                directory
                        .areas()
                        .find(grant.unit(), people.today())
                        .map(Area::name)
                        .orElse(grant.unit().value());
        if (grant.isOpenEnded() && grant.from().equals(LocalDate.EPOCH)) {
            return words.text("people.grant.always", role, unit);
        }
        return grant.isOpenEnded()
                ? words.text("people.grant.open", role, unit, words.date(grant.from()))
                : words.text(
                        "people.grant.until",
                        role,
                        unit,
                        words.date(grant.from()),
                        words.date(grant.until()));
    }

    private AreaPicker picker(Messages words, Form form) {
        return new AreaLookup(words, directory, pages.today())
                .picker(form.value("unit"), form.value("search"));
    }

    private static List<Choice> roles(Messages words, String chosen) {
        return Arrays.stream(Role.values())
                .map(role ->
                        new Choice(
                                role.name(), words.text("role", role), role.name().equals(chosen)))
                .toList();
    }

    private void invite(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<Login> login = Login.parse(field(context, "login"));
        String name = PlainText.composed(field(context, "name"));
        Optional<Role> role = role(context);
        Optional<AreaCode> unit = unit(context);
        if (login.isEmpty()
                || !PlainText.isLine(name, NAME_CHARACTERS)
                || role.isEmpty()
                || unit.isEmpty()) {
            context.status(422);
            list(context, Notice.of(BadgeTone.BAD, words.text("people.fields")));
            return;
        }
        PeopleResult result =
                people.invite(
                        login.get(),
                        name,
                        role.get(),
                        unit.get(),
                        RequestUser.of(context).officer());
        if (result instanceof PeopleResult.Refused) {
            context.status(422);
        }
        list(context, notice(context, result));
    }

    private Notice notice(Context context, PeopleResult result) {
        Messages words = RequestUser.of(context).words();
        return switch (result) {
            case PeopleResult.Done _ -> Notice.of(BadgeTone.GOOD, words.text("people.done"));
            case PeopleResult.Link(var token, var until) ->
                    Notice.of(
                            BadgeTone.GOOD,
                            words.text(
                                    "people.link",
                                    LinkRoutes.LINK + token.value(),
                                    words.moment(until, pages.zone(), pages.today())));
            case PeopleResult.Refused(var reason) ->
                    Notice.of(BadgeTone.BAD, words.text("people.refused", reason));
        };
    }

    private void person(Context context, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        Optional<PeopleService.PersonDetails> found =
                Login.parse(context.pathParam("login")).flatMap(people::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "people.refused.UNKNOWN");
            return;
        }
        PeopleService.PersonDetails one = found.get();
        Form form = Form.of(PlanFormReader.queryValues(context));
        pages.render(
                context,
                "vn/tienglang/pages/people/person.jte",
                new PersonPage(
                        pages.frame(context, one.person().account().name(), notices),
                        form,
                        picker(words, form),
                        roles(words, ""),
                        line(words, one),
                        one.person().active(),
                        one.grants().stream()
                                .filter(grant -> grant.until().isAfter(people.today()))
                                .map(grant ->
                                        new PersonPage.Grant(
                                                text(words, grant),
                                                grant.role().name(),
                                                grant.unit().value(),
                                                grant.from().toString()))
                                .toList(),
                        one.sessions().stream()
                                .map(session ->
                                        new OwnAccountPage.Session(
                                                session.token().value(),
                                                words.moment(
                                                        session.begunAt(),
                                                        pages.zone(),
                                                        pages.today()),
                                                session.address(),
                                                false))
                                .toList(),
                        pages.today().toString()));
    }

    private void act(Context context, Act act) {
        Optional<Login> login = Login.parse(context.pathParam("login"));
        if (login.isEmpty()) {
            problems.respond(context, 404, "people.refused.UNKNOWN");
            return;
        }
        PeopleResult result = act.run(login.get(), RequestUser.of(context).officer());
        if (result instanceof PeopleResult.Refused) {
            context.status(422);
        }
        person(context, notice(context, result));
    }

    private Optional<LocalDate> date(Context context, String name) {
        return DateTimeInput.date(field(context, name), pages.today());
    }

    private void give(Context context) {
        Optional<Role> role = role(context);
        Optional<AreaCode> unit = unit(context);
        Optional<LocalDate> from = date(context, "from");
        String end = field(context, "until");
        Optional<LocalDate> until =
                end.isEmpty() ? Optional.of(LocalDate.MAX) : date(context, "until");
        if (role.isEmpty()
                || unit.isEmpty()
                || from.isEmpty()
                || until.filter(day -> day.isAfter(from.get())).isEmpty()) {
            rejectFields(context);
            return;
        }
        act(
                context,
                (login, by) ->
                        people.give(
                                new RoleGrant(
                                        login,
                                        role.get(),
                                        unit.get(),
                                        from.get(),
                                        until.orElseThrow()),
                                by));
    }

    private void end(Context context) {
        Optional<Role> role = role(context);
        Optional<AreaCode> unit = unit(context);
        Optional<LocalDate> from = date(context, "from");
        Optional<LocalDate> end = date(context, "end");
        if (role.isEmpty() || unit.isEmpty() || from.isEmpty() || end.isEmpty()) {
            rejectFields(context);
            return;
        }
        act(
                context,
                (login, by) ->
                        people.end(login, role.get(), unit.get(), from.get(), end.get(), by));
    }

    private void rejectFields(Context context) {
        context.status(422);
        person(
                context,
                Notice.of(BadgeTone.BAD, RequestUser.of(context).words().text("people.fields")));
    }

    private void endSession(Context context) {
        Optional<SessionTokenDigest> session = digest(context.pathParam("session"));
        act(
                context,
                (login, by) ->
                        session.map(token -> people.endSession(login, token, by))
                                .orElseGet(() ->
                                        new PeopleResult.Refused(
                                                PeopleService.Reason.NOTHING_TO_CHANGE)));
    }

    /** The digest of a session in a path; empty when it is none. */
    static Optional<SessionTokenDigest> digest(String text) {
        try {
            return Optional.of(new SessionTokenDigest(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Role> role(Context context) {
        String text = field(context, "role");
        return Arrays.stream(Role.values()).filter(one -> one.name().equals(text)).findFirst();
    }

    private static Optional<AreaCode> unit(Context context) {
        return PlanFormReader.parsed(field(context, "unit"), AreaCode::new);
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
