package vn.tienglang.office.preview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.preview.PreviewResult.Reason;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Says of a change that somebody thinks about how the plan would stand with it. */
final class ProposedChanges {
    private final PlanItemService office;
    private final SituationService situations;

    ProposedChanges(PlanItemService office, SituationService situations) {
        this.office = office;
        this.situations = situations;
    }

    /** The change as it would stand in the books, or everything that stands against it. */
    PreviewResult<ProposedChange> propose(Repositories books, PlanChange wanted, Instant now) {
        return switch (wanted) {
            case PlanChange.Raise(RaiseRequest request) -> raise(books, request, now);
            case PlanChange.Lower(SlotId id) ->
                    lower(books, new PlanItem.Name(PlanItem.Kind.RAISED, id.value()), now);
            case PlanChange.AddPolicy(Policy policy) -> {
                // No policy is called that: the office gives names with a number in them.
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, "new");
                yield put(books, new PlanItem.OfPolicy(name, policy));
            }
            case PlanChange.Put(PlanItem item) -> put(books, item);
            case PlanChange.Withdraw(PlanItem.Name name) -> withdraw(books, name);
        };
    }

    private PreviewResult<ProposedChange> raise(
            Repositories books, RaiseRequest request, Instant now) {
        List<PlanItemResult.Reason> bars = situations.reasonsAgainst(books, request, now);
        Optional<Playbook> playbook = PlaybookVersions.find(books, request.situation());
        if (!bars.isEmpty() || playbook.isEmpty()) {
            return refused(bars);
        }
        var raised =
                new ActiveSituation(
                        new SlotId("new"),
                        request.unit(),
                        playbook.get(),
                        request.affected(),
                        request.bulletins(),
                        now,
                        request.until());
        var item = new PlanItem.OfRaised(raised);
        return new PreviewResult.Found<>(new ProposedChange(item.name(), List.of(), List.of(item)));
    }

    private static PreviewResult<ProposedChange> lower(
            Repositories books, PlanItem.Name name, Instant now) {
        Optional<PlanItemRevision> present = books.planItems().find(name);
        if (present.isEmpty()
                || !(present.get().item() instanceof PlanItem.OfRaised(ActiveSituation raised))) {
            return new PreviewResult.Refused<>(List.of(new Reason.UnknownItem(name)));
        }
        List<PlanItemResult.Reason> bars =
                SituationService.reasonsAgainstLowering(present.get(), raised, now);
        List<PlanItem> willBe =
                bars.isEmpty() && SituationService.wasInForce(present.get(), raised, now)
                        ? List.of(new PlanItem.OfRaised(raised.endingAt(now)))
                        : List.of();
        return bars.isEmpty()
                ? new PreviewResult.Found<>(
                        new ProposedChange(name, List.of(present.get().item()), willBe))
                : refused(bars);
    }

    private PreviewResult<ProposedChange> put(Repositories books, PlanItem item) {
        if (item instanceof PlanItem.OfRaised) {
            return refused(List.of(new PlanItemResult.Reason.NotEditable(item.name())));
        }
        List<PlanItemResult.Reason> bars = office.reasonsAgainst(books, item);
        List<PlanItem> was =
                books.planItems().find(item.name()).stream()
                        .filter(kept -> kept.stage().mayAir())
                        .map(PlanItemRevision::item)
                        .toList();
        return bars.isEmpty()
                ? new PreviewResult.Found<>(new ProposedChange(item.name(), was, List.of(item)))
                : refused(bars);
    }

    private static PreviewResult<ProposedChange> withdraw(Repositories books, PlanItem.Name name) {
        Optional<PlanItemRevision> present = books.planItems().find(name);
        if (present.isEmpty()) {
            return new PreviewResult.Refused<>(List.of(new Reason.UnknownItem(name)));
        }
        List<PlanItemResult.Reason> bars = PlanItemService.reasonsAgainstWithdrawal(present.get());
        return bars.isEmpty()
                ? new PreviewResult.Found<>(
                        new ProposedChange(name, List.of(present.get().item()), List.of()))
                : refused(bars);
    }

    private static <T> PreviewResult<T> refused(List<PlanItemResult.Reason> bars) {
        return new PreviewResult.Refused<>(
                bars.stream().<Reason>map(Reason.ChangeRefused::new).toList());
    }
}
