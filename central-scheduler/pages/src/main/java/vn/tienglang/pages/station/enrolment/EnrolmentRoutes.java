package vn.tienglang.pages.station.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.station.CodeResult;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.station.EnrolmentService.Board;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.office.store.station.StationRevocation;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.QrCode;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

/** Routes of the pages that add a station, replace its board and revoke it. */
public final class EnrolmentRoutes {
    private static final RouteAccess ADDS =
            RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.NONE);

    /** Access to a form about who may connect as a station. */
    static final RouteAccess READS_BOARD =
            RouteAccess.form(AccessPermission.ADMINISTER_STATIONS, PathObject.STATION);

    /** Access to what changes who may connect as a station. */
    static final RouteAccess CHANGES_BOARD =
            RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.STATION);

    /** Path of the page that adds a station; not below the stations, whose ids are free words. */
    static final String ADD = "/dai-moi";

    private static final String TEMPLATES = "vn/tienglang/pages/station/enrolment/";
    private static final String STATION = "/dai/{station}";
    private static final String BOARD = STATION + "/bo-mach";

    private final EnrolmentService service;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public EnrolmentRoutes(
            EnrolmentService service,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.service = service;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(
                ADD,
                this::showAdd,
                RouteAccess.form(AccessPermission.ADMINISTER_STATIONS, PathObject.NONE));
        routes.post(ADD, this::add, ADDS);
        routes.get(BOARD, this::showBoard, READS_BOARD);
        routes.post(BOARD + "/thay", this::replace, CHANGES_BOARD);
        routes.post(BOARD + "/thu-hoi", this::revoke, CHANGES_BOARD);
    }

    private void showAdd(Context context) {
        renderAdd(context, Form.of(PlanFormReader.queryValues(context)), List.of());
    }

    private void renderAdd(Context context, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        var areas = new AreaLookup(words, directory, pages.today());
        pages.render(
                context,
                TEMPLATES + "stationform.jte",
                new StationFormPage(
                        pages.frame(
                                context,
                                words.text("enrolment.add"),
                                notices.toArray(Notice[]::new)),
                        form,
                        ADD,
                        areas.picker(form.value("unit"), form.value("search")),
                        service.codes().stream().map(code -> line(words, code)).toList()));
    }

    private StationFormPage.Line line(Messages words, StationCode code) {
        return new StationFormPage.Line(
                code.station().value(),
                code.order().name(),
                state(words, code),
                words.text(
                        "enrolment.codes.about",
                        code.madeBy().isEmpty() ? words.text("enrolment.command") : code.madeBy(),
                        words.minute(code.expires(), pages.zone(), pages.today())));
    }

    private Badge state(Messages words, StationCode code) {
        if (code.use().isPresent()) {
            return new Badge(BadgeTone.GOOD, words.text("enrolment.state.used"));
        }
        return service.isOpen(code)
                ? new Badge(BadgeTone.WAITING, words.text("enrolment.state.open"))
                : new Badge(BadgeTone.WARNING, words.text("enrolment.state.expired"));
    }

    private void add(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        Optional<StationOrder> order = new StationOrderReader(typed, user.words()).newStation();
        if (order.isEmpty()) {
            rejectAdd(context, values, typed.errors());
            return;
        }
        switch (service.addStation(order.get(), user.officer())) {
            case CodeResult.Made made -> renderCode(context, order.get(), made);
            case CodeResult.Refused(var reasons) ->
                    rejectAdd(context, values, errors(user.words(), reasons));
        }
    }

    private void rejectAdd(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        renderAdd(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private static List<RequestError> errors(Messages words, List<CodeResult.Reason> reasons) {
        var errors = new ArrayList<RequestError>();
        for (CodeResult.Reason reason : reasons) {
            String field =
                    switch (reason) {
                        case NAME -> "name";
                        case PHONE -> "phone";
                        case UNKNOWN_AREA -> "unit";
                        case ENROLLED_ALREADY, NOT_ENROLLED -> "station";
                        case RELAY -> "relay";
                        case TAGS -> "tags";
                    };
            errors.add(new RequestError("refused", field, words.text("enrolment.reason", reason)));
        }
        return errors;
    }

    private void renderCode(Context context, StationOrder order, CodeResult.Made made) {
        Messages words = RequestUser.of(context).words();
        EnrolmentCode code = made.code();
        String address = address(context);
        pages.render(
                context,
                TEMPLATES + "code.jte",
                new CodePage(
                        pages.frame(context, words.text("enrolment.code", order.name())),
                        order.station().value(),
                        code.grouped(),
                        words.text(
                                "enrolment.code.until",
                                words.minute(made.expires(), pages.zone(), pages.today())),
                        address,
                        "tieng-lang-enrol --centre " + address,
                        QrCode.of(address + " " + code.grouped())));
    }

    /** The address in the officer's browser: a proxy in between may speak TLS for the centre. */
    private static String address(Context context) {
        String origin = context.header("Origin");
        return origin != null && origin.startsWith("http")
                ? origin
                : context.scheme() + "://" + context.host();
    }

    private Optional<Board> board(Context context) {
        Optional<Board> board =
                PlanFormReader.parsed(context.pathParam("station"), StationId::new)
                        .flatMap(service::board);
        if (board.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
        }
        return board;
    }

    private void showBoard(Context context) {
        board(context)
                .ifPresent(board ->
                        renderBoard(
                                context,
                                board,
                                Form.of(
                                        Map.of(
                                                "phone",
                                                board.code()
                                                        .map(code -> code.order().phone())
                                                        .orElse(""))),
                                Form.of(Map.of()),
                                List.of()));
    }

    private void renderBoard(
            Context context, Board board, Form form, Form revocation, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        String path = "/dai/" + board.enrolment().station().id();
        pages.render(
                context,
                TEMPLATES + "board.jte",
                new StationBoardPage(
                        pages.frame(
                                context,
                                words.text("enrolment.board", board.enrolment().station().name()),
                                notices.toArray(Notice[]::new)),
                        path + "/bo-mach",
                        path,
                        board.revocation().isPresent()
                                ? new Badge(BadgeTone.BAD, words.text("enrolment.state.revoked"))
                                : new Badge(BadgeTone.GOOD, words.text("enrolment.state.inUse")),
                        details(words, board),
                        form,
                        revocation,
                        board.revocation().isPresent()));
    }

    private List<Detail> details(Messages words, Board board) {
        var details = new ArrayList<Detail>();
        details.add(Detail.of(words.text("enrolment.key"), board.enrolment().key().value()));
        board.code()
                .ifPresent(code -> {
                    details.add(
                            Detail.of(
                                    words.text("enrolment.codes"),
                                    state(words, code).text() + " · " + line(words, code).about()));
                    details.add(Detail.of(words.text("enrolment.relay"), code.order().relay()));
                    if (!code.order().phone().isEmpty()) {
                        details.add(Detail.of(words.text("enrolment.phone"), code.order().phone()));
                    }
                });
        board.revocation()
                .ifPresent(one ->
                        details.add(
                                Detail.of(
                                        words.text("enrolment.state.revoked"),
                                        words.moment(one.at(), pages.zone(), pages.today())
                                                + " · "
                                                + one.by(),
                                        one.reason())));
        return details;
    }

    private void replace(Context context) {
        Optional<Board> board = board(context);
        if (board.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        Optional<StationOrder> order =
                new StationOrderReader(typed, user.words()).newBoard(board.get().enrolment());
        if (order.isEmpty()) {
            rejectReplace(context, board.get(), values, typed.errors());
            return;
        }
        switch (service.replaceBoard(order.get(), user.officer())) {
            case CodeResult.Made made -> renderCode(context, order.get(), made);
            case CodeResult.Refused(var reasons) ->
                    rejectReplace(context, board.get(), values, errors(user.words(), reasons));
        }
    }

    private void rejectReplace(
            Context context, Board board, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        renderBoard(
                context,
                board,
                PlanFormReader.form(values, errors),
                Form.of(Map.of()),
                List.of(PlanFormReader.notice(words, errors)));
    }

    /** Asks first; the answer comes with {@code sure=yes}. */
    private void revoke(Context context) {
        Optional<Board> board = board(context);
        if (board.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        String reason = PlainText.composed(values.getOrDefault("reason", "").strip());
        var station = board.get().enrolment().station();
        String path = "/dai/" + station.id() + "/bo-mach";
        if (!PlainText.isLine(reason, StationRevocation.REASON_CHARACTERS)) {
            List<RequestError> errors =
                    List.of(
                            new RequestError(
                                    "missing",
                                    "reason",
                                    user.words().text("enrolment.reason.bad")));
            context.status(422);
            renderBoard(
                    context,
                    board.get(),
                    Form.of(Map.of()),
                    PlanFormReader.form(values, errors),
                    List.of(PlanFormReader.notice(user.words(), errors)));
        } else if (!"yes".equals(values.get("sure"))) {
            pages.render(
                    context,
                    TEMPLATES + "revocation.jte",
                    new RevocationPage(
                            pages.frame(context, user.words().text("enrolment.revoke")),
                            user.words().text("enrolment.revoke.question", station.name(), reason),
                            reason,
                            path + "/thu-hoi",
                            path));
        } else if (service.revoke(station.id(), reason, user.officer())) {
            context.redirect(path + "?note=revoked");
        } else {
            problems.respond(context, 409, "enrolment.revoke.already");
        }
    }
}
