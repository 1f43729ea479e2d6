package vn.tienglang.pages.station;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.pages.day.DayRuler;
import vn.tienglang.pages.day.DayRulerBuilder;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.OverviewQuery;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.StatusBadges;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.reach.StationTag;

/** Builder of the pages of stations: the list, and one with its languages and tags. */
final class StationPageBuilder {
    /** Number of stations on a page. */
    private static final int STATIONS_SHOWN = 120;

    /** Number of empty rows after the filled ones. */
    private static final int ROWS_TO_SPARE = 3;

    /** The usual tags, which have translated names. */
    private static final List<String> USUAL = List.of("border-gate", "market", "school");

    private final Messages words;
    private final PlanItemService planItems;
    private final BulletinService bulletinService;
    private final StationDirectory directory;
    private final ReportService reports;
    private final OverviewService overviews;
    private final LocalDate today;
    private final Instant now;
    private final AreaLookup areas;

    StationPageBuilder(Messages words, OfficeServices services, LocalDate today, Instant now) {
        this.words = words;
        this.planItems = services.planItems();
        this.bulletinService = services.bulletins();
        this.directory = services.directory();
        this.reports = services.reports();
        this.overviews = services.overviews();
        this.today = today;
        this.now = now;
        areas = new AreaLookup(words, directory, today);
    }

    /** A page of the stations in the area of the query, the worst first. */
    StationsPage list(PageFrame frame, Form form, OverviewQuery query) {
        OverviewService.OverviewPage page =
                overviews.page(query.area(), query.after(), STATIONS_SHOWN);
        List<StationId> ids = page.stations().stream().map(StationOverview::station).toList();
        Map<StationId, Station> stations = new HashMap<>();
        directory.stations(ids).forEach(one -> stations.put(one.id(), one));
        Map<String, LanguageProfile> profiles = new HashMap<>();
        items(PlanItem.Kind.PROFILE, ids)
                .forEach(kept ->
                        profile(kept).ifPresent(one -> profiles.put(kept.item().name().id(), one)));
        Map<String, Set<StationTag>> tags = new HashMap<>();
        items(PlanItem.Kind.TAGS, ids)
                .forEach(kept -> tags.put(kept.item().name().id(), tags(Optional.of(kept))));
        return new StationsPage(
                frame,
                form,
                areas.picker(form.value("unit"), form.value("search")),
                page.stations().stream()
                        .filter(one -> stations.containsKey(one.station()))
                        .map(one -> {
                            Station at = Objects.requireNonNull(stations.get(one.station()));
                            String id = at.id().value();
                            return new StationsPage.Line(
                                    StationRoutes.ALL + "/" + id,
                                    at.name(),
                                    areas.path(at.area()),
                                    new StatusBadges(words).condition(one.condition()),
                                    state(one, at),
                                    profileBadge(Optional.ofNullable(profiles.get(id))),
                                    tagWords(tags.getOrDefault(id, Set.of())));
                        })
                        .toList(),
                words.count("board.stations", page.counts().stations()),
                page.next().map(one -> StationRoutes.ALL + query.next(one).url()).orElse(""));
    }

    private List<PlanItemRevision> items(PlanItem.Kind kind, List<StationId> ids) {
        return planItems.items(kind, ids.stream().map(StationId::value).toList());
    }

    /** What else the row says: the last report, what is behind, and the airings of the day. */
    private String state(StationOverview row, Station at) {
        var parts = new ArrayList<String>();
        row.lastContact()
                .ifPresent(one ->
                        parts.add(
                                words.text(
                                        "stations.contact", words.moment(one, at.zone(), today))));
        if (row.logsBehind() > 0) {
            parts.add(words.text("stations.behind", words.number(row.logsBehind())));
        }
        if (row.device().unsent() > 0) {
            parts.add(words.text("stations.unsent", words.number(row.device().unsent())));
        }
        StationOverview.DayOutcome day = row.today();
        if (!day.equals(StationOverview.DayOutcome.NONE)) {
            parts.add(
                    words.text(
                            "stations.day",
                            words.number(day.fulfilled()),
                            words.number(day.failed()),
                            words.number(day.open())));
        }
        row.nextAiring()
                .ifPresent(one ->
                        parts.add(
                                words.text("stations.next", words.minute(one, at.zone(), today))));
        return String.join(" · ", parts);
    }

    /** The page of one station. */
    StationDetailPage detail(PageFrame frame, Station station, UnsavedForms left) {
        Form profile = left.profile().isEmpty() ? profileForm(station) : left.profile().getFirst();
        Form tags = left.tags().isEmpty() ? tagsForm(station) : left.tags().getFirst();
        return new StationDetailPage(
                frame,
                StationRoutes.ALL + "/" + station.id(),
                rulers(station),
                details(station),
                profile,
                rows(profile),
                String.join(
                        ", ",
                        bulletinService.spokenIn(station.area()).stream()
                                .map(words::language)
                                .toList()),
                left.profile().isEmpty() ? List.of() : left.theirs(),
                tags,
                known(tags, station),
                left.tags().isEmpty() ? List.of() : left.theirs(),
                new ChainViewBuilder(words, station.zone(), today)
                        .views(reports.chains(station.id(), now)));
    }

    private List<DayRuler> rulers(Station station) {
        List<Airtime> open = DayRulerBuilder.open(planItems.openDay(station.area(), today));
        return reports.stationSummaries(List.of(station.id()), now).stream()
                .map(one -> new DayRulerBuilder(words, now).today(one, open))
                .toList();
    }

