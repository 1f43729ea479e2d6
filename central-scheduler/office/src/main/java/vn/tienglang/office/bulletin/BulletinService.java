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
import vn.tienglang.office.check.LookAlike;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
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
 * Service for bulletins and their renditions. Its methods may be called from any thread. A caller
 * names the revision it read; of two changes of one revision the second is answered {@code
 * Conflict}.
 */
public final class BulletinService {
    private final Transactions transactions;
    private final ClipSource clipSource;
    private final Languages languages;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    /** Service over these repositories; its days begin in {@code zone}. */
    public BulletinService(
            Transactions transactions,
            ClipSource clipSource,
            Languages languages,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this(transactions, clipSource, languages, publishTrigger, clock, zone, Losses.REFUSE);
    }

    private BulletinService(
            Transactions transactions,
            ClipSource clipSource,
            Languages languages,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone,
            Losses losses) {
        this.transactions = transactions;
        this.clipSource = clipSource;
        this.languages = languages;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
        this.losses = losses;
    }

    /** The same service, which stores or refuses changes that silence airings. */
    public BulletinService with(Losses accepted) {
        return new BulletinService(
                transactions, clipSource, languages, publishTrigger, clock, zone, accepted);
    }

    /** The themes that units offer. */
    public ThemeService themes() {
        return new ThemeService(transactions, clock);
    }

    /** The languages of renditions. */
    public Languages languages() {
        return languages;
    }

    /** Creates a bulletin in its first revision, or returns every reason against it. */
    public BulletinResult begin(BulletinDetails terms, Officer officer) {
        Instant now = now();
        return transactions.inTransaction(repositories -> {
            List<Reason> reasons =
                    reasonsAgainst(repositories, Optional.empty(), terms, List.of(), now);
            if (!reasons.isEmpty()) {
                return new BulletinResult.Refused(reasons);
            }
            long number = repositories.counters().value(Counters.BULLETIN) + 1;
            repositories.counters().countTo(Counters.BULLETIN, number);
            var id = new BulletinId("b" + number + "-" + Long.toString(now.getEpochSecond(), 36));
            var kept = new BulletinRevision(Bulletin.create(id, terms), 1, officer.login(), now);
            repositories.bulletins().add(kept);
            audit(repositories, officer, now, "bulletin-begin", id.value());
            return new BulletinResult.Done(kept);
        });
    }

