package vn.tienglang.pages.emergency;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/**
 * Routes of emergencies: list, form, one emergency with its steps, live board. Every step works
 * without scripts by a page that asks first; with scripts its button is held for a moment instead.
 */
public final class EmergencyRoutes {
    private static final String PAGE = "/khan-cap";
    private static final String TEMPLATES = "vn/tienglang/pages/emergency/";

    /** Emergencies on the list. */
    private static final int LISTED = 50;

    private final EmergencyService emergencies;
    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public EmergencyRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        emergencies = services.emergencies();
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PAGE, this::list, RouteAccess.READER);
        routes.get(
                PAGE + "/soan",
                this::form,
                RouteAccess.form(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE));
        routes.post(
                PAGE + "/soan",
                this::prepare,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE));
        routes.get(PAGE + "/{id}", this::show, RouteAccess.reads(PathObject.EMERGENCY));
        routes.get(PAGE + "/{id}/bang", this::board, RouteAccess.UNATTENDED);
        routes.get(
                PAGE + "/{id}/hoi/{step}",
                this::question,
                RouteAccess.form(AccessPermission.RELEASE_EMERGENCY, PathObject.EMERGENCY));
        routes.post(
                PAGE + "/{id}/{step}",
                this::step,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.EMERGENCY));
    }

    /** Step that a person takes with an emergency; its name is the end of the address. */
    enum Step {
        ASK("xin-phat"),
        CONFIRM("dong-y"),
        BREAK_GLASS("mot-minh"),
        DISCARD("bo"),
        CANCEL("huy");

        private final String path;

        Step(String path) {
            this.path = path;
        }

        static Optional<Step> of(String path) {
            return List.of(values()).stream().filter(step -> step.path.equals(path)).findFirst();
        }

        String path(long id) {
            return PAGE + "/" + id + "/" + path;
        }

        String question(long id) {
            return PAGE + "/" + id + "/hoi/" + path;
        }
    }

    private EmergencyPageBuilder builder(Context context) {
        return new EmergencyPageBuilder(
                services, RequestUser.of(context).words(), pages.zone(), pages.now());
    }

    private void list(Context context) {
        String title = RequestUser.of(context).words().text("emergency.title");
        pages.render(
                context,
                TEMPLATES + "emergencies.jte",
                builder(context).list(pages.frame(context, title), emergencies.latest(LISTED)));
    }

    private void form(Context context) {
        Messages words = RequestUser.of(context).words();
        OptionalLong from = EmergencyFormReader.from(context);
        Optional<EmergencyRecord> draft =
                from.isEmpty() ? Optional.empty() : emergencies.find(from.getAsLong());
        EmergencyFormReader.Wanted wanted =
                draft.map(one -> EmergencyFormReader.Wanted.of(one.content()))
                        .orElseGet(() -> EmergencyFormReader.wanted(context));
        Optional<EmergencyRecord> before =
                draft.isPresent() || wanted.replaces().isEmpty()
                        ? draft
                        : emergencies.find(wanted.replaces().getAsLong());
        String title =
                words.text("emergency.kind", wanted.kind())
                        + ": "
                        + words.text("emergency.hazard", wanted.hazard());
        pages.render(
                context,
                TEMPLATES + "compose.jte",
                builder(context)
                        .form(
                                pages.frame(context, title),
                                EmergencyFormReader.key(
                                        RequestUser.of(context).officer(), pages.now()),
                                wanted,
                                before));
    }

    private void prepare(Context context) {
        EmergencyRecord draft =
                emergencies.prepare(
                        EmergencyFormReader.key(context),
                        EmergencyFormReader.content(context, pages.now()),
                        RequestUser.of(context).officer());
        context.redirect(PAGE + "/" + draft.id());
    }

    private Optional<EmergencyRecord> find(Context context) {
        OptionalLong id = EmergencyFormReader.number(context.pathParam("id"));
        return id.isEmpty() ? Optional.empty() : emergencies.find(id.getAsLong());
    }

    private void show(Context context) {
        Optional<EmergencyRecord> emergency = find(context);
        if (emergency.isEmpty()) {
            problems.respond(context, 404, "emergency.unknown");
            return;
        }
        show(context, emergency.get(), List.of());
    }

    private void show(Context context, EmergencyRecord emergency, List<Notice> notices) {
        EmergencyPageBuilder builder = builder(context);
        pages.render(
                context,
                TEMPLATES + "emergency.jte",
                builder.emergency(
                        pages.emergencyFrame(context, builder.title(emergency), notices),
                        emergency,
                        RequestUser.of(context).officer()));
    }

    private void board(Context context) {
        Optional<EmergencyRecord> emergency = find(context);
        if (emergency.isEmpty()) {
            problems.respond(context, 404, "emergency.unknown");
            return;
        }
        pages.renderFragment(
                context,
                TEMPLATES + "emergencyboard.jte",
                Map.of("rows", builder(context).board(emergency.get().id())));
    }

    private void question(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<EmergencyRecord> emergency = find(context);
        Optional<Step> step = Step.of(context.pathParam("step"));
        if (emergency.isEmpty() || step.isEmpty()) {
            problems.respond(context, 404, "emergency.unknown");
            return;
        }
        long id = emergency.get().id();
        EmergencyPageBuilder builder = builder(context);
        pages.render(
                context,
                "vn/tienglang/pages/html/confirmaction.jte",
                new ConfirmActionPage(
                        pages.frame(context, builder.title(emergency.get())),
                        builder.question(step.get(), emergency.get()),
                        step.get().path(id),
                        words.text("emergency.step", step.get()),
                        PAGE + "/" + id,
                        ""));
    }

    private void step(Context context) {
        Optional<EmergencyRecord> emergency = find(context);
        Optional<Step> step = Step.of(context.pathParam("step"));
        if (emergency.isEmpty() || step.isEmpty()) {
            problems.respond(context, 404, "emergency.unknown");
            return;
        }
        long id = emergency.get().id();
        Officer officer = RequestUser.of(context).officer();
        EmergencyResult result =
                switch (step.get()) {
                    case ASK -> emergencies.ask(id, officer);
                    case CONFIRM -> emergencies.confirm(id, officer);
                    case BREAK_GLASS ->
                            emergencies.breakGlass(
                                    id,
                                    Optional.ofNullable(context.formParam("reason")).orElse(""),
                                    officer);
                    case DISCARD -> emergencies.discard(id, officer);
                    case CANCEL -> emergencies.cancel(id, officer);
                };
        switch (result) {
            case EmergencyResult.Done _ -> context.redirect(PAGE + "/" + id);
            case EmergencyResult.Refused(var refusals) -> {
                EmergencyPageBuilder builder = builder(context);
                context.status(422);
                show(
                        context,
                        emergency.get(),
                        refusals.stream()
                                .map(refusal -> Notice.of(BadgeTone.BAD, builder.refusal(refusal)))
                                .toList());
            }
        }
    }
}
