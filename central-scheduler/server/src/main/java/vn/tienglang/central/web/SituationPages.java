package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Foreseen;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.RaiseRequest;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.Detail;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Link;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.PlaybookPage;
import vn.tienglang.central.web.page.PreviewPage;
import vn.tienglang.central.web.page.RaisePage;
import vn.tienglang.central.web.page.RaisePage.Option;
import vn.tienglang.central.web.page.SituationsPage;
import vn.tienglang.central.web.page.SituationsPage.Card;
import vn.tienglang.central.web.page.SituationsPage.PlaybookCard;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Gap;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Preview;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** Situations as the pages show them. */
final class SituationPages {
    /** Who wants to know of older ones asks the interface. */
    private static final int PAST_AT_MOST = 10;

    /** More than these nobody reads before a raising; all of them are among the conflicts. */
    private static final int GIVES_WAY_NAMED = 12;

    private final Words words;
    private final LawWords law;
    private final Sentences sentences;
    private final Newsroom newsroom;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final PlanAreas areas;
    private final List<KeptBulletin> bulletins;

    /** As it is now. */
    SituationPages(Words words, Newsroom newsroom, Desk desk, Instant now, ZoneId zone) {
        this.words = words;
        this.newsroom = newsroom;
        this.now = now;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
        law = new LawWords(words);
        sentences = new Sentences(words, desk, zone);
        areas = new PlanAreas(words, desk, today);
        bulletins = newsroom.bulletins();
    }

    /** All of them, and the playbooks. */
    SituationsPage list(Frame frame, List<KeptItem> raised, List<KeptItem> playbooks) {
        return new SituationsPage(
                frame,
                cards(raised.stream().filter(this::holds).toList()),
                cards(raised.stream().filter(SituationPages::waits).toList()),
                playbooks.stream().map(this::playbook).toList(),
                cards(
                        raised.stream()
                                .filter(kept -> !holds(kept) && !waits(kept))
                                .sorted(Comparator.comparing(KeptItem::at).reversed())
                                .limit(PAST_AT_MOST)
                                .toList()));
    }

    /** Whether the unit is in its situation at this moment. */
    boolean holds(KeptItem kept) {
        return kept.stage().isCleared()
                && kept.item() instanceof PlanItem.OfRaised(Raised raised)
                && raised.holdsAt(now);
    }

    private static boolean waits(KeptItem kept) {
        return switch (kept.stage()) {
            case DRAFT, AWAITING -> true;
            case APPROVED, PUBLISHED, WITHDRAWN -> false;
        };
    }

    private List<Card> cards(List<KeptItem> all) {
        var cards = new ArrayList<Card>();
        for (KeptItem kept : all) {
            if (kept.item() instanceof PlanItem.OfRaised(Raised raised)) {
                cards.add(card(kept, raised));
            }
        }
        return cards;
    }

