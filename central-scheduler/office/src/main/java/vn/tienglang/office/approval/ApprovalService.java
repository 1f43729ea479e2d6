package vn.tienglang.office.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.approval.ApprovalResult.Reason;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.input.PlanInputLoader;
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
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.SlotId;

/**
 * Approves what was handed in, step by step, as the policy of its unit asks. What is approved at
 * last is published soon; what is not is in no log.
 */
public final class ApprovalService {
    private final Transactions archive;
    private final PublishTrigger alarm;
    private final InstantSource clock;

    /** Over these books. */
    public ApprovalService(Transactions archive, PublishTrigger alarm, InstantSource clock) {
        this.archive = archive;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * Asks for what policy asks for, of something new.
     *
     * @param date the day it is to be heard
     * @return how far it has come by that
     */
    public static Stage openIfRequired(
            Repositories books,
            SlotId subject,
            AreaCode unit,
            LocalDate date,
            Officer by,
            Instant now) {
        // Who approves does not hang on the hour, so any zone will do.
        OpenDay.ApprovalRequirement asked =
                PlanInputLoader.policyBook(books, date)
                        .openDay(unit, date, ZoneOffset.UTC)
                        .approval();
        if (asked.steps().isEmpty()) {
            return Stage.APPROVED;
        }
        books.approvals()
                .put(
                        new Approval(
                                subject,
                                unit,
                                asked.steps(),
                                asked.fourEyes(),
                                by.login(),
                                now,
                                List.of(),
                                List.of()));
        return Stage.AWAITING;
    }

    /** Everything somebody has to do something about, the longest waiting first. */
    public List<Approval> listOpen() {
        return archive.inTransaction(books -> books.approvals().open());
    }

    /** What those are about, the longest waiting first. */
    public List<PendingApproval> listPending() {
        return archive.inTransaction(books ->
                books.approvals().open().stream()
                        .flatMap(one -> PendingApproval.find(books, one.subject()).stream())
                        .toList());
    }

    /** What this one is about, waiting or not; none when policy asked for no approval. */
    public Optional<PendingApproval> find(SlotId subject) {
        return archive.inTransaction(books -> PendingApproval.find(books, subject));
    }

    /**
     * Takes the next step.
     *
     * @param step which, counted from 0, as it was read
     */
    public ApprovalResult approve(SlotId subject, int step, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                step,
                Stage.AWAITING,
                (books, matter) -> {
                    List<Reason> bars = reasonsAgainst(books, matter, officer, now);
                    if (!bars.isEmpty()) {
                        return new ApprovalResult.Refused(bars);
                    }
                    Approval next =
                            matter.approval()
                                    .withStep(new Approval.CompletedStep(officer.login(), now));
                    books.approvals().put(next);
                    Stage stage = next.isComplete() ? Stage.APPROVED : Stage.AWAITING;
                    if (next.isComplete()) {
                        books.approvals().close(subject);
                        matter.approved(books, officer, now);
                    }
                    audit(books, officer, now, "approve", subject + " " + next.taken().size());
                    return new ApprovalResult.Done(next, stage);
                });
    }

