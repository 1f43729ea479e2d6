package vn.tienglang.central.web;

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
import vn.tienglang.central.accounts.Account;
import vn.tienglang.central.accounts.Accounts;
import vn.tienglang.central.accounts.PasswordChange;
import vn.tienglang.central.accounts.SignIn;
import vn.tienglang.central.accounts.Token;
import vn.tienglang.central.desk.Booking;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Refusal;
import vn.tienglang.central.desk.Withdrawal;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Slot;

/** The interface for programs, as {@code openapi.json} describes it. */
final class ApiRoutes {
    private static final Set<String> SIGN_IN = Set.of("login", "password", "newPassword");
    private static final Set<String> BOOKING =
            Set.of("title", "area", "date", "time", "clip", "messageClass");
    private static final int CONFIRMATIONS_AT_MOST = 500;
    private static final int CONFIRMATIONS_UNASKED = 50;

    private final Accounts accounts;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;
    private final Pulse pulse;
    private final boolean secureCookies;
    private final byte[] description;

    ApiRoutes(
            Accounts accounts,
            Desk desk,
            Pages pages,
            Problems problems,
            Pulse pulse,
            boolean secureCookies) {
        this.accounts = accounts;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
        this.pulse = pulse;
        this.secureCookies = secureCookies;
        this.description = readDescription();
    }

    void register(RoutesConfig routes) {
        routes.get("/api/1/openapi.json", this::describe, Door.OPEN);
        routes.get("/api/1/health", this::health, Door.OPEN);
        routes.post("/api/1/login", this::signIn, Door.OPEN);
        routes.post("/api/1/logout", this::signOut, Door.OPEN);
        routes.get("/api/1/areas", this::areas, Door.OFFICER);
        routes.get("/api/1/clips", this::clips, Door.OFFICER);
        routes.get("/api/1/stations", this::stations, Door.OFFICER);
        routes.get("/api/1/slots", this::slots, Door.OFFICER);
        routes.post("/api/1/slots", this::book, Door.OFFICER);
        routes.delete("/api/1/slots/{slot}", this::withdraw, Door.OFFICER);
        routes.get("/api/1/confirmations", this::confirmations, Door.OFFICER);
    }

    private void describe(Context context) {
        context.contentType("application/json");
        context.result(description);
    }

    private void health(Context context) {
        boolean database = pulse.isDatabaseAlive();
        boolean broker = pulse.isBrokerAlive();
        boolean ok = database && broker;
        Json.answer(context, ok ? 200 : 503, new Forms.Health(ok, database, broker));
    }

    private void signIn(Context context) {
        Optional<Fields> read = body(context, SIGN_IN, problems);
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        String login = fields.required("login").orElse("");
        String password = fields.required("password").orElse("");
        Optional<String> wanted =
                fields.has("newPassword") ? fields.required("newPassword") : Optional.empty();
        if (!fields.complaints().isEmpty()) {
            problems.refuse(context, 422, fields.complaints());
            return;
        }
        switch (accounts.signIn(login, password, context.ip())) {
            case SignIn.Welcome(Token token, Account account, boolean oneTime) -> {
                if (oneTime || wanted.isPresent()) {
                    firstSignIn(context, token, oneTime, wanted);
                } else {
                    welcome(context, token, account);
                }
            }
            case SignIn.Wrong _ -> problems.show(context, 401, "signIn.wrong");
            case SignIn.Wait(var atLeast) -> wait(context, atLeast);
            case SignIn.Busy _ -> problems.show(context, 503, "signIn.busy");
        }
    }

    /** A one-time password opens nothing here but its own change, in the same request. */
    private void firstSignIn(
            Context context, Token token, boolean oneTime, Optional<String> wanted) {
        if (!oneTime || wanted.isEmpty()) {
            accounts.signOut(token);
            problems.show(
                    context,
                    oneTime ? 403 : 422,
                    oneTime ? "password.mustChange" : "password.notAsked");
            return;
        }
        switch (accounts.changePassword(token, "", wanted.get(), context.ip())) {
            case PasswordChange.Changed(Token changed, Account account) ->
                    welcome(context, changed, account);
            case PasswordChange.Flawed(var flaw) -> {
                accounts.signOut(token);
                String sentence = Visitor.of(context).words().say("flaw", flaw);
                problems.refuse(
                        context,
                        422,
                        List.of(new Complaint(Shapes.word(flaw), "newPassword", sentence)));
            }
            case PasswordChange.Wait(var atLeast) -> wait(context, atLeast);
            case PasswordChange.WrongPresent _, PasswordChange.SignInAgain _ ->
                    problems.show(context, 401, "signIn.wrong");
            case PasswordChange.Busy _ -> {
                accounts.signOut(token);
                problems.show(context, 503, "signIn.busy");
            }
        }
    }

    private void welcome(Context context, Token token, Account account) {
        Visitor.give(context, token, secureCookies);
        Json.answer(context, 200, new Forms.Person(account.login().value(), account.name()));
    }

    private void wait(Context context, Duration atLeast) {
        context.header("Retry-After", Long.toString(atLeast.toSeconds() + 1));
        String words = Visitor.of(context).words().duration(atLeast);
        problems.show(context, 429, "signIn.wait", words);
    }

