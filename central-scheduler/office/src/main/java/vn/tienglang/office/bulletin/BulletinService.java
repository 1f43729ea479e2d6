package vn.tienglang.office.bulletin;

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
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.bulletin.BulletinResult.Reason;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.RenditionGap;
import vn.tienglang.planner.mix.Language;
import vn.tienglang.planner.mix.Languages;

/**
 * Where bulletins are made. Its verbs may be called from any thread. Whoever changes a bulletin
 * says which revision they have read; of two who read the same one, the second hears of the first
 * instead of writing over it.
 */
public final class BulletinService {
    private final Transactions archive;
    private final ClipSource shelf;
    private final Languages languages;
    private final PublishTrigger alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** The newsroom over these books; its day is that of {@code zone}. */
    public BulletinService(
            Transactions archive,
            ClipSource shelf,
            Languages languages,
            PublishTrigger alarm,
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
    public BulletinResult begin(BulletinDetails terms, Officer officer) {
        Instant now = now();
        return archive.inTransaction(books -> {
            List<Reason> bars = reasonsAgainst(books, terms, List.of(), now);
            if (!bars.isEmpty()) {
                return new BulletinResult.Refused(bars);
            }
            long number = books.counters().value(Counters.BULLETIN) + 1;
            books.counters().countTo(Counters.BULLETIN, number);
            var id = new BulletinId("b" + number + "-" + Long.toString(now.getEpochSecond(), 36));
            var kept = new BulletinRevision(Bulletin.create(id, terms), 1, officer.login(), now);
            books.bulletins().add(kept);
            audit(books, officer, now, "bulletin-begin", id.value());
            return new BulletinResult.Done(kept);
        });
    }

    /**
     * Changes what a bulletin is.
     *
     * @param revision the one that was read
     */
    public BulletinResult change(
            BulletinId id, int revision, BulletinDetails terms, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-change",
                (books, present) -> {
                    List<LanguageTag> rendered =
                            present.renditions().stream().map(Rendition::language).toList();
                    List<Reason> bars = reasonsAgainst(books, terms, rendered, now());
                    return bars.isEmpty()
                            ? new ChangeOutcome.Accepted(present.withTerms(terms))
                            : new ChangeOutcome.Rejected(bars);
                });
    }

    /**
     * Puts a rendition in, in place of the one of its language.
     *
     * @param revision the one that was read
     */
    public BulletinResult putRendition(
            BulletinId id, int revision, Rendition rendition, Officer officer) {
        Set<ClipId> onShelf = shelf.ids();
        return edit(
                id,
                revision,
                officer,
                "rendition-put",
                (books, present) -> {
                    List<Reason> bars = reasonsAgainst(books, present, rendition, onShelf);
                    return bars.isEmpty()
                            ? new ChangeOutcome.Accepted(present.withRendition(rendition))
                            : new ChangeOutcome.Rejected(bars);
                });
    }

