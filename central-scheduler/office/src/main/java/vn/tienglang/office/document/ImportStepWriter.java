package vn.tienglang.office.document;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.office.check.ApprovalOpening;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.plan.PlanItemEditor;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Writer of import steps: stores the things of a document that was checked. */
final class ImportStepWriter {
    private final Repositories repositories;
    private final PlanItemEditor.Authorship by;
    private final LocalDate today;

    ImportStepWriter(Repositories repositories, PlanItemEditor.Authorship by, LocalDate today) {
        this.repositories = repositories;
        this.by = by;
        this.today = today;
    }

    /** Stores one step. */
    void write(ImportStep step) {
        switch (step) {
            case ImportStep.AddPolicy(var _, int _, Policy policy) -> {
                String id = PlanItemEditor.newId(repositories, "p", by.at());
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, id);
                put(new PlanItem.OfPolicy(name, policy), 1, Stage.APPROVED);
            }
            case ImportStep.PutItem(var _, int revision, PlanItem item) ->
                    put(item, revision, stage(item));
            case ImportStep.RaiseUnit(var _, int revision, ActiveSituation raised) ->
                    put(
                            new PlanItem.OfRaised(raised),
                            revision,
                            ApprovalOpening.openIfRequired(
                                    repositories,
                                    raised.id(),
                                    raised.unit(),
                                    today,
                                    by.officer(),
                                    by.at()));
            case ImportStep.BookSlot(var _, int revision, Slot slot, long number) ->
                    book(slot, revision, number);
        }
    }

    /** An obligation places airings, so it waits for the approval that its unit asks for. */
    private Stage stage(PlanItem item) {
        if (!(item instanceof PlanItem.OfObligation(Obligation obligation))) {
            return Stage.APPROVED;
        }
        return ApprovalOpening.openIfRequired(
                repositories,
                new SlotId(obligation.id().value()),
                obligation.unit(),
                obligation.from().isBefore(today) ? today : obligation.from(),
                by.officer(),
                by.at());
    }

    private void put(PlanItem item, int revision, Stage stage) {
        if (item instanceof PlanItem.OfPlaybook(Playbook playbook)) {
            PlaybookVersions.storeFirstVersion(repositories, playbook.situation(), by.at());
        }
        switch (PlanItemEditor.put(repositories, item, revision - 1, stage, List.of(), by)) {
            case PlanItemResult.Done _ -> {}
            case PlanItemResult.Unknown _, PlanItemResult.Conflict _, PlanItemResult.Refused _ ->
                    throw changed(item.name().toString());
        }
    }

    private void book(Slot slot, int revision, long number) {
        LocalDate first = slot.when().recurrence().first();
        Stage stage =
                ApprovalOpening.openIfRequired(
                        repositories,
                        slot.id(),
                        slot.issuer(),
                        first.isBefore(today) ? today : first,
                        by.officer(),
                        by.at());
        if (stage.mayAir()) {
            // An approval of an earlier revision is no longer needed.
            repositories.approvals().close(slot.id());
        }
        long place = number > 0 ? number : repositories.counters().value(Counters.SLOT) + 1;
        var booked = new SlotRevision(place, revision, slot, by.officer().login(), by.at(), stage);
        if (number == 0) {
            repositories.counters().countTo(Counters.SLOT, place);
            repositories.slots().add(booked);
        } else if (!repositories.slots().put(booked)) {
            throw changed(slot.id().value());
        }
        String about = slot.id() + " r" + revision;
        repositories.audit().add(AuditEntry.by(by.officer(), by.at(), by.action(), about));
    }

    /** The plan is locked, so this is a fault of the program; the transaction is rolled back. */
    private static IllegalStateException changed(String name) {
        return new IllegalStateException(name + " changed under the lock of the plan");
    }
}
