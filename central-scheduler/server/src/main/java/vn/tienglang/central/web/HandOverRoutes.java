package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.central.desk.HandOvers;
import vn.tienglang.central.desk.HandingOver;
import vn.tienglang.central.web.page.HandOverPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.handover.HandOverId;

/** The page on which what was promised for the day is handed over, with its countdown. */
final class HandOverRoutes {
    private static final String PAGE = "/ban-giao";

    private final HandOvers handOvers;
    private final Pages pages;
    private final Problems problems;

    HandOverRoutes(HandOvers handOvers, Pages pages, Problems problems) {
        this.handOvers = handOvers;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(PAGE, this::show, Door.OFFICER);
        routes.post(PAGE + "/{id}", this::handOver, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        var notices = new ArrayList<Notice>();
        String done = Optional.ofNullable(context.queryParam("done")).orElse("");
        handOvers.today().stream()
                .filter(view -> view.handOver().id().value().equals(done))
                .map(view -> words.say("handover.done", view.handOver().title()))
                .map(sentence -> Notice.of(Tone.GOOD, sentence))
                .forEach(notices::add);
        render(context, words, notices);
    }

    private void handOver(Context context) {
        Optional<HandOverId> id = HandOverApi.id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "handover.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        switch (handOvers.handOver(id.get(), visitor.officer())) {
            case HandingOver.Done _ -> context.redirect(PAGE + "?done=" + id.get());
            case HandingOver.Unknown _ -> problems.show(context, 404, "handover.unknown");
            case HandingOver.Refused(var bars) -> {
                List<String> lines =
                        new HandOverWords(words, pages)
                                .complaints(bars).stream().map(Complaint::sentence).toList();
                context.status(422);
                var mark = new Mark(Tone.BAD, words.say("handover.refused"));
                render(context, words, List.of(new Notice(mark, lines)));
            }
        }
    }

    private void render(Context context, Words words, List<Notice> notices) {
        Instant now = pages.now();
        var said = new HandOverWords(words, pages);
        pages.render(
                context,
                "handovers.jte",
                new HandOverPage(
                        pages.liveFrame(context, words.say("handover.title"), notices),
                        pages.clock(words),
                        handOvers.today().stream().map(view -> said.box(view, now)).toList()));
    }
}
