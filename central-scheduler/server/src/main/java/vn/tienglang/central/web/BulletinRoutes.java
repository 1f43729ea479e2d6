package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.BulletinEdit;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.web.page.AskPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;

/** The pages on which bulletins are made, language by language. */
final class BulletinRoutes {
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    BulletinRoutes(Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/ban-tin", this::list, Door.OFFICER);
        routes.post("/ban-tin", this::begin, Door.OFFICER);
        routes.get("/ban-tin/{bulletin}", this::show, Door.OFFICER);
        routes.post("/ban-tin/{bulletin}", this::change, Door.OFFICER);
        routes.get("/ban-tin/{bulletin}/cat", this::askRetire, Door.OFFICER);
        routes.post("/ban-tin/{bulletin}/cat", this::retire, Door.OFFICER);
        routes.post("/ban-tin/{bulletin}/{language}", this::put, Door.OFFICER);
        routes.post("/ban-tin/{bulletin}/{language}/bo", this::takeOut, Door.OFFICER);
    }

    private void list(Context context) {
        renderList(context, Map.of(), List.of());
    }

    private void begin(Context context) {
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = values(context);
        var fields = new Fields(values, visitor.words());
        Optional<Terms> terms = fields.terms();
        if (terms.isEmpty()) {
            refuseList(context, values, fields.complaints());
            return;
        }
        switch (newsroom.begin(terms.get(), visitor.officer())) {
            case BulletinEdit.Done(KeptBulletin kept) ->
                    context.redirect("/ban-tin/" + kept.bulletin().id() + "?note=bulletin");
            case BulletinEdit.Refused(List<BulletinEdit.Bar> bars) ->
                    refuseList(
                            context, values, new BulletinWords(visitor.words()).complaints(bars));
            case BulletinEdit.Unknown _, BulletinEdit.Conflict _ ->
                    throw new IllegalStateException("nobody can have changed a new bulletin");
        }
    }

    private void refuseList(
            Context context, Map<String, String> values, List<Complaint> complaints) {
        context.status(422);
        renderList(context, values, List.of(refused(Visitor.of(context).words(), complaints)));
    }

    private static Notice refused(Words words, List<Complaint> complaints) {
        return new Notice(
                new Mark(Tone.BAD, words.say("bulletin.refused")),
                complaints.stream().map(Complaint::sentence).distinct().toList());
    }

    private void renderList(Context context, Map<String, String> values, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Notice[] all = notices.toArray(Notice[]::new);
        var desktop = new BulletinPages(words, newsroom, desk, pages.now(), pages.zone());
        pages.render(
                context,
                "bulletins.jte",
                desktop.list(pages.frame(context, words.say("bulletins.title"), all), values));
    }

