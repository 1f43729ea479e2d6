package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.central.desk.ApprovalEdit.Bar;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyBook;
import vn.tienglang.planner.situation.Raised;

/**
 * Approves what was handed in, step by step, as the policy of its unit asks. What is approved at
 * last is published soon; what is not is in no log.
 */
public final class Approvals {
    private final Archive archive;
    private final Alarm alarm;
    private final InstantSource clock;

    /** Over these books. */
    public Approvals(Archive archive, Alarm alarm, InstantSource clock) {
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
    static Stage ask(
            Books books, SlotId subject, AreaCode unit, LocalDate date, Officer by, Instant now) {
        var policies = new ArrayList<Policy>();
        var holidays = new TreeSet<LocalDate>();
        var kinds = Set.of(PlanItem.Kind.POLICY, PlanItem.Kind.HOLIDAY);
        for (KeptItem kept : books.plan().standing(kinds, date.minusDays(1), date.plusDays(2))) {
            switch (kept.item()) {
                case PlanItem.OfPolicy(var _, Policy policy) -> policies.add(policy);
                case PlanItem.OfHoliday(LocalDate holiday) -> holidays.add(holiday);
                case PlanItem.OfProfile _,
                        PlanItem.OfTags _,
                        PlanItem.OfSuccession _,
                        PlanItem.OfOrder _,
                        PlanItem.OfPlaybook _,
                        PlanItem.OfRaised _,
                        PlanItem.OfObligation _,
                        PlanItem.OfHandOver _ -> {
                    // Not asked for.
                }
            }
        }
        // Who approves does not hang on the hour, so any zone will do.
        OpenDay.Approvals asked =
                new PolicyBook(books.areas().tree(), policies, holidays)
                        .on(unit, date, ZoneOffset.UTC)
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
                                List.of()));
        return Stage.AWAITING;
    }

    /** Everything somebody has to do something about, the longest waiting first. */
    public List<Approval> open() {
        return archive.inTransaction(books -> books.approvals().open());
    }

    /**
     * Takes the next step.
     *
     * @param step which, counted from 0, as it was read
     */
    public ApprovalEdit approve(SlotId subject, int step, Officer officer) {
        Instant now = now();
        return edit(
                subject,
                step,
                Stage.AWAITING,
                (books, matter) -> {
                    List<Bar> bars = bars(books, matter, officer, now);
                    if (!bars.isEmpty()) {
                        return new ApprovalEdit.Refused(bars);
                    }
                    Approval next =
                            matter.approval().with(new Approval.Taken(officer.login(), now));
                    books.approvals().put(next);
                    Stage stage = next.isComplete() ? Stage.APPROVED : Stage.AWAITING;
                    if (next.isComplete()) {
                        books.approvals().close(subject);
                        matter.approved(books, officer, now);
                    }
                    write(books, officer, now, "approve", subject + " " + next.taken().size());
                    return new ApprovalEdit.Done(next, stage);
                });
    }

    /**
     * Sends it back to whose it is; every step has to be taken anew.
     *
     * @param step which was next, counted from 0, as it was read
     */
    public ApprovalEdit sendBack(SlotId subject, int step, Officer officer) {
        return move(subject, step, officer, Stage.AWAITING, Stage.DRAFT, "send-back");
    }

    /** Hands it in again after it was sent back. */
    public ApprovalEdit handIn(SlotId subject, Officer officer) {
        return move(subject, 0, officer, Stage.DRAFT, Stage.AWAITING, "hand-in");
    }

    private ApprovalEdit move(
            SlotId subject, int step, Officer officer, Stage from, Stage to, String act) {
        Instant now = now();
        return edit(
                subject,
                step,
                from,
                (books, matter) -> {
                    Approval anew = matter.approval().fromTheStart();
                    books.approvals().put(anew);
                    matter.advance(books, to);
                    write(books, officer, now, act, subject.value());
                    return new ApprovalEdit.Done(anew, to);
                });
    }

    private ApprovalEdit edit(
            SlotId subject,
            int step,
            Stage expected,
            BiFunction<Books, Matter, ApprovalEdit> change) {
        ApprovalEdit edit =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    Optional<Matter> found = Matter.find(books, subject);
                    if (found.isEmpty()) {
                        return new ApprovalEdit.Unknown(subject);
                    }
                    Matter matter = found.get();
                    if (matter.stage() != expected) {
                        Bar bar = new Bar.NotThere(matter.stage());
                        return new ApprovalEdit.Refused(List.of(bar));
                    }
                    if (matter.approval().taken().size() != step) {
                        return new ApprovalEdit.Conflict(matter.approval());
                    }
                    return change.apply(books, matter);
                });
        if (edit instanceof ApprovalEdit.Done(Approval _, Stage stage) && stage.isCleared()) {
            alarm.publishSoon();
        }
        return edit;
    }

    private static List<Bar> bars(Books books, Matter matter, Officer officer, Instant now) {
        var bars = new ArrayList<Bar>();
        Approval approval = matter.approval();
        if (approval.fourEyes() && approval.by().equals(officer.login())) {
            bars.add(new Bar.TheirOwn());
        }
        if (approval.fourEyes()
                && approval.taken().stream().anyMatch(one -> one.by().equals(officer.login()))) {
            bars.add(new Bar.SecondStep());
        }
        bars.addAll(matter.bars(books, now));
        return bars;
    }

    private static void write(Books books, Officer officer, Instant at, String act, String about) {
        books.audit().add(new AuditEntry(at, officer.login(), act, about));
    }

    /** What is to be approved: a slot, or a raised unit. */
    private sealed interface Matter {
        Approval approval();

        Stage stage();

        /** What has come between since it was handed in. */
        List<Bar> bars(Books books, Instant now);

        void advance(Books books, Stage stage);

        /** The last step was taken. */
        void approved(Books books, Officer officer, Instant now);

        static Optional<Matter> find(Books books, SlotId subject) {
            Optional<Approval> approval = books.approvals().find(subject);
            Optional<BookedSlot> slot = books.slots().find(subject);
            if (approval.isEmpty()) {
                return Optional.empty();
            }
            if (slot.isPresent()) {
                return Optional.of(new OfSlot(approval.get(), slot.get()));
            }
            return books.plan()
                    .find(new PlanItem.Name(PlanItem.Kind.RAISED, subject.value()))
                    .map(kept -> new OfRaised(approval.get(), kept));
        }

        record OfSlot(Approval approval, BookedSlot booked) implements Matter {
            @Override
            public Stage stage() {
                return booked.stage();
            }

            @Override
            public List<Bar> bars(Books books, Instant now) {
                var outlook = Admission.of(books, booked, now, ZoneOffset.UTC);
                if (outlook.refusals().stream().anyMatch(Refusal.InThePast.class::isInstance)) {
                    return List.of(new Bar.TooLate());
                }
                return outlook.satisfies(Admission.usual(booked.slot()))
                        ? List.of()
                        : List.of(new Bar.AgainstRules(outlook.refusals()));
            }

            @Override
            public void advance(Books books, Stage stage) {
                books.slots().advance(approval.subject(), booked.revision(), stage);
            }

            @Override
            public void approved(Books books, Officer officer, Instant now) {
                advance(books, Stage.APPROVED);
            }
        }

        record OfRaised(Approval approval, KeptItem kept) implements Matter {
            @Override
            public Stage stage() {
                return kept.stage();
            }

            @Override
            public List<Bar> bars(Books books, Instant now) {
                return raised().until().isAfter(now) ? List.of() : List.of(new Bar.TooLate());
            }

            @Override
            public void advance(Books books, Stage stage) {
                books.plan().advance(kept.item().name(), stage);
            }

            /** It is raised from this instant on, and not from when somebody wished for it. */
            @Override
            public void approved(Books books, Officer officer, Instant now) {
                Raised wished = raised();
                var raised =
                        new Raised(
                                wished.id(),
                                wished.unit(),
                                wished.playbook(),
                                wished.affected(),
                                wished.bulletins(),
                                now,
                                wished.until());
                var by = new PlanEditing.Signature(officer, "raise", now);
                PlanEditing.put(
                        books,
                        new PlanItem.OfRaised(raised),
                        kept.revision(),
                        Stage.APPROVED,
                        List.of(),
                        by);
            }

            private Raised raised() {
                if (kept.item() instanceof PlanItem.OfRaised(Raised raised)) {
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
