package vn.tienglang.office.bulletin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/**
 * Service for daily hand-overs: stores hand-overs and missed deadlines. Its methods may be called
 * from any thread, and by several centres on one database.
 */
public final class HandOverService {
    /** Missed days further back are not stored. */
    private static final int DAYS_LOOKED_BACK = 400;

    private final Transactions transactions;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Service over these repositories; its days and deadlines are in {@code zone}. */
    public HandOverService(
            Transactions transactions,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Hands over a bulletin for today, or returns every reason against it. When this returns {@code
     * Done}, the hand-over is committed and the stations will play the bulletin itself. A second
     * call changes nothing.
     */
    public HandOverResult handOver(HandOverId id, Officer officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        HandOverResult answer =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    // Missed deadlines are stored first, in order.
                    settle(repositories, now);
                    return standing(repositories).stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .map(one -> handOver(repositories, one, officer, now))
                            .orElseGet(() -> new HandOverResult.Unknown(id));
                });
        switch (answer) {
            case HandOverResult.Done _ -> publishTrigger.publishNow();
            case HandOverResult.Unknown _, HandOverResult.Refused _ -> {}
        }
        return answer;
    }

    private HandOverResult handOver(
            Repositories repositories, HandOver one, Officer officer, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Optional<HandOverDay> ended = repositories.handOverDays().find(one.id(), today);
        BulletinReadiness telling = readiness(repositories, one.bulletin());
        if (ended.isPresent() && ended.get().state() == HandOverDay.State.MET) {
            return new HandOverResult.Done(ended.get(), telling.lacking());
        }
        List<HandOverResult.Reason> reasons = reasonsAgainst(one, telling, today, now);
        if (!reasons.isEmpty()) {
            return new HandOverResult.Refused(reasons);
        }
        var day = new HandOverDay(one.id(), today, HandOverDay.State.MET, officer.login(), now);
        if (!repositories.handOverDays().enter(day)) {
            Instant due = one.deadlineOn(today, zone);
            return new HandOverResult.Refused(List.of(new HandOverResult.Reason.PastDue(due)));
        }
        repositories.audit().add(AuditEntry.by(officer, now, "hand-over", about(day)));
        return new HandOverResult.Done(day, telling.lacking());
    }

    private List<HandOverResult.Reason> reasonsAgainst(
            HandOver one, BulletinReadiness telling, LocalDate today, Instant now) {
        var reasons = new ArrayList<HandOverResult.Reason>();
        if (!one.isDueOn(today)) {
            reasons.add(new HandOverResult.Reason.NotToday(today));
        } else if (!now.isBefore(one.deadlineOn(today, zone))) {
            reasons.add(new HandOverResult.Reason.PastDue(one.deadlineOn(today, zone)));
        }
        if (!telling.holdsOn(today)) {
            reasons.add(new HandOverResult.Reason.NotValid(one.bulletin()));
        } else if (telling.isMute()) {
            reasons.add(
                    new HandOverResult.Reason.NoRenditionReady(one.bulletin(), telling.lacking()));
        }
        return reasons;
    }

    /** Wanted languages in which a bulletin can air. */
    private record BulletinReadiness(Optional<Bulletin> bulletin, Set<ClipId> clips) {
        boolean holdsOn(LocalDate date) {
            return bulletin.filter(one -> !one.retired())
                    .filter(one -> one.details().validity().isValidOn(date))
                    .isPresent();
        }

        List<LanguageTag> lacking() {
            return bulletin.stream()
                    .flatMap(one -> one.allWantedRenditions().stream())
                    .filter(one -> one.state(clips) != Rendition.State.READY)
                    .map(Rendition::language)
                    .toList();
        }

        boolean isMute() {
            return bulletin.stream()
                    .flatMap(one -> one.allWantedRenditions().stream())
                    .noneMatch(one -> one.state(clips) == Rendition.State.READY);
        }
    }

    private static BulletinReadiness readiness(Repositories repositories, BulletinId id) {
        Optional<Bulletin> bulletin =
                repositories.bulletins().find(id).map(BulletinRevision::bulletin);
        var clips = new TreeSet<ClipId>();
        bulletin.stream()
                .flatMap(one -> one.renditions().stream())
                .map(Rendition::sound)
                .forEach(sound -> {
                    switch (sound) {
                        case Rendition.Sound.Recorded(ClipId clip) ->
                                repositories
                                        .clips()
                                        .find(clip)
                                        .ifPresent(one -> clips.add(one.id()));
                        case Rendition.Sound.Unrecorded _ -> {}
                    }
                });
        return new BulletinReadiness(bulletin, clips);
    }

    /**
     * Stores every deadline that has passed without its hand-over, once, those that passed while
     * the centre was down included. A second call changes nothing.
     *
     * @return the next deadline, if there is one
     */
    public Optional<Instant> settle(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(repositories -> {
            List<HandOver> all = standing(repositories);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            repositories.counters().hold(Counters.PLAN);
            settle(repositories, at);
            return all.stream().flatMap(one -> next(one, at).stream()).min(Instant::compareTo);
        });
    }

    private Optional<Instant> next(HandOver one, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (LocalDate date : List.of(today, today.plusDays(1))) {
            Instant due = one.deadlineOn(date, zone);
            if (one.isDueOn(date) && due.isAfter(now)) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    private void settle(Repositories repositories, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, Instant> laidDown =
                repositories.planItems().firstEnteredAt(PlanItem.Kind.HAND_OVER);
        for (HandOver one : standing(repositories)) {
            Instant known = laidDown.getOrDefault(one.id().value(), now);
            LocalDate from =
                    repositories
                            .handOverDays()
                            .lastBefore(one.id(), today)
                            .map(last -> last.plusDays(1))
                            .orElseGet(() -> LocalDate.ofInstant(known, zone));
            LocalDate earliest = today.minusDays(DAYS_LOOKED_BACK);
            LocalDate date = from.isBefore(earliest) ? earliest : from;
            for (; !date.isAfter(today); date = date.plusDays(1)) {
                Instant due = one.deadlineOn(date, zone);
                if (one.isDueOn(date) && !due.isAfter(now) && due.isAfter(known)) {
                    storeMissed(
                            repositories,
                            new HandOverDay(one.id(), date, HandOverDay.State.FALLBACK, "", now));
                }
            }
        }
    }

    private static void storeMissed(Repositories repositories, HandOverDay day) {
        if (repositories.handOverDays().enter(day)) {
            repositories.audit().add(new AuditEntry(day.at(), "", "hand-over-missed", about(day)));
        }
    }

    private static String about(HandOverDay day) {
        return day.handOver() + " " + day.date();
    }

    /** The state of every hand-over of today, by id. */
    public List<HandOverStatus> today() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        return transactions.inTransaction(repositories ->
                standing(repositories).stream()
                        .filter(one -> one.isDueOn(today))
                        .map(one -> view(repositories, one, today, now))
                        .toList());
    }

    /** How many hand-overs of today are still to be made, with their deadline ahead. */
    public int countOpenToday() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        return transactions.inTransaction(repositories ->
                (int)
                        standing(repositories).stream()
                                .filter(one -> one.isDueOn(today))
                                .filter(one -> now.isBefore(one.deadlineOn(today, zone)))
                                .filter(one ->
                                        repositories.handOverDays().find(one.id(), today).isEmpty())
                                .count());
    }

    private HandOverStatus view(
            Repositories repositories, HandOver one, LocalDate today, Instant now) {
        Instant due = one.deadlineOn(today, zone);
        HandOverStatus.State open =
                now.isBefore(due)
                        ? new HandOverStatus.State.Open()
                        : new HandOverStatus.State.Fallback();
        HandOverStatus.State standing =
                repositories
                        .handOverDays()
                        .find(one.id(), today)
                        .<HandOverStatus.State>map(day ->
                                switch (day.state()) {
                                    case MET -> new HandOverStatus.State.Met(day.by(), day.at());
                                    case FALLBACK -> new HandOverStatus.State.Fallback();
                                })
                        .orElse(open);
        return new HandOverStatus(
                one,
                title(repositories, one.bulletin()),
                title(repositories, one.fallback()),
                today,
                due,
                standing,
                readiness(repositories, one.bulletin()).lacking());
    }

    private static String title(Repositories repositories, BulletinId id) {
        return repositories
                .bulletins()
                .find(id)
                .map(kept -> kept.bulletin().details().title())
                .orElse(id.value());
    }

    /** The results of the days from {@code from} to before {@code until}. */
    public List<HandOverDay> days(LocalDate from, LocalDate until) {
        return transactions.inTransaction(
                repositories -> repositories.handOverDays().between(from, until));
    }

    /** Every hand-over in force, by id. */
    private static List<HandOver> standing(Repositories repositories) {
        var standing = new TreeMap<HandOverId, HandOver>();
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.HAND_OVER)) {
            if (kept.stage().mayAir() && kept.item() instanceof PlanItem.OfHandOver(var one)) {
                standing.put(one.id(), one);
            }
        }
        return List.copyOf(standing.values());
    }
}
