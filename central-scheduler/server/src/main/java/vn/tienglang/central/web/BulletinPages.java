package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.KeptBulletin;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.web.page.BulletinPage;
import vn.tienglang.central.web.page.BulletinPage.RenditionForm;
import vn.tienglang.central.web.page.BulletinsPage;
import vn.tienglang.central.web.page.BulletinsPage.Cell;
import vn.tienglang.central.web.page.BulletinsPage.GapLine;
import vn.tienglang.central.web.page.BulletinsPage.Line;
import vn.tienglang.central.web.page.BulletinsPage.TermsForm;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;
import vn.tienglang.central.web.page.Frame;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.Gap;
import vn.tienglang.planner.Language;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;

/** Bulletins as the pages show them. */
final class BulletinPages {
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    /** How long a bulletin holds when nobody says otherwise. */
    private static final int DAYS_PROPOSED = 30;

    /** A gap that is this near is marked as bad. */
    private static final int PRESSING_DAYS = 3;

    private final Words words;
    private final BulletinWords sentences;
    private final Newsroom newsroom;
    private final Desk desk;
    private final LocalDate today;
    private final Set<ClipId> onShelf;
    private final LanguageChoices languages;
    private final Places places;

    /** As it is now. */
    BulletinPages(Words words, Newsroom newsroom, Desk desk, Instant now, ZoneId office) {
        this.words = words;
        this.newsroom = newsroom;
        this.desk = desk;
        today = LocalDate.ofInstant(now, office);
        sentences = new BulletinWords(words);
        onShelf = newsroom.onShelf();
        languages = new LanguageChoices(words, newsroom.languages(), desk, today);
        places = new Places(desk.areas(), desk.stations(), today);
    }

    /**
     * A form as somebody left it.
     *
     * @param language of the rendition, which is unfolded; empty when it is the bulletin itself
     * @param values what was in it; empty when nothing was sent
     * @param inConflict whether somebody else was faster
     */
    record Left(String language, Map<String, String> values, boolean inConflict) {}

    /** All of them, and what is lacking. */
    BulletinsPage list(Frame frame, Map<String, String> values) {
        List<KeptBulletin> kept = newsroom.bulletins();
        return new BulletinsPage(
                frame,
                newsroom.gaps().stream().map(this::gap).toList(),
                kept.stream()
                        .filter(one -> !one.bulletin().retired())
                        .map(one -> line(one.bulletin()))
                        .toList(),
                newTerms(values),
                !values.isEmpty());
    }

    private GapLine gap(Gap gap) {
        boolean pressing = gap.until().isBefore(today.plusDays(PRESSING_DAYS));
        return new GapLine(
                path(gap.bulletin().value()) + at("?", gap.language().value()),
                gap.title(),
                words.language(gap.language()),
                sentences.lacks(gap.lacks()),
                sentences.remedies(gap.lacks()),
                new Mark(
                        pressing ? Tone.BAD : Tone.WARNING,
                        words.say("gaps.until", words.date(gap.until()))));
    }

    /** The end of an address that unfolds this language and goes to it. */
    static String at(String sign, String language) {
        return sign + "tieng=" + language + "#" + language;
    }

    private static String path(String id) {
        return "/ban-tin/" + id;
    }

    private Line line(Bulletin bulletin) {
        return new Line(
                path(bulletin.id().value()),
                bulletin.terms().title(),
                about(bulletin.terms()),
                validity(bulletin),
                bulletin.everyWanted().stream()
                        .map(one ->
                                new Cell(
                                        path(bulletin.id().value())
                                                + at("?", one.language().value()),
                                        words.language(one.language()),
                                        sentences.state(one, onShelf)))
                        .toList());
    }

    private String about(Terms terms) {
        var about = new ArrayList<String>();
        if (!terms.theme().isEmpty()) {
            about.add(terms.theme());
        }
        about.add(words.say("messageClass", terms.messageClass()));
        about.add(
                Optional.of(places.path(terms.area()))
                        .filter(path -> !path.isEmpty())
                        .orElse(words.say("bulletin.area.country")));
        return String.join(" · ", about);
    }

    private Mark validity(Bulletin bulletin) {
        Validity validity = bulletin.terms().validity();
        String from = words.date(validity.from());
        String until = words.date(validity.until());
        if (bulletin.retired()) {
            return new Mark(Tone.PLAIN, words.say("bulletin.retired"));
        }
        if (validity.isOverOn(today)) {
            return new Mark(Tone.WARNING, words.say("validity.over", until));
        }
        return validity.holdsOn(today)
                ? new Mark(Tone.GOOD, words.say("validity.holds", from, until))
                : new Mark(Tone.WAITING, words.say("validity.ahead", from, until));
    }

    private TermsForm newTerms(Map<String, String> values) {
        Map<String, String> proposed =
                values.isEmpty()
                        ? Map.of(
                                "from", today.toString(),
                                "until", today.plusDays(DAYS_PROPOSED).toString(),
                                "languages", VIETNAMESE.value())
                        : values;
        return terms("", proposed);
    }

