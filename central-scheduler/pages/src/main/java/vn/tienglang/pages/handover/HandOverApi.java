package vn.tienglang.pages.handover;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.HandOverResult;
import vn.tienglang.office.bulletin.HandOverService;
import vn.tienglang.office.bulletin.HandOverStatus;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/** API routes of the hand-overs of today. */
public final class HandOverApi {
    private final HandOverService handOvers;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public HandOverApi(HandOverService handOvers, PageRenderer pages, ProblemResponses problems) {
        this.handOvers = handOvers;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, HandOverOperations.HAND_OVERS, RouteAccess.READER, this::all);
        ApiRoutes.add(
                routes,
                HandOverOperations.HAND_OVER,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.HAND_OVER),
                this::handOver);
    }

    private void all(Context context) {
        Instant now = pages.now();
        List<HandOverJson.HandOver> all =
                handOvers.today().stream().map(view -> form(view, now)).toList();
        ApiJson.respond(context, 200, new HandOverJson.HandOvers(pages.today().toString(), all));
    }

    private static HandOverJson.HandOver form(HandOverStatus view, Instant now) {
        HandOver one = view.handOver();
        return new HandOverJson.HandOver(
                one.id().value(),
                one.title(),
                one.unit().value(),
                one.bulletin().value(),
                view.bulletin(),
                one.fallback().value(),
                view.fallback(),
                view.date().toString(),
                view.due().toString(),
                switch (view.state()) {
                    case HandOverStatus.State.Open _ -> "open";
                    case HandOverStatus.State.Met _ -> "met";
                    case HandOverStatus.State.Fallback _ -> "fallback";
                },
                Math.max(0, Duration.between(now, view.due()).toSeconds()),
                by(view.state()),
                at(view.state()),
                view.missingLanguages().stream().map(LanguageTag::value).toList());
    }

    private static @Nullable String by(HandOverStatus.State standing) {
        return switch (standing) {
            case HandOverStatus.State.Met(String by, Instant _) -> by;
            case HandOverStatus.State.Open _, HandOverStatus.State.Fallback _ -> null;
        };
    }

    private static @Nullable String at(HandOverStatus.State standing) {
        return switch (standing) {
            case HandOverStatus.State.Met(String _, Instant at) -> at.toString();
            case HandOverStatus.State.Open _, HandOverStatus.State.Fallback _ -> null;
        };
    }

    private void handOver(Context context) {
        Optional<HandOverId> id = id(context);
        if (id.isEmpty()) {
            problems.respond(context, 404, "handover.unknown");
            return;
        }
        RequestUser user = RequestUser.of(context);
        switch (handOvers.handOver(id.get(), user.officer())) {
            case HandOverResult.Done _ -> respond(context, id.get());
            case HandOverResult.Unknown _ -> problems.respond(context, 404, "handover.unknown");
            case HandOverResult.Refused(var reasons) ->
                    problems.reject(
                            context, 422, new HandOverText(user.words(), pages).errors(reasons));
        }
    }

    private void respond(Context context, HandOverId id) {
        Instant now = pages.now();
        handOvers.today().stream()
                .filter(view -> view.handOver().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        view -> ApiJson.respond(context, 200, form(view, now)),
                        () -> problems.respond(context, 404, "handover.unknown"));
    }

    /** The hand-over id of the path; empty when it is none. */
    static Optional<HandOverId> id(Context context) {
        try {
            return Optional.of(new HandOverId(context.pathParam("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
