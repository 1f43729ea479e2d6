package vn.tienglang.pages.situation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.EditConflict;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.situation.Playbook;

/** Routes of the pages of playbooks: what is done in each situation. */
public final class PlaybookRoutes {
    private static final String SITUATIONS = "/tinh-huong";
    private static final String ONE = SITUATIONS + "/kich-ban/{situation}";

    private final OfficeServices services;
    private final PlaybookReader playbooks;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public PlaybookRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        playbooks = new PlaybookReader(services.planItems());
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ONE, this::playbook, RouteAccess.READER);
        routes.post(
                ONE,
                this::edit,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
    }

    private Optional<Integer> situation(Context context) {
        return PlanFormReader.parsed(context.pathParam("situation"), Integer::valueOf)
                .filter(number ->
                        playbooks.all().stream().anyMatch(one -> one.situation() == number));
    }

    private void playbook(Context context) {
        Optional<Integer> situation = situation(context);
        if (situation.isEmpty()) {
            problems.respond(context, 404, "situation.unknown");
            return;
        }
        Playbook playbook = playbooks.latestVersion(situation.get()).orElseThrow();
        Map<String, String> values =
                PlaybookFormMapper.values(playbook, playbooks.revision(playbook).revision());
        render(context, situation.get(), Form.of(values), Optional.empty(), List.of());
    }

    private void edit(Context context) {
        Optional<Integer> situation = situation(context);
        if (situation.isEmpty()) {
            problems.respond(context, 404, "situation.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, words, pages.today());
        int revision = typed.revision();
        Optional<Playbook> playbook =
                PlaybookFormMapper.read(typed, situation.get(), revision, words);
        if (playbook.isEmpty()) {
            reject(context, situation.get(), values, typed.errors());
            return;
        }
        var item = new PlanItem.OfPlaybook(playbook.get());
        switch (services.planItems().put(item, revision, user.officer())) {
            case PlanItemResult.Done _ -> context.redirect(SITUATIONS + "?note=saved");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "situation.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                var conflict = EditConflict.with(present, values, words);
                render(
                        context,
                        situation.get(),
                        conflict.form(),
                        playbooks.latestVersion(situation.get()),
                        List.of(conflict.notice()));
            }
            case PlanItemResult.Refused(var reasons) ->
                    reject(
                            context,
                            situation.get(),
                            values,
                            PlanRefusalText.of(words, services.directory(), pages).errors(reasons));
        }
    }

    private void reject(
            Context context, int situation, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        render(
                context,
                situation,
                PlanFormReader.form(values, errors),
                Optional.empty(),
                List.of(PlanFormReader.notice(RequestUser.of(context).words(), errors)));
    }

    private void render(
            Context context,
            int situation,
            Form form,
            Optional<Playbook> theirs,
            List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        var name = new PlanItem.Name(PlanItem.Kind.PLAYBOOK, Integer.toString(situation));
        Notice[] all = notices.toArray(Notice[]::new);
        String title = words.text("playbook.title", Integer.toString(situation));
        pages.render(
                context,
                "vn/tienglang/pages/situation/playbook.jte",
                new SituationPageBuilder(words, services, pages.now(), pages.zone())
                        .edit(
                                pages.frame(context, title, all),
                                situation,
                                form,
                                theirs,
                                services.planItems().revisions(name)));
    }
}
