package vn.tienglang.pages.situation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import vn.tienglang.pages.explain.PreviewText;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.situation.RaiseSituationPage.Option;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RuleText;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Builder of the pages that raise a situation: the form and the preview. */
final class RaiseSituationPageBuilder {
    /** Greatest number of displaced orders shown; the page of conflicts has all of them. */
    private static final int GIVES_WAY_NAMED = 12;

    private final Messages words;
    private final RuleText rules;
    private final RefusalText sentences;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;
    private final AreaLookup areas;
    private final List<BulletinRevision> bulletins;
    private final SituationPageBuilder situations;

    /** Builds pages as of now. */
    RaiseSituationPageBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.zone = zone;
        situations = new SituationPageBuilder(words, services, now, zone);
        today = LocalDate.ofInstant(now, zone);
        rules = new RuleText(words);
        sentences = new RefusalText(words, services.slots(), services.directory(), zone);
        areas = new AreaLookup(words, services.directory(), today);
        bulletins = services.bulletins().bulletins();
    }

    /** The form that raises a situation. */
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
                        .filter(one -> !one.details().validity().isExpiredOn(today))
                        .map(one -> option(one, form))
                        .toList(),
                zones,
                words.text(unit.isEmpty() ? "raise.affected.first" : "raise.affected.none"));
    }

    private Option option(Playbook playbook, Form form) {
        String value = Integer.toString(playbook.situation());
        var lines = new ArrayList<String>();
        lines.add(playbook.aim());
        lines.addAll(rules.playbook(playbook));
        return new Option(
                value, rules.situation(playbook), lines, form.value("situation").equals(value));
    }

    private Option option(Bulletin bulletin, Form form) {
        String id = bulletin.id().value();
        var lines = new ArrayList<String>();
        if (!bulletin.details().theme().isEmpty()) {
            lines.add(bulletin.details().theme());
        }
        lines.add(
                words.text(
                        "raise.bulletin.languages",
                        String.join(
                                ", ",
                                bulletin.details().wanted().stream()
                                        .map(words::language)
                                        .toList())));
        lacking(bulletin).ifPresent(lines::add);
        return new Option(id, bulletin.details().title(), lines, form.has("bulletins", id));
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

    /** The preview of a request to raise a situation. */
    SituationPreviewPage preview(
            PageFrame frame,
            Map<String, String> values,
            RaiseRequest request,
            Playbook playbook,
            List<PlanItemRevision> raised,
            List<Detail> brings,
            boolean isSilencing) {
        var wanted = new ArrayList<Detail>();
        wanted.add(Detail.of(words.text("raise.unit"), areas.path(request.unit())));
        wanted.add(Detail.of(words.text("raise.situation"), rules.situation(playbook)));
        wanted.add(Detail.of(words.text("raise.until"), situations.until(request.until())));
        var sample =
                new ActiveSituation(
                        new SlotId("preview"),
                        request.unit(),
                        playbook,
                        request.affected(),
                        request.bulletins(),
                        now,
                        request.until());
        wanted.addAll(situations.details(sample, ""));
        return new SituationPreviewPage(
                frame,
                values.entrySet().stream()
                        .map(one -> new Choice(one.getKey(), one.getValue(), true))
                        .toList(),
                wanted,
                brings,
                isSilencing,
                warnings(request, raised));
    }

    private List<Badge> warnings(RaiseRequest request, List<PlanItemRevision> raised) {
        var warnings = new ArrayList<Badge>();
        for (PlanItemRevision kept : raised) {
            if (situations.holds(kept)
                    && kept.item() instanceof PlanItem.OfRaised(ActiveSituation other)
                    && areas.isRelated(other.unit(), request.unit())) {
                warnings.add(
                        new Badge(
                                BadgeTone.WARNING,
                                words.text(
                                        "raise.already",
                                        areas.name(other.unit()),
                                        rules.situation(other.playbook()))));
            }
        }
        for (BulletinRevision kept : bulletins) {
            if (request.bulletins().contains(kept.bulletin().id())) {
                lacking(kept.bulletin())
                        .map(lacks ->
                                words.text("raise.lacks", kept.bulletin().details().title(), lacks))
                        .map(sentence -> new Badge(BadgeTone.WARNING, sentence))
                        .ifPresent(warnings::add);
            }
        }
        return warnings;
    }

    /** The effect of a raised situation: stations, languages and displaced orders. */
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

    /** The net change of a language; much of it only moves to another time. */
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

    /** That the preview is too large to compute, and the number of stations. */
    List<Detail> tooMuch(AreaCode unit) {
        int stations = areas.stationsInside(unit);
        return List.of(
                Detail.of(
                        words.text("preview.stations"),
                        words.count("board.stations", stations),
                        words.text("preview.tooMuch")));
    }
}
