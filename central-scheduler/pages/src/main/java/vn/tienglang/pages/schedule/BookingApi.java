package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.PasswordChangeResult;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SignInResult;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.http.HealthCheck;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** The interface for programs, as {@code openapi.json} describes it. */
public final class BookingApi {
    private static final Set<String> SIGN_IN = Set.of("login", "password", "newPassword");
    private static final Set<String> BOOKING =
            Set.of("title", "area", "date", "time", "clip", "messageClass");
    private static final int CONFIRMATIONS_AT_MOST = 500;
    private static final int CONFIRMATIONS_UNASKED = 50;

    private final AccountService accounts;
    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;
    private final HealthCheck pulse;
    private final boolean secureCookies;
    private final byte[] description;

    public BookingApi(
            AccountService accounts,
            OfficeServices services,
            PageRenderer pages,
            ProblemResponses problems,
            HealthCheck pulse,
            boolean secureCookies) {
        this.accounts = accounts;
        this.services = services;
        this.pages = pages;
        this.problems = problems;
        this.pulse = pulse;
        this.secureCookies = secureCookies;
        this.description = readDescription();
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/1/openapi.json", this::openApi, RouteAccess.OPEN);
        routes.get("/api/1/health", this::health, RouteAccess.OPEN);
        routes.post("/api/1/login", this::signIn, RouteAccess.OPEN);
        routes.post("/api/1/logout", this::signOut, RouteAccess.OPEN);
        routes.get("/api/1/areas", this::areas, RouteAccess.OFFICER);
        routes.get("/api/1/clips", this::clips, RouteAccess.OFFICER);
        routes.get("/api/1/stations", this::stations, RouteAccess.OFFICER);
        routes.get("/api/1/slots", this::slots, RouteAccess.OFFICER);
        routes.post("/api/1/slots", this::book, RouteAccess.OFFICER);
        routes.delete("/api/1/slots/{slot}", this::withdraw, RouteAccess.OFFICER);
        routes.get("/api/1/confirmations", this::confirmations, RouteAccess.OFFICER);
    }

    private void openApi(Context context) {
        context.contentType("application/json");
        context.result(description);
    }

    private void health(Context context) {
        boolean database = pulse.isDatabaseAlive();
        boolean broker = pulse.isBrokerAlive();
        boolean ok = database && broker;
        ApiJson.respond(context, ok ? 200 : 503, new ApiV1.Health(ok, database, broker));
    }

    private void signIn(Context context) {
        Optional<RequestFields> read = requestFields(context, SIGN_IN, problems);
        if (read.isEmpty()) {
            return;
        }
        RequestFields fields = read.get();
        String login = fields.required("login").orElse("");
        String password = fields.required("password").orElse("");
        Optional<String> wanted =
                fields.has("newPassword") ? fields.required("newPassword") : Optional.empty();
        if (!fields.errors().isEmpty()) {
            problems.reject(context, 422, fields.errors());
            return;
        }
        switch (accounts.signIn(login, password, context.ip())) {
            case SignInResult.SignedIn(SessionToken token, Account account, boolean oneTime) -> {
                if (oneTime || wanted.isPresent()) {
                    firstSignIn(context, token, oneTime, wanted);
                } else {
                    startSession(context, token, account);
                }
            }
            case SignInResult.WrongCredentials _ -> problems.respond(context, 401, "signIn.wrong");
            case SignInResult.Throttled(var atLeast) -> rejectTooManyAttempts(context, atLeast);
            case SignInResult.Busy _ -> problems.respond(context, 503, "signIn.busy");
        }
    }

    /** A one-time password opens nothing here but its own change, in the same request. */
    private void firstSignIn(
            Context context, SessionToken token, boolean oneTime, Optional<String> wanted) {
        if (!oneTime || wanted.isEmpty()) {
            accounts.signOut(token);
            problems.respond(
                    context,
                    oneTime ? 403 : 422,
                    oneTime ? "password.mustChange" : "password.notAsked");
            return;
        }
        switch (accounts.changePassword(token, "", wanted.get(), context.ip())) {
            case PasswordChangeResult.Changed(SessionToken changed, Account account) ->
                    startSession(context, changed, account);
            case PasswordChangeResult.Rejected(var flaw) -> {
                accounts.signOut(token);
                String sentence = RequestUser.of(context).words().text("flaw", flaw);
                problems.reject(
                        context,
                        422,
                        List.of(
                                new RequestError(
                                        ApiMapper.kebabCase(flaw), "newPassword", sentence)));
            }
            case PasswordChangeResult.Throttled(var atLeast) ->
                    rejectTooManyAttempts(context, atLeast);
            case PasswordChangeResult.WrongCurrentPassword _, PasswordChangeResult.SignInAgain _ ->
                    problems.respond(context, 401, "signIn.wrong");
            case PasswordChangeResult.Busy _ -> {
                accounts.signOut(token);
                problems.respond(context, 503, "signIn.busy");
            }
        }
    }

    private void startSession(Context context, SessionToken token, Account account) {
        RequestUser.setSession(context, token, secureCookies);
        ApiJson.respond(context, 200, new ApiV1.Person(account.login().value(), account.name()));
    }

    private void rejectTooManyAttempts(Context context, Duration atLeast) {
        context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
        String words = RequestUser.of(context).words().duration(atLeast);
        problems.respond(context, 429, "signIn.wait", words);
    }

    private void signOut(Context context) {
        RequestUser.sessionToken(context).ifPresent(accounts::signOut);
        RequestUser.clearSession(context, secureCookies);
        context.status(204);
    }