    /**
     * Takes the rendition of a language out; no harm when there is none.
     *
     * @param revision the one that was read
     */
    public BulletinResult removeRendition(
            BulletinId id, int revision, LanguageTag language, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "rendition-remove",
                (_, present) -> new ChangeOutcome.Accepted(present.without(language)));
    }

    /**
     * Lays a bulletin aside. It is kept; nothing is lacking in it any more.
     *
     * @param revision the one that was read
     */
    public BulletinResult retire(BulletinId id, int revision, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-retire",
                (_, present) -> new ChangeOutcome.Accepted(present.asRetired()));
    }

    /** What a change comes to. */
    private sealed interface ChangeOutcome {
        record Accepted(Bulletin changed) implements ChangeOutcome {}

        record Rejected(List<Reason> bars) implements ChangeOutcome {}
    }

    private BulletinResult edit(
            BulletinId id,
            int revision,
            Officer officer,
            String act,
            BiFunction<Repositories, Bulletin, ChangeOutcome> change) {
        Instant now = now();
        BulletinResult edit =
                archive.inTransaction(books -> {
                    // Held before anything is read: a recording that is being deleted is gone
                    // before this
                    // looks for it, or stays because this uses it.
                    books.counters().hold(Counters.PLAN);
                    Optional<BulletinRevision> found = books.bulletins().find(id);
                    if (found.isEmpty()) {
                        return new BulletinResult.Unknown(id);
                    }
                    BulletinRevision present = found.get();
                    if (present.revision() != revision) {
                        return new BulletinResult.Conflict(present);
                    }
                    if (present.bulletin().retired()) {
                        return new BulletinResult.Refused(List.of(new Reason.Retired()));
                    }
                    return switch (change.apply(books, present.bulletin())) {
                        case ChangeOutcome.Rejected(List<Reason> bars) ->
                                new BulletinResult.Refused(bars);
                        case ChangeOutcome.Accepted(Bulletin changed) ->
                                replace(
                                        books,
                                        present.changedTo(changed, officer, now),
                                        officer,
                                        act);
                    };
                });
        switch (edit) {
            // Standing orders may be telling it at this hour.
            case BulletinResult.Done _ -> alarm.publishSoon();
            case BulletinResult.Unknown _, BulletinResult.Conflict _, BulletinResult.Refused _ -> {}
        }
        return edit;
    }

    private static BulletinResult replace(
            Repositories books, BulletinRevision next, Officer officer, String act) {
        if (!books.bulletins().replace(next)) {
            return new BulletinResult.Conflict(
                    books.bulletins().find(next.bulletin().id()).orElseThrow());
        }
        String about = next.bulletin().id() + " r" + next.revision();
        audit(books, officer, next.at(), act, about);
        return new BulletinResult.Done(next);
    }

    private static void audit(
            Repositories books, Officer officer, Instant at, String act, String about) {
        books.audit().add(new AuditEntry(at, officer.login(), act, about));
    }

    private List<Reason> reasonsAgainst(
            Repositories books, BulletinDetails terms, List<LanguageTag> rendered, Instant now) {
        var bars = new ArrayList<Reason>();
        if (books.areas().tree().find(terms.area(), today(now)).isEmpty()) {
            bars.add(new Reason.UnknownArea(terms.area()));
        }
        for (LanguageTag language : terms.wanted()) {
            if (languages.find(language).isEmpty()) {
                bars.add(new Reason.UnknownLanguage(language));
            }
        }
        for (LanguageTag language : rendered) {
            if (!terms.wanted().contains(language)) {
                bars.add(new Reason.StillRendered(language));
            }
        }
        return bars;
    }

    private static List<Reason> reasonsAgainst(
            Repositories books, Bulletin bulletin, Rendition rendition, Set<ClipId> onShelf) {
        var bars = new ArrayList<Reason>();
        if (!bulletin.terms().wanted().contains(rendition.language())) {
            bars.add(new Reason.NotWanted(rendition.language()));
        }
        switch (rendition.sound()) {
            case Rendition.Sound.Unrecorded _ -> {}
            case Rendition.Sound.Recorded(ClipId id) -> {
                Optional<Clip> clip = books.clips().find(id).filter(one -> onShelf.contains(id));
                if (clip.isEmpty()) {
                    bars.add(new Reason.UnknownClip(id));
                } else if (!clip.get().language().equals(rendition.language())) {
                    bars.add(
                            new Reason.OtherLanguage(
                                    id, clip.get().language(), rendition.language()));
                }
            }
        }
        return bars;
    }

    /** This bulletin, if there is one. */
    public Optional<BulletinRevision> find(BulletinId id) {
        return archive.inTransaction(books -> books.bulletins().find(id));
    }

    /** Every bulletin, the last to end first; those laid aside too. */
    public List<BulletinRevision> bulletins() {
        return archive.inTransaction(books -> books.bulletins().all());
    }

    /** Where which bulletin cannot be told today or later, the most pressing first. */
    public List<RenditionGap> gaps() {
        Set<ClipId> onShelf = shelf.ids();
        List<Bulletin> bulletins = bulletins().stream().map(BulletinRevision::bulletin).toList();
        return Bulletin.gaps(bulletins, onShelf, today(now()));
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
