package vn.tienglang.office.plan;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.check.ApprovalOpening;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.ProposedChange;
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
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyResolver;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service for plan items: policies, language profiles and tags of stations, successions, the order
 * of priorities, playbooks, obligations, holidays, hand-overs. Its methods may be called from any
 * thread. A caller names the revision it read; of two changes of one revision the second is
 * answered {@code Conflict}. Every change triggers publishing.
 */
public final class PlanItemService {
    /** Number of days ahead for which priorities are listed. */
    private static final int PRIORITY_DAYS = 60;

    private final Transactions transactions;
    private final PlanItemValidator validator;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    /** Service over these repositories; its days begin in {@code zone}. */
    public PlanItemService(
            Transactions transactions,
            PlanItemValidator validator,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this(transactions, validator, publishTrigger, clock, zone, Losses.REFUSE);
    }

    private PlanItemService(
            Transactions transactions,
            PlanItemValidator validator,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone,
            Losses losses) {
        this.transactions = transactions;
        this.validator = validator;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
        this.losses = losses;
    }

    /**
     * The same service, which stores or refuses changes that silence airings. By default it refuses
     * them with {@link Reason.Silences}.
     */
    public PlanItemService with(Losses accepted) {
        return new PlanItemService(transactions, validator, publishTrigger, clock, zone, accepted);
    }