    private List<Detail> details(Station station) {
        Detail where = Detail.of(words.text("station.where"), areas.path(station.area()));
        return Stream.concat(
                        Stream.of(where),
                        directory.mutedUntil(station.id(), now).stream()
                                .map(until ->
                                        Detail.of(
                                                words.text("station.sound"),
                                                words.text(
                                                        "board.muted",
                                                        words.minute(
                                                                until, station.zone(), today)))))
                .toList();
    }

    private Badge profileBadge(Optional<LanguageProfile> profile) {
        return profile.map(one -> new Badge(BadgeTone.PLAIN, languages(one)))
                .orElseGet(() -> new Badge(BadgeTone.WARNING, words.text("station.unsaid")));
    }

    private String languages(LanguageProfile profile) {
        return String.join(
                ", ",
                profile.shares().stream()
                        .map(one ->
                                words.text(
                                        "station.share",
                                        words.language(one.language()),
                                        words.number(one.percent())))
                        .toList());
    }

    private String tagWords(Set<StationTag> tags) {
        return String.join(", ", tags.stream().map(one -> tagWord(one.value())).toList());
    }

    private String tagWord(String tag) {
        return USUAL.contains(tag) ? words.text("tag." + tag) : tag;
    }

    private static Optional<LanguageProfile> profile(PlanItemRevision kept) {
        return !kept.withdrawn() && kept.item() instanceof PlanItem.OfProfile(var _, var profile)
                ? Optional.of(profile)
                : Optional.empty();
    }

    private static Set<StationTag> tags(Optional<PlanItemRevision> kept) {
        return kept.isPresent()
                        && !kept.get().withdrawn()
                        && kept.get().item() instanceof PlanItem.OfTags(var _, var tags)
                ? tags
                : Set.of();
    }

    private Optional<PlanItemRevision> find(PlanItem.Kind kind, Station station) {
        return planItems.find(new PlanItem.Name(kind, station.id().value()));
    }

    private Form profileForm(Station station) {
        Optional<PlanItemRevision> kept = find(PlanItem.Kind.PROFILE, station);
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(kept.map(PlanItemRevision::revision).orElse(0)));
        int number = 1;
        for (LanguageProfile.LanguageShare one :
                kept.flatMap(StationPageBuilder::profile)
                        .map(LanguageProfile::shares)
                        .orElse(List.of())) {
            values.put("language" + number, one.language().value());
            values.put("percent" + number, Integer.toString(one.percent()));
            number++;
        }
        return Form.of(values);
    }

    private Form tagsForm(Station station) {
        Optional<PlanItemRevision> kept = find(PlanItem.Kind.TAGS, station);
        Set<StationTag> tags = tags(kept);
        return Form.of(
                Map.of(
                        "revision",
                                Integer.toString(kept.map(PlanItemRevision::revision).orElse(0)),
                        "tags", String.join(" ", tags.stream().map(StationTag::value).toList())));
    }

    /**
     * Forms with unsaved values.
     *
     * @param profile the languages as typed; none or one
     * @param tags the tags as typed; none or one
     * @param theirs the current version after a conflict
     */
    record UnsavedForms(List<Form> profile, List<Form> tags, List<String> theirs) {}

    private List<StationDetailPage.Row> rows(Form form) {
        int filled = 0;
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            filled = form.value("language" + number).isEmpty() ? filled : number;
        }
        var choices = new LanguageChoices(words, bulletinService.languages(), directory, today);
        var rows = new ArrayList<StationDetailPage.Row>();
        int last = Math.min(LanguageProfile.LANGUAGES, filled + ROWS_TO_SPARE);
        for (int number = 1; number <= last; number++) {
            List<LanguageTag> chosen =
                    PlanFormReader.parsed(form.value("language" + number), LanguageTag::new)
                            .stream()
                            .toList();
            rows.add(new StationDetailPage.Row(Integer.toString(number), choices.groups(chosen)));
        }
        return rows;
    }

    /** The usual tags, those of the stations around this one, and those that were typed. */
    private List<Choice> known(Form form, Station station) {
        AreaCode around =
                directory.areas().ancestry(station.area(), today).stream()
                        .filter(area -> !area.isRoot())
                        .map(Area::code)
                        .reduce((_, outer) -> outer)
                        .orElse(AreaCode.COUNTRY);
        List<StationId> neighbours =
                directory.stationsIn(around, STATIONS_SHOWN).stream().map(Station::id).toList();
        var all = new TreeSet<String>();
        items(PlanItem.Kind.TAGS, neighbours).stream()
                .flatMap(kept -> tags(Optional.of(kept)).stream())
                .map(StationTag::value)
                .forEach(all::add);
        Stream.of(form.value("tags").split(" ", -1))
                .filter(tag -> !tag.isEmpty())
                .forEach(all::add);
        all.removeAll(USUAL);
        return Stream.concat(USUAL.stream(), all.stream())
                .map(tag -> new Choice(tag, tagWord(tag), form.has("tags", tag)))
                .toList();
    }

    /** The forms after somebody else changed the item: what was typed, and what it is now. */
    UnsavedForms conflict(PlanItemRevision present, Form form) {
        return profile(present)
                .map(one -> new UnsavedForms(List.of(form), List.of(), List.of(languages(one))))
                .orElseGet(() -> {
                    String tags = tagWords(tags(Optional.of(present)));
                    String said = tags.isEmpty() ? words.text("station.tags.none") : tags;
                    return new UnsavedForms(List.of(), List.of(form), List.of(said));
                });
    }
}
