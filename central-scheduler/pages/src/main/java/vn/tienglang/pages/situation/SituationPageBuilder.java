package vn.tienglang.pages.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.situation.SituationsPage.Card;
import vn.tienglang.pages.situation.SituationsPage.PlaybookCard;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;

/** Builder of the pages of situations and of playbooks. */
public final class SituationPageBuilder {
    /** Who wants to know of older ones asks the interface. */
    private static final int PAST_AT_MOST = 10;

    private final Messages words;
    private final RuleText rules;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final AreaLookup areas;
    private final List<BulletinRevision> bulletins;

    /** Builds as of now. */
    public SituationPageBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.now = now;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        rules = new RuleText(words);
        areas = new AreaLookup(words, services.directory(), today);
        bulletins = services.bulletins().bulletins();
    }

    /** All of them, and the playbooks. */
    SituationsPage list(
            PageFrame frame, List<PlanItemRevision> raised, List<PlanItemRevision> playbooks) {
        return new SituationsPage(
                frame,
                cards(raised.stream().filter(this::holds).toList()),
                cards(raised.stream().filter(SituationPageBuilder::waits).toList()),
                playbooks.stream().map(this::playbook).toList(),
                cards(
                        raised.stream()
                                .filter(kept -> !holds(kept) && !waits(kept))
                                .sorted(Comparator.comparing(PlanItemRevision::at).reversed())
                                .limit(PAST_AT_MOST)
                                .toList()));
    }

    /** Whether the unit is in its situation at this moment. */
    boolean holds(PlanItemRevision kept) {
        return kept.stage().mayAir()
                && kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)
                && raised.isActiveAt(now);
    }

    private static boolean waits(PlanItemRevision kept) {
        return switch (kept.stage()) {
            case DRAFT, AWAITING -> true;
            case APPROVED, PUBLISHED, WITHDRAWN -> false;
        };
    }

    private List<Card> cards(List<PlanItemRevision> all) {
        var cards = new ArrayList<Card>();
        for (PlanItemRevision kept : all) {
            if (kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)) {
                cards.add(card(kept, raised));
            }
        }
        return cards;
    }

    private Card card(PlanItemRevision kept, ActiveSituation raised) {
        String id = raised.id().value();
        boolean isOpen = holds(kept) || waits(kept);
        return new Card(
                areas.path(raised.unit()),
                rules.situation(raised.playbook()),
                "level-" + raised.playbook().situation(),
                state(kept, raised),
                details(raised, kept.by()),
                waits(kept) ? "/duyet/" + id : "",
                isOpen ? "/tinh-huong/" + id + "/ha" : "");
    }

    private Badge state(PlanItemRevision kept, ActiveSituation raised) {
        String from = words.moment(raised.from(), zone, today);
        if (waits(kept)) {
            return new Badge(BadgeTone.WAITING, words.text("stage", kept.stage()));
        }
        if (kept.stage() == Stage.WITHDRAWN) {
            return new Badge(BadgeTone.PLAIN, words.text("situation.takenBack"));
        }
        return holds(kept)
                ? new Badge(
                        BadgeTone.WARNING,
                        words.text("situation.since", from, until(raised.until())))
                : new Badge(
                        BadgeTone.PLAIN,
                        words.text(
                                "situation.was", from, words.moment(raised.until(), zone, today)));
    }

    String until(Instant until) {
        return until.equals(Instant.MAX)
                ? words.text("situation.until.open")
                : words.text("situation.until", words.moment(until, zone, today));
    }

    /** What is done there and what is told, in words. */
    public List<Detail> details(ActiveSituation raised, String by) {
        var details = new ArrayList<Detail>();
        details.add(Detail.of(words.text("playbook.aim"), raised.playbook().aim()));
        if (!raised.affected().isEmpty()) {
            details.add(
                    Detail.of(
                            words.text("raise.affected"),
                            raised.affected().stream().map(areas::name).toList()));
        }
        details.add(Detail.of(words.text("playbook.does"), rules.playbook(raised.playbook())));
        details.add(
                new Detail(
                        words.text("raise.bulletins"),
                        raised.bulletins().stream().map(this::link).toList()));
        if (!by.isEmpty()) {
            details.add(
                    Detail.of(
                            words.text("situation.by"),
                            words.text(
                                    "situation.by.whom",
                                    by,
                                    Integer.toString(raised.playbook().version()))));
        }
        return details;
    }

    private PageLink link(BulletinId id) {
        String title =
                bulletins.stream()
                        .filter(kept -> kept.bulletin().id().equals(id))
                        .map(kept -> kept.bulletin().details().title())
                        .findFirst()
                        .orElse(id.value());
        return new PageLink("/ban-tin/" + id, title);
    }

    private PlaybookCard playbook(PlanItemRevision kept) {
        if (!(kept.item() instanceof PlanItem.OfPlaybook(Playbook playbook))) {
            throw new IllegalStateException(kept.item().name() + " is no playbook");
        }
        return new PlaybookCard(
                rules.situation(playbook),
                playbook.aim(),
                rules.playbook(playbook),
                version(kept),
                "/tinh-huong/kich-ban/" + playbook.situation());
    }

    private String version(PlanItemRevision kept) {
        return kept.by().isEmpty()
                ? words.text("playbook.ofThePlan")
                : words.text(
                        "playbook.version",
                        Integer.toString(kept.revision()),
                        kept.by(),
                        words.moment(kept.at(), zone, today));
    }

    /** A playbook to be changed. */
    PlaybookPage edit(
            PageFrame frame,
            int situation,
            Form form,
            Optional<Playbook> theirs,
            List<PlanItemRevision> revisions) {
        var versions = new ArrayList<Detail>();
        for (PlanItemRevision kept : revisions.reversed()) {
            if (kept.item() instanceof PlanItem.OfPlaybook(Playbook playbook)) {
                versions.add(Detail.of(version(kept), whole(playbook)));
            }
        }
        return new PlaybookPage(
                frame,
                form,
                "/tinh-huong/kich-ban/" + situation,
                theirs.map(this::whole).orElse(List.of()),
                versions);
    }

    private List<String> whole(Playbook playbook) {
        var lines = new ArrayList<String>(List.of(playbook.title(), playbook.aim()));
        lines.addAll(rules.playbook(playbook));
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
