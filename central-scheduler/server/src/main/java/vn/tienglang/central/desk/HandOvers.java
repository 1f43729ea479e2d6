package vn.tienglang.central.desk;

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
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;

/**
 * Where what was promised for each day is handed over, and where it is written down when it was
 * not. Its verbs may be called from any thread, and by several centres on one database.
 */
public final class HandOvers {
    /** Nothing older is looked for: nobody looks back further for who forgot the figures. */
    private static final int DAYS_LOOKED_BACK = 400;

    private final Archive archive;
    private final Alarm alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** The room over these books; its hours are those of {@code zone}. */
    public HandOvers(Archive archive, Alarm alarm, InstantSource clock, ZoneId zone) {
        this.archive = archive;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Hands over for today, or says everything that stands against it. When this returns {@code
     * Done}, it stands in the books and the stations will hear the bulletin itself. Doing it twice
     * comes to the same.
     */
    public HandingOver handOver(HandOverId id, Officer officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        HandingOver answer =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    // What was missed while nobody looked is written down first, in order.
                    settle(books, now);
                    return standing(books).stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .map(one -> handOver(books, one, officer, now))
                            .orElseGet(() -> new HandingOver.Unknown(id));
                });
        switch (answer) {
            case HandingOver.Done _ -> alarm.publishSoon();
            case HandingOver.Unknown _, HandingOver.Refused _ -> {}
        }
        return answer;
    }

    private HandingOver handOver(Books books, HandOver one, Officer officer, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Optional<HandOverDay> ended = books.handOvers().find(one.id(), today);
        Telling telling = telling(books, one.bulletin());
        if (ended.isPresent() && ended.get().state() == HandOverDay.State.MET) {
            return new HandingOver.Done(ended.get(), telling.lacking());
        }
        List<HandingOver.Bar> bars = bars(one, telling, today, now);
        if (!bars.isEmpty()) {
            return new HandingOver.Refused(bars);
        }
        var day = new HandOverDay(one.id(), today, HandOverDay.State.MET, officer.login(), now);
        if (!books.handOvers().enter(day)) {
            Instant due = one.dueOn(today, zone);
            return new HandingOver.Refused(List.of(new HandingOver.Bar.PastDue(due)));
        }
        books.audit().add(new AuditEntry(now, officer.login(), "hand-over", about(day)));
        return new HandingOver.Done(day, telling.lacking());
    }

    private List<HandingOver.Bar> bars(
            HandOver one, Telling telling, LocalDate today, Instant now) {
        var bars = new ArrayList<HandingOver.Bar>();
        if (!one.standsOn(today)) {
            bars.add(new HandingOver.Bar.NotToday(today));
        } else if (!now.isBefore(one.dueOn(today, zone))) {
            bars.add(new HandingOver.Bar.PastDue(one.dueOn(today, zone)));
        }
        if (!telling.holdsOn(today)) {
            bars.add(new HandingOver.Bar.NotValid(one.bulletin()));
        } else if (telling.isMute()) {
            bars.add(new HandingOver.Bar.CannotBeTold(one.bulletin(), telling.lacking()));
        }
        return bars;
    }

    /** In which of the wanted languages a bulletin can be told. */
    private record Telling(Optional<Bulletin> bulletin, Set<ClipId> clips) {
        boolean holdsOn(LocalDate date) {
            return bulletin.filter(one -> !one.retired())
                    .filter(one -> one.terms().validity().holdsOn(date))
                    .isPresent();
        }

        List<LanguageTag> lacking() {
            return bulletin.stream()
                    .flatMap(one -> one.everyWanted().stream())
                    .filter(one -> one.state(clips) != Rendition.State.READY)
                    .map(Rendition::language)
                    .toList();
        }

        boolean isMute() {
            return bulletin.stream()
                    .flatMap(one -> one.everyWanted().stream())
                    .noneMatch(one -> one.state(clips) == Rendition.State.READY);
        }
    }

    private static Telling telling(Books books, BulletinId id) {
        Optional<Bulletin> bulletin = books.bulletins().find(id).map(KeptBulletin::bulletin);
        var clips = new TreeSet<ClipId>();
        bulletin.stream()
                .flatMap(one -> one.renditions().stream())
                .map(Rendition::sound)
                .forEach(sound -> {
                    switch (sound) {
                        case Rendition.Sound.Recorded(ClipId clip) ->
                                books.clips().find(clip).ifPresent(one -> clips.add(one.id()));
                        case Rendition.Sound.Unrecorded _ -> {}
                    }
                });
        return new Telling(bulletin, clips);
    }

    /**
     * Writes down every deadline that has passed without its hand-over, once, those that passed
     * while nobody was there, too. Calling it again changes nothing.
     *
     * @return the next deadline of all, if there is one in sight
     */
    public Optional<Instant> settle(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return archive.inTransaction(books -> {
            List<HandOver> all = standing(books);
            if (all.isEmpty()) {
                return Optional.empty();
            }
            books.counters().hold(Counters.PLAN);
            settle(books, at);
            return all.stream().flatMap(one -> next(one, at).stream()).min(Instant::compareTo);
        });
    }

    private Optional<Instant> next(HandOver one, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        for (LocalDate date : List.of(today, today.plusDays(1))) {
            Instant due = one.dueOn(date, zone);
            if (one.standsOn(date) && due.isAfter(now)) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    private void settle(Books books, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, Instant> laidDown = books.plan().begun(PlanItem.Kind.HAND_OVER);
        for (HandOver one : standing(books)) {
            Instant known = laidDown.getOrDefault(one.id().value(), now);
            LocalDate from =
                    books.handOvers()
                            .lastBefore(one.id(), today)
                            .map(last -> last.plusDays(1))
                            .orElseGet(() -> LocalDate.ofInstant(known, zone));
            LocalDate earliest = today.minusDays(DAYS_LOOKED_BACK);
            LocalDate date = from.isBefore(earliest) ? earliest : from;
            for (; !date.isAfter(today); date = date.plusDays(1)) {
                Instant due = one.dueOn(date, zone);
                if (one.standsOn(date) && !due.isAfter(now) && due.isAfter(known)) {
                    missed(
                            books,
                            new HandOverDay(one.id(), date, HandOverDay.State.FALLBACK, "", now));
                }
            }
        }
    }

    private static void missed(Books books, HandOverDay day) {
        if (books.handOvers().enter(day)) {
            books.audit().add(new AuditEntry(day.at(), "", "hand-over-missed", about(day)));
        }
    }

    private static String about(HandOverDay day) {
        return day.handOver() + " " + day.date();
    }

    /** What is to be handed over today, as it stands, in order of name. */
    public List<HandOverView> today() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        return archive.inTransaction(books ->
                standing(books).stream()
                        .filter(one -> one.standsOn(today))
                        .map(one -> view(books, one, today, now))
                        .toList());
    }

    private HandOverView view(Books books, HandOver one, LocalDate today, Instant now) {
        Instant due = one.dueOn(today, zone);
        HandOverView.Standing open =
                now.isBefore(due)
                        ? new HandOverView.Standing.Open()
                        : new HandOverView.Standing.Fallback();
        HandOverView.Standing standing =
                books.handOvers()
                        .find(one.id(), today)
                        .<HandOverView.Standing>map(day ->
                                switch (day.state()) {
                                    case MET -> new HandOverView.Standing.Met(day.by(), day.at());
                                    case FALLBACK -> new HandOverView.Standing.Fallback();
                                })
                        .orElse(open);
        return new HandOverView(
                one,
                title(books, one.bulletin()),
                title(books, one.fallback()),
                today,
                due,
                standing,
                telling(books, one.bulletin()).lacking());
    }

    private static String title(Books books, BulletinId id) {
        return books.bulletins()
                .find(id)
                .map(kept -> kept.bulletin().terms().title())
                .orElse(id.value());
    }

    /** How the days from {@code from} up to, not including, {@code until} ended. */
    public List<HandOverDay> days(LocalDate from, LocalDate until) {
        return archive.inTransaction(books -> books.handOvers().between(from, until));
    }

    /** What stands, in order of name. */
    private static List<HandOver> standing(Books books) {
        var standing = new TreeMap<HandOverId, HandOver>();
        for (KeptItem kept : books.plan().all(PlanItem.Kind.HAND_OVER)) {
            if (kept.stage().isCleared() && kept.item() instanceof PlanItem.OfHandOver(var one)) {
                standing.put(one.id(), one);
            }
        }
        return List.copyOf(standing.values());
    }
}
