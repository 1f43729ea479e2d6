package vn.tienglang.planner.engine;

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
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.input.PlanContent;

/** Recordings by theme and language. */
final class ThemeClips {
    private final PlanContent content;
    private final Map<ClipId, Set<String>> themes = new HashMap<>();
    private final Map<Query, Candidates> candidatesByQuery = new HashMap<>();

    private record Query(String theme, LanguageTag language, LocalDate date) {}

    /**
     * Recordings that can serve a theme.
     *
     * @param clips the available recordings, by bulletin id
     * @param missing the unavailable ones, with reasons
     */
    record Candidates(List<Clip> clips, List<UnplacedReason> missing) {}

    ThemeClips(PlanContent content) {
        this.content = content;
        for (Bulletin bulletin : content.bulletins().values()) {
            for (Rendition rendition : bulletin.renditions()) {
                if (rendition.sound() instanceof Rendition.Sound.Recorded(ClipId clip)) {
                    themes.computeIfAbsent(clip, _ -> new HashSet<>())
                            .add(bulletin.details().theme());
                }
            }
        }
    }

    /** Returns whether that recording has the theme; always true for an empty theme. */
    boolean isOf(String theme, ClipId clip) {
        return theme.isEmpty() || themes.getOrDefault(clip, Set.of()).contains(theme);
    }

    /** Returns whether both are the same recording, or have a theme in common. */
    boolean isAlike(ClipId one, ClipId other) {
        return one.equals(other)
                || themes.getOrDefault(one, Set.of()).stream()
                        .filter(theme -> !theme.isEmpty())
                        .anyMatch(themes.getOrDefault(other, Set.of())::contains);
    }

    /** Returns the recordings of a theme, or of any if it is empty, in a language on a day. */
    Candidates candidates(String theme, LanguageTag language, LocalDate date) {
        return candidatesByQuery.computeIfAbsent(
                new Query(theme, language, date), this::findCandidates);
    }

    private Candidates findCandidates(Query query) {
        var clips = new ArrayList<Clip>();
        var unavailable = new ArrayList<UnplacedReason>();
        for (Bulletin bulletin : content.bulletins().values()) {
            if (serves(bulletin, query)) {
                Rendition rendition =
                        bulletin.rendition(query.language())
                                .orElseGet(() -> Rendition.missing(query.language()));
                List<Rendition.MissingPart> missing =
                        rendition.missingParts(content.clips().keySet());
                Optional<Clip> clip = clip(rendition).filter(_ -> missing.isEmpty());
                clip.ifPresentOrElse(
                        clips::add,
                        () ->
                                unavailable.add(
                                        new UnplacedReason.NoRendition(
                                                bulletin.id(), query.language(), missing)));
            }
        }
        return new Candidates(List.copyOf(clips), List.copyOf(unavailable));
    }

    private Optional<Clip> clip(Rendition rendition) {
        return switch (rendition.sound()) {
            case Rendition.Sound.Recorded(ClipId id) ->
                    Optional.ofNullable(content.clips().get(id));
            case Rendition.Sound.Unrecorded _ -> Optional.empty();
        };
    }

    /** Emergencies and exercises never count for an obligation. */
    private boolean serves(Bulletin bulletin, Query query) {
        boolean mayCount =
                bulletin.details().messageClass() == MessageClass.ORDINARY
                        || bulletin.details().messageClass() == MessageClass.PRIORITY;
        return mayCount
                && !bulletin.retired()
                && bulletin.details().validity().isValidOn(query.date())
                && (query.theme().isEmpty() || query.theme().equals(bulletin.details().theme()))
                && bulletin.details().wanted().contains(query.language())
                && content.missingHandOver(bulletin.id(), query.date()).isEmpty();
    }
}
