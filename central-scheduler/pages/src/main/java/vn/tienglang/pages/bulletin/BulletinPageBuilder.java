package vn.tienglang.pages.bulletin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.bulletin.BulletinPage.RenditionForm;
import vn.tienglang.pages.bulletin.BulletinsPage.Cell;
import vn.tienglang.pages.bulletin.BulletinsPage.GapLine;
import vn.tienglang.pages.bulletin.BulletinsPage.Line;
import vn.tienglang.pages.bulletin.BulletinsPage.TermsForm;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.mix.Language;

/** Builder of the pages of bulletins. */
final class BulletinPageBuilder {
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    /** The proposed validity of a bulletin. */
    private static final int DAYS_PROPOSED = 30;

    /** A gap within this time is shown as bad. */
    private static final int PRESSING_DAYS = 3;

    private final Messages words;
    private final BulletinText sentences;
    private final BulletinService bulletinService;
    private final ClipCatalogue clips;
    private final StationDirectory directory;
    private final LocalDate today;
    private final Set<ClipId> availableClips;
    private final LanguageChoices languages;
    private final AreaIndex places;

    /** Builds as of now. */
    BulletinPageBuilder(
            Messages words,
            BulletinService bulletinService,
            ClipCatalogue clips,
            StationDirectory directory,
            Instant now,
            ZoneId office) {
        this.words = words;
        this.bulletinService = bulletinService;
        this.clips = clips;
        this.directory = directory;
        today = LocalDate.ofInstant(now, office);
        sentences = new BulletinText(words);
        availableClips = clips.availableClips();
        languages = new LanguageChoices(words, bulletinService.languages(), directory, today);
        places = new AreaIndex(directory, today);
    }

    /**
     * Form with unsaved values.
     *
     * @param language language of the rendition, which is unfolded; empty for the bulletin itself
     * @param values values of the form; empty when nothing was sent
     * @param inConflict whether somebody else changed it meanwhile
     */
    record UnsavedRendition(String language, Map<String, String> values, boolean inConflict) {}

    /** All of them, and what is lacking. */
    BulletinsPage list(PageFrame frame, Map<String, String> values) {
        List<BulletinRevision> kept = bulletinService.bulletins();
        return new BulletinsPage(
                frame,
                bulletinService.gaps().stream().map(this::gap).toList(),
                kept.stream()
                        .filter(one -> !one.bulletin().retired())
                        .map(one -> line(one.bulletin()))
                        .toList(),
                newTerms(values),
                !values.isEmpty());
    }

    private GapLine gap(RenditionGap gap) {
        boolean pressing = gap.until().isBefore(today.plusDays(PRESSING_DAYS));
        return new GapLine(
                path(gap.bulletin().value()) + at("?", gap.language().value()),
                gap.title(),
                words.language(gap.language()),
                sentences.lacks(gap.missingParts()),
                sentences.remedies(gap.missingParts()),
                new Badge(
                        pressing ? BadgeTone.BAD : BadgeTone.WARNING,
                        words.text("gaps.until", words.date(gap.until()))));
    }

    /** The query and fragment that unfold this language. */
    static String at(String sign, String language) {
        return sign + "tieng=" + language + "#" + language;
    }

    private static String path(String id) {
        return "/ban-tin/" + id;
    }

    private Line line(Bulletin bulletin) {
        return new Line(
                path(bulletin.id().value()),
                bulletin.details().title(),
                about(bulletin.details()),
                validity(bulletin),
                bulletin.allWantedRenditions().stream()
                        .map(one ->
                                new Cell(
                                        path(bulletin.id().value())
                                                + at("?", one.language().value()),
                                        words.language(one.language()),
                                        sentences.state(one, availableClips)))
                        .toList());
    }

    private String about(BulletinDetails terms) {
        var about = new ArrayList<String>();
        if (!terms.theme().isEmpty()) {
            about.add(terms.theme());
        }
        about.add(words.text("messageClass", terms.messageClass()));
        about.add(
                Optional.of(places.path(terms.area(), words))
                        .filter(path -> !path.isEmpty())
                        .orElse(words.text("bulletin.area.country")));
        return String.join(" · ", about);
    }

