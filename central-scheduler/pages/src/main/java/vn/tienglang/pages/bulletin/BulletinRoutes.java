package vn.tienglang.pages.bulletin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.ConfirmActionPage;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;

/** Routes of the pages of bulletins and their renditions. */
public final class BulletinRoutes {
    private final BulletinService bulletinService;
    private final ClipCatalogue clips;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public BulletinRoutes(
            BulletinService bulletinService,
            ClipCatalogue clips,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.bulletinService = bulletinService;
        this.clips = clips;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get("/ban-tin", this::list, RouteAccess.READER);
        routes.post(
                "/ban-tin",
                this::create,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE));
        routes.get("/ban-tin/{bulletin}", this::show, RouteAccess.reads(PathObject.BULLETIN));
        routes.post(
                "/ban-tin/{bulletin}",
                this::change,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN));
        routes.get(
                "/ban-tin/{bulletin}/cat",
                this::askRetire,
                RouteAccess.form(AccessPermission.RECORD, PathObject.BULLETIN));
        routes.post(
                "/ban-tin/{bulletin}/cat",
                this::retire,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN));
        routes.post(
                "/ban-tin/{bulletin}/{language}",
                this::update,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN));
        routes.post(
                "/ban-tin/{bulletin}/{language}/bo",
                this::removeRendition,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN));
    }

    private void list(Context context) {
        renderList(context, Map.of(), List.of());
    }

    private void create(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = values(context);
        var fields = new RequestFields(values, user.words(), pages.today());
        Optional<BulletinDetails> terms =
                new BulletinFormReader(fields, RequestUser.of(context).words()).details();
        if (terms.isEmpty()) {
            rejectNew(context, values, fields.errors());
            return;
        }
        switch (bulletinService.begin(terms.get(), user.officer())) {
            case BulletinResult.Done(BulletinRevision kept) ->
                    context.redirect("/ban-tin/" + kept.bulletin().id() + "?note=bulletin");
            case BulletinResult.Refused(List<BulletinResult.Reason> reasons) ->
                    rejectNew(context, values, new BulletinText(user.words()).errors(reasons));
            case BulletinResult.Unknown _, BulletinResult.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new bulletin");
        }
    }

    private void rejectNew(Context context, Map<String, String> values, List<RequestError> errors) {
        context.status(422);
        renderList(
                context, values, List.of(rejectedNotice(RequestUser.of(context).words(), errors)));
    }

    private static Notice rejectedNotice(Messages words, List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("bulletin.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }

    private void renderList(Context context, Map<String, String> values, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var builder =
                new BulletinPageBuilder(
                        words, bulletinService, clips, directory, pages.now(), pages.zone());
        pages.render(
                context,
                "vn/tienglang/pages/bulletin/bulletins.jte",
                builder.list(pages.frame(context, words.text("bulletins.title"), all), values));
    }

    private void show(Context context) {
        Optional<BulletinRevision> kept = BulletinApi.id(context).flatMap(bulletinService::find);
        if (kept.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        String open = Optional.ofNullable(context.queryParam("tieng")).orElse("");
        render(
                context,
                kept.get(),
                new BulletinPageBuilder.UnsavedRendition(open, Map.of(), false),
                List.of());
    }

    private void change(Context context) {
        Map<String, String> values = values(context);
        var fields = new RequestFields(values, RequestUser.of(context).words(), pages.today());
        Optional<Integer> revision = fields.revision();
        Optional<BulletinDetails> terms =
                new BulletinFormReader(fields, RequestUser.of(context).words()).details();
        var left = new BulletinPageBuilder.UnsavedRendition("", values, false);
        BulletinApi.id(context)
                .ifPresentOrElse(
                        id -> {
                            if (revision.isEmpty() || terms.isEmpty()) {
                                reject(context, id, left, fields.errors());
                            } else {
                                var officer = RequestUser.of(context).officer();
                                answer(
                                        context,
                                        id,
                                        left,
                                        service(context)
                                                .change(id, revision.get(), terms.get(), officer));
                            }
                        },
                        () -> problems.respond(context, 404, "bulletin.unknown"));
    }

    private void update(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Optional<LanguageTag> language = BulletinApi.language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        Map<String, String> values = values(context);
        var fields = new RequestFields(values, RequestUser.of(context).words(), pages.today());
        Optional<Integer> revision = fields.revision();
        Optional<Rendition> rendition =
                new BulletinFormReader(fields, RequestUser.of(context).words())
                        .rendition(language.get());
        var left = new BulletinPageBuilder.UnsavedRendition(language.get().value(), values, false);
        if (revision.isEmpty() || rendition.isEmpty()) {
            reject(context, id.get(), left, fields.errors());
            return;
        }
        var officer = RequestUser.of(context).officer();
        answer(
                context,
                id.get(),
                left,
                service(context).putRendition(id.get(), revision.get(), rendition.get(), officer));
    }

    private void removeRendition(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Optional<LanguageTag> language = BulletinApi.language(context);
        Map<String, String> values = values(context);
        Optional<Integer> revision =
                new RequestFields(values, RequestUser.of(context).words()).revision();
        if (id.isEmpty() || language.isEmpty() || revision.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        var officer = RequestUser.of(context).officer();
        answer(
                context,
                id.get(),
                new BulletinPageBuilder.UnsavedRendition(language.get().value(), values, false),
                service(context)
                        .removeRendition(id.get(), revision.get(), language.get(), officer));
    }

    private void answer(
            Context context,
            BulletinId id,
            BulletinPageBuilder.UnsavedRendition left,
            BulletinResult edit) {
        if (SilenceQuestion.isAsked(context, pages, edit, "/ban-tin/" + id)) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case BulletinResult.Done _ ->
                    context.redirect("/ban-tin/" + id + "?note=saved" + anchor(left));
            case BulletinResult.Unknown _ -> problems.respond(context, 404, "bulletin.unknown");
            case BulletinResult.Conflict(BulletinRevision present) -> {
                context.status(409);
                String sentence =
                        words.text("bulletin.conflict.page", present.by(), present.revision());
                render(
                        context,
                        present,
                        new BulletinPageBuilder.UnsavedRendition(
                                left.language(), left.values(), true),
                        List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case BulletinResult.Refused(List<BulletinResult.Reason> reasons) ->
                    reject(context, id, left, new BulletinText(words).errors(reasons));
        }
    }

    private BulletinService service(Context context) {
        return bulletinService.with(SilenceQuestion.ofForm(context));
    }

    private static String anchor(BulletinPageBuilder.UnsavedRendition left) {
        return left.language().isEmpty() ? "" : BulletinPageBuilder.at("&", left.language());
    }

    private void reject(
            Context context,
            BulletinId id,
            BulletinPageBuilder.UnsavedRendition left,
            List<RequestError> errors) {
        Optional<BulletinRevision> present = bulletinService.find(id);
        if (present.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        context.status(422);
        Notice notice = rejectedNotice(RequestUser.of(context).words(), errors);
        render(context, present.get(), left, List.of(notice));
    }

    private void render(
            Context context,
            BulletinRevision kept,
            BulletinPageBuilder.UnsavedRendition left,
            List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        String title = kept.bulletin().details().title();
        Notice[] all = notices.toArray(Notice[]::new);
        var builder =
                new BulletinPageBuilder(
                        words, bulletinService, clips, directory, pages.now(), pages.zone());
        pages.render(
                context,
                "vn/tienglang/pages/bulletin/bulletin.jte",
                builder.one(pages.frame(context, title, all), kept, left));
    }

    private void askRetire(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<BulletinRevision> kept = BulletinApi.id(context).flatMap(bulletinService::find);
        if (kept.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        String path = "/ban-tin/" + kept.get().bulletin().id();
        pages.render(
                context,
                "vn/tienglang/pages/html/confirmaction.jte",
                new ConfirmActionPage(
                        pages.frame(context, words.text("bulletin.retire.title")),
                        words.text(
                                "bulletin.retire.question",
                                kept.get().bulletin().details().title()),
                        path + "/cat",
                        words.text("bulletin.retire"),
                        path,
                        Integer.toString(kept.get().revision())));
    }

    private void retire(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Map<String, String> values = values(context);
        Optional<Integer> revision =
                new RequestFields(values, RequestUser.of(context).words()).revision();
        if (id.isEmpty() || revision.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        var officer = RequestUser.of(context).officer();
        answer(
                context,
                id.get(),
                new BulletinPageBuilder.UnsavedRendition("", Map.of(), false),
                service(context).retire(id.get(), revision.get(), officer));
    }

    /** The first value of each field; for languages all ticked values. */
    private static Map<String, String> values(Context context) {
        var values = new HashMap<String, String>();
        context.formParamMap()
                .forEach((name, all) ->
                        all.stream()
                                .findFirst()
                                .map(PlainText::composed)
                                .ifPresent(first ->
                                        values.put(
                                                name,
                                                name.equals("languages")
                                                        ? String.join(" ", all)
                                                        : first)));
        return values;
    }
}