    private void signOut(Context context) {
        Visitor.token(context).ifPresent(accounts::signOut);
        Visitor.take(context, secureCookies);
        context.status(204);
    }

    private void areas(Context context) {
        String text = Optional.ofNullable(context.queryParam("within")).orElse("vn");
        AreaCode within;
        try {
            within = new AreaCode(text);
        } catch (IllegalArgumentException e) {
            refuseQuery(context, "within", "complaint.area", text);
            return;
        }
        LocalDate today = pages.today();
        var tree = desk.areas();
        if (tree.find(within, today).isEmpty()) {
            problems.show(context, 404, "refusal.unknown-area", within, today);
            return;
        }
        var places = new Places(tree, desk.stations(), today);
        Json.answer(
                context,
                200,
                new Forms.Places(
                        within.value(),
                        tree.inside(within, today).stream()
                                .map(area ->
                                        new Forms.Place(
                                                area.code().value(),
                                                area.parent().value(),
                                                area.kind(),
                                                area.name(),
                                                places.stationsInside(area.code())))
                                .toList()));
    }

    private void clips(Context context) {
        Json.answer(
                context,
                200,
                new Forms.Recordings(desk.clips().stream().map(Shapes::form).toList()));
    }

    private void stations(Context context) {
        var now = pages.now();
        Json.answer(
                context,
                200,
                new Forms.Sites(
                        now.toString(), desk.board(now).stream().map(Shapes::form).toList()));
    }

    private void slots(Context context) {
        String text = Optional.ofNullable(context.queryParam("date")).orElse("");
        Optional<LocalDate> date = text.isEmpty() ? Optional.of(pages.today()) : Fields.day(text);
        if (date.isEmpty()) {
            refuseQuery(context, "date", "complaint.date", text);
            return;
        }
        Json.answer(
                context,
                200,
                new Forms.Bookings(
                        date.get().toString(),
                        desk.slots(date.get()).stream().map(Shapes::form).toList()));
    }

    private void book(Context context) {
        Optional<Fields> read = body(context, BOOKING, problems);
        if (read.isEmpty()) {
            return;
        }
        Visitor visitor = Visitor.of(context);
        Optional<BookingRequest> request = read.get().booking(Optional.empty());
        if (request.isEmpty()) {
            problems.refuse(context, 422, read.get().complaints());
            return;
        }
        switch (desk.book(request.get(), visitor.officer())) {
            case Booking.Booked booked -> {
                context.header("Location", "/api/1/slots/" + booked.slot().id());
                Json.answer(context, 201, Shapes.form(booked));
            }
            case Booking.Refused(var refusals) -> refuse(context, refusals, desk, pages, problems);
            case Booking.Unknown _, Booking.Outdated _, Booking.Closed _ ->
                    throw new IllegalStateException("a new slot cannot be an old one");
        }
    }

    /** Says everything that stands against a wish for airtime. */
    static void refuse(
            Context context, List<Refusal> refusals, Desk desk, Pages pages, Problems problems) {
        var sentences = new Sentences(Visitor.of(context).words(), desk, pages.zone());
        boolean conflict = refusals.stream().anyMatch(Sentences::isConflict);
        problems.refuse(
                context,
                conflict ? 409 : 422,
                refusals.stream().map(sentences::complaint).toList());
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = BookingRoutes.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
            return;
        }
        switch (desk.withdraw(id.get(), Visitor.of(context).officer())) {
            case Withdrawal.Withdrawn(Slot slot) ->
                    Json.answer(context, 200, new Forms.Withdrawn(slot.id().value()));
            case Withdrawal.UnknownSlot _ -> problems.show(context, 404, "withdraw.unknown");
            case Withdrawal.AlreadyOver _ -> problems.show(context, 409, "withdraw.over");
        }
    }

    private void confirmations(Context context) {
        String text = Optional.ofNullable(context.queryParam("most")).orElse("");
        int most = CONFIRMATIONS_UNASKED;
        if (!text.isEmpty()) {
            if (!text.matches("[0-9]{1,3}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > CONFIRMATIONS_AT_MOST) {
                refuseQuery(context, "most", "complaint.most", text, CONFIRMATIONS_AT_MOST);
                return;
            }
            most = Integer.parseInt(text);
        }
        Json.answer(
                context,
                200,
                new Forms.Proofs(desk.confirmations(most).stream().map(Shapes::form).toList()));
    }

    private void refuseQuery(Context context, String field, String key, Object... facts) {
        String sentence = Visitor.of(context).words().say(key, facts);
        problems.refuse(context, 400, List.of(new Complaint("bad-field", field, sentence)));
    }

    /** The fields of the body; empty when the answer was given already. */
    static Optional<Fields> body(Context context, Set<String> known, Problems problems) {
        if (!Json.isSent(context, problems)) {
            return Optional.empty();
        }
        Optional<Map<String, Json.Value>> object = Json.read(context.bodyAsBytes());
        if (object.isEmpty()) {
            problems.show(context, 400, "complaint.not-json");
            return Optional.empty();
        }
        return Optional.of(Fields.of(object.get(), known, Visitor.of(context).words()));
    }

    private static byte[] readDescription() {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json", e);
        }
    }
}
