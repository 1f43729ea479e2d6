package vn.tienglang.office.situation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.office.check.ApprovalOpening;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.ProposedChange;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.plan.SilenceReasons;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service that raises and lowers situations of administrative units. Every change triggers
 * publishing for the stations of the unit. After lowering, the stations play their usual programme.
 */
public final class SituationService {
    private final Transactions transactions;
    private final SituationValidator validator;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    /** Service over these repositories; its days begin in {@code zone}. */
    public SituationService(
            Transactions transactions,
            SituationValidator validator,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this(transactions, validator, publishTrigger, clock, zone, Losses.REFUSE);
    }

    private SituationService(
            Transactions transactions,
            SituationValidator validator,
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
    public SituationService with(Losses accepted) {
        return new SituationService(transactions, validator, publishTrigger, clock, zone, accepted);
    }

    /** Raises a unit, or returns every reason against it. */
    public PlanItemResult raise(RaiseRequest request, Officer officer) {
        Instant now = now();
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishNow,
                repositories -> {
                    List<Reason> reasons = validator.reasonsAgainst(repositories, request, now);
                    Optional<Playbook> playbook =
                            PlaybookVersions.find(repositories, request.situation());
                    if (!reasons.isEmpty() || playbook.isEmpty()) {
                        return new PlanItemResult.Refused(reasons);
                    }
                    var raised =
                            new ActiveSituation(
                                    new SlotId(PlanItemEditor.newId(repositories, "r", now)),
                                    request.unit(),
                                    playbook.get(),
                                    new TreeSet<>(request.affected()),
                                    request.bulletins(),
                                    now,
                                    request.until());
                    List<Reason> silences =
                            silences(repositories, raised.id(), List.of(), raised, now);
                    if (!silences.isEmpty()) {
                        return new PlanItemResult.Refused(silences);
                    }
                    LocalDate today = LocalDate.ofInstant(now, zone);
                    Stage stage =
                            ApprovalOpening.openIfRequired(
                                    repositories, raised.id(), raised.unit(), today, officer, now);
                    String action = stage.mayAir() ? "raise" : "raise-wish";
                    return PlanItemEditor.put(
                            repositories,
                            new PlanItem.OfRaised(raised),
                            0,
                            stage,
                            List.of(),
                            new PlanItemEditor.Authorship(officer, action, now));
                });
    }

    /**
     * Lowers a unit.
     *
     * @param revision the revision that the caller read
     */
    public PlanItemResult lower(SlotId id, int revision, Officer officer) {
        Instant now = now();
        var name = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
        return PlanItemEditor.inPlanTransaction(
                transactions,
                publishTrigger::publishNow,
                repositories -> {
                    Optional<PlanItemRevision> present = repositories.planItems().find(name);
                    if (present.isEmpty()
                            || !(present.get().item()
                                    instanceof PlanItem.OfRaised(ActiveSituation raised))) {
                        return new PlanItemResult.Unknown(name);
                    }
                    var by = new PlanItemEditor.Authorship(officer, "lower", now);
                    List<Reason> reasons =
                            SituationValidator.reasonsAgainstLowering(present.get(), raised, now);
                    // A situation that was never in force is withdrawn; another one ends now.
                    boolean held = SituationValidator.wasInForce(present.get(), raised, now);
                    boolean ends = held && reasons.isEmpty();
                    PlanItem item =
                            ends
                                    ? new PlanItem.OfRaised(raised.endingAt(now))
                                    : present.get().item();
                    List<Reason> against =
                            ends
                                    ? silences(
                                            repositories,
                                            id,
                                            List.of(present.get().item()),
                                            raised.endingAt(now),
                                            now)
                                    : reasons;
                    Stage stage = held ? present.get().stage() : Stage.WITHDRAWN;
                    PlanItemResult edit =
                            PlanItemEditor.put(repositories, item, revision, stage, against, by);
                    switch (edit) {
                        case PlanItemResult.Done _ -> repositories.approvals().close(id);
                        case PlanItemResult.Unknown _,
                                PlanItemResult.Conflict _,
                                PlanItemResult.Refused _ -> {}
                    }
                    return edit;
                });
    }

    /** The airings of other orders that the situation as it will be would silence. */
    private List<Reason> silences(
            Repositories repositories,
            SlotId id,
            List<PlanItem> before,
            ActiveSituation after,
            Instant now) {
        var name = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
        var change = new ProposedChange(name, before, List.of(new PlanItem.OfRaised(after)));
        return SilenceReasons.of(losses, repositories, ChangeSet.of(change), now);
    }

    /** Every situation that was ever raised, by name. */
    public List<PlanItemRevision> all() {
        return transactions.inTransaction(
                repositories -> repositories.planItems().all(PlanItem.Kind.RAISED));
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