    /**
     * Sends it back to whose it is, who is told why; every step has to be taken anew.
     *
     * @param step which was next, counted from 0, as it was read
     * @param why what has to be different; kept beside it and in the audit
     */
    public ApprovalResult sendBack(SlotId subject, int step, Remark why, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                step,
                Stage.AWAITING,
                (books, matter) -> {
                    var returned = new Approval.SentBack(officer.login(), now, why);
                    Approval anew = matter.approval().sentBack(returned);
                    audit(books, officer, now, "send-back", subject + ": " + why);
                    return moveTo(books, matter, anew, Stage.DRAFT);
                });
    }

    /** Hands it in again after it was sent back. */
    public ApprovalResult submit(SlotId subject, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                0,
                Stage.DRAFT,
                (books, matter) -> {
                    audit(books, officer, now, "hand-in", subject.value());
                    return moveTo(books, matter, matter.approval().restarted(), Stage.AWAITING);
                });
    }

    private static ApprovalResult moveTo(
            Repositories books, Subject matter, Approval anew, Stage to) {
        books.approvals().put(anew);
        matter.advance(books, to);
        return new ApprovalResult.Done(anew, to);
    }

    private ApprovalResult edit(
            SlotId subject,
            int step,
            Stage expected,
            BiFunction<Repositories, Subject, ApprovalResult> change) {
        ApprovalResult edit =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    Optional<Subject> found = Subject.find(books, subject);
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
                    return change.apply(books, matter);
                });
        if (edit instanceof ApprovalResult.Done(Approval _, Stage stage) && stage.mayAir()) {
            alarm.publishSoon();
        }
        return edit;
    }

    private static List<Reason> reasonsAgainst(
            Repositories books, Subject matter, Officer officer, Instant now) {
        var bars = new ArrayList<Reason>();
        Approval approval = matter.approval();
        if (approval.fourEyes() && approval.by().equals(officer.login())) {
            bars.add(new Reason.OwnSubmission());
        }
        if (approval.fourEyes()
                && approval.taken().stream().anyMatch(one -> one.by().equals(officer.login()))) {
            bars.add(new Reason.AlreadyApprovedByOfficer());
        }
        bars.addAll(matter.bars(books, now));
        return bars;
    }

    private static void audit(
            Repositories books, Officer officer, Instant at, String act, String about) {
        books.audit().add(new AuditEntry(at, officer.login(), act, about));
    }

    /** What is to be approved: a slot, or a raised unit. */
    private sealed interface Subject {
        Approval approval();

        Stage stage();

        /** What has come between since it was handed in. */
        List<Reason> bars(Repositories books, Instant now);

        void advance(Repositories books, Stage stage);

        /** The last step was taken. */
        void approved(Repositories books, Officer officer, Instant now);

        static Optional<Subject> find(Repositories books, SlotId subject) {
            Optional<Approval> approval = books.approvals().find(subject);
            Optional<SlotRevision> slot = books.slots().find(subject);
            if (approval.isEmpty()) {
                return Optional.empty();
            }
            if (slot.isPresent()) {
                return Optional.of(new SlotSubject(approval.get(), slot.get()));
            }
            return books.planItems()
                    .find(new PlanItem.Name(PlanItem.Kind.RAISED, subject.value()))
                    .map(kept -> new SituationSubject(approval.get(), kept));
        }

        record SlotSubject(Approval approval, SlotRevision booked) implements Subject {
            @Override
            public Stage stage() {
                return booked.stage();
            }

            @Override
            public List<Reason> bars(Repositories books, Instant now) {
                var outlook = BookingCheck.of(books, booked, now, ZoneOffset.UTC);
                if (outlook.refusals().stream()
                        .anyMatch(BookingRefusal.InThePast.class::isInstance)) {
                    return List.of(new Reason.TooLate());
                }
                return outlook.satisfies(BookingCheck.defaultScope(booked.slot()))
                        ? List.of()
                        : List.of(new Reason.AgainstRules(outlook.refusals()));
            }

            @Override
            public void advance(Repositories books, Stage stage) {
                books.slots().advance(approval.subject(), booked.revision(), stage);
            }

            @Override
            public void approved(Repositories books, Officer officer, Instant now) {
                advance(books, Stage.APPROVED);
            }
        }

        record SituationSubject(Approval approval, PlanItemRevision kept) implements Subject {
            @Override
            public Stage stage() {
                return kept.stage();
            }

            @Override
            public List<Reason> bars(Repositories books, Instant now) {
                return raised().until().isAfter(now) ? List.of() : List.of(new Reason.TooLate());
            }

            @Override
            public void advance(Repositories books, Stage stage) {
                books.planItems().advance(kept.item().name(), stage);
            }

            /** It is raised from this instant on, and not from when somebody wished for it. */
            @Override
            public void approved(Repositories books, Officer officer, Instant now) {
                ActiveSituation wished = raised();
                var raised =
                        new ActiveSituation(
                                wished.id(),
                                wished.unit(),
                                wished.playbook(),
                                wished.affected(),
                                wished.bulletins(),
                                now,
                                wished.until());
                var by = new PlanItemEditor.Authorship(officer, "raise", now);
                PlanItemEditor.put(
                        books,
                        new PlanItem.OfRaised(raised),
                        kept.revision(),
                        Stage.APPROVED,
                        List.of(),
                        by);
            }

            private ActiveSituation raised() {
                if (kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)) {
                    return raised;
                }
                throw new IllegalStateException(kept.item().name() + " is no raised unit");
            }
        }
    }

    /** The books speak in milliseconds, so this does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
