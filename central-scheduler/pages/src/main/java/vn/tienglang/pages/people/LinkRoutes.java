package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.account.PeopleService;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of one-time links: an invited person, or one whose password was reset, sets it. */
public final class LinkRoutes {
    static final String LINK = "/moi/";

    private final PeopleService people;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public LinkRoutes(PeopleService people, PageRenderer pages, ProblemResponses problems) {
        this.people = people;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(LINK + "{token}", context -> ask(context), RouteAccess.OPEN);
        routes.post(LINK + "{token}", this::set, RouteAccess.OPEN);
    }

    private void ask(Context context, Notice... notices) {
        Optional<SessionToken> token = SessionToken.parse(context.pathParam("token"));
        Optional<Login> login = token.flatMap(people::linkHolder);
        if (login.isEmpty()) {
            problems.respond(context, 404, "link.expired");
            return;
        }
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/people/link.jte",
                new LinkPage(
                        pages.frame(context, words.text("link.title"), notices),
                        login.get().value(),
                        LINK + token.orElseThrow().value()));
    }

    private void set(Context context) {
        Messages words = RequestUser.of(context).words();
        Optional<SessionToken> token = SessionToken.parse(context.pathParam("token"));
        String wanted = field(context, "wanted");
        if (token.isEmpty()) {
            problems.respond(context, 404, "link.expired");
        } else if (!wanted.equals(field(context, "again"))) {
            reject(context, words.text("password.different"));
        } else {
            switch (people.setPassword(token.get(), wanted, RequestUser.clientAddress(context))) {
                case PeopleService.LinkResult.PasswordSet _ ->
                        context.redirect("/dang-nhap?note=link");
                case PeopleService.LinkResult.Flawed(var flaw) ->
                        reject(context, words.text("flaw", flaw));
                case PeopleService.LinkResult.Expired _ ->
                        problems.respond(context, 404, "link.expired");
            }
        }
    }

    private void reject(Context context, String sentence) {
        context.status(422);
        ask(context, Notice.of(BadgeTone.BAD, sentence));
    }

    private static String field(Context context, String name) {
        return PlainText.composed(Optional.ofNullable(context.formParam(name)).orElse(""));
    }
}
