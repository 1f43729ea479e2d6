package vn.tienglang.office.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.tienglang.office.approval.ApprovalResult.Reason;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.ProposedChange;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service for approvals: lists open ones, stores approval steps, sends subjects back. The last step
 * triggers publishing. A subject without its last step is in no log. Its methods may be called from
 * any thread.
 */
public final class ApprovalService {
    private final Transactions transactions;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final Losses losses;
    private final ListeningService listenings;

    /** Service over these repositories. */
    public ApprovalService(
            Transactions transactions, PublishTrigger publishTrigger, InstantSource clock) {
        this(
                transactions,
                publishTrigger,
                clock,
                Losses.REFUSE,
                new ListeningService(transactions, clock));
    }

    private ApprovalService(
            Transactions transactions,
            PublishTrigger publishTrigger,
            InstantSource clock,
            Losses losses,
            ListeningService listenings) {
        this.transactions = transactions;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.losses = losses;
        this.listenings = listenings;
    }

    /**
     * The same service, which stores or refuses approval steps of what silences airings at that
     * moment. By default it refuses them with {@link Reason.Silences}.
     */
    public ApprovalService with(Losses accepted) {
        return new ApprovalService(transactions, publishTrigger, clock, accepted, listenings);
    }

    /** Who heard what has to be approved. */
    public ListeningService listenings() {
        return listenings;
    }

    /** Every open approval, the oldest first. */
    public List<Approval> listOpen() {
        return transactions.inTransaction(repositories -> repositories.approvals().open());
    }

    /** Every open approval with its subject, the oldest first. */
    public List<PendingApproval> listPending() {
        return transactions.inTransaction(repositories ->
                repositories.approvals().open().stream()
                        .flatMap(one -> PendingApproval.find(repositories, one.subject()).stream())
                        .toList());
    }

    /** The approval of this subject, open or closed; empty if no approval was required. */
    public Optional<PendingApproval> find(SlotId subject) {
        return transactions.inTransaction(
                repositories -> PendingApproval.find(repositories, subject));
    }