    /**
     * Changes the details of a bulletin.
     *
     * @param revision the revision that the caller read
     */
    public BulletinResult change(
            BulletinId id, int revision, BulletinDetails terms, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-change",
                (repositories, present) -> {
                    List<LanguageTag> rendered =
                            present.renditions().stream().map(Rendition::language).toList();
                    List<Reason> reasons =
                            reasonsAgainst(repositories, Optional.of(id), terms, rendered, now());
                    return reasons.isEmpty()
                            ? new ChangeOutcome.Accepted(present.withDetails(terms))
                            : new ChangeOutcome.Rejected(reasons);
                });
    }

    /**
     * Stores a rendition; replaces the one in the same language.
     *
     * @param revision the revision that the caller read
     */
    public BulletinResult putRendition(
            BulletinId id, int revision, Rendition rendition, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        return edit(
                id,
                revision,
                officer,
                "rendition-put",
                (repositories, present) -> {
                    List<Reason> reasons =
                            reasonsAgainst(repositories, present, rendition, available);
                    return reasons.isEmpty()
                            ? new ChangeOutcome.Accepted(present.withRendition(rendition))
                            : new ChangeOutcome.Rejected(reasons);
                });
    }

    /**
     * Removes the rendition in a language, if there is one.
     *
     * @param revision the revision that the caller read
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
     * Retires a bulletin. It is kept and has no gaps any more.
     *
     * @param revision the revision that the caller read
     */
    public BulletinResult retire(BulletinId id, int revision, Officer officer) {
        return edit(
                id,
                revision,
                officer,
                "bulletin-retire",
                (_, present) -> new ChangeOutcome.Accepted(present.asRetired()));
    }

    /** Outcome of a change before it is stored. */
    private sealed interface ChangeOutcome {
        record Accepted(Bulletin changed) implements ChangeOutcome {}

        record Rejected(List<Reason> reasons) implements ChangeOutcome {}
    }

    private BulletinResult edit(
            BulletinId id,
            int revision,
            Officer officer,
            String action,
            BiFunction<Repositories, Bulletin, ChangeOutcome> change) {
        Instant now = now();
        BulletinResult edit =
                transactions.inTransaction(repositories -> {
                    // Held before anything is read: a recording that is being deleted is gone
                    // before this
                    // looks for it, or stays because this uses it.
                    repositories.counters().hold(Counters.PLAN);
                    Optional<BulletinRevision> found = repositories.bulletins().find(id);
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
                    return switch (change.apply(repositories, present.bulletin())) {
                        case ChangeOutcome.Rejected(List<Reason> reasons) ->
                                new BulletinResult.Refused(reasons);
                        case ChangeOutcome.Accepted(Bulletin changed) -> {
                            List<Reason> silences =
                                    silences(repositories, present.bulletin(), changed, now);
                            yield silences.isEmpty()
                                    ? replace(
                                            repositories,
                                            present.changedTo(changed, officer, now),
                                            officer,
                                            action)
                                    : new BulletinResult.Refused(silences);
                        }
                    };
                });
        switch (edit) {
            // A running slot may be playing it.
            case BulletinResult.Done _ -> publishTrigger.publishSoon();
            case BulletinResult.Unknown _, BulletinResult.Conflict _, BulletinResult.Refused _ -> {}
        }
        return edit;
    }

    private List<Reason> silences(
            Repositories repositories, Bulletin present, Bulletin changed, Instant now) {
        return switch (losses) {
            case ACCEPT -> List.of();
            case REFUSE ->
                    SilenceCheck.of(repositories, present, changed, now).stream()
                            .<Reason>map(Reason.Silences::new)
                            .toList();
        };
    }

    private static BulletinResult replace(
            Repositories repositories, BulletinRevision next, Officer officer, String action) {
        if (!repositories.bulletins().replace(next)) {
            return new BulletinResult.Conflict(
                    repositories.bulletins().find(next.bulletin().id()).orElseThrow());
        }
        String about = next.bulletin().id() + " r" + next.revision();
        audit(repositories, officer, next.at(), action, about);
        return new BulletinResult.Done(next);
    }

    private static void audit(
            Repositories repositories, Officer officer, Instant at, String action, String about) {
        repositories.audit().add(AuditEntry.by(officer, at, action, about));
    }

    private List<Reason> reasonsAgainst(
            Repositories repositories,
            Optional<BulletinId> changed,
            BulletinDetails terms,
            List<LanguageTag> rendered,
            Instant now) {
        var reasons = new ArrayList<Reason>();
        if (repositories.areas().tree().find(terms.area(), today(now)).isEmpty()) {
            reasons.add(new Reason.UnknownArea(terms.area()));
        }
        for (LanguageTag language : terms.wanted()) {
            if (languages.find(language).isEmpty()) {
                reasons.add(new Reason.UnknownLanguage(language));
            }
        }
        for (LanguageTag language : rendered) {
            if (!terms.wanted().contains(language)) {
                reasons.add(new Reason.StillRendered(language));
            }
        }
        LookAlike.among(
                        repositories.bulletins().all().stream()
                                .map(BulletinRevision::bulletin)
                                .filter(one ->
                                        !one.retired() && !Optional.of(one.id()).equals(changed))
                                .map(Bulletin::details)
                                .filter(one -> one.area().equals(terms.area()))
                                .map(BulletinDetails::title),
                        terms.title())
                .map(Reason.LooksLike::new)
                .ifPresent(reasons::add);
        return reasons;
    }

    private static List<Reason> reasonsAgainst(
            Repositories repositories,
            Bulletin bulletin,
            Rendition rendition,
            Set<ClipId> available) {
        var reasons = new ArrayList<Reason>();
        if (!bulletin.details().wanted().contains(rendition.language())) {
            reasons.add(new Reason.NotWanted(rendition.language()));
        }
        switch (rendition.sound()) {
            case Rendition.Sound.Unrecorded _ -> {}
            case Rendition.Sound.Recorded(ClipId id) -> {
                Optional<Clip> clip =
                        repositories.clips().find(id).filter(one -> available.contains(id));
                if (clip.isEmpty()) {
                    reasons.add(new Reason.UnknownClip(id));
                } else if (!clip.get().language().equals(rendition.language())) {
                    reasons.add(
                            new Reason.OtherLanguage(
                                    id, clip.get().language(), rendition.language()));
                }
            }
        }
        return reasons;
    }

    /** The bulletin of this id, if there is one. */
    public Optional<BulletinRevision> find(BulletinId id) {
        return transactions.inTransaction(repositories -> repositories.bulletins().find(id));
    }

    /** Every bulletin, retired ones included, the one that ends last first. */
    public List<BulletinRevision> bulletins() {
        return transactions.inTransaction(repositories -> repositories.bulletins().all());
    }

    /** Every gap of every bulletin that is valid today or later, the most urgent first. */
    public List<RenditionGap> gaps() {
        Set<ClipId> available = clipSource.ids();
        List<Bulletin> bulletins = bulletins().stream().map(BulletinRevision::bulletin).toList();
        return Bulletin.gaps(bulletins, available, today(now()));
    }

    /** The languages spoken in an area today, the most spoken first. */
    public List<Language> spokenIn(AreaCode area) {
        return transactions.inTransaction(repositories -> {
            List<AreaCode> place =
                    repositories.areas().tree().ancestry(area, today(now())).stream()
                            .map(one -> one.code())
                            .toList();
            return languages.spokenIn(place);
        });
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