    private void show(Context context) {
        Optional<KeptBulletin> kept = BulletinApi.id(context).flatMap(newsroom::find);
        if (kept.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        String open = Optional.ofNullable(context.queryParam("tieng")).orElse("");
        render(context, kept.get(), new BulletinPages.Left(open, Map.of(), false), List.of());
    }

    private void change(Context context) {
        Map<String, String> values = values(context);
        var fields = new Fields(values, Visitor.of(context).words());
        Optional<Integer> revision = fields.revision();
        Optional<Terms> terms = fields.terms();
        var left = new BulletinPages.Left("", values, false);
        BulletinApi.id(context)
                .ifPresentOrElse(
                        id -> {
                            if (revision.isEmpty() || terms.isEmpty()) {
                                refuse(context, id, left, fields.complaints());
                            } else {
                                var officer = Visitor.of(context).officer();
                                answer(
                                        context,
                                        id,
                                        left,
                                        newsroom.change(id, revision.get(), terms.get(), officer));
                            }
                        },
                        () -> problems.show(context, 404, "bulletin.unknown"));
    }

    private void put(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Optional<LanguageTag> language = BulletinApi.language(context);
        if (id.isEmpty() || language.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        Map<String, String> values = values(context);
        var fields = new Fields(values, Visitor.of(context).words());
        Optional<Integer> revision = fields.revision();
        Optional<Rendition> rendition = fields.rendition(language.get());
        var left = new BulletinPages.Left(language.get().value(), values, false);
        if (revision.isEmpty() || rendition.isEmpty()) {
            refuse(context, id.get(), left, fields.complaints());
            return;
        }
        var officer = Visitor.of(context).officer();
        answer(
                context,
                id.get(),
                left,
                newsroom.put(id.get(), revision.get(), rendition.get(), officer));
    }

    private void takeOut(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Optional<LanguageTag> language = BulletinApi.language(context);
        Map<String, String> values = values(context);
        Optional<Integer> revision = new Fields(values, Visitor.of(context).words()).revision();
        if (id.isEmpty() || language.isEmpty() || revision.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        var officer = Visitor.of(context).officer();
        answer(
                context,
                id.get(),
                new BulletinPages.Left(language.get().value(), values, false),
                newsroom.takeOut(id.get(), revision.get(), language.get(), officer));
    }

    private void answer(
            Context context, BulletinId id, BulletinPages.Left left, BulletinEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case BulletinEdit.Done _ ->
                    context.redirect("/ban-tin/" + id + "?note=saved" + anchor(left));
            case BulletinEdit.Unknown _ -> problems.show(context, 404, "bulletin.unknown");
            case BulletinEdit.Conflict(KeptBulletin present) -> {
                context.status(409);
                String sentence =
                        words.say("bulletin.conflict.page", present.by(), present.revision());
                render(
                        context,
                        present,
                        new BulletinPages.Left(left.language(), left.values(), true),
                        List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case BulletinEdit.Refused(List<BulletinEdit.Bar> bars) ->
                    refuse(context, id, left, new BulletinWords(words).complaints(bars));
        }
    }

    private static String anchor(BulletinPages.Left left) {
        return left.language().isEmpty() ? "" : BulletinPages.at("&", left.language());
    }

    private void refuse(
            Context context, BulletinId id, BulletinPages.Left left, List<Complaint> complaints) {
        Optional<KeptBulletin> present = newsroom.find(id);
        if (present.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        context.status(422);
        Notice notice = refused(Visitor.of(context).words(), complaints);
        render(context, present.get(), left, List.of(notice));
    }

    private void render(
            Context context, KeptBulletin kept, BulletinPages.Left left, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        String title = kept.bulletin().terms().title();
        Notice[] all = notices.toArray(Notice[]::new);
        var desktop = new BulletinPages(words, newsroom, desk, pages.now(), pages.zone());
        pages.render(
                context, "bulletin.jte", desktop.one(pages.frame(context, title, all), kept, left));
    }

    private void askRetire(Context context) {
        Words words = Visitor.of(context).words();
        Optional<KeptBulletin> kept = BulletinApi.id(context).flatMap(newsroom::find);
        if (kept.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        String path = "/ban-tin/" + kept.get().bulletin().id();
        pages.render(
                context,
                "ask.jte",
                new AskPage(
                        pages.frame(context, words.say("bulletin.retire.title")),
                        words.say(
                                "bulletin.retire.question", kept.get().bulletin().terms().title()),
                        path + "/cat",
                        words.say("bulletin.retire"),
                        path,
                        Integer.toString(kept.get().revision())));
    }

    private void retire(Context context) {
        Optional<BulletinId> id = BulletinApi.id(context);
        Map<String, String> values = values(context);
        Optional<Integer> revision = new Fields(values, Visitor.of(context).words()).revision();
        if (id.isEmpty() || revision.isEmpty()) {
            problems.show(context, 404, "bulletin.unknown");
            return;
        }
        var officer = Visitor.of(context).officer();
        answer(
                context,
                id.get(),
                new BulletinPages.Left("", Map.of(), false),
                newsroom.retire(id.get(), revision.get(), officer));
    }

    /** The first of each name; of the languages all that were ticked. */
    private static Map<String, String> values(Context context) {
        var values = new HashMap<String, String>();
        context.formParamMap()
                .forEach((name, all) ->
                        all.stream()
                                .findFirst()
                                .ifPresent(first ->
                                        values.put(
                                                name,
                                                name.equals("languages")
                                                        ? String.join(" ", all)
                                                        : first)));
        return values;
    }
}
