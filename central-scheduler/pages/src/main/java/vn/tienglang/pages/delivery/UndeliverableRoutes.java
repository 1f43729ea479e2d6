package vn.tienglang.pages.delivery;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.publish.UndeliverableService.UndeliverableList;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of the messages that could not be sent: the list, and sending again. */
public final class UndeliverableRoutes {
    private static final String PAGE = "/chua-gui-duoc";

    private final UndeliverableService deadLetters;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public UndeliverableRoutes(
            UndeliverableService deadLetters, PageRenderer pages, ProblemResponses problems) {
        this.deadLetters = deadLetters;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PAGE, this::show, RouteAccess.READER);
        routes.post(
                PAGE,
                this::resendAll,
                RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.COUNTRY));
        routes.post(
                PAGE + "/{id}",
                this::resend,
                RouteAccess.changes(AccessPermission.ADMINISTER_STATIONS, PathObject.COUNTRY));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        UndeliverableList list =
                deadLetters.list(
                        id(Optional.ofNullable(context.queryParam("after")).orElse("")).orElse(0L));
        var notices = new ArrayList<Notice>();
        if (context.queryParam("done") != null) {
            notices.add(Notice.of(BadgeTone.WAITING, words.text("deadLetters.done")));
        }
        String title = words.text("deadLetters.title");
        pages.render(
                context,
                "vn/tienglang/pages/delivery/deadletters.jte",
                new UndeliverablePage(
                        pages.frame(context, title, notices.toArray(Notice[]::new)),
                        letters(words, list),
                        list.next().isPresent() ? PAGE + "?after=" + list.next().getAsLong() : ""));
    }

    private List<UndeliverablePage.Line> letters(Messages words, UndeliverableList list) {
        Map<String, String> names =
                list.stations().stream()
                        .collect(Collectors.toMap(one -> one.id().value(), Station::name));
        return list.letters().stream().map(letter -> letter(words, letter, names)).toList();
    }

    private UndeliverablePage.Line letter(
            Messages words, UndeliverableMessage letter, Map<String, String> names) {
        String station =
                letter.station().isEmpty()
                        ? words.text("deadLetters.allStations")
                        : names.getOrDefault(letter.station(), letter.station());
        return new UndeliverablePage.Line(
                station,
                what(words, letter),
                words.text("deadLetters.reason", letter.reason()),
                words.text(
                        "deadLetters.since",
                        words.moment(letter.since(), pages.zone(), pages.today())),
                words.text("deadLetters.advice", letter.reason()),
                letter.detail(),
                PAGE + "/" + letter.id());
    }

    private String what(Messages words, UndeliverableMessage letter) {
        Optional<Topic> topic = Topic.parse(letter.topic());
        if (topic.isPresent() && topic.get() instanceof Topic.Log(var _, var date)) {
            return words.text("deadLetters.log", words.day(date, pages.today()));
        }
        return letter.topic().isEmpty()
                ? words.text("deadLetters.planning")
                : words.text("deadLetters.emergency");
    }

    private void resend(Context context) {
        Officer officer = RequestUser.of(context).officer();
        Optional<Long> id = id(context.pathParam("id"));
        if (id.isPresent() && deadLetters.resend(id.get(), officer)) {
            context.redirect(PAGE + "?done=1");
        } else {
            problems.respond(context, 404, "deadLetters.unknown");
        }
    }

    private void resendAll(Context context) {
        Officer officer = RequestUser.of(context).officer();
        long after = 0;
        boolean isLast = false;
        while (!isLast) {
            UndeliverableList list = deadLetters.list(after);
            for (UndeliverableMessage letter : list.letters()) {
                boolean _ = deadLetters.resend(letter.id(), officer);
            }
            isLast = list.next().isEmpty();
            after = list.next().orElse(after);
        }
        context.redirect(PAGE + "?done=1");
    }

    private static Optional<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