    private Badge validity(Bulletin bulletin) {
        Validity validity = bulletin.details().validity();
        String from = words.date(validity.from());
        String until = words.date(validity.until());
        if (bulletin.retired()) {
            return new Badge(BadgeTone.PLAIN, words.text("bulletin.retired"));
        }
        if (validity.isExpiredOn(today)) {
            return new Badge(BadgeTone.WARNING, words.text("validity.over", until));
        }
        return validity.isValidOn(today)
                ? new Badge(BadgeTone.GOOD, words.text("validity.holds", from, until))
                : new Badge(BadgeTone.WAITING, words.text("validity.ahead", from, until));
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
                                        ApiMapper.kebabCase(one),
                                        words.text("messageClass", one),
                                        ApiMapper.kebabCase(one).equals(messageClass)))
                        .toList(),
                areas(values.getOrDefault("area", "")),
                values.getOrDefault("from", ""),
                values.getOrDefault("until", ""),
                languages.local(wanted),
                languages.other(wanted),
                bulletinService.themes().names());
    }

    private Optional<LanguageTag> known(String text) {
        return bulletinService.languages().all().stream()
                .map(Language::tag)
                .filter(tag -> tag.value().equals(text))
                .findFirst();
    }

    /** The areas with stations, then all provinces. */
    private List<ChoiceGroup> areas(String chosen) {
        List<Choice> covered =
                places.withStations().stream()
                        .map(place ->
                                area(
                                        place.area(),
                                        "\u2003".repeat(place.depth())
                                                + AreaIndex.name(place.area(), words),
                                        chosen))
                        .toList();
        boolean isCovered = covered.stream().anyMatch(Choice::chosen);
        List<Choice> provinces =
                directory.areas().childrenOf(AreaCode.COUNTRY, today).stream()
                        .map(area -> area(area, area.name(), isCovered ? "" : chosen))
                        .toList();
        return Stream.of(
                        new ChoiceGroup(words.text("booking.field.area.covered"), covered),
                        new ChoiceGroup(words.text("bulletin.field.area.provinces"), provinces))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    private static Choice area(Area area, String name, String chosen) {
        String code = area.code().value();
        return new Choice(code, name, code.equals(chosen));
    }

    /** The page of one bulletin. */
    BulletinPage one(PageFrame frame, BulletinRevision kept, UnsavedRendition left) {
        Bulletin bulletin = kept.bulletin();
        boolean termsLeft = left.language().isEmpty() && !left.values().isEmpty();
        String revision = Integer.toString(kept.revision());
        return new BulletinPage(
                frame,
                path(bulletin.id().value()),
                about(bulletin.details()),
                validity(bulletin),
                !bulletin.retired(),
                terms(revision, termsLeft ? left.values() : values(bulletin.details())),
                termsLeft,
                bulletin.allWantedRenditions().stream()
                        .map(one -> rendition(bulletin, one, revision, left))
                        .toList());
    }

    private static Map<String, String> values(BulletinDetails terms) {
        return Map.of(
                "title", terms.title(),
                "theme", terms.theme(),
                "messageClass", ApiMapper.kebabCase(terms.messageClass()),
                "area", terms.area().value(),
                "from", terms.validity().from().toString(),
                "until", terms.validity().until().toString(),
                "languages",
                        String.join(" ", terms.wanted().stream().map(LanguageTag::value).toList()));
    }

    private RenditionForm rendition(
            Bulletin bulletin, Rendition rendition, String revision, UnsavedRendition left) {
        String tag = rendition.language().value();
        boolean isLeft = left.language().equals(tag) && !left.values().isEmpty();
        Map<String, String> values = isLeft ? left.values() : values(rendition);
        Optional<Language> language = bulletinService.languages().find(rendition.language());
        List<Rendition.MissingPart> lacks = rendition.missingParts(availableClips);
        boolean differs = !values.getOrDefault("text", "").strip().equals(rendition.text());
        return new RenditionForm(
                tag,
                language.map(words::languageWhole).orElse(tag),
                language.map(Language::dialect).orElse(""),
                sentences.state(rendition, availableClips),
                sentences.remedies(lacks),
                revision,
                clips(rendition.language(), values.getOrDefault("clip", "")),
                listen(rendition),
                values.getOrDefault("text", ""),
                values.getOrDefault("translator", ""),
                values.getOrDefault("reader", ""),
                values.getOrDefault("reviewer", ""),
                isLeft && left.inConflict() && differs ? rendition.text() : "",
                left.language().equals(tag),
                "/ban-ghi/thu-am?bulletin=" + bulletin.id() + "&language=" + tag,
                "/ban-ghi?new-title="
                        + URLEncoder.encode(bulletin.details().title(), StandardCharsets.UTF_8)
                        + "&new-language="
                        + tag
                        + "&new-back="
                        + path(bulletin.id().value())
                        + "#upload",
                soundLength(rendition));
    }

    private String soundLength(Rendition rendition) {
        return switch (rendition.sound()) {
            case Rendition.Sound.Recorded(ClipId clip) ->
                    clips.clip(clip)
                            .filter(one -> availableClips.contains(one.id()))
                            .map(one -> words.clock(one.length()))
                            .orElse("");
            case Rendition.Sound.Unrecorded _ -> "";
        };
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
        return clips.clips().stream()
                .filter(clip -> clip.language().equals(language))
                .map(clip -> choice(clip, chosen))
                .toList();
    }

    private Choice choice(Clip clip, String chosen) {
        String id = clip.id().value();
        return new Choice(
                id,
                words.text("clip.option", clip.title(), words.duration(clip.length())),
                id.equals(chosen));
    }

    /** The path of the sound of a clip; empty when the recording is not stored here. */
    private String listen(Rendition rendition) {
        return clips.recordings().stream()
                .filter(one ->
                        one.state() instanceof Recording.State.Ready(ClipId clip, var _, var _)
                                && rendition.usesClip(clip))
                .findFirst()
                .map(one -> "/ban-ghi/" + one.id() + "/ban-phat")
                .orElse("");
    }
}
