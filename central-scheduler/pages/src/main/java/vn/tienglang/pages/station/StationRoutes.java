package vn.tienglang.pages.station;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.EditConflict;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.reach.StationTag;

/** The pages on which it is said what is spoken around a station, and what is true of it. */
public final class StationRoutes {
    private static final String ALL = "/dai";

    /** More stations than these are no list to read. */
    private static final int STATIONS_SHOWN = 120;

    /** So many empty rows follow those that are filled in. */
    private static final int ROWS_TO_SPARE = 3;

    /** A station that is everything is nothing in particular. */
    private static final int TAGS_AT_MOST = 30;

    /** What is often true of a station; these have names of their own. */
    private static final List<String> USUAL = List.of("border-gate", "market", "school");

    private final PlanItemService office;
    private final BulletinService newsroom;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public StationRoutes(
            PlanItemService office,
            BulletinService newsroom,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.office = office;
        this.newsroom = newsroom;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ALL, this::list, RouteAccess.OFFICER);
        routes.get(ALL + "/{station}", this::show, RouteAccess.OFFICER);
        routes.post(ALL + "/{station}/tieng", this::saveProfile, RouteAccess.OFFICER);
        routes.post(ALL + "/{station}/nhan", this::tag, RouteAccess.OFFICER);
    }

    private void list(Context context) {
        Messages words = RequestUser.of(context).words();
        var areas = new AreaLookup(words, directory, pages.today());
        Map<String, LanguageProfile> profiles = new LinkedHashMap<>();
        Map<String, Set<StationTag>> tags = new LinkedHashMap<>();
        office.items(PlanItem.Kind.PROFILE)
                .forEach(kept ->
                        profile(kept).ifPresent(one -> profiles.put(kept.item().name().id(), one)));
        office.items(PlanItem.Kind.TAGS)
                .forEach(kept -> tags.put(kept.item().name().id(), tags(Optional.of(kept))));
        Form form = Form.of(PlanFormReader.queryValues(context));
        List<Station> stations =
                PlanFormReader.parsed(form.value("unit"), AreaCode::new)
                        .map(areas::stationsIn)
                        .orElseGet(directory::stations);
        int more = Math.max(0, stations.size() - STATIONS_SHOWN);
        pages.render(
                context,
                "vn/tienglang/pages/station/stationlist.jte",
                new StationsPage(
                        pages.frame(context, words.text("hub.stations")),
                        form,
                        areas.picker(form.value("unit"), form.value("search")),
                        stations.stream()
                                .limit(STATIONS_SHOWN)
                                .map(at -> {
                                    String id = at.id().value();
                                    return new StationsPage.Line(
                                            ALL + "/" + id,
                                            at.name(),
                                            areas.path(at.area()),
                                            profileBadge(
                                                    Optional.ofNullable(profiles.get(id)), words),
                                            tagWords(tags.getOrDefault(id, Set.of()), words));
                                })
                                .toList(),
                        more == 0 ? "" : words.text("stations.more", words.number(more))));
    }

    private static Badge profileBadge(Optional<LanguageProfile> profile, Messages words) {
        return profile.map(one -> new Badge(BadgeTone.PLAIN, languages(one, words)))
                .orElseGet(() -> new Badge(BadgeTone.WARNING, words.text("station.unsaid")));
    }

    private static String languages(LanguageProfile profile, Messages words) {
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

    private static String tagWords(Set<StationTag> tags, Messages words) {
        return String.join(", ", tags.stream().map(one -> tagWord(one.value(), words)).toList());
    }

    private static String tagWord(String tag, Messages words) {
        return USUAL.contains(tag) ? words.text("tag." + tag) : tag;
    }

    private Optional<Station> station(Context context) {
        return PlanFormReader.parsed(context.pathParam("station"), StationId::new)
                .flatMap(id ->
                        directory.stations().stream().filter(at -> at.id().equals(id)).findFirst());
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
        return office.find(new PlanItem.Name(kind, station.id().value()));
    }

    private Form profileForm(Station station) {
        Optional<PlanItemRevision> kept = find(PlanItem.Kind.PROFILE, station);
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(kept.map(PlanItemRevision::revision).orElse(0)));
        int number = 1;
        for (LanguageProfile.LanguageShare one :
                kept.flatMap(StationRoutes::profile)
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

    private void show(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        render(context, station.get(), new UnsavedForms(List.of(), List.of(), List.of()));
    }

    /**
     * What was left on the page.
     *
     * @param profile the languages as they were typed, when they were; nothing or one
     * @param tags the tags, likewise
     * @param theirs how that stands now which somebody else changed meanwhile
     */
    private record UnsavedForms(List<Form> profile, List<Form> tags, List<String> theirs) {}

    private void render(Context context, Station station, UnsavedForms left, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        Form profile = left.profile().isEmpty() ? profileForm(station) : left.profile().getFirst();
        Form tags = left.tags().isEmpty() ? tagsForm(station) : left.tags().getFirst();
        var areas = new AreaLookup(words, directory, pages.today());
        pages.render(
                context,
                "vn/tienglang/pages/station/station.jte",
                new StationDetailPage(
                        pages.frame(context, station.name(), notices),
                        ALL + "/" + station.id(),
                        List.of(Detail.of(words.text("station.where"), areas.path(station.area()))),
                        profile,
                        rows(profile, words),
                        String.join(
                                ", ",
                                newsroom.spokenIn(station.area()).stream()
                                        .map(words::language)
                                        .toList()),
                        left.profile().isEmpty() ? List.of() : left.theirs(),
                        tags,
                        known(tags, words),
                        left.tags().isEmpty() ? List.of() : left.theirs()));
    }

    private List<StationDetailPage.Row> rows(Form form, Messages words) {
        int filled = 0;
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            filled = form.value("language" + number).isEmpty() ? filled : number;
        }
        var choices = new LanguageChoices(words, newsroom.languages(), directory, pages.today());
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

    private List<Choice> known(Form form, Messages words) {
        var all = new TreeSet<String>();
        office.items(PlanItem.Kind.TAGS).stream()
                .flatMap(kept -> tags(Optional.of(kept)).stream())
                .map(StationTag::value)
                .forEach(all::add);
        Stream.of(form.value("tags").split(" ", -1))
                .filter(tag -> !tag.isEmpty())
                .forEach(all::add);
        all.removeAll(USUAL);
        return Stream.concat(USUAL.stream(), all.stream())
                .map(tag -> new Choice(tag, tagWord(tag, words), form.has("tags", tag)))
                .toList();
    }

    private void saveProfile(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        RequestUser visitor = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, visitor.words());
        Optional<LanguageProfile> profile = profile(typed, visitor.words());
        if (profile.isEmpty()) {
            Form form = PlanFormReader.form(values, typed.errors());
            reject(context, station.get(), List.of(form), List.of(), typed.errors());
            return;
        }
        var item = new PlanItem.OfProfile(station.get().id(), profile.get());
        PlanItemResult edit = office.put(item, typed.revision(), visitor.officer());
        respond(context, station.get(), values, edit);
    }

    private static Optional<LanguageProfile> profile(PlanFormReader typed, Messages words) {
        var spoken = new ArrayList<LanguageProfile.LanguageShare>();
        var languages = new TreeSet<String>();
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            String field = "language" + number;
            if (typed.text(field).isEmpty()) {
                continue;
            }
            if (!languages.add(typed.text(field))) {
                typed.addError("twice", field, words.text("bulletin.flaw.LANGUAGE_TWICE"));
            }
            Optional<LanguageTag> language = typed.language(field);
            Optional<Integer> percent = typed.percentage("percent" + number);
            if (language.isPresent() && percent.isPresent()) {
                spoken.add(new LanguageProfile.LanguageShare(language.get(), percent.get()));
            }
        }
        if (languages.isEmpty()) {
            typed.addError("no-language", "language1", words.text("bulletin.flaw.NO_LANGUAGE"));
        }
        return typed.isValid() ? Optional.of(new LanguageProfile(spoken)) : Optional.empty();
    }

    private void tag(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        RequestUser visitor = RequestUser.of(context);
        Messages words = visitor.words();
        Map<String, String> values = new LinkedHashMap<>(PlanFormReader.formValues(context));
        values.merge("tags", values.getOrDefault("others", ""), (all, more) -> all + " " + more);
        var typed = new PlanFormReader(values, words);
        var tags = new TreeSet<>(typed.list("tags", StationTag::new));
        if (tags.size() > TAGS_AT_MOST) {
            typed.addError(
                    "too-many",
                    "tags",
                    words.text("station.tags.many", words.number(TAGS_AT_MOST)));
        }
        if (!typed.isValid()) {
            Form form = PlanFormReader.form(values, typed.errors());
            reject(context, station.get(), List.of(), List.of(form), typed.errors());
            return;
        }
        var item = new PlanItem.OfTags(station.get().id(), tags);
        PlanItemResult edit = office.put(item, typed.revision(), visitor.officer());
        respond(context, station.get(), values, edit);
    }

    private void respond(
            Context context, Station station, Map<String, String> values, PlanItemResult edit) {
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done _ ->
                    context.redirect(ALL + "/" + station.id() + "?note=saved");
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "station.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                context.status(409);
                var overtaken = EditConflict.with(present, values, words);
                render(
                        context,
                        station,
                        conflict(present, overtaken.form(), words),
                        overtaken.notice());
            }
            case PlanItemResult.Refused(var bars) -> {
                List<RequestError> complaints =
                        PlanRefusalText.of(words, directory, pages).errors(bars);
                reject(context, station, List.of(), List.of(), complaints);
            }
        }
    }

    private static UnsavedForms conflict(PlanItemRevision present, Form form, Messages words) {
        return profile(present)
                .map(one ->
                        new UnsavedForms(List.of(form), List.of(), List.of(languages(one, words))))
                .orElseGet(() -> {
                    String tags = tagWords(tags(Optional.of(present)), words);
                    String said = tags.isEmpty() ? words.text("station.tags.none") : tags;
                    return new UnsavedForms(List.of(), List.of(form), List.of(said));
                });
    }

    private void reject(
            Context context,
            Station station,
            List<Form> profile,
            List<Form> tags,
            List<RequestError> complaints) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                station,
                new UnsavedForms(profile, tags, List.of()),
                PlanFormReader.notice(words, complaints));
    }
}
