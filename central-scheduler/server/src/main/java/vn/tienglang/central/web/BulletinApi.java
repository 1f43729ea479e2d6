package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.BulletinEdit;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Language;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;

/** Bulletins, what is lacking in them, and the languages they are told in, for programs. */
final class BulletinApi {
    private static final Set<String> TERMS =
            Set.of("title", "theme", "messageClass", "area", "from", "until", "languages");
    private static final Set<String> CHANGED_TERMS =
            Set.of(
                    "title",
                    "theme",
                    "messageClass",
                    "area",
                    "from",
                    "until",
                    "languages",
                    "revision");
    private static final Set<String> RENDITION =
            Set.of("revision", "clip", "text", "translator", "reader", "reviewer");

    private final Newsroom newsroom;
    private final Pages pages;
    private final Problems problems;

    BulletinApi(Newsroom newsroom, Pages pages, Problems problems) {
        this.newsroom = newsroom;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        String one = "/api/1/bulletins/{bulletin}";
        String rendition = one + "/renditions/{language}";
        routes.get("/api/1/languages", this::languages, Door.OFFICER);
        routes.get("/api/1/gaps", this::gaps, Door.OFFICER);
        routes.get("/api/1/bulletins", this::all, Door.OFFICER);
        routes.post("/api/1/bulletins", this::begin, Door.OFFICER);
        routes.get(one, this::one, Door.OFFICER);
        routes.put(one, this::change, Door.OFFICER);
        routes.delete(one, this::retire, Door.OFFICER);
        routes.put(rendition, this::put, Door.OFFICER);
        routes.delete(rendition, this::takeOut, Door.OFFICER);
    }

    private void languages(Context context) {
        Words words = Visitor.of(context).words();
        var shapes = new NewsShapes(words);
        String text = Optional.ofNullable(context.queryParam("area")).orElse("");
        List<Language> languages;
        if (text.isEmpty()) {
            languages = newsroom.languages().all();
        } else {
            Optional<AreaCode> area = area(text);
            if (area.isEmpty()) {
                refuse(context, 400, "area", words.say("complaint.area", text));
                return;
            }
            languages = newsroom.spokenIn(area.get());
        }
        Json.answer(
                context,
                200,
                new Forms.Tongues(
                        text.isEmpty() ? null : text,
                        languages.stream().map(shapes::form).toList()));
    }

    private static Optional<AreaCode> area(String text) {
        try {
            return Optional.of(new AreaCode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void gaps(Context context) {
        var shapes = new NewsShapes(Visitor.of(context).words());
        Json.answer(
                context, 200, new Forms.Holes(newsroom.gaps().stream().map(shapes::form).toList()));
    }

    private void all(Context context) {
        var shapes = new NewsShapes(Visitor.of(context).words());
        var onShelf = newsroom.onShelf();
        Json.answer(
                context,
                200,
                new Forms.Messages(
                        newsroom.bulletins().stream()
                                .map(kept -> shapes.form(kept, onShelf, pages.today()))
                                .toList()));
    }

    private void one(Context context) {
        Optional<KeptBulletin> found = id(context).flatMap(newsroom::find);
        if (found.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        answer(context, 200, found.get());
    }

    private void answer(Context context, int status, KeptBulletin kept) {
        var shapes = new NewsShapes(Visitor.of(context).words());
        Json.answer(context, status, shapes.form(kept, newsroom.onShelf(), pages.today()));
    }

    private void begin(Context context) {
        Optional<Fields> fields = ApiRoutes.body(context, TERMS, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<Terms> terms = fields.get().terms();
        if (terms.isEmpty()) {
            problems.refuse(context, 422, fields.get().complaints());
            return;
        }
        tell(context, newsroom.begin(terms.get(), Visitor.of(context).officer()), 201);
    }

    private void change(Context context) {
        Optional<Fields> fields = ApiRoutes.body(context, CHANGED_TERMS, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<Integer> revision = fields.get().revision();
        Optional<Terms> terms = fields.get().terms();
        if (revision.isEmpty() || terms.isEmpty()) {
            problems.refuse(context, 422, fields.get().complaints());
            return;
        }
        id(context)
                .ifPresentOrElse(
                        id ->
                                tell(
                                        context,
                                        newsroom.change(
                                                id,
                                                revision.get(),
                                                terms.get(),
                                                Visitor.of(context).officer()),
                                        200),
                        () -> problems.show(context, 404, "bulletin.unknown"));
    }

    private void put(Context context) {
        Optional<Fields> fields = ApiRoutes.body(context, RENDITION, problems);
        if (fields.isEmpty()) {
            return;
        }
        Optional<BulletinId> id = id(context);
        Optional<LanguageTag> language = language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = fields.get().revision();
        Optional<Rendition> rendition = fields.get().rendition(language.get());
        if (revision.isEmpty() || rendition.isEmpty()) {
            problems.refuse(context, 422, fields.get().complaints());
            return;
        }
        var officer = Visitor.of(context).officer();
        tell(context, newsroom.put(id.get(), revision.get(), rendition.get(), officer), 200);
    }

    private void takeOut(Context context) {
        Optional<BulletinId> id = id(context);
        Optional<LanguageTag> language = language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isPresent()) {
            var officer = Visitor.of(context).officer();
            tell(context, newsroom.takeOut(id.get(), revision.get(), language.get(), officer), 200);
        }
    }

    private void retire(Context context) {
        Optional<BulletinId> id = id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        Optional<Integer> revision = revision(context);
        if (revision.isPresent()) {
            var officer = Visitor.of(context).officer();
            tell(context, newsroom.retire(id.get(), revision.get(), officer), 200);
        }
    }

    /** The revision of the address; empty when the answer was given already. */
    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        var fields = new Fields(Map.of("revision", text), Visitor.of(context).words());
        Optional<Integer> revision = fields.revision();
        if (revision.isEmpty()) {
            problems.refuse(context, 400, fields.complaints());
        }
        return revision;
    }

    private void tell(Context context, BulletinEdit edit, int status) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case BulletinEdit.Done(KeptBulletin kept) -> {
                if (status == 201) {
                    context.header("Location", "/api/1/bulletins/" + kept.bulletin().id());
                }
                answer(context, status, kept);
            }
            case BulletinEdit.Unknown _ -> problems.show(context, 404, "bulletin.unknown");
            case BulletinEdit.Conflict(KeptBulletin present) ->
                    refuse(
                            context,
                            409,
                            "revision",
                            words.say("bulletin.conflict", present.by(), present.revision()));
            case BulletinEdit.Refused(List<BulletinEdit.Bar> bars) ->
                    problems.refuse(context, 422, new BulletinWords(words).complaints(bars));
        }
    }

    private void refuse(Context context, int status, String field, String sentence) {
        String rule = status == 409 ? "conflict" : "bad-field";
        problems.refuseWith(context, status, List.of(new Complaint(rule, field, sentence)));
    }

    /** The bulletin of an address, if there can be one of that name. */
    static Optional<BulletinId> id(Context context) {
        try {
            return Optional.of(new BulletinId(context.pathParam("bulletin")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The language of an address, if it can be one. */
    static Optional<LanguageTag> language(Context context) {
        try {
            return Optional.of(new LanguageTag(context.pathParam("language")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
