package vn.tienglang.pages.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.preview.ChangePreview;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.explain.PreviewText;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.situation.RaiseSituationPage.Option;
import vn.tienglang.pages.situation.SituationsPage.Card;
import vn.tienglang.pages.situation.SituationsPage.PlaybookCard;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Situations as the pages show them. */
public final class SituationPageBuilder {
    /** Who wants to know of older ones asks the interface. */
    private static final int PAST_AT_MOST = 10;

    /** More than these nobody reads before a raising; all of them are among the conflicts. */
    private static final int GIVES_WAY_NAMED = 12;

    private final Messages words;
    private final RuleText law;
    private final RefusalText sentences;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final AreaLookup areas;
    private final List<BulletinRevision> bulletins;

    /** As it is now. */
    public SituationPageBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        law = new RuleText(words);
        sentences = new RefusalText(words, services.slots(), services.directory(), zone);
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
                law.situation(raised.playbook()),
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

    private String until(Instant until) {
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
        details.add(Detail.of(words.text("playbook.does"), law.playbook(raised.playbook())));
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
                        .map(kept -> kept.bulletin().terms().title())
                        .findFirst()
                        .orElse(id.value());
        return new PageLink("/ban-tin/" + id, title);
    }

    private PlaybookCard playbook(PlanItemRevision kept) {
        if (!(kept.item() instanceof PlanItem.OfPlaybook(Playbook playbook))) {
            throw new IllegalStateException(kept.item().name() + " is no playbook");
        }
        return new PlaybookCard(
                law.situation(playbook),
                playbook.aim(),
                law.playbook(playbook),
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

    /** The form that raises, as it was left. */
    RaiseSituationPage raise(PageFrame frame, Form form, List<Playbook> playbooks) {
        Optional<AreaCode> unit = PlanFormReader.parsed(form.value("unit"), AreaCode::new);
        List<Choice> zones =
                unit.map(code -> areas.zones(code, Set.of(form.value("affected").split(" ", -1))))
                        .orElse(List.of());
        return new RaiseSituationPage(
                frame,
                form,
                areas.picker(form.value("unit"), form.value("search")),
                playbooks.stream().map(one -> option(one, form)).toList(),
                bulletins.stream()
                        .map(BulletinRevision::bulletin)
                        .filter(one -> !one.retired())
                        .filter(one -> !one.terms().validity().isExpiredOn(today))
                        .map(one -> option(one, form))
                        .toList(),
                zones,
                words.text(unit.isEmpty() ? "raise.affected.first" : "raise.affected.none"));
    }

    private Option option(Playbook playbook, Form form) {
        String value = Integer.toString(playbook.situation());
        var lines = new ArrayList<String>();
        lines.add(playbook.aim());
        lines.addAll(law.playbook(playbook));
        return new Option(
                value, law.situation(playbook), lines, form.value("situation").equals(value));
    }

    private Option option(Bulletin bulletin, Form form) {
        String id = bulletin.id().value();
        var lines = new ArrayList<String>();
        if (!bulletin.terms().theme().isEmpty()) {
            lines.add(bulletin.terms().theme());
        }
        lines.add(
                words.text(
                        "raise.bulletin.languages",
                        String.join(
                                ", ",
                                bulletin.terms().wanted().stream().map(words::language).toList())));
        lacking(bulletin).ifPresent(lines::add);
        return new Option(id, bulletin.terms().title(), lines, form.has("bulletins", id));
    }

    private Optional<String> lacking(Bulletin bulletin) {
        List<String> languages =
                bulletin.gaps(services.clips().availableClips(), today).stream()
                        .map(RenditionGap::language)
                        .map(words::language)
                        .toList();
        return languages.isEmpty()
                ? Optional.empty()
                : Optional.of(words.text("raise.bulletin.lacks", String.join(", ", languages)));
    }

    /** What is wanted, before it is released. */
    SituationPreviewPage preview(
            PageFrame frame,
            Map<String, String> values,
            RaiseRequest request,
            Playbook playbook,
            List<PlanItemRevision> raised,
            List<Detail> brings) {
        var wanted = new ArrayList<Detail>();
        wanted.add(Detail.of(words.text("raise.unit"), areas.path(request.unit())));
        wanted.add(Detail.of(words.text("raise.situation"), law.situation(playbook)));
        wanted.add(Detail.of(words.text("raise.until"), until(request.until())));
        var sample =
                new ActiveSituation(
                        new SlotId("preview"),
                        request.unit(),
                        playbook,
                        request.affected(),
                        request.bulletins(),
                        now,
                        request.until());
        wanted.addAll(details(sample, ""));
        return new SituationPreviewPage(
                frame,
                values.entrySet().stream()
                        .map(one -> new Choice(one.getKey(), one.getValue(), true))
                        .toList(),
                wanted,
                brings,
                warnings(request, raised));
    }

    private List<Badge> warnings(RaiseRequest request, List<PlanItemRevision> raised) {
        var warnings = new ArrayList<Badge>();
        for (PlanItemRevision kept : raised) {
            if (holds(kept)
                    && kept.item() instanceof PlanItem.OfRaised(ActiveSituation other)
                    && areas.isRelated(other.unit(), request.unit())) {
                warnings.add(
                        new Badge(
                                BadgeTone.WARNING,
                                words.text(
                                        "raise.already",
                                        areas.name(other.unit()),
                                        law.situation(other.playbook()))));
            }
        }
        for (BulletinRevision kept : bulletins) {
            if (request.bulletins().contains(kept.bulletin().id())) {
                lacking(kept.bulletin())
                        .map(lacks ->
                                words.text("raise.lacks", kept.bulletin().terms().title(), lacks))
                        .map(sentence -> new Badge(BadgeTone.WARNING, sentence))
                        .ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** What a raising would change: which stations, which languages, and what gives way. */
    List<Detail> brings(ChangePreview foreseen) {
        PlanComparison preview = foreseen.preview();
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(
                        words.text("preview.days"),
                        words.text(
                                "preview.days.span",
                                words.day(foreseen.from(), today),
                                words.number(foreseen.days()))));
        details.add(stations(preview));
        details.add(Detail.of(words.text("preview.languages"), languages(preview)));
        details.add(Detail.of(words.text("preview.givesWay"), givesWay(foreseen)));
        return details;
    }

    private Detail stations(PlanComparison preview) {
        String count =
                words.text(
                        "preview.stations.of",
                        words.number(preview.affected()),
                        words.count("board.stations", preview.stations()));
        var lines = new ArrayList<String>(List.of(count));
        preview.firstAffected().stream().map(areas::station).forEach(lines::add);
        if (preview.affected() == 0) {
            lines.add(words.text("preview.stations.none"));
        }
        if (preview.affected() > preview.firstAffected().size()) {
            int more = preview.affected() - preview.firstAffected().size();
            lines.add(words.text("booking.booked.more", words.number(more)));
        }
        return Detail.of(words.text("preview.stations"), lines);
    }

    private List<String> languages(PlanComparison preview) {
        if (preview.languages().isEmpty()) {
            return List.of(words.text("preview.languages.none"));
        }
        var lines = new ArrayList<String>();
        preview.languages()
                .forEach((language, airtimes) ->
                        lines.add(language(words.language(language), airtimes)));
        return lines;
    }

    /** What counts is the difference; much is only told at another time. */
    private String language(String name, PlanComparison.AirtimeChange airtimes) {
        Duration net = airtimes.gained().minus(airtimes.lost());
        String gained = words.minutes(airtimes.gained());
        if (airtimes.lost().isZero()) {
            return words.text("preview.language.gains", name, gained);
        }
        return words.text(
                net.isNegative() ? "preview.language.less" : "preview.language.more",
                name,
                words.minutes(net.abs()),
                gained,
                words.minutes(airtimes.lost()));
    }

    private List<String> givesWay(ChangePreview foreseen) {
        List<PreviewText.ConflictLine> clashes =
                new PreviewText(words, sentences, zone).displaced(foreseen);
        if (clashes.isEmpty()) {
            return List.of(words.text("preview.givesWay.nothing"));
        }
        var lines = new ArrayList<String>();
        for (PreviewText.ConflictLine clash : clashes.stream().limit(GIVES_WAY_NAMED).toList()) {
            lines.add(
                    words.text(
                            "preview.givesWay.one",
                            clash.order(),
                            clash.where(),
                            clash.ground().sentence()));
        }
        long more = clashes.size() + foreseen.preview().displaced().omittedGroups() - lines.size();
        if (more > 0) {
            lines.add(words.text("preview.givesWay.more", words.number(more)));
        }
        return lines;
    }

    /** That it is too much to be worked out, and how many stations that are. */
    List<Detail> tooMuch(AreaCode unit) {
        int stations = areas.stationsIn(unit).size();
        return List.of(
                Detail.of(
                        words.text("preview.stations"),
                        words.count("board.stations", stations),
                        words.text("preview.tooMuch")));
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
        lines.addAll(law.playbook(playbook));
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }
}
