package vn.tienglang.pages.plan;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.situation.ActiveSituation;

/** Routes of the index page of the plan. */
public final class PlanIndexRoutes {
    /**
     * The pages of the plan; each has a message of its name and one with {@code .about} after it.
     */
    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry("/tinh-huong", "hub.situations"),
                    new Entry("/duyet", "hub.approvals"),
                    new Entry("/quy-dinh", "hub.policies"),
                    new Entry("/chi-tieu", "hub.obligations"),
                    new Entry("/ban-giao", "hub.handOvers"),
                    new Entry("/uu-tien", "hub.priorities"),
                    new Entry("/dai", "hub.stations"),
                    new Entry("/don-vi", "hub.units"),
                    new Entry("/vi-sao", "hub.why"),
                    new Entry("/xung-dot", "hub.conflicts"),
                    new Entry("/ke-hoach/nhap", "hub.import"));

    private static final String PATH = "/ke-hoach";

    private final ApprovalService approvals;
    private final SituationService situations;
    private final PageRenderer pages;

    private record Entry(String path, String key) {}

    public PlanIndexRoutes(
            ApprovalService approvals, SituationService situations, PageRenderer pages) {
        this.approvals = approvals;
        this.situations = situations;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, RouteAccess.READER);
    }

    /** Whether the path belongs to a page of the plan. */
    public static boolean isPlanPage(String path) {
        return Stream.concat(Stream.of(PATH), ENTRIES.stream().map(Entry::path))
                .anyMatch(one -> path.equals(one) || path.startsWith(one + "/"));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/plan/planindex.jte",
                new PlanIndexPage(
                        pages.frame(context, words.text("hub.title")),
                        ENTRIES.stream().map(entry -> card(entry, words)).toList()));
    }

    private PlanIndexPage.Card card(Entry entry, Messages words) {
        return new PlanIndexPage.Card(
                entry.path(),
                words.text(entry.key()),
                words.text(entry.key() + ".about"),
                state(entry, words));
    }

    private List<Badge> state(Entry entry, Messages words) {
        return switch (entry.path()) {
            case "/tinh-huong" -> counted(raisedNow(), words, "hub.situations.now");
            case "/duyet" -> counted(approvals.listOpen().size(), words, "hub.approvals.waiting");
            default -> List.of();
        };
    }

    private static List<Badge> counted(long count, Messages words, String key) {
        Function<String, Badge> mark = text -> new Badge(BadgeTone.WARNING, text);
        return count == 0 ? List.of() : List.of(mark.apply(words.text(key, words.number(count))));
    }

    private long raisedNow() {
        Instant now = pages.now();
        return situations.all().stream()
                .filter(kept -> kept.stage().mayAir())
                .filter(kept ->
                        kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)
                                && raised.isActiveAt(now))
                .count();
    }
}