    /** Adds a policy, or returns every reason against it. */
    public PlanItemResult addPolicy(Policy policy, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories -> {
                    String id = PlanItemEditor.newId(repositories, "p", now);
                    var name = new PlanItem.Name(PlanItem.Kind.POLICY, id);
                    return put(
                            repositories,
                            new PlanItem.OfPolicy(name, policy),
                            0,
                            authorship(officer, "lay-down"));
                });
    }

    /**
     * Adds an obligation, or returns every reason against it.
     *
     * @param owed makes the obligation from its new id
     */
    public PlanItemResult addObligation(Function<ObligationId, Obligation> owed, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories -> {
                    var id = new ObligationId(PlanItemEditor.newId(repositories, "o", now));
                    var item = new PlanItem.OfObligation(owed.apply(id));
                    return put(repositories, item, 0, authorship(officer, "plan-put"));
                });
    }

    /**
     * Adds a daily hand-over, or returns every reason against it.
     *
     * @param promised makes the hand-over from its new id
     */
    public PlanItemResult addHandOver(Function<HandOverId, HandOver> promised, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories -> {
                    var id = new HandOverId(PlanItemEditor.newId(repositories, "h", now));
                    var item = new PlanItem.OfHandOver(promised.apply(id));
                    return put(repositories, item, 0, authorship(officer, "plan-put"));
                });
    }

    /**
     * Ends a policy: {@code until} is the first day on which it is no longer in force.
     *
     * @param revision the revision that the caller read
     */
    public PlanItemResult endPolicy(
            PlanItem.Name name, int revision, LocalDate until, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories -> {
                    Optional<Policy> policy =
                            repositories.planItems().find(name).stream()
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
                    return put(repositories, item, revision, authorship(officer, "policy-end"));
                });
    }

    /**
     * Stores an item as the next revision of its name, or as the first.
     *
     * @param revision the revision that the caller read; 0 when there was none
     */
    public PlanItemResult put(PlanItem item, int revision, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories ->
                        switch (item) {
                            case PlanItem.OfPlaybook(Playbook playbook) ->
                                    edit(
                                            repositories,
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
                                    put(
                                            repositories,
                                            item,
                                            revision,
                                            authorship(officer, "plan-put"));
                        });
    }

    /**
     * Withdraws an item; its revisions are kept. A situation is lowered instead.
     *
     * @param revision the revision that the caller read
     */
    public PlanItemResult withdraw(PlanItem.Name name, int revision, Officer officer) {
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishSoon,
                repositories -> {
                    Optional<PlanItemRevision> present = repositories.planItems().find(name);
                    if (present.isEmpty()) {
                        return new PlanItemResult.Unknown(name);
                    }
                    PlanItem item = present.get().item();
                    List<Reason> reasons =
                            orSilences(
                                    PlanItemValidator.reasonsAgainstWithdrawal(present.get()),
                                    repositories,
                                    new ProposedChange(name, List.of(item), List.of()));
                    var by = authorship(officer, "plan-withdraw");
                    return PlanItemEditor.put(
                            repositories, item, revision, Stage.WITHDRAWN, reasons, by);
                });
    }

    /** The latest revision of every item of this kind, withdrawn or not, by name. */
    public List<PlanItemRevision> items(PlanItem.Kind kind) {
        return transactions.inTransaction(repositories -> repositories.planItems().all(kind));
    }

    /** The latest revisions of the items of this kind with these ids, withdrawn or not. */
    public List<PlanItemRevision> items(PlanItem.Kind kind, List<String> ids) {
        return transactions.inTransaction(
                repositories -> repositories.planItems().withIds(kind, ids));
    }

    /** Every revision of this item, the first one first. */
    public List<PlanItemRevision> revisions(PlanItem.Name name) {
        return transactions.inTransaction(repositories -> repositories.planItems().revisions(name));
    }

    /** The latest revision of this item. */
    public Optional<PlanItemRevision> find(PlanItem.Name name) {
        return transactions.inTransaction(repositories -> repositories.planItems().find(name));
    }

    /** The times that policies leave open in a unit around a day, in the zone of the office. */
    public OpenDay openDay(AreaCode unit, LocalDate date) {
        return transactions.inTransaction(repositories ->
                PlanInputLoader.policyBook(repositories, date).openDay(unit, date, zone));
    }

    /** The same in several units, with the policies read once. */
    public Map<AreaCode, OpenDay> openDays(Collection<AreaCode> units, LocalDate date) {
        return transactions.inTransaction(repositories -> {
            PolicyResolver policies = PlanInputLoader.policyBook(repositories, date);
            Map<AreaCode, OpenDay> days = new TreeMap<>();
            units.forEach(unit -> days.put(unit, policies.openDay(unit, date, zone)));
            return days;
        });
    }

    /** The future priorities, approved or not, in booking order. */
    public List<Slot> priorities() {
        LocalDate today = today();
        return transactions.inTransaction(repositories ->
                repositories.slots().between(today, today.plusDays(PRIORITY_DAYS)).stream()
                        .filter(booked -> !booked.withdrawn())
                        .map(SlotRevision::slot)
                        .filter(order -> order.messageClass() == MessageClass.PRIORITY)
                        .toList());
    }

    /** The newest playbook of each situation, by number. */
    public List<Playbook> playbooks() {
        return transactions.inTransaction(PlaybookVersions::all);
    }

    /** Stores the built-in playbook as the first version before it is edited. */
    private PlanItemResult edit(
            Repositories repositories,
            Playbook wanted,
            int revision,
            PlanItemEditor.Authorship signature) {
        PlaybookVersions.storeFirstVersion(repositories, wanted.situation(), signature.at());
        Playbook next = PlaybookVersions.withVersion(wanted, revision + 1);
        return put(repositories, new PlanItem.OfPlaybook(next), revision, signature);
    }

    private PlanItemResult put(
            Repositories repositories,
            PlanItem item,
            int revision,
            PlanItemEditor.Authorship signature) {
        List<PlanItem> present =
                repositories.planItems().inForce(item.name()).stream()
                        .map(PlanItemRevision::item)
                        .toList();
        List<Reason> reasons =
                orSilences(
                        validator.reasonsAgainst(repositories, item),
                        repositories,
                        new ProposedChange(item.name(), present, List.of(item)));
        boolean isStored =
                reasons.isEmpty()
                        && revision
                                == repositories
                                        .planItems()
                                        .find(item.name())
                                        .map(PlanItemRevision::revision)
                                        .orElse(0);
        Stage stage = isStored ? stage(repositories, item, signature) : Stage.APPROVED;
        return PlanItemEditor.put(repositories, item, revision, stage, reasons, signature);
    }

    /** An obligation places airings, so it waits for the approval that its unit asks for. */
    private Stage stage(
            Repositories repositories, PlanItem item, PlanItemEditor.Authorship signature) {
        if (!(item instanceof PlanItem.OfObligation(Obligation obligation))) {
            return Stage.APPROVED;
        }
        LocalDate today = today();
        return ApprovalOpening.openIfRequired(
                repositories,
                new SlotId(obligation.id().value()),
                obligation.unit(),
                obligation.from().isBefore(today) ? today : obligation.from(),
                signature.officer(),
                signature.at());
    }

    /** These reasons; if there is none, the airings that the change would silence. */
    private List<Reason> orSilences(
            List<Reason> reasons, Repositories repositories, ProposedChange change) {
        return reasons.isEmpty()
                ? SilenceReasons.of(losses, repositories, ChangeSet.of(change), now())
                : reasons;
    }

    private PlanItemEditor.Authorship authorship(Officer officer, String action) {
        return new PlanItemEditor.Authorship(officer, action, now());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), zone);
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
