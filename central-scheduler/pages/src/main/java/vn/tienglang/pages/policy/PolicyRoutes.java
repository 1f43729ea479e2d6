package vn.tienglang.pages.policy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.day.DayRulerBuilder;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;

/** Routes of the pages of policies: air hours, durations, volume and approval. */
public final class PolicyRoutes {
    private static final String ALL = "/quy-dinh";
    private static final String HOLIDAYS = ALL + "/ngay-le";

    private final PlanItemService planItems;
    private final SlotService slots;
    private final StationDirectory directory;
    private final AccessService access;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public PolicyRoutes(
            PlanItemService planItems,
            SlotService slots,
            StationDirectory directory,
            AccessService access,
            PageRenderer pages,
            ProblemResponses problems) {
        this.planItems = planItems;
        this.slots = slots;
        this.directory = directory;
        this.access = access;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, this::list, RouteAccess.READER);
        routes.get(
                ALL + "/moi",
                this::form,
                RouteAccess.form(AccessPermission.ADMINISTER_RULES, PathObject.NONE));
        routes.post(
                ALL + "/moi",
                this::create,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.NONE));
        routes.post(
                HOLIDAYS,
                this::addHoliday,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
        routes.post(
                HOLIDAYS + "/{date}/bo",
                this::removeHoliday,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY));
        routes.get(ALL + "/{policy}", this::show, RouteAccess.reads(PathObject.POLICY));
        routes.post(
                ALL + "/{policy}/het",
                this::end,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.POLICY));
        routes.post(
                ALL + "/{policy}/bo",
                this::withdraw,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.POLICY));
    }

    private PolicyPageBuilder pageBuilder(Context context) {
        return new PolicyPageBuilder(
                RequestUser.of(context).words(), slots, directory, pages.now(), pages.zone());
    }

    private PlanRefusalText words(Context context) {
        return PlanRefusalText.of(RequestUser.of(context).words(), directory, pages);
    }

    private void list(Context context) {
        renderList(context, Form.of(PlanFormReader.queryValues(context)), List.of());
    }

    private void renderList(Context context, Form asked, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        var values = new LinkedHashMap<String, String>();
        values.put("date", pages.today().toString());
        values.putAll(asked.values());
        Optional<AreaCode> chosen = PlanFormReader.parsed(asked.value("unit"), AreaCode::new);
        Optional<OpenDay> open =
                chosen.map(unit ->
                        planItems.openDay(
                                unit,
                                DateTimeInput.date(values.getOrDefault("date", ""), pages.today())
                                        .orElse(pages.today())));
        var shown = new ArrayList<Notice>(notices);
        open.filter(day -> cannotBeApproved(chosen.orElseThrow(), day))
                .ifPresent(_ ->
                        shown.add(
                                Notice.of(
                                        BadgeTone.WARNING,
                                        words.text("policies.day.approval.nobody"))));
        Notice[] all = shown.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/policy/policies.jte",
                pageBuilder(context)
                        .list(
                                pages.frame(context, words.text("policies.title"), all),
                                new Form(values, asked.faults()),
                                planItems.items(PlanItem.Kind.POLICY),
                                planItems.items(PlanItem.Kind.HOLIDAY),
                                open,
                                open.map(day ->
                                        new DayRulerBuilder(words, pages.now())
                                                .openHours(day, pages.zone()))));
    }

    /** Whether the approval that the policies ask for waits for people who are not there. */
    private boolean cannotBeApproved(AreaCode unit, OpenDay day) {
        OpenDay.ApprovalRequirement needed = day.approval();
        return !access.rights()
                .canBeApproved(unit, needed.steps().size(), needed.fourEyes(), pages.today());
    }

    private void form(Context context) {
        PolicyPageBuilder builder = pageBuilder(context);
        Map<String, String> values = PlanFormReader.queryValues(context);
        renderForm(context, Form.of(values.isEmpty() ? builder.blank() : values), List.of());
    }

    private void renderForm(Context context, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/policy/policy.jte",
                pageBuilder(context)
                        .form(pages.frame(context, words.text("policy.new"), all), form));
    }

    private void create(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words(), pages.today());
        Optional<Policy> policy = new PolicyFormReader(typed, user.words()).policy();
        if (policy.isEmpty()) {
            reject(context, values, typed.errors());
            return;
        }
        PlanItemResult edit = items(context).addPolicy(policy.get(), user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _ ->
                    context.redirect(
                            ALL
                                    + "?note=laid-down&unit="
                                    + policy.get().unit()
                                    + "&date="
                                    + policy.get().from());
            case PlanItemResult.Refused(var reasons) ->
                    reject(context, values, words(context).errors(reasons));
            case PlanItemResult.Unknown _, PlanItemResult.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new policy");
        }
    }

    private void reject(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        renderForm(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private Optional<PlanItem.Name> name(Context context) {
        return PlanFormReader.parsed(
                context.pathParam("policy"), id -> new PlanItem.Name(PlanItem.Kind.POLICY, id));
    }

    private void show(Context context) {
        render(context, Form.of(Map.of()), List.of());
    }

    private void render(Context context, Form form, List<Notice> notices) {
        Optional<PlanItemRevision> kept = name(context).flatMap(planItems::find);
        if (kept.isEmpty()
                || !(kept.get().item() instanceof PlanItem.OfPolicy(var name, var one))) {
            problems.respond(context, 404, "policy.unknown");
            return;
        }
        Notice[] all = notices.toArray(Notice[]::new);
        pages.render(
                context,
                "vn/tienglang/pages/policy/policyend.jte",
                pageBuilder(context)
                        .one(
                                pages.frame(context, one.paper(), all),
                                form,
                                kept.get(),
                                one,
                                planItems.revisions(name)));
    }

    private void end(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words(), pages.today());
        Optional<LocalDate> last = typed.date("last");
        Optional<PlanItem.Name> name = name(context);
        if (name.isEmpty()) {
            problems.respond(context, 404, "policy.unknown");
        } else if (last.isEmpty()) {
            rejectEnd(context, values, typed.errors());
        } else {
            LocalDate until = last.get().plusDays(1);
            respond(
                    context,
                    values,
                    items(context).endPolicy(name.get(), typed.revision(), until, user.officer()));
        }
    }

    private void withdraw(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        int revision = new PlanFormReader(values, user.words()).revision();
        name(context)
                .ifPresentOrElse(
                        name ->
                                respond(
                                        context,
                                        values,
                                        items(context).withdraw(name, revision, user.officer())),
                        () -> problems.respond(context, 404, "policy.unknown"));
    }

    private PlanItemService items(Context context) {
        return planItems.with(SilenceQuestion.ofForm(context));
    }

    private void respond(Context context, Map<String, String> values, PlanItemResult edit) {
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=ended");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "policy.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                String sentence =
                        words.text(
                                "plan.conflict.page",
                                present.by(),
                                Integer.toString(present.revision()));
                render(context, Form.of(values), List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case PlanItemResult.Refused(var reasons) ->
                    rejectEnd(
                            context,
                            values,
                            reasons.stream().map(bar -> against(bar, words(context))).toList());
        }
    }

    /** The error of the end belongs to the field of the last day. */
    private static RequestError against(PlanItemResult.Reason bar, PlanRefusalText words) {
        RequestError error = words.errors(List.of(bar)).getFirst();
        return error.field().equals("until")
                ? new RequestError(error.rule(), "last", error.sentence())
                : error;
    }

    private void rejectEnd(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private void addHoliday(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words(), pages.today());
        Optional<LocalDate> date = typed.date("holiday");
        if (date.isEmpty()) {
            rejectHoliday(context, values, typed.errors());
            return;
        }
        var item = new PlanItem.OfHoliday(date.get());
        // A holiday is only a date, so a conflict while adding it is no error.
        Optional<PlanItemRevision> present = planItems.find(item.name());
        if (present.isPresent() && !present.get().withdrawn()) {
            context.redirect(ALL + "?note=saved#ngay-le");
            return;
        }
        int revision = present.map(PlanItemRevision::revision).orElse(0);
        PlanItemResult edit = items(context).put(item, revision, user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _, PlanItemResult.Conflict _ ->
                    context.redirect(ALL + "?note=saved#ngay-le");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "plan.unknown");
            case PlanItemResult.Refused(var reasons) ->
                    rejectHoliday(context, values, words(context).errors(reasons));
        }
    }

    private void rejectHoliday(
            Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        renderList(
                context,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }

    private void removeHoliday(Context context) {
        RequestUser user = RequestUser.of(context);
        int revision =
                new PlanFormReader(PlanFormReader.formValues(context), user.words()).revision();
        Optional<PlanItem.Name> name =
                RequestFields.parseDate(context.pathParam("date"))
                        .map(date -> new PlanItem.OfHoliday(date).name());
        if (name.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        PlanItemResult edit = items(context).withdraw(name.get(), revision, user.officer());
        if (SilenceQuestion.isAsked(context, pages, edit, ALL)) {
            return;
        }
        switch (edit) {
            case PlanItemResult.Done _ -> context.redirect(ALL + "?note=taken-back#ngay-le");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "plan.unknown");
            case PlanItemResult.Conflict _, PlanItemResult.Refused _ -> {
                context.status(409);
                String sentence = user.words().text("policies.holiday.changed");
                renderList(
                        context,
                        Form.of(Map.of()),
                        List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
        }
    }
}