    private void areas(Context context) {
        String text = Optional.ofNullable(context.queryParam("within")).orElse("vn");
        AreaCode within;
        try {
            within = new AreaCode(text);
        } catch (IllegalArgumentException e) {
            rejectQuery(context, "within", "complaint.area", text);
            return;
        }
        LocalDate today = pages.today();
        var tree = services.directory().areas();
        if (tree.find(within, today).isEmpty()) {
            problems.respond(context, 404, "refusal.unknown-area", within, today);
            return;
        }
        var places = new AreaIndex(tree, services.directory().stations(), today);
        ApiJson.respond(
                context,
                200,
                new ApiV1.Areas(
                        within.value(),
                        tree.childrenOf(within, today).stream()
                                .map(area ->
                                        new ApiV1.Area(
                                                area.code().value(),
                                                area.parent().value(),
                                                area.kind(),
                                                area.name(),
                                                places.stationsInside(area.code())))
                                .toList()));
    }

    private void clips(Context context) {
        ApiJson.respond(
                context,
                200,
                new ApiV1.Clips(services.clips().clips().stream().map(ApiMapper::toJson).toList()));
    }

    private void stations(Context context) {
        var now = pages.now();
        ApiJson.respond(
                context,
                200,
                new ApiV1.Stations(
                        now.toString(),
                        services.reports().stationSummaries(now).stream()
                                .map(ApiMapper::toJson)
                                .toList()));
    }

    private void slots(Context context) {
        String text = Optional.ofNullable(context.queryParam("date")).orElse("");
        Optional<LocalDate> date =
                text.isEmpty() ? Optional.of(pages.today()) : RequestFields.parseDate(text);
        if (date.isEmpty()) {
            rejectQuery(context, "date", "complaint.date", text);
            return;
        }
        ApiJson.respond(
                context,
                200,
                new ApiV1.Bookings(
                        date.get().toString(),
                        services.reports().slots(date.get()).stream()
                                .map(ApiMapper::toJson)
                                .toList()));
    }

    private void book(Context context) {
        Optional<RequestFields> read = requestFields(context, BOOKING, problems);
        if (read.isEmpty()) {
            return;
        }
        RequestUser visitor = RequestUser.of(context);
        Optional<BookingRequest> request = read.get().bookingRequest(Optional.empty());
        if (request.isEmpty()) {
            problems.reject(context, 422, read.get().errors());
            return;
        }
        switch (services.slots().book(request.get(), visitor.officer())) {
            case BookingResult.Booked booked -> {
                context.header("Location", "/api/1/slots/" + booked.slot().id());
                ApiJson.respond(context, 201, ApiMapper.toJson(booked));
            }
            case BookingResult.Refused(var refusals) ->
                    reject(
                            context,
                            refusals,
                            services.slots(),
                            services.directory(),
                            pages,
                            problems);
            case BookingResult.Unknown _, BookingResult.Outdated _, BookingResult.Closed _ ->
                    throw new IllegalStateException("a new slot cannot be an old one");
        }
    }

    /** Says everything that stands against a wish for airtime. */
    static void reject(
            Context context,
            List<BookingRefusal> refusals,
            SlotService slots,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        var sentences =
                new RefusalText(RequestUser.of(context).words(), slots, directory, pages.zone());
        boolean conflict = refusals.stream().anyMatch(RefusalText::isConflict);
        problems.reject(
                context, conflict ? 409 : 422, refusals.stream().map(sentences::error).toList());
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = BookingRoutes.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
            return;
        }
        switch (services.slots().withdraw(id.get(), RequestUser.of(context).officer())) {
            case WithdrawalResult.Withdrawn(Slot slot) ->
                    ApiJson.respond(context, 200, new ApiV1.WithdrawnSlot(slot.id().value()));
            case WithdrawalResult.UnknownSlot _ ->
                    problems.respond(context, 404, "withdraw.unknown");
            case WithdrawalResult.AlreadyOver _ -> problems.respond(context, 409, "withdraw.over");
        }
    }

    private void confirmations(Context context) {
        String text = Optional.ofNullable(context.queryParam("most")).orElse("");
        int most = CONFIRMATIONS_UNASKED;
        if (!text.isEmpty()) {
            if (!text.matches("[0-9]{1,3}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > CONFIRMATIONS_AT_MOST) {
                rejectQuery(context, "most", "complaint.most", text, CONFIRMATIONS_AT_MOST);
                return;
            }
            most = Integer.parseInt(text);
        }
        ApiJson.respond(
                context,
                200,
                new ApiV1.Confirmations(
                        services.reports().confirmations(most).stream()
                                .map(ApiMapper::toJson)
                                .toList()));
    }

    private void rejectQuery(Context context, String field, String key, Object... facts) {
        String sentence = RequestUser.of(context).words().text(key, facts);
        problems.reject(context, 400, List.of(new RequestError("bad-field", field, sentence)));
    }

    /** The fields of the body; empty when the answer was given already. */
    public static Optional<RequestFields> requestFields(
            Context context, Set<String> known, ProblemResponses problems) {
        if (!ApiJson.requireJson(context, problems)) {
            return Optional.empty();
        }
        Optional<Map<String, ApiJson.Value>> object = ApiJson.readObject(context.bodyAsBytes());
        if (object.isEmpty()) {
            problems.respond(context, 400, "complaint.not-json");
            return Optional.empty();
        }
        return Optional.of(RequestFields.of(object.get(), known, RequestUser.of(context).words()));
    }

    private static byte[] readDescription() {
        try (InputStream in = ApiV1.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json", e);
        }
    }
}
