package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.web.page.HubPage;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.situation.Raised;

/** The page that leads to all pages of the plan, so that the tabs at the top stay few. */
final class PlanHub {
    /** A page of the plan is a line here, and words of that name with {@code .about} after it. */
    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("/tinh-huong", "hub.situations"),
                    new Entry("/duyet", "hub.approvals"),
                    new Entry("/quy-dinh", "hub.policies"),
                    new Entry("/chi-tieu", "hub.obligations"),
                    new Entry("/ban-giao", "hub.handOvers"),
                    new Entry("/uu-tien", "hub.priorities"),
                    new Entry("/dai", "hub.stations"),
                    new Entry("/vi-sao", "hub.why"),
                    new Entry("/xung-dot", "hub.conflicts"));

    private static final String PATH = "/ke-hoach";

    private final PlanRooms plan;
    private final Pages pages;

    private record Entry(String path, String key) {}

    PlanHub(PlanRooms plan, Pages pages) {
        this.plan = plan;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, this::show, Door.OFFICER);
    }

    /** Whether the page of this path is reached from here. */
    static boolean leadsTo(String path) {
        return Stream.concat(Stream.of(PATH), ENTRIES.stream().map(Entry::path))
                .anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        pages.render(
                context,
                "hub.jte",
                new HubPage(
                        pages.frame(context, words.say("hub.title")),
                        ENTRIES.stream().map(entry -> card(entry, words)).toList()));
    }

    private HubPage.Card card(Entry entry, Words words) {
        return new HubPage.Card(
                entry.path(),
                words.say(entry.key()),
                words.say(entry.key() + ".about"),
                state(entry, words));
    }

    private List<Mark> state(Entry entry, Words words) {
        return switch (entry.path()) {
            case "/tinh-huong" -> counted(raisedNow(), words, "hub.situations.now");
            case "/duyet" ->
                    counted(plan.approvals().open().size(), words, "hub.approvals.waiting");
            default -> List.of();
        };
    }

    private static List<Mark> counted(long count, Words words, String key) {
        Function<String, Mark> mark = text -> new Mark(Tone.WARNING, text);
        return count == 0 ? List.of() : List.of(mark.apply(words.say(key, words.number(count))));
    }

    private long raisedNow() {
        Instant now = pages.now();
        return plan.situations().all().stream()
                .filter(kept -> kept.stage().isCleared())
                .filter(kept ->
                        kept.item() instanceof PlanItem.OfRaised(Raised raised)
                                && raised.holdsAt(now))
                .count();
    }
}
