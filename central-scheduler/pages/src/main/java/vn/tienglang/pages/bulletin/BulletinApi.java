package vn.tienglang.pages.bulletin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.mix.Language;

/** API routes of bulletins, gaps and languages. */
public final class BulletinApi {
    private final BulletinService bulletinService;
    private final ClipCatalogue clips;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public BulletinApi(
            BulletinService bulletinService,
            ClipCatalogue clips,
            PageRenderer pages,
            ProblemResponses problems) {
        this.bulletinService = bulletinService;
        this.clips = clips;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, BulletinOperations.LANGUAGES, RouteAccess.OFFICER, this::languages);
        ApiRoutes.add(routes, BulletinOperations.GAPS, RouteAccess.READER, this::gaps);
        ApiRoutes.add(routes, BulletinOperations.BULLETINS, RouteAccess.READER, this::all);
        ApiRoutes.add(
                routes,
                BulletinOperations.BEGIN_BULLETIN,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE),
                this::create);
        ApiRoutes.add(
                routes,
                BulletinOperations.BULLETIN,
                RouteAccess.reads(PathObject.BULLETIN),
                this::one);
        ApiRoutes.add(
                routes,
                BulletinOperations.CHANGE_BULLETIN,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN),
                this::change);
        ApiRoutes.add(
                routes,
                BulletinOperations.RETIRE_BULLETIN,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN),
                this::retire);
        ApiRoutes.add(
                routes,
                BulletinOperations.PUT_RENDITION,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN),
                this::update);
        ApiRoutes.add(
                routes,
                BulletinOperations.REMOVE_RENDITION,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.BULLETIN),
                this::removeRendition);
    }

    private void languages(Context context) {
        Messages words = RequestUser.of(context).words();
        var mapper = new BulletinMapper(words);
        String text = Optional.ofNullable(context.queryParam("area")).orElse("");
        List<Language> languages;
        if (text.isEmpty()) {
            languages = bulletinService.languages().all();
        } else {
            Optional<AreaCode> area = area(text);
            if (area.isEmpty()) {
                reject(context, 400, "area", words.text("complaint.area", text));
                return;
            }
            languages = bulletinService.spokenIn(area.get());
        }
        ApiJson.respond(
                context,
                200,
                new BulletinJson.Languages(
                        text.isEmpty() ? null : text,
                        languages.stream().map(mapper::toJson).toList()));
    }

    private static Optional<AreaCode> area(String text) {
        try {
            return Optional.of(new AreaCode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void gaps(Context context) {
        var mapper = new BulletinMapper(RequestUser.of(context).words());
        ApiJson.respond(
                context,
                200,
                new BulletinJson.Gaps(
                        bulletinService.gaps().stream().map(mapper::toJson).toList()));
    }

    private void all(Context context) {
        var mapper = new BulletinMapper(RequestUser.of(context).words());
        var availableClips = clips.availableClips();
        ApiJson.respond(
                context,
                200,
                new BulletinJson.Bulletins(
                        bulletinService.bulletins().stream()
                                .map(kept -> mapper.toJson(kept, availableClips, pages.today()))
                                .toList()));
    }

    private void one(Context context) {
        Optional<BulletinRevision> found = id(context).flatMap(bulletinService::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        respondWith(context, 200, found.get());
    }

    private void respondWith(Context context, int status, BulletinRevision kept) {
        var mapper = new BulletinMapper(RequestUser.of(context).words());
        ApiJson.respond(
                context, status, mapper.toJson(kept, clips.availableClips(), pages.today()));
    }

    private void create(Context context) {
        Optional<RequestFields> fields =
                RequestFields.ofBody(context, BulletinJson.NewBulletin.class, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<BulletinDetails> terms =
                new BulletinFormReader(fields.get(), RequestUser.of(context).words()).details();
        if (terms.isEmpty()) {
            problems.reject(context, 422, fields.get().errors());
            return;
        }
        respond(
                context,
                bulletinService.begin(terms.get(), RequestUser.of(context).officer()),
                201);
    }

    private void change(Context context) {
        Optional<RequestFields> fields =
                RequestFields.ofBody(context, BulletinJson.ChangedBulletin.class, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<Integer> revision = fields.get().revision();
        Optional<BulletinDetails> terms =
                new BulletinFormReader(fields.get(), RequestUser.of(context).words()).details();
        if (revision.isEmpty() || terms.isEmpty()) {
            problems.reject(context, 422, fields.get().errors());
            return;
        }
        var officer = RequestUser.of(context).officer();
        id(context)
                .ifPresentOrElse(
                        id ->
                                respond(
                                        context,
                                        service ->
                                                service.change(
                                                        id, revision.get(), terms.get(), officer)),
                        () -> problems.respond(context, 404, "bulletin.unknown"));
    }

    private void update(Context context) {
        Optional<RequestFields> fields =
                RequestFields.ofBody(context, BulletinJson.NewRendition.class, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<BulletinId> id = id(context);
        Optional<LanguageTag> language = language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = fields.get().revision();
        Optional<Rendition> rendition =
                new BulletinFormReader(fields.get(), RequestUser.of(context).words())
                        .rendition(language.get());
        if (revision.isEmpty() || rendition.isEmpty()) {
            problems.reject(context, 422, fields.get().errors());
            return;
        }
        var officer = RequestUser.of(context).officer();
        respond(
                context,
                service ->
                        service.putRendition(id.get(), revision.get(), rendition.get(), officer));
    }

    private void removeRendition(Context context) {
        Optional<BulletinId> id = id(context);
        Optional<LanguageTag> language = language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isPresent()) {
            var officer = RequestUser.of(context).officer();
            respond(
                    context,
                    service ->
                            service.removeRendition(
                                    id.get(), revision.get(), language.get(), officer));
        }
    }

    private void retire(Context context) {
        Optional<BulletinId> id = id(context);
        if (id.isEmpty()) {
            problems.respond(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isPresent()) {
            var officer = RequestUser.of(context).officer();
            respond(context, service -> service.retire(id.get(), revision.get(), officer));
        }
    }

    /** The revision of the query; empty when the request was answered already. */
    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        var fields = new RequestFields(Map.of("revision", text), RequestUser.of(context).words());
        Optional<Integer> revision = fields.revision();
        if (revision.isEmpty()) {
            problems.reject(context, 400, fields.errors());
        }
        return revision;
    }

    /** Answers with a change, made as the query parameter {@code lost} allows. */
    private void respond(Context context, Function<BulletinService, BulletinResult> change) {
        SilenceQuestion.ofQuery(context, problems)
                .map(bulletinService::with)
                .map(change)
                .ifPresent(edit -> respond(context, edit, 200));
    }

    private void respond(Context context, BulletinResult edit, int status) {
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case BulletinResult.Done(BulletinRevision kept) -> {
                if (status == 201) {
                    context.header("Location", "/api/1/bulletins/" + kept.bulletin().id());
                }
                respondWith(context, status, kept);
            }
            case BulletinResult.Unknown _ -> problems.respond(context, 404, "bulletin.unknown");
            case BulletinResult.Conflict(BulletinRevision present) ->
                    reject(
                            context,
                            409,
                            "revision",
                            words.text("bulletin.conflict", present.by(), present.revision()));
            case BulletinResult.Refused(List<BulletinResult.Reason> reasons) ->
                    problems.reject(
                            context,
                            SilenceQuestion.status(reasons),
                            new BulletinText(words).errors(reasons));
        }
    }

    private void reject(Context context, int status, String field, String sentence) {
        String rule = status == 409 ? "conflict" : "bad-field";
        problems.rejectWithFirst(context, status, List.of(new RequestError(rule, field, sentence)));
    }

    /** The bulletin id of the path; empty when it is none. */
    static Optional<BulletinId> id(Context context) {
        try {
            return Optional.of(new BulletinId(context.pathParam("bulletin")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The language tag of the path; empty when it is none. */
    static Optional<LanguageTag> language(Context context) {
        try {
            return Optional.of(new LanguageTag(context.pathParam("language")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
