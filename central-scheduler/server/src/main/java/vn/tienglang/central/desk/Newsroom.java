package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.BulletinEdit.Bar;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Gap;
import vn.tienglang.planner.Language;
import vn.tienglang.planner.Languages;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;

/**
 * Where bulletins are made. Its verbs may be called from any thread. Whoever changes a bulletin
 * says which revision they have read; of two who read the same one, the second hears of the first
 * instead of writing over it.
 */
public final class Newsroom {
    private final Archive archive;
    private final ClipShelf shelf;
    private final Languages languages;
    private final Alarm alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** The newsroom over these books; its day is that of {@code zone}. */
    public Newsroom(
            Archive archive,
            ClipShelf shelf,
            Languages languages,
            Alarm alarm,
            InstantSource clock,
            ZoneId zone) {
        this.archive = archive;
        this.shelf = shelf;
        this.languages = languages;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /** The languages it can be told in. */
    public Languages languages() {
        return languages;
    }

    /** Begins a bulletin, in its first revision, or says everything that stands against it. */
    public BulletinEdit begin(Terms terms, Officer officer) {
        Instant now = now();
        return archive.inTransaction(books -> {
            List<Bar> bars = bars(books, terms, List.of(), now);
            if (!bars.isEmpty()) {
                return new BulletinEdit.Refused(bars);
            }
            long number = books.counters().value(Counters.BULLETIN) + 1;
            books.counters().countTo(Counters.BULLETIN, number);
            var id = new BulletinId("b" + number + "-" + Long.toString(now.getEpochSecond(), 36));
            var kept = new KeptBulletin(Bulletin.begun(id, terms), 1, officer.login(), now);
            books.bulletins().add(kept);
            write(books, officer, now, "bulletin-begin", id.value());
            return new BulletinEdit.Done(kept);
        });
    }

    /**
     * Changes what a bulletin is.
     *
     * @param revision the one that was read
     */
    public BulletinEdit change(BulletinId id, int revision, Terms terms, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-change",
                (books, present) -> {
                    List<LanguageTag> rendered =
                            present.renditions().stream().map(Rendition::language).toList();
                    List<Bar> bars = bars(books, terms, rendered, now());
                    return bars.isEmpty()
                            ? new Wish.Granted(present.withTerms(terms))
                            : new Wish.Barred(bars);
                });
    }

    /**
     * Puts a rendition in, in place of the one of its language.
     *
     * @param revision the one that was read
     */
    public BulletinEdit put(BulletinId id, int revision, Rendition rendition, Officer officer) {
        Set<ClipId> onShelf = onShelf();
        return edit(
                id,
                revision,
                officer,
                "rendition-put",
                (books, present) -> {
                    List<Bar> bars = bars(books, present, rendition, onShelf);
                    return bars.isEmpty()
                            ? new Wish.Granted(present.withRendition(rendition))
                            : new Wish.Barred(bars);
                });
    }