    private Card card(KeptItem kept, Raised raised) {
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

    private Mark state(KeptItem kept, Raised raised) {
        String from = words.moment(raised.from(), zone, today);
        if (waits(kept)) {
            return new Mark(Tone.WAITING, words.say("stage", kept.stage()));
        }
        if (kept.stage() == Stage.WITHDRAWN) {
            return new Mark(Tone.PLAIN, words.say("situation.takenBack"));
        }
        return holds(kept)
                ? new Mark(Tone.WARNING, words.say("situation.since", from, until(raised.until())))
                : new Mark(
                        Tone.PLAIN,
                        words.say(
                                "situation.was", from, words.moment(raised.until(), zone, today)));
    }

    private String until(Instant until) {
        return until.equals(Instant.MAX)
                ? words.say("situation.until.open")
                : words.say("situation.until", words.moment(until, zone, today));
    }

    /** What is done there and what is told, in words. */
    List<Detail> details(Raised raised, String by) {
        var details = new ArrayList<Detail>();
        details.add(Detail.of(words.say("playbook.aim"), raised.playbook().aim()));
        if (!raised.affected().isEmpty()) {
            details.add(
                    Detail.of(
                            words.say("raise.affected"),
                            raised.affected().stream().map(areas::name).toList()));
        }
        details.add(Detail.of(words.say("playbook.does"), law.playbook(raised.playbook())));
        details.add(
                new Detail(
                        words.say("raise.bulletins"),
                        raised.bulletins().stream().map(this::link).toList()));
        if (!by.isEmpty()) {
            details.add(
                    Detail.of(
                            words.say("situation.by"),
                            words.say(
                                    "situation.by.whom",
                                    by,
                                    Integer.toString(raised.playbook().version()))));
        }
        return details;
    }

    private Link link(BulletinId id) {
        String title =
                bulletins.stream()
                        .filter(kept -> kept.bulletin().id().equals(id))
                        .map(kept -> kept.bulletin().terms().title())
                        .findFirst()
                        .orElse(id.value());
        return new Link("/ban-tin/" + id, title);
    }

    private PlaybookCard playbook(KeptItem kept) {
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

    private String version(KeptItem kept) {
        return kept.by().isEmpty()
                ? words.say("playbook.ofThePlan")
                : words.say(
                        "playbook.version",
                        Integer.toString(kept.revision()),
                        kept.by(),
                        words.moment(kept.at(), zone, today));
    }

    /** The form that raises, as it was left. */
    RaisePage raise(Frame frame, Form form, List<Playbook> playbooks) {
        Optional<AreaCode> unit = Typed.parsed(form.value("unit"), AreaCode::new);
        List<Choice> zones =
                unit.map(code -> areas.zones(code, Set.of(form.value("affected").split(" ", -1))))
                        .orElse(List.of());
        return new RaisePage(
                frame,
                form,
                areas.pick(form.value("unit"), form.value("search")),
                playbooks.stream().map(one -> option(one, form)).toList(),
                bulletins.stream()
                        .map(KeptBulletin::bulletin)
                        .filter(one -> !one.retired())
                        .filter(one -> !one.terms().validity().isOverOn(today))
                        .map(one -> option(one, form))
                        .toList(),
                zones,
                words.say(unit.isEmpty() ? "raise.affected.first" : "raise.affected.none"));
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
                words.say(
                        "raise.bulletin.languages",
                        String.join(
                                ", ",
                                bulletin.terms().wanted().stream().map(words::language).toList())));
        lacking(bulletin).ifPresent(lines::add);
        return new Option(id, bulletin.terms().title(), lines, form.has("bulletins", id));
    }

    private Optional<String> lacking(Bulletin bulletin) {
        List<String> languages =
                bulletin.gaps(newsroom.onShelf(), today).stream()
                        .map(Gap::language)
                        .map(words::language)
                        .toList();
        return languages.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("raise.bulletin.lacks", String.join(", ", languages)));
    }

    /** What is wanted, before it is released. */
    PreviewPage preview(
            Frame frame,
            Map<String, String> values,
            RaiseRequest request,
            Playbook playbook,
            List<KeptItem> raised,
            List<Detail> brings) {
        var wanted = new ArrayList<Detail>();
        wanted.add(Detail.of(words.say("raise.unit"), areas.path(request.unit())));
        wanted.add(Detail.of(words.say("raise.situation"), law.situation(playbook)));
        wanted.add(Detail.of(words.say("raise.until"), until(request.until())));
        var sample =
                new Raised(
                        new SlotId("preview"),
                        request.unit(),
                        playbook,
                        request.affected(),
                        request.bulletins(),
                        now,
                        request.until());
        wanted.addAll(details(sample, ""));
        return new PreviewPage(
                frame,
                values.entrySet().stream()
                        .map(one -> new Choice(one.getKey(), one.getValue(), true))
                        .toList(),
                wanted,
                brings,
                warnings(request, raised));
    }

