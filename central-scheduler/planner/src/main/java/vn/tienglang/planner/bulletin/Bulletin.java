package vn.tienglang.planner.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;

/**
 * Message in all languages it is wanted in. A language without a rendition is a {@link
 * RenditionGap}; another language never replaces it.
 *
 * @param id the id
 * @param details its details
 * @param renditions its renditions, at most one in each wanted language, in the order of {@link
 *     BulletinDetails#wanted}
 * @param retired whether it is retired; a retired bulletin is kept but not broadcast
 */
public record Bulletin(
        BulletinId id, BulletinDetails details, List<Rendition> renditions, boolean retired) {
    /**
     * Sorts the renditions; rejects one in an unwanted language and a second one in the same
     * language.
     */
    public Bulletin {
        var languages = new HashSet<LanguageTag>();
        for (Rendition rendition : renditions) {
            if (!details.wanted().contains(rendition.language())
                    || !languages.add(rendition.language())) {
                throw new IllegalArgumentException(
                        "bulletin " + id + " has no room for " + rendition.language());
            }
        }
        renditions =
                renditions.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        one -> details.wanted().indexOf(one.language())))
                        .toList();
    }

    /** Creates a bulletin without renditions. */
    public static Bulletin create(BulletinId id, BulletinDetails terms) {
        return new Bulletin(id, terms, List.of(), false);
    }

    /**
     * Returns the same bulletin with other details.
     *
     * @throws IllegalArgumentException if a language with a rendition is no longer wanted
     */
    public Bulletin withDetails(BulletinDetails other) {
        return new Bulletin(id, other, renditions, retired);
    }

    /** Returns the same bulletin with this rendition in place of the one in its language. */
    public Bulletin withRendition(Rendition rendition) {
        var others = new ArrayList<>(without(rendition.language()).renditions());
        others.add(rendition);
        return new Bulletin(id, details, others, retired);
    }

    /** Returns the same bulletin without a rendition in this language. */
    public Bulletin without(LanguageTag language) {
        return new Bulletin(
                id,
                details,
                renditions.stream().filter(one -> !one.language().equals(language)).toList(),
                retired);
    }

    /** Returns the same bulletin, retired. */
    public Bulletin asRetired() {
        return new Bulletin(id, details, renditions, true);
    }

    /** Returns the rendition in this language. */
    public Optional<Rendition> rendition(LanguageTag language) {
        return renditions.stream().filter(one -> one.language().equals(language)).findFirst();
    }

    /** Returns one rendition for each wanted language, in order; a missing one is empty. */
    public List<Rendition> allWantedRenditions() {
        return details.wanted().stream()
                .map(tag -> rendition(tag).orElseGet(() -> Rendition.missing(tag)))
                .toList();
    }

    /** Returns whether one of its renditions uses this recording. */
    public boolean usesClip(ClipId clip) {
        return renditions.stream().anyMatch(one -> one.usesClip(clip));
    }

    /**
     * Returns the gaps, by language in order; none if the bulletin is retired or expired.
     *
     * @param availableClips the recordings that can be fetched
     */
    public List<RenditionGap> gaps(Set<ClipId> availableClips, LocalDate today) {
        if (retired || details.validity().isExpiredOn(today)) {
            return List.of();
        }
        return allWantedRenditions().stream()
                .flatMap(rendition ->
                        gap(rendition, rendition.missingParts(availableClips)).stream())
                .toList();
    }

    private Optional<RenditionGap> gap(
            Rendition rendition, List<Rendition.MissingPart> missingParts) {
        return missingParts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RenditionGap(
                                id,
                                details.title(),
                                details.area(),
                                rendition.language(),
                                missingParts,
                                details.validity().until()));
    }

    /** Returns the gaps of all bulletins, most urgent first. */
    public static List<RenditionGap> gaps(
            Collection<Bulletin> bulletins, Set<ClipId> availableClips, LocalDate today) {
        Stream<RenditionGap> gaps =
                bulletins.stream()
                        .flatMap(bulletin -> bulletin.gaps(availableClips, today).stream());
        return gaps.sorted(
                        Comparator.comparing(RenditionGap::until)
                                .thenComparing(RenditionGap::bulletin))
                .toList();
    }
}
