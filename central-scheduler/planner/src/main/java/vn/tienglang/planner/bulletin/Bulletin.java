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
 * One message, in every language it is wanted in. A language without a rendition is a {@link
 * RenditionGap}, never a reason to tell it in another.
 *
 * @param id by which it is known
 * @param terms what it is
 * @param renditions what has been made of it, at most one a language and only in wanted ones, in
 *     the order of {@link BulletinDetails#wanted}
 * @param retired whether it was laid aside; it is kept, and told no more
 */
public record Bulletin(
        BulletinId id, BulletinDetails terms, List<Rendition> renditions, boolean retired) {
    /** Puts the renditions in order; refuses one that nobody wants, or that stands twice. */
    public Bulletin {
        var languages = new HashSet<LanguageTag>();
        for (Rendition rendition : renditions) {
            if (!terms.wanted().contains(rendition.language())
                    || !languages.add(rendition.language())) {
                throw new IllegalArgumentException(
                        "bulletin " + id + " has no room for " + rendition.language());
            }
        }
        renditions =
                renditions.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        one -> terms.wanted().indexOf(one.language())))
                        .toList();
    }

    /** A new one, of which nothing has been made. */
    public static Bulletin create(BulletinId id, BulletinDetails terms) {
        return new Bulletin(id, terms, List.of(), false);
    }

    /**
     * The same on other terms.
     *
     * @throws IllegalArgumentException when a language with a rendition is not wanted any more
     */
    public Bulletin withTerms(BulletinDetails other) {
        return new Bulletin(id, other, renditions, retired);
    }

    /** The same with this rendition, in place of the one of its language. */
    public Bulletin withRendition(Rendition rendition) {
        var others = new ArrayList<>(without(rendition.language()).renditions());
        others.add(rendition);
        return new Bulletin(id, terms, others, retired);
    }

    /** The same without a rendition in this language. */
    public Bulletin without(LanguageTag language) {
        return new Bulletin(
                id,
                terms,
                renditions.stream().filter(one -> !one.language().equals(language)).toList(),
                retired);
    }

    /** The same, laid aside. */
    public Bulletin asRetired() {
        return new Bulletin(id, terms, renditions, true);
    }

    /** What has been made of it in this language. */
    public Optional<Rendition> rendition(LanguageTag language) {
        return renditions.stream().filter(one -> one.language().equals(language)).findFirst();
    }

    /** One rendition for each wanted language, in order; missing where nothing was made. */
    public List<Rendition> allWantedRenditions() {
        return terms.wanted().stream()
                .map(tag -> rendition(tag).orElseGet(() -> Rendition.missing(tag)))
                .toList();
    }

    /** True when one of its renditions is heard from this recording. */
    public boolean usesClip(ClipId clip) {
        return renditions.stream().anyMatch(one -> one.usesClip(clip));
    }

    /**
     * Where it cannot be told, by language in order; nothing once it is laid aside or over.
     *
     * @param onShelf the recordings that can be fetched
     */
    public List<RenditionGap> gaps(Set<ClipId> onShelf, LocalDate today) {
        if (retired || terms.validity().isExpiredOn(today)) {
            return List.of();
        }
        return allWantedRenditions().stream()
                .flatMap(rendition -> gap(rendition, rendition.missingParts(onShelf)).stream())
                .toList();
    }

    private Optional<RenditionGap> gap(Rendition rendition, List<Rendition.MissingPart> lacks) {
        return lacks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RenditionGap(
                                id,
                                terms.title(),
                                terms.area(),
                                rendition.language(),
                                lacks,
                                terms.validity().until()));
    }

    /** The gaps of all of them, the most pressing first. */
    public static List<RenditionGap> gaps(
            Collection<Bulletin> bulletins, Set<ClipId> onShelf, LocalDate today) {
        Stream<RenditionGap> gaps =
                bulletins.stream().flatMap(bulletin -> bulletin.gaps(onShelf, today).stream());
        return gaps.sorted(
                        Comparator.comparing(RenditionGap::until)
                                .thenComparing(RenditionGap::bulletin))
                .toList();
    }
}