    private List<Mark> warnings(RaiseRequest request, List<KeptItem> raised) {
        var warnings = new ArrayList<Mark>();
        for (KeptItem kept : raised) {
            if (holds(kept)
                    && kept.item() instanceof PlanItem.OfRaised(Raised other)
                    && areas.isAkin(other.unit(), request.unit())) {
                warnings.add(
                        new Mark(
                                Tone.WARNING,
                                words.say(
                                        "raise.already",
                                        areas.name(other.unit()),
                                        law.situation(other.playbook()))));
            }
        }
        for (KeptBulletin kept : bulletins) {
            if (request.bulletins().contains(kept.bulletin().id())) {
                lacking(kept.bulletin())
                        .map(lacks ->
                                words.say("raise.lacks", kept.bulletin().terms().title(), lacks))
                        .map(sentence -> new Mark(Tone.WARNING, sentence))
                        .ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** What a raising would change: which stations, which languages, and what gives way. */
    List<Detail> brings(Foreseen foreseen) {
        Preview preview = foreseen.preview();
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(
                        words.say("preview.days"),
                        words.say(
                                "preview.days.span",
                                words.day(foreseen.from(), today),
                                words.number(foreseen.days()))));
        details.add(stations(preview));
        details.add(Detail.of(words.say("preview.languages"), languages(preview)));
        details.add(Detail.of(words.say("preview.givesWay"), givesWay(foreseen)));
        return details;
    }

    private Detail stations(Preview preview) {
        String count =
                words.say(
                        "preview.stations.of",
                        words.number(preview.reached()),
                        words.count("board.stations", preview.stations()));
        var lines = new ArrayList<String>(List.of(count));
        preview.first().stream().map(areas::station).forEach(lines::add);
        if (preview.reached() == 0) {
            lines.add(words.say("preview.stations.none"));
        }
        if (preview.reached() > preview.first().size()) {
            int more = preview.reached() - preview.first().size();
            lines.add(words.say("booking.booked.more", words.number(more)));
        }
        return Detail.of(words.say("preview.stations"), lines);
    }

    private List<String> languages(Preview preview) {
        if (preview.languages().isEmpty()) {
            return List.of(words.say("preview.languages.none"));
        }
        var lines = new ArrayList<String>();
        preview.languages()
                .forEach((language, airtimes) ->
                        lines.add(language(words.language(language), airtimes)));
        return lines;
    }

    /** What counts is the difference; much is only told at another time. */
    private String language(String name, Preview.Airtimes airtimes) {
        Duration net = airtimes.gained().minus(airtimes.lost());
        String gained = words.minutes(airtimes.gained());
        if (airtimes.lost().isZero()) {
            return words.say("preview.language.gains", name, gained);
        }
        return words.say(
                net.isNegative() ? "preview.language.less" : "preview.language.more",
                name,
                words.minutes(net.abs()),
                gained,
                words.minutes(airtimes.lost()));
    }

    private List<String> givesWay(Foreseen foreseen) {
        List<PreviewWords.Clash> clashes =
                new PreviewWords(words, sentences, zone).givesWay(foreseen);
        if (clashes.isEmpty()) {
            return List.of(words.say("preview.givesWay.nothing"));
        }
        var lines = new ArrayList<String>();
        for (PreviewWords.Clash clash : clashes.stream().limit(GIVES_WAY_NAMED).toList()) {
            lines.add(
                    words.say(
                            "preview.givesWay.one",
                            clash.order(),
                            clash.where(),
                            clash.ground().sentence()));
        }
        long more = clashes.size() + foreseen.preview().givesWay().beyond() - lines.size();
        if (more > 0) {
            lines.add(words.say("preview.givesWay.more", words.number(more)));
        }
        return lines;
    }

    /** That it is too much to be worked out, and how many stations that are. */
    List<Detail> tooMuch(AreaCode unit) {
        int stations = areas.stationsIn(unit).size();
        return List.of(
                Detail.of(
                        words.say("preview.stations"),
                        words.count("board.stations", stations),
                        words.say("preview.tooMuch")));
    }

    /** A playbook to be changed. */
    PlaybookPage edit(
            Frame frame,
            int situation,
            Form form,
            Optional<Playbook> theirs,
            List<KeptItem> revisions) {
        var versions = new ArrayList<Detail>();
        for (KeptItem kept : revisions.reversed()) {
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