    /**
     * Takes the rendition of a language out; no harm when there is none.
     *
     * @param revision the one that was read
     */
    public BulletinEdit takeOut(
            BulletinId id, int revision, LanguageTag language, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "rendition-remove",
                (_, present) -> new Wish.Granted(present.without(language)));
    }

    /**
     * Lays a bulletin aside. It is kept; nothing is lacking in it any more.
     *
     * @param revision the one that was read
     */
    public BulletinEdit retire(BulletinId id, int revision, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-retire",
                (_, present) -> new Wish.Granted(present.asRetired()));
    }

    /** What a change comes to. */
    private sealed interface Wish {
        record Granted(Bulletin changed) implements Wish {}

        record Barred(List<Bar> bars) implements Wish {}
    }

    private BulletinEdit edit(
            BulletinId id,
            int revision,
            Officer officer,
            String act,
            BiFunction<Books, Bulletin, Wish> change) {
        Instant now = now();
        BulletinEdit edit =
                archive.inTransaction(books -> {
                    // Held before anything is read: a recording that is being deleted is gone
                    // before this
                    // looks for it, or stays because this uses it.
                    books.counters().hold(Counters.PLAN);
                    Optional<KeptBulletin> found = books.bulletins().find(id);
                    if (found.isEmpty()) {
                        return new BulletinEdit.Unknown(id);
                    }
                    KeptBulletin present = found.get();
                    if (present.revision() != revision) {
                        return new BulletinEdit.Conflict(present);
                    }
                    if (present.bulletin().retired()) {
                        return new BulletinEdit.Refused(List.of(new Bar.Retired()));
                    }
                    return switch (change.apply(books, present.bulletin())) {
                        case Wish.Barred(List<Bar> bars) -> new BulletinEdit.Refused(bars);
                        case Wish.Granted(Bulletin changed) ->
                                replace(
                                        books,
                                        present.changedTo(changed, officer, now),
                                        officer,
                                        act);
                    };
                });
        switch (edit) {
            // Standing orders may be telling it at this hour.
            case BulletinEdit.Done _ -> alarm.publishSoon();
            case BulletinEdit.Unknown _, BulletinEdit.Conflict _, BulletinEdit.Refused _ -> {}
        }
        return edit;
    }

    private static BulletinEdit replace(
            Books books, KeptBulletin next, Officer officer, String act) {
        if (!books.bulletins().replace(next)) {
            return new BulletinEdit.Conflict(
                    books.bulletins().find(next.bulletin().id()).orElseThrow());
        }
        String about = next.bulletin().id() + " r" + next.revision();
        write(books, officer, next.at(), act, about);
        return new BulletinEdit.Done(next);
    }

    private static void write(Books books, Officer officer, Instant at, String act, String about) {
        books.audit().add(new AuditEntry(at, officer.login(), act, about));
    }

    private List<Bar> bars(Books books, Terms terms, List<LanguageTag> rendered, Instant now) {
        var bars = new ArrayList<Bar>();
        if (books.areas().tree().find(terms.area(), today(now)).isEmpty()) {
            bars.add(new Bar.UnknownArea(terms.area()));
        }
        for (LanguageTag language : terms.wanted()) {
            if (languages.find(language).isEmpty()) {
                bars.add(new Bar.UnknownLanguage(language));
            }
        }
        for (LanguageTag language : rendered) {
            if (!terms.wanted().contains(language)) {
                bars.add(new Bar.StillRendered(language));
            }
        }
        return bars;
    }

    private static List<Bar> bars(
            Books books, Bulletin bulletin, Rendition rendition, Set<ClipId> onShelf) {
        var bars = new ArrayList<Bar>();
        if (!bulletin.terms().wanted().contains(rendition.language())) {
            bars.add(new Bar.NotWanted(rendition.language()));
        }
        switch (rendition.sound()) {
            case Rendition.Sound.Unrecorded _ -> {}
            case Rendition.Sound.Recorded(ClipId id) -> {
                Optional<Clip> clip = books.clips().find(id).filter(one -> onShelf.contains(id));
                if (clip.isEmpty()) {
                    bars.add(new Bar.UnknownClip(id));
                } else if (!clip.get().language().equals(rendition.language())) {
                    bars.add(
                            new Bar.OtherLanguage(id, clip.get().language(), rendition.language()));
                }
            }
        }
        return bars;
    }

    /** This bulletin, if there is one. */
    public Optional<KeptBulletin> find(BulletinId id) {
        return archive.inTransaction(books -> books.bulletins().find(id));
    }

    /** Every bulletin, the last to end first; those laid aside too. */
    public List<KeptBulletin> bulletins() {
        return archive.inTransaction(books -> books.bulletins().all());
    }

    /** Every recording that was brought, the latest first. */
    public List<Recording> recordings() {
        return archive.inTransaction(books -> books.recordings().all());
    }

    /** Where which bulletin cannot be told today or later, the most pressing first. */
    public List<Gap> gaps() {
        Set<ClipId> onShelf = onShelf();
        List<Bulletin> bulletins = bulletins().stream().map(KeptBulletin::bulletin).toList();
        return Bulletin.gaps(bulletins, onShelf, today(now()));
    }

    /** A recording that can be listened to, wherever it came from. */
    public Optional<Clip> clip(ClipId id) {
        return shelf.clips().stream().filter(clip -> clip.id().equals(id)).findFirst();
    }

    /** Part {@code index} of it, from 0; empty if unreadable. */
    public Optional<byte[]> part(Clip clip, int index) {
        return shelf.part(clip, index);
    }

    /** The recordings that can be fetched. */
    public Set<ClipId> onShelf() {
        return shelf.clips().stream().map(Clip::id).collect(Collectors.toSet());
    }

    /** What is spoken there today, the language of most first. */
    public List<Language> spokenIn(AreaCode area) {
        return archive.inTransaction(books -> {
            List<AreaCode> place =
                    books.areas().tree().ancestry(area, today(now())).stream()
                            .map(one -> one.code())
                            .toList();
            return languages.spokenIn(place);
        });
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The books speak in milliseconds, so the newsroom does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
