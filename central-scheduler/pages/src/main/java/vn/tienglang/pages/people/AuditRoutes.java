package vn.tienglang.pages.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.office.account.AuditService;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.ChainedAuditEntry;
import vn.tienglang.office.store.AuditRepository;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;

/** Route of the audit log. It concerns the whole country, so its readers hold a role there. */
public final class AuditRoutes {
    private static final String PATH = "/nhat-ky";
    private static final String ACT = "act.";
    private static final int LINES = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final AuditService audit;
    private final PageRenderer pages;

    public AuditRoutes(AuditService audit, PageRenderer pages) {
        this.audit = audit;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get(
                PATH,
                this::show,
                RouteAccess.form(AccessPermission.READ_AUDIT, PathObject.COUNTRY));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        Form form = Form.of(PlanFormReader.queryValues(context));
        List<ChainedAuditEntry> found = audit.find(filter(form), LINES + 1);
        List<ChainedAuditEntry> shown = found.stream().limit(LINES).toList();
        boolean more = found.size() > LINES;
        Notice[] notices =
                form.value("verify").isEmpty()
                        ? new Notice[0]
                        : new Notice[] {chain(words, audit.firstBroken())};
        pages.render(
                context,
                "vn/tienglang/pages/people/audit.jte",
                new AuditPage(
                        pages.frame(context, words.text("audit.title"), notices),
                        form,
                        actions(words, form.value("action")),
                        shown.stream().map(one -> line(words, one)).toList(),
                        more ? Long.toString(shown.getLast().number()) : ""));
    }

    private static Notice chain(Messages words, OptionalLong broken) {
        return broken.isEmpty()
                ? Notice.of(BadgeTone.GOOD, words.text("audit.whole"))
                : Notice.of(BadgeTone.BAD, words.text("audit.broken", broken.getAsLong()));
    }

    private AuditRepository.Filter filter(Form form) {
        Optional<LocalDate> date = DateTimeInput.date(form.value("date"), pages.today());
        Instant from =
                date.map(day -> day.atStartOfDay(pages.zone()).toInstant()).orElse(Instant.EPOCH);
        Instant until =
                date.orElse(AuditRepository.Filter.LAST_DAY)
                        .plusDays(1)
                        .atStartOfDay(pages.zone())
                        .toInstant();
        String below = form.value("below");
        return new AuditRepository.Filter(
                form.value("login").strip(),
                form.value("action").strip(),
                form.value("unit").strip(),
                from,
                until,
                NUMBER.matcher(below).matches() ? Long.parseLong(below) : Long.MAX_VALUE);
    }

    private AuditPage.Line line(Messages words, ChainedAuditEntry one) {
        AuditEntry entry = one.entry();
        String details =
                Stream.of(
                                words.moment(entry.at(), pages.zone(), pages.today()),
                                words.text("audit.number", one.number()),
                                entry.unit(),
                                entry.address())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · "));
        return new AuditPage.Line(
                details,
                entry.login().isEmpty() ? words.text("audit.centre") : entry.login(),
                words.has(ACT + entry.action()) ? words.text(ACT + entry.action()) : entry.action(),
                entry.about(),
                entry.before(),
                entry.after());
    }

    /** Every action by its text; the first choice is all of them. */
    private static List<Choice> actions(Messages words, String chosen) {
        var actions = new ArrayList<Choice>();
        actions.add(new Choice("", words.text("audit.action.all"), chosen.isEmpty()));
        words.keysWith(ACT).stream()
                .map(key -> key.substring(ACT.length()))
                .map(act -> new Choice(act, words.text(ACT + act), act.equals(chosen)))
                .sorted(Comparator.comparing(Choice::text))
                .forEach(actions::add);
        return actions;
    }
}
