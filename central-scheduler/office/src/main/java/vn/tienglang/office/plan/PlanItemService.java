package vn.tienglang.office.plan;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.Languages;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Where it is laid down what plans are made from: policies, what is spoken and what is true of
 * stations, the order of priorities, playbooks, what is owed, holidays. Its verbs may be called
 * from any thread. Whoever changes an item says which revision they have read; of two who read the
 * same one, the second hears of the first. After every change the stations hear of it soon.
 */
public final class PlanItemService {
    /** Priorities further ahead are put in order when they are nearer. */
    private static final int PRIORITY_DAYS = 60;

    private final Transactions archive;
    private final Languages languages;
    private final PublishTrigger alarm;
    private final InstantSource clock;
    private final ZoneId zone;

    /** The office over these books; its day is that of {@code zone}. */
    public PlanItemService(
            Transactions archive,
            Languages languages,
            PublishTrigger alarm,
            InstantSource clock,
            ZoneId zone) {
        this.archive = archive;
        this.languages = languages;
        this.alarm = alarm;
        this.clock = clock;
        this.zone = zone;
    }

    /** Lays down a policy, or says everything that stands against it. */
    public PlanItemResult addPolicy(Policy policy, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    String id = PlanItemEditor.newId(books, "p", now);
                    var name = new PlanItem.Name(PlanItem.Kind.POLICY, id);
                    return put(
                            books,
                            new PlanItem.OfPolicy(name, policy),
                            0,
                            authorship(officer, "lay-down"));
                });
    }

    /**
     * Lays down that something is owed, or says everything that stands against it.
     *
     * @param owed what it is, by the name that it is given
     */
    public PlanItemResult addObligation(Function<ObligationId, Obligation> owed, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    var id = new ObligationId(PlanItemEditor.newId(books, "o", now));
                    var item = new PlanItem.OfObligation(owed.apply(id));
                    return put(books, item, 0, authorship(officer, "plan-put"));
                });
    }

    /**
     * Lays down that something is handed over every day, or says everything that stands against it.
     *
     * @param promised what it is, by the name that it is given
     */
    public PlanItemResult addHandOver(Function<HandOverId, HandOver> promised, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    var id = new HandOverId(PlanItemEditor.newId(books, "h", now));
                    var item = new PlanItem.OfHandOver(promised.apply(id));
                    return put(books, item, 0, authorship(officer, "plan-put"));
                });
    }

    /**
     * Ends a policy: {@code until} is the first day on which it is no longer in force.
     *
     * @param revision the one that was read
     */
    public PlanItemResult endPolicy(
            PlanItem.Name name, int revision, LocalDate until, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    Optional<Policy> policy =
                            books.planItems().find(name).stream()
                                    .map(PlanItemRevision::item)
                                    .filter(PlanItem.OfPolicy.class::isInstance)
                                    .map(item -> ((PlanItem.OfPolicy) item).policy())
                                    .findFirst();
                    if (policy.isEmpty()) {
                        return new PlanItemResult.Unknown(name);
                    }
                    Policy old = policy.get();
                    if (!old.from().isBefore(until)) {
                        Instant instant = until.atStartOfDay(zone).toInstant();
                        return new PlanItemResult.Refused(List.of(new Reason.AlreadyOver(instant)));
                    }
                    var ended = new Policy(old.unit(), old.from(), until, old.paper(), old.rules());
                    var item = new PlanItem.OfPolicy(name, ended);
                    return put(books, item, revision, authorship(officer, "policy-end"));
                });
    }

    /**
     * Puts an item in the place of the one of its name, or in as the first of it.
     *
     * @param revision the one that was read; 0 when there was none
     */
    public PlanItemResult put(PlanItem item, int revision, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books ->
                        switch (item) {
                            case PlanItem.OfPlaybook(Playbook playbook) ->
                                    edit(
                                            books,
                                            playbook,
                                            revision,
                                            authorship(officer, "playbook-edit"));
                            case PlanItem.OfRaised _ ->
                                    new PlanItemResult.Refused(
                                            List.of(new Reason.NotEditable(item.name())));
                            case PlanItem.OfPolicy _,
                                    PlanItem.OfProfile _,
                                    PlanItem.OfTags _,
                                    PlanItem.OfSuccession _,
                                    PlanItem.OfOrder _,
                                    PlanItem.OfObligation _,
                                    PlanItem.OfHoliday _,
                                    PlanItem.OfHandOver _ ->
                                    put(books, item, revision, authorship(officer, "plan-put"));
                        });
    }

    /**
     * Takes an item back; its revisions are kept. A raised unit is lowered instead.
     *
     * @param revision the one that was read
     */
    public PlanItemResult withdraw(PlanItem.Name name, int revision, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                archive,
                alarm,
                books -> {
                    Optional<PlanItemRevision> present = books.planItems().find(name);
                    if (present.isEmpty()) {
                        return new PlanItemResult.Unknown(name);
                    }
                    List<Reason> bars = reasonsAgainstWithdrawal(present.get());
                    PlanItem item = present.get().item();
                    var by = authorship(officer, "plan-withdraw");
                    return PlanItemEditor.put(books, item, revision, Stage.WITHDRAWN, bars, by);
                });
    }

    /** What stands against taking an item back. */
    public static List<Reason> reasonsAgainstWithdrawal(PlanItemRevision present) {
        PlanItem.Name name = present.item().name();
        List<Reason> closed = present.withdrawn() ? List.of(new Reason.Closed(name)) : List.of();
        return switch (name.kind()) {
            case RAISED, PLAYBOOK -> List.of(new Reason.NotEditable(name));
            case POLICY, PROFILE, TAGS, SUCCESSION, ORDER, OBLIGATION, HOLIDAY, HAND_OVER -> closed;
        };
    }

    /** The last revision of every item of this kind, withdrawn or not, in order of name. */
    public List<PlanItemRevision> items(PlanItem.Kind kind) {
        return archive.inTransaction(books -> books.planItems().all(kind));
    }

    /** Every revision of this item, from the first on. */
    public List<PlanItemRevision> revisions(PlanItem.Name name) {
        return archive.inTransaction(books -> books.planItems().revisions(name));
    }

    /** The last revision of this item. */
    public Optional<PlanItemRevision> find(PlanItem.Name name) {
        return archive.inTransaction(books -> books.planItems().find(name));
    }

    /** What policy leaves open at a unit around a day, by the clocks of the office. */
    public OpenDay openDay(AreaCode unit, LocalDate date) {
        return archive.inTransaction(
                books -> PlanInputLoader.policyBook(books, date).openDay(unit, date, zone));
    }

    /** The priorities that are still ahead, approved or not, in booking order. */
    public List<Slot> priorities() {
        LocalDate today = today();
        return archive.inTransaction(books ->
                books.slots().between(today, today.plusDays(PRIORITY_DAYS)).stream()
                        .filter(booked -> !booked.withdrawn())
                        .map(SlotRevision::slot)
                        .filter(order -> order.messageClass() == MessageClass.PRIORITY)
                        .toList());
    }

    /** What is done in each situation, in its newest version, in order of number. */
    public List<Playbook> playbooks() {
        return archive.inTransaction(PlaybookVersions::all);
    }

    /** The plan's own playbook is put into the books as its first version when it is edited. */
    private PlanItemResult edit(
            Repositories books,
            Playbook wanted,
            int revision,
            PlanItemEditor.Authorship signature) {
        PlaybookVersions.storeFirstVersion(books, wanted.situation(), signature.at());
        var next =
                new Playbook(
                        wanted.situation(),
                        revision + 1,
                        wanted.title(),
                        wanted.aim(),
                        wanted.affected(),
                        wanted.elsewhere(),
                        wanted.languages());
        return put(books, new PlanItem.OfPlaybook(next), revision, signature);
    }

    private PlanItemResult put(
            Repositories books, PlanItem item, int revision, PlanItemEditor.Authorship signature) {
        List<Reason> bars = reasonsAgainst(books, item);
        return PlanItemEditor.put(books, item, revision, Stage.APPROVED, bars, signature);
    }

    /** What stands against an item, whoever puts it in. */
    public List<Reason> reasonsAgainst(Repositories books, PlanItem item) {
        var bars = new ArrayList<Reason>();
        switch (item) {
            case PlanItem.OfPolicy(var _, Policy policy) ->
                    unit(books, policy.unit(), policy.from(), bars);
            case PlanItem.OfProfile(StationId station, var profile) -> {
                station(books, station, bars);
                profile.shares().forEach(one -> language(one.language(), bars));
            }
            case PlanItem.OfTags(StationId station, var _) -> station(books, station, bars);
            case PlanItem.OfSuccession(var one) -> unit(books, one.after(), one.on(), bars);
            case PlanItem.OfOrder(AreaCode unit, List<SlotId> first) -> {
                unit(books, unit, today(), bars);
                first.forEach(slot -> slot(books, slot, bars));
            }
            case PlanItem.OfObligation(var owed) -> {
                unit(books, owed.unit(), owed.from(), bars);
                language(owed.language(), bars);
            }
            case PlanItem.OfHandOver(HandOver one) -> {
                unit(books, one.unit(), one.from(), bars);
                bulletin(books, one.bulletin(), bars);
                bulletin(books, one.fallback(), bars);
            }
            case PlanItem.OfPlaybook _, PlanItem.OfRaised _, PlanItem.OfHoliday _ -> {}
        }
        return bars;
    }

    /** A unit that came later than the rule, or today stands, is known all the same. */
    private void unit(Repositories books, AreaCode unit, LocalDate first, List<Reason> bars) {
        var tree = books.areas().tree();
        if (tree.find(unit, first).isEmpty() && tree.find(unit, today()).isEmpty()) {
            bars.add(new Reason.UnknownArea(unit));
        }
    }

    private static void station(Repositories books, StationId station, List<Reason> bars) {
        if (books.enrolments().find(station).isEmpty()) {
            bars.add(new Reason.UnknownStation(station));
        }
    }

    private void language(LanguageTag language, List<Reason> bars) {
        if (languages.find(language).isEmpty()) {
            bars.add(new Reason.UnknownLanguage(language));
        }
    }

    private static void bulletin(Repositories books, BulletinId id, List<Reason> bars) {
        if (books.bulletins().find(id).filter(one -> !one.bulletin().retired()).isEmpty()) {
            bars.add(new Reason.UnknownBulletin(id));
        }
    }

    private static void slot(Repositories books, SlotId id, List<Reason> bars) {
        Optional<SlotRevision> slot = books.slots().find(id).filter(one -> !one.withdrawn());
        if (slot.isEmpty()) {
            bars.add(new Reason.UnknownSlot(id));
        } else if (slot.get().slot().messageClass() != MessageClass.PRIORITY) {
            bars.add(new Reason.NotPriority(id));
        }
    }

    private PlanItemEditor.Authorship authorship(Officer officer, String act) {
        return new PlanItemEditor.Authorship(officer, act, now());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    /** The books speak in milliseconds, so the office does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
