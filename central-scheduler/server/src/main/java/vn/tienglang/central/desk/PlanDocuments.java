package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.PlanDocument;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/**
 * Where whole plans are handed out and taken in. Handed out is what was decided and still matters:
 * what is approved, and is not over. What is taken in is put beside what stands: things of the same
 * name become its next revision, everything else stays; and what needs approval here waits for it,
 * whoever approved it where it comes from.
 *
 * <p>A policy has no name of its own in a document; it is the same as one that stands here when it
 * is of the same unit, from the same day, on the same paper. Versions of playbooks are counted here
 * and not where they come from. A unit that is raised here already is not changed by a document.
 */
public final class PlanDocuments {
    /** Nobody has planned beyond this day. */
    static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final Archive archive;
    private final PlanOffice office;
    private final Situations situations;
    private final Alarm alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Over these books; its day is that of {@code zone}.
     *
     * @param office says what stands against an item
     * @param situations says what stands against raising a unit
     */
    public PlanDocuments(
            Archive archive,
            PlanOffice office,
            Situations situations,
            Alarm alarm,
            InstantSource clock,
            ZoneId zone) {
        this.archive = archive;
        this.office = office;
        this.situations = situations;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /** The whole plan as it stands. The same plan is the same document, in the same order. */
    public PlanDocument whole() {
        Instant now = now();
        return archive.inTransaction(books -> whole(books, now));
    }

    /** Whether that document could be taken in, and what would come of it; nothing is written. */
    public PlanTaking check(byte[] document, Officer officer) {
        return archive.inTransaction(books -> taking(books, document, officer, PlanIntake::look));
    }

    /**
     * Takes that document in: all of it, or nothing. A document whose things all stand here already
     * changes nothing.
     */
    public PlanTaking take(byte[] document, Officer officer) {
        PlanTaking taking =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    return taking(books, document, officer, PlanIntake::put);
                });
        switch (taking) {
            case PlanTaking.Taken(var entries, int _) -> {
                if (!entries.isEmpty()) {
                    alarm.publishSoon();
                }
            }
            case PlanTaking.Refused _ -> {}
        }
        return taking;
    }

    private PlanTaking taking(
            Books books,
            byte[] bytes,
            Officer officer,
            BiFunction<PlanIntake, PlanDocument, PlanTaking> work) {
        Set<BulletinId> known =
                books.bulletins().all().stream()
                        .map(kept -> kept.bulletin().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        return switch (PlanDocument.read(bytes, known)) {
            case Reading.Refused<PlanDocument>(var complaints) ->
                    new PlanTaking.Refused(
                            complaints.stream()
                                    .map(one ->
                                            new PlanTaking.Against(
                                                    one.path(),
                                                    new PlanTaking.Bar.Form(one.what())))
                                    .toList(),
                            0);
            case Reading.Understood<PlanDocument>(PlanDocument plan) -> {
                Instant now = now();
                var intake =
                        new PlanIntake(
                                books,
                                office,
                                situations,
                                known,
                                new PlanEditing.Signature(officer, "plan-import", now),
                                LocalDate.ofInstant(now, zone));
                yield work.apply(intake, plan);
            }
        };
    }

    /** What stands, each kind by its name. */
    private static final class Whole {
        private final List<Policy> policies = new ArrayList<>();
        private final Set<LocalDate> holidays = new TreeSet<>();
        private final List<Playbook> playbooks = new ArrayList<>();
        private final List<Raised> raised = new ArrayList<>();
        private final Map<AreaCode, List<SlotId>> firstAt = new TreeMap<>();
        private final List<Obligation> obligations = new ArrayList<>();
        private final List<Succession> successions = new ArrayList<>();
        private final Map<StationId, Set<Tag>> tags = new TreeMap<>();
        private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
        private final List<HandOver> handOvers = new ArrayList<>();

        void take(PlanItem item) {
            switch (item) {
                case PlanItem.OfPolicy(var _, var policy) -> policies.add(policy);
                case PlanItem.OfProfile(var station, var profile) -> profiles.put(station, profile);
                case PlanItem.OfTags(var station, var borne) -> tags.put(station, borne);
                case PlanItem.OfSuccession(var succession) -> successions.add(succession);
                case PlanItem.OfOrder(var unit, var first) -> firstAt.put(unit, first);
                case PlanItem.OfPlaybook(var playbook) -> playbooks.add(playbook);
                case PlanItem.OfRaised(var one) -> raised.add(one);
                case PlanItem.OfObligation(var obligation) -> obligations.add(obligation);
                case PlanItem.OfHoliday(var date) -> holidays.add(date);
                case PlanItem.OfHandOver(var one) -> handOvers.add(one);
            }
        }

        PlanDocument with(List<Slot> slots) {
            // The names of policies are this office's own; another one counts them anew.
            policies.sort(
                    Comparator.comparing(Policy::unit)
                            .thenComparing(Policy::from)
                            .thenComparing(Policy::paper)
                            .thenComparing(PlanForm::text));
            playbooks.sort(Comparator.comparingInt(Playbook::situation));
            Set<SlotId> there = slots.stream().map(Slot::id).collect(Collectors.toSet());
            firstAt.replaceAll((_, first) -> first.stream().filter(there::contains).toList());
            return new PlanDocument(
                    bulletins(slots, raised, handOvers),
                    policies,
                    holidays,
                    playbooks,
                    raised,
                    slots,
                    firstAt,
                    obligations,
                    successions,
                    tags,
                    profiles,
                    handOvers);
        }
    }

    private PlanDocument whole(Books books, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        var whole = new Whole();
        books.plan().standing(Set.of(PlanItem.Kind.values()), today, END).stream()
                .filter(kept -> kept.stage().isCleared())
                .map(KeptItem::item)
                .filter(item -> !isOver(item, now))
                .forEach(whole::take);
        return whole.with(
                books.slots().standing(today, END).stream().map(BookedSlot::slot).toList());
    }

    private static boolean isOver(PlanItem item, Instant now) {
        return item instanceof PlanItem.OfRaised(Raised raised) && !raised.until().isAfter(now);
    }

    private static Set<BulletinId> bulletins(
            List<Slot> slots, List<Raised> raised, List<HandOver> handOvers) {
        var named = new TreeSet<BulletinId>();
        for (HandOver one : handOvers) {
            named.add(one.bulletin());
            named.add(one.fallback());
        }
        raised.forEach(one -> named.addAll(one.bulletins()));
        for (Slot slot : slots) {
            for (Part part : slot.parts()) {
                if (part instanceof Part.Bulletins(var rotation, int _)) {
                    named.addAll(rotation);
                }
            }
        }
        return named;
    }

    /** The books speak in milliseconds, so this does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
