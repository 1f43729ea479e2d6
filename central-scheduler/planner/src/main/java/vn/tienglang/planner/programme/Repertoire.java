package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.Rendition;

/** Which recordings serve a theme in a language. */
final class Repertoire {
    private final Content content;
    private final Map<ClipId, Set<String>> themes = new HashMap<>();
    private final Map<Wanted, Offer> offers = new HashMap<>();

    private record Wanted(String theme, LanguageTag language, LocalDate date) {}

    /**
     * What there is.
     *
     * @param clips what can be told, in order of the bulletins' names
     * @param lacks what cannot, and why
     */
    record Offer(List<Clip> clips, List<Ground> lacks) {}

    Repertoire(Content content) {
        this.content = content;
        for (Bulletin bulletin : content.bulletins().values()) {
            for (Rendition rendition : bulletin.renditions()) {
                if (rendition.sound() instanceof Rendition.Sound.Recorded(ClipId clip)) {
                    themes.computeIfAbsent(clip, _ -> new HashSet<>())
                            .add(bulletin.terms().theme());
                }
            }
        }
    }

    /** Whether that recording is of that theme; every recording is when the theme is empty. */
    boolean isOf(String theme, ClipId clip) {
        return theme.isEmpty() || themes.getOrDefault(clip, Set.of()).contains(theme);
    }

    /** What there is of a theme, or of any when it is empty, in a language on a day. */
    Offer offer(String theme, LanguageTag language, LocalDate date) {
        return offers.computeIfAbsent(new Wanted(theme, language, date), this::look);
    }

    private Offer look(Wanted wanted) {
        var clips = new ArrayList<Clip>();
        var lacks = new ArrayList<Ground>();
        for (Bulletin bulletin : content.bulletins().values()) {
            if (serves(bulletin, wanted)) {
                Rendition rendition =
                        bulletin.rendition(wanted.language())
                                .orElseGet(() -> Rendition.missing(wanted.language()));
                List<Rendition.Lack> missing = rendition.lacks(content.clips().keySet());
                Optional<Clip> clip = clip(rendition).filter(_ -> missing.isEmpty());
                clip.ifPresentOrElse(
                        clips::add,
                        () ->
                                lacks.add(
                                        new Ground.NoRendition(
                                                bulletin.id(), wanted.language(), missing)));
            }
        }
        return new Offer(List.copyOf(clips), List.copyOf(lacks));
    }

    private Optional<Clip> clip(Rendition rendition) {
        return switch (rendition.sound()) {
            case Rendition.Sound.Recorded(ClipId id) ->
                    Optional.ofNullable(content.clips().get(id));
            case Rendition.Sound.Unrecorded _ -> Optional.empty();
        };
    }

    /** An emergency is released and an exercise is ordered; neither fills a quota. */
    private boolean serves(Bulletin bulletin, Wanted wanted) {
        boolean isPlain =
                bulletin.terms().messageClass() == MessageClass.ORDINARY
                        || bulletin.terms().messageClass() == MessageClass.PRIORITY;
        return isPlain
                && !bulletin.retired()
                && bulletin.terms().validity().holdsOn(wanted.date())
                && (wanted.theme().isEmpty() || wanted.theme().equals(bulletin.terms().theme()))
                && bulletin.terms().wanted().contains(wanted.language())
                && content.missing(bulletin.id(), wanted.date()).isEmpty();
    }
}