    /**
     * Stores the next approval step.
     *
     * @param step index of the step from 0, as the caller read it
     */
    public ApprovalResult approve(SlotId subject, int step, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                step,
                Stage.AWAITING,
                (repositories, matter) -> {
                    List<Reason> reasons = reasonsAgainst(repositories, matter, officer, now);
                    if (!reasons.isEmpty()) {
                        return new ApprovalResult.Refused(reasons);
                    }
                    List<Reason> silences = silences(repositories, matter, now);
                    if (!silences.isEmpty()) {
                        return new ApprovalResult.Refused(silences);
                    }
                    Approval next =
                            matter.approval()
                                    .withStep(new Approval.CompletedStep(officer.login(), now));
                    repositories.approvals().put(next);
                    Stage stage = next.isComplete() ? Stage.APPROVED : Stage.AWAITING;
                    if (next.isComplete()) {
                        repositories.approvals().close(subject);
                        matter.approved(repositories, officer, now);
                    }
                    audit(
                            repositories,
                            officer,
                            now,
                            "approve",
                            subject + " " + next.taken().size());
                    return new ApprovalResult.Done(next, stage);
                });
    }

    /**
     * Sends the subject back to its author with a reason. All steps start again.
     *
     * @param step index of the next step from 0, as the caller read it
     * @param why what the author has to change; stored with the approval and in the audit log
     */
    public ApprovalResult sendBack(SlotId subject, int step, Remark why, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                step,
                Stage.AWAITING,
                (repositories, matter) -> {
                    var returned = new Approval.SentBack(officer.login(), now, why);
                    Approval anew = matter.approval().sentBack(returned);
                    audit(repositories, officer, now, "send-back", subject + ": " + why);
                    return moveTo(repositories, matter, anew, Stage.DRAFT);
                });
    }

    /** Submits a subject again after it was sent back. */
    public ApprovalResult submit(SlotId subject, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                0,
                Stage.DRAFT,
                (repositories, matter) -> {
                    audit(repositories, officer, now, "hand-in", subject.value());
                    return moveTo(
                            repositories, matter, matter.approval().restarted(), Stage.AWAITING);
                });
    }

    private static ApprovalResult moveTo(
            Repositories repositories, Subject matter, Approval anew, Stage to) {
        repositories.approvals().put(anew);
        matter.advance(repositories, to);
        return new ApprovalResult.Done(anew, to);
    }

    private ApprovalResult edit(
            SlotId subject,
            int step,
            Stage expected,
            BiFunction<Repositories, Subject, ApprovalResult> change) {
        ApprovalResult edit =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    Optional<Subject> found = Subject.find(repositories, subject);
                    if (found.isEmpty()) {
                        return new ApprovalResult.Unknown(subject);
                    }
                    Subject matter = found.get();
                    if (matter.stage() != expected) {
                        Reason bar = new Reason.WrongStage(matter.stage());
                        return new ApprovalResult.Refused(List.of(bar));
                    }
                    if (matter.approval().taken().size() != step) {
                        return new ApprovalResult.Conflict(matter.approval());
                    }
                    return change.apply(repositories, matter);
                });
        if (edit instanceof ApprovalResult.Done(Approval _, Stage stage) && stage.mayAir()) {
            publishTrigger.publishNow();
        }
        return edit;
    }

    private List<Reason> silences(Repositories repositories, Subject matter, Instant now) {
        return switch (losses) {
            case ACCEPT -> List.of();
            case REFUSE ->
                    matter.silenced(repositories, now).stream()
                            .<Reason>map(Reason.Silences::new)
                            .toList();
        };
    }

    private static List<Reason> reasonsAgainst(
            Repositories repositories, Subject matter, Officer officer, Instant now) {
        var reasons = new ArrayList<Reason>();
        Approval approval = matter.approval();
        if (approval.fourEyes() && approval.by().equals(officer.login())) {
            reasons.add(new Reason.OwnSubmission());
        }
        if (approval.fourEyes()
                && approval.taken().stream().anyMatch(one -> one.by().equals(officer.login()))) {
            reasons.add(new Reason.AlreadyApprovedByOfficer());
        }
        reasons.addAll(matter.bars(repositories, now));
        return reasons;
    }

    private static void audit(
            Repositories repositories, Officer officer, Instant at, String action, String about) {
        repositories.audit().add(AuditEntry.by(officer, at, action, about));
    }

    /** Subject of an approval: a slot, a raised situation or an obligation. */
    private sealed interface Subject {
        Approval approval();

        Stage stage();

        /** Every reason against approval that arose since the submission. */
        List<Reason> bars(Repositories repositories, Instant now);

        /** The orders that the subject would silence if it were in force now. */
        List<SilencedOrder> silenced(Repositories repositories, Instant now);

        void advance(Repositories repositories, Stage stage);

        /** Stores that the last step was taken. */
        void approved(Repositories repositories, Officer officer, Instant now);

        private static List<SilencedOrder> silenced(
                Repositories repositories, PlanItem item, Instant now) {
            List<PlanItem> before =
                    repositories.planItems().inForce(item.name()).stream()
                            .map(PlanItemRevision::item)
                            .toList();
            var change = new ProposedChange(item.name(), before, List.of(item));
            return SilenceCheck.of(repositories, change, now);
        }

        static Optional<Subject> find(Repositories repositories, SlotId subject) {
            Optional<Approval> approval = repositories.approvals().find(subject);
            Optional<SlotRevision> slot = repositories.slots().find(subject);
            if (approval.isEmpty()) {
                return Optional.empty();
            }
            if (slot.isPresent()) {
                return Optional.of(new SlotSubject(approval.get(), slot.get()));
            }
            return PendingApproval.planItem(repositories, subject)
                    .map(kept ->
                            kept.item() instanceof PlanItem.OfObligation
                                    ? new ObligationSubject(approval.get(), kept)
                                    : new SituationSubject(approval.get(), kept));
        }

        record SlotSubject(Approval approval, SlotRevision booked) implements Subject {
            @Override
            public Stage stage() {
                return booked.stage();
            }

            @Override
            public List<Reason> bars(Repositories repositories, Instant now) {
                var outlook = BookingCheck.of(repositories, booked, now, ZoneOffset.UTC);
                if (outlook.refusals().stream()
                        .anyMatch(BookingRefusal.InThePast.class::isInstance)) {
                    return List.of(new Reason.TooLate());
                }
                return outlook.satisfies(BookingCheck.defaultScope(booked.slot()))
                        ? List.of()
                        : List.of(new Reason.AgainstRules(outlook.refusals()));
            }

            @Override
            public List<SilencedOrder> silenced(Repositories repositories, Instant now) {
                return BookingCheck.of(repositories, booked, now, ZoneOffset.UTC).silenced();
            }

            @Override
            public void advance(Repositories repositories, Stage stage) {
                repositories.slots().advance(approval.subject(), booked.revision(), stage);
            }

            @Override
            public void approved(Repositories repositories, Officer officer, Instant now) {
                advance(repositories, Stage.APPROVED);
            }
        }

        record ObligationSubject(Approval approval, PlanItemRevision kept) implements Subject {
            @Override
            public Stage stage() {
                return kept.stage();
            }

            @Override
            public List<Reason> bars(Repositories repositories, Instant now) {
                return List.of();
            }

            @Override
            public List<SilencedOrder> silenced(Repositories repositories, Instant now) {
                return Subject.silenced(repositories, kept.item(), now);
            }

            @Override
            public void advance(Repositories repositories, Stage stage) {
                repositories.planItems().advance(kept.item().name(), stage);
            }

            @Override
            public void approved(Repositories repositories, Officer officer, Instant now) {
                advance(repositories, Stage.APPROVED);
            }
        }

        record SituationSubject(Approval approval, PlanItemRevision kept) implements Subject {
            @Override
            public Stage stage() {
                return kept.stage();
            }

            @Override
            public List<Reason> bars(Repositories repositories, Instant now) {
                return raised().until().isAfter(now) ? List.of() : List.of(new Reason.TooLate());
            }

            @Override
            public List<SilencedOrder> silenced(Repositories repositories, Instant now) {
                return Subject.silenced(repositories, new PlanItem.OfRaised(from(now)), now);
            }

            @Override
            public void advance(Repositories repositories, Stage stage) {
                repositories.planItems().advance(kept.item().name(), stage);
            }

            /** The situation is in force from the approval on, not from the submission. */
            @Override
            public void approved(Repositories repositories, Officer officer, Instant now) {
                var by = new PlanItemEditor.Authorship(officer, "raise", now);
                PlanItemEditor.put(
                        repositories,
                        new PlanItem.OfRaised(from(now)),
                        kept.revision(),
                        Stage.APPROVED,
                        List.of(),
                        by);
            }

            /** The requested situation, in force from this instant on. */
            private ActiveSituation from(Instant now) {
                ActiveSituation requested = raised();
                return new ActiveSituation(
                        requested.id(),
                        requested.unit(),
                        requested.playbook(),
                        requested.affected(),
                        requested.bulletins(),
                        now,
                        requested.until());
            }

            private ActiveSituation raised() {
                if (kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)) {
                    return raised;
                }
                throw new IllegalStateException(kept.item().name() + " is no raised unit");
            }
        }
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
