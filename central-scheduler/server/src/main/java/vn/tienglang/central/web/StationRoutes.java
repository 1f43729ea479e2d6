package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.PlanEdit;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.Detail;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.StationPage;
import vn.tienglang.central.web.page.StationsPage;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.reach.Tag;

/** The pages on which it is said what is spoken around a station, and what is true of it. */
final class StationRoutes {
    private static final String ALL = "/dai";

    /** More stations than these are no list to read. */
    private static final int STATIONS_SHOWN = 120;

    /** So many empty rows follow those that are filled in. */
    private static final int ROWS_TO_SPARE = 3;

    /** A station that is everything is nothing in particular. */
    private static final int TAGS_AT_MOST = 30;

    /** What is often true of a station; these have names of their own. */
    private static final List<String> USUAL = List.of("border-gate", "market", "school");

    private final PlanOffice office;
    private final Newsroom newsroom;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    StationRoutes(PlanOffice office, Newsroom newsroom, Desk desk, Pages pages, Problems problems) {
        this.office = office;
        this.newsroom = newsroom;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ALL, this::list, Door.OFFICER);
        routes.get(ALL + "/{station}", this::show, Door.OFFICER);
        routes.post(ALL + "/{station}/tieng", this::speak, Door.OFFICER);
        routes.post(ALL + "/{station}/nhan", this::tag, Door.OFFICER);
    }

    private void list(Context context) {
        Words words = Visitor.of(context).words();
        var areas = new PlanAreas(words, desk, pages.today());
        Map<String, LanguageProfile> profiles = new LinkedHashMap<>();
        Map<String, Set<Tag>> tags = new LinkedHashMap<>();
        office.items(PlanItem.Kind.PROFILE)
                .forEach(kept ->
                        profile(kept).ifPresent(one -> profiles.put(kept.item().name().id(), one)));
        office.items(PlanItem.Kind.TAGS)
                .forEach(kept -> tags.put(kept.item().name().id(), tags(Optional.of(kept))));
        Form form = Form.of(Typed.asked(context));
        List<Station> stations =
                Typed.parsed(form.value("unit"), AreaCode::new)
                        .map(areas::stationsIn)
                        .orElseGet(desk::stations);
        int more = Math.max(0, stations.size() - STATIONS_SHOWN);
        pages.render(
                context,
                "dai.jte",
                new StationsPage(
                        pages.frame(context, words.say("hub.stations")),
                        form,
                        areas.pick(form.value("unit"), form.value("search")),
                        stations.stream()
                                .limit(STATIONS_SHOWN)
                                .map(at -> {
                                    String id = at.id().value();
                                    return new StationsPage.Line(
                                            ALL + "/" + id,
                                            at.name(),
                                            areas.path(at.area()),
                                            spoken(Optional.ofNullable(profiles.get(id)), words),
                                            tagWords(tags.getOrDefault(id, Set.of()), words));
                                })
                                .toList(),
                        more == 0 ? "" : words.say("stations.more", words.number(more))));
    }

    private static Mark spoken(Optional<LanguageProfile> profile, Words words) {
        return profile.map(one -> new Mark(Tone.PLAIN, languages(one, words)))
                .orElseGet(() -> new Mark(Tone.WARNING, words.say("station.unsaid")));
    }

    private static String languages(LanguageProfile profile, Words words) {
        return String.join(
                ", ",
                profile.spoken().stream()
                        .map(one ->
                                words.say(
                                        "station.share",
                                        words.language(one.language()),
                                        words.number(one.percent())))
                        .toList());
    }

    private static String tagWords(Set<Tag> tags, Words words) {
        return String.join(", ", tags.stream().map(one -> tagWord(one.value(), words)).toList());
    }

    private static String tagWord(String tag, Words words) {
        return USUAL.contains(tag) ? words.say("tag." + tag) : tag;
    }

    private Optional<Station> station(Context context) {
        return Typed.parsed(context.pathParam("station"), StationId::new)
                .flatMap(id ->
                        desk.stations().stream().filter(at -> at.id().equals(id)).findFirst());
    }

    private static Optional<LanguageProfile> profile(KeptItem kept) {
        return !kept.withdrawn() && kept.item() instanceof PlanItem.OfProfile(var _, var profile)
                ? Optional.of(profile)
                : Optional.empty();
    }

    private static Set<Tag> tags(Optional<KeptItem> kept) {
        return kept.isPresent()
                        && !kept.get().withdrawn()
                        && kept.get().item() instanceof PlanItem.OfTags(var _, var tags)
                ? tags
                : Set.of();
    }

    private Optional<KeptItem> find(PlanItem.Kind kind, Station station) {
        return office.find(new PlanItem.Name(kind, station.id().value()));
    }

    private Form profileForm(Station station) {
        Optional<KeptItem> kept = find(PlanItem.Kind.PROFILE, station);
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(kept.map(KeptItem::revision).orElse(0)));
        int number = 1;
        for (LanguageProfile.Spoken one :
                kept.flatMap(StationRoutes::profile)
                        .map(LanguageProfile::spoken)
                        .orElse(List.of())) {
            values.put("language" + number, one.language().value());
            values.put("percent" + number, Integer.toString(one.percent()));
            number++;
        }
        return Form.of(values);
    }

    private Form tagsForm(Station station) {
        Optional<KeptItem> kept = find(PlanItem.Kind.TAGS, station);
        Set<Tag> tags = tags(kept);
        return Form.of(
                Map.of(
                        "revision", Integer.toString(kept.map(KeptItem::revision).orElse(0)),
                        "tags", String.join(" ", tags.stream().map(Tag::value).toList())));
    }

    private void show(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.show(context, 404, "station.unknown");
            return;
        }
        render(context, station.get(), new Left(List.of(), List.of(), List.of()));
    }

    /**
     * What was left on the page.
     *
     * @param profile the languages as they were typed, when they were; nothing or one
     * @param tags the tags, likewise
     * @param theirs how that stands now which somebody else changed meanwhile
     */
    private record Left(List<Form> profile, List<Form> tags, List<String> theirs) {}

    private void render(Context context, Station station, Left left, Notice... notices) {
        Words words = Visitor.of(context).words();
        Form profile = left.profile().isEmpty() ? profileForm(station) : left.profile().getFirst();
        Form tags = left.tags().isEmpty() ? tagsForm(station) : left.tags().getFirst();
        var areas = new PlanAreas(words, desk, pages.today());
        pages.render(
                context,
                "station.jte",
                new StationPage(
                        pages.frame(context, station.name(), notices),
                        ALL + "/" + station.id(),
                        List.of(Detail.of(words.say("station.where"), areas.path(station.area()))),
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

    private List<StationPage.Row> rows(Form form, Words words) {
        int filled = 0;
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            filled = form.value("language" + number).isEmpty() ? filled : number;
        }
        var choices = new LanguageChoices(words, newsroom.languages(), desk, pages.today());
        var rows = new ArrayList<StationPage.Row>();
        int last = Math.min(LanguageProfile.LANGUAGES, filled + ROWS_TO_SPARE);
        for (int number = 1; number <= last; number++) {
            List<LanguageTag> chosen =
                    Typed.parsed(form.value("language" + number), LanguageTag::new).stream()
                            .toList();
            rows.add(new StationPage.Row(Integer.toString(number), choices.groups(chosen)));
        }
        return rows;
    }

    private List<Choice> known(Form form, Words words) {
        var all = new TreeSet<String>();
        office.items(PlanItem.Kind.TAGS).stream()
                .flatMap(kept -> tags(Optional.of(kept)).stream())
                .map(Tag::value)
                .forEach(all::add);
        Stream.of(form.value("tags").split(" ", -1))
                .filter(tag -> !tag.isEmpty())
                .forEach(all::add);
        all.removeAll(USUAL);
        return Stream.concat(USUAL.stream(), all.stream())
                .map(tag -> new Choice(tag, tagWord(tag, words), form.has("tags", tag)))
                .toList();
    }

    private void speak(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.show(context, 404, "station.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        Map<String, String> values = Typed.sent(context);
        var typed = new Typed(values, visitor.words());
        Optional<LanguageProfile> profile = profile(typed, visitor.words());
        if (profile.isEmpty()) {
            Form form = Typed.form(values, typed.complaints());
            refuse(context, station.get(), List.of(form), List.of(), typed.complaints());
            return;
        }
        var item = new PlanItem.OfProfile(station.get().id(), profile.get());
        PlanEdit edit = office.put(item, typed.revision(), visitor.officer());
        tell(context, station.get(), values, edit);
    }

    private static Optional<LanguageProfile> profile(Typed typed, Words words) {
        var spoken = new ArrayList<LanguageProfile.Spoken>();
        var languages = new TreeSet<String>();
        for (int number = 1; number <= LanguageProfile.LANGUAGES; number++) {
            String field = "language" + number;
            if (typed.text(field).isEmpty()) {
                continue;
            }
            if (!languages.add(typed.text(field))) {
                typed.object("twice", field, words.say("bulletin.flaw.LANGUAGE_TWICE"));
            }
            Optional<LanguageTag> language = typed.language(field);
            Optional<Integer> percent = typed.share("percent" + number);
            if (language.isPresent() && percent.isPresent()) {
                spoken.add(new LanguageProfile.Spoken(language.get(), percent.get()));
            }
        }
        if (languages.isEmpty()) {
            typed.object("no-language", "language1", words.say("bulletin.flaw.NO_LANGUAGE"));
        }
        return typed.isSound() ? Optional.of(new LanguageProfile(spoken)) : Optional.empty();
    }

    private void tag(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            problems.show(context, 404, "station.unknown");
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = new LinkedHashMap<>(Typed.sent(context));
        values.merge("tags", values.getOrDefault("others", ""), (all, more) -> all + " " + more);
        var typed = new Typed(values, words);
        var tags = new TreeSet<>(typed.each("tags", Tag::new));
        if (tags.size() > TAGS_AT_MOST) {
            typed.object(
                    "too-many", "tags", words.say("station.tags.many", words.number(TAGS_AT_MOST)));
        }
        if (!typed.isSound()) {
            Form form = Typed.form(values, typed.complaints());
            refuse(context, station.get(), List.of(), List.of(form), typed.complaints());
            return;
        }
        var item = new PlanItem.OfTags(station.get().id(), tags);
        PlanEdit edit = office.put(item, typed.revision(), visitor.officer());
        tell(context, station.get(), values, edit);
    }

    private void tell(Context context, Station station, Map<String, String> values, PlanEdit edit) {
        Words words = Visitor.of(context).words();
        switch (edit) {
            case PlanEdit.Done _ -> context.redirect(ALL + "/" + station.id() + "?note=saved");
            case PlanEdit.Unknown _ -> problems.show(context, 404, "station.unknown");
            case PlanEdit.Conflict(KeptItem present) -> {
                context.status(409);
                var overtaken = Overtaken.by(present, values, words);
                render(
                        context,
                        station,
                        conflict(present, overtaken.form(), words),
                        overtaken.notice());
            }
            case PlanEdit.Refused(var bars) -> {
                List<Complaint> complaints = PlanWords.of(words, desk, pages).complaints(bars);
                refuse(context, station, List.of(), List.of(), complaints);
            }
        }
    }

    private static Left conflict(KeptItem present, Form form, Words words) {
        return profile(present)
                .map(one -> new Left(List.of(form), List.of(), List.of(languages(one, words))))
                .orElseGet(() -> {
                    String tags = tagWords(tags(Optional.of(present)), words);
                    String said = tags.isEmpty() ? words.say("station.tags.none") : tags;
                    return new Left(List.of(), List.of(form), List.of(said));
                });
    }

    private void refuse(
            Context context,
            Station station,
            List<Form> profile,
            List<Form> tags,
            List<Complaint> complaints) {
        context.status(422);
        Words words = Visitor.of(context).words();
        render(
                context,
                station,
                new Left(profile, tags, List.of()),
                Typed.notice(words, complaints));
    }
}