    private TermsForm terms(String revision, Map<String, String> values) {
        List<LanguageTag> wanted =
                Arrays.stream(values.getOrDefault("languages", "").split(" ", -1))
                        .flatMap(tag -> known(tag).stream())
                        .toList();
        String messageClass = values.getOrDefault("messageClass", "ordinary");
        return new TermsForm(
                revision,
                values.getOrDefault("title", ""),
                values.getOrDefault("theme", ""),
                Stream.of(MessageClass.values())
                        .map(one ->
                                new Choice(
                                        Shapes.word(one),
                                        words.say("messageClass", one),
                                        Shapes.word(one).equals(messageClass)))
                        .toList(),
                areas(values.getOrDefault("area", "")),
                values.getOrDefault("from", ""),
                values.getOrDefault("until", ""),
                languages.here(wanted),
                languages.elsewhere(wanted));
    }

    private Optional<LanguageTag> known(String text) {
        return newsroom.languages().all().stream()
                .map(Language::tag)
                .filter(tag -> tag.value().equals(text))
                .findFirst();
    }

    /** Where there are stations, then every province. */
    private List<ChoiceGroup> areas(String chosen) {
        List<Choice> covered =
                places.covered().stream()
                        .map(place ->
                                area(
                                        place.area(),
                                        "\u2003".repeat(place.depth()) + place.area().name(),
                                        chosen))
                        .toList();
        boolean isCovered = covered.stream().anyMatch(Choice::chosen);
        List<Choice> provinces =
                desk.areas().inside(AreaCode.COUNTRY, today).stream()
                        .map(area -> area(area, area.name(), isCovered ? "" : chosen))
                        .toList();
        return Stream.of(
                        new ChoiceGroup(words.say("booking.field.area.covered"), covered),
                        new ChoiceGroup(words.say("bulletin.field.area.provinces"), provinces))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    private static Choice area(Area area, String name, String chosen) {
        String code = area.code().value();
        return new Choice(code, name, code.equals(chosen));
    }

    /** One of them, to be worked on. */
    BulletinPage one(Frame frame, KeptBulletin kept, Left left) {
        Bulletin bulletin = kept.bulletin();
        boolean termsLeft = left.language().isEmpty() && !left.values().isEmpty();
        String revision = Integer.toString(kept.revision());
        return new BulletinPage(
                frame,
                path(bulletin.id().value()),
                about(bulletin.terms()),
                validity(bulletin),
                !bulletin.retired(),
                terms(revision, termsLeft ? left.values() : values(bulletin.terms())),
                termsLeft,
                bulletin.everyWanted().stream()
                        .map(one -> rendition(one, revision, left))
                        .toList());
    }

    private static Map<String, String> values(Terms terms) {
        return Map.of(
                "title", terms.title(),
                "theme", terms.theme(),
                "messageClass", Shapes.word(terms.messageClass()),
                "area", terms.area().value(),
                "from", terms.validity().from().toString(),
                "until", terms.validity().until().toString(),
                "languages",
                        String.join(" ", terms.wanted().stream().map(LanguageTag::value).toList()));
    }

    private RenditionForm rendition(Rendition rendition, String revision, Left left) {
        String tag = rendition.language().value();
        boolean isLeft = left.language().equals(tag) && !left.values().isEmpty();
        Map<String, String> values = isLeft ? left.values() : values(rendition);
        Optional<Language> language = newsroom.languages().find(rendition.language());
        List<Rendition.Lack> lacks = rendition.lacks(onShelf);
        boolean differs = !values.getOrDefault("text", "").strip().equals(rendition.text());
        return new RenditionForm(
                tag,
                language.map(words::languageWhole).orElse(tag),
                language.map(Language::dialect).orElse(""),
                sentences.state(rendition, onShelf),
                sentences.remedies(lacks),
                revision,
                clips(rendition.language(), values.getOrDefault("clip", "")),
                listen(rendition),
                values.getOrDefault("text", ""),
                values.getOrDefault("translator", ""),
                values.getOrDefault("reader", ""),
                values.getOrDefault("reviewer", ""),
                isLeft && left.inConflict() && differs ? rendition.text() : "",
                left.language().equals(tag));
    }

    private static Map<String, String> values(Rendition rendition) {
        return Map.of(
                "clip",
                        switch (rendition.sound()) {
                            case Rendition.Sound.Recorded(ClipId clip) -> clip.value();
                            case Rendition.Sound.Unrecorded _ -> "";
                        },
                "text", rendition.text(),
                "translator", rendition.people().translator(),
                "reader", rendition.people().reader(),
                "reviewer", rendition.people().reviewer());
    }

    private List<Choice> clips(LanguageTag language, String chosen) {
        return desk.clips().stream()
                .filter(clip -> clip.language().equals(language))
                .map(clip -> choice(clip, chosen))
                .toList();
    }

    private Choice choice(Clip clip, String chosen) {
        String id = clip.id().value();
        return new Choice(
                id,
                words.say("clip.option", clip.title(), words.duration(clip.length())),
                id.equals(chosen));
    }

    /** Only what was brought here can be listened to here. */
    private String listen(Rendition rendition) {
        return newsroom.recordings().stream()
                .filter(one ->
                        one.state() instanceof Recording.State.Taken(ClipId clip, var _, var _)
                                && rendition.isHeardFrom(clip))
                .findFirst()
                .map(one -> "/ban-ghi/" + one.id() + "/ban-phat")
                .orElse("");
    }
}
