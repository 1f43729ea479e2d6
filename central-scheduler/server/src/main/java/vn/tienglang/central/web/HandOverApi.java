package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.HandOverView;
import vn.tienglang.central.desk.HandOvers;
import vn.tienglang.central.desk.HandingOver;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/** What is to be handed over today, and handing it over, for programs. */
final class HandOverApi {
    private final HandOvers handOvers;
    private final Pages pages;
    private final Problems problems;

    HandOverApi(HandOvers handOvers, Pages pages, Problems problems) {
        this.handOvers = handOvers;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/1/handovers", this::all, Door.OFFICER);
        routes.post("/api/1/handovers/{id}", this::handOver, Door.OFFICER);
    }

    private void all(Context context) {
        Instant now = pages.now();
        List<Forms.HandOver> all = handOvers.today().stream().map(view -> form(view, now)).toList();
        Json.answer(context, 200, new Forms.HandOvers(pages.today().toString(), all));
    }

    private static Forms.HandOver form(HandOverView view, Instant now) {
        HandOver one = view.handOver();
        return new Forms.HandOver(
                one.id().value(),
                one.title(),
                one.unit().value(),
                one.bulletin().value(),
                view.bulletin(),
                one.fallback().value(),
                view.fallback(),
                view.date().toString(),
                view.due().toString(),
                switch (view.standing()) {
                    case HandOverView.Standing.Open _ -> "open";
                    case HandOverView.Standing.Met _ -> "met";
                    case HandOverView.Standing.Fallback _ -> "fallback";
                },
                Math.max(0, Duration.between(now, view.due()).toSeconds()),
                by(view.standing()),
                at(view.standing()),
                view.lacking().stream().map(LanguageTag::value).toList());
    }

    private static @Nullable String by(HandOverView.Standing standing) {
        return switch (standing) {
            case HandOverView.Standing.Met(String by, Instant _) -> by;
            case HandOverView.Standing.Open _, HandOverView.Standing.Fallback _ -> null;
        };
    }

    private static @Nullable String at(HandOverView.Standing standing) {
        return switch (standing) {
            case HandOverView.Standing.Met(String _, Instant at) -> at.toString();
            case HandOverView.Standing.Open _, HandOverView.Standing.Fallback _ -> null;
        };
    }

    private void handOver(Context context) {
        Optional<HandOverId> id = id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "handover.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        switch (handOvers.handOver(id.get(), visitor.officer())) {
            case HandingOver.Done _ -> tell(context, id.get());
            case HandingOver.Unknown _ -> problems.show(context, 404, "handover.unknown");
            case HandingOver.Refused(var bars) ->
                    problems.refuse(
                            context,
                            422,
                            new HandOverWords(visitor.words(), pages).complaints(bars));
        }
    }

    private void tell(Context context, HandOverId id) {
        Instant now = pages.now();
        handOvers.today().stream()
                .filter(view -> view.handOver().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        view -> Json.answer(context, 200, form(view, now)),
                        () -> problems.show(context, 404, "handover.unknown"));
    }

    /** The hand-over of an address, if there can be one of that name. */
    static Optional<HandOverId> id(Context context) {
        try {
            return Optional.of(new HandOverId(context.pathParam("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
