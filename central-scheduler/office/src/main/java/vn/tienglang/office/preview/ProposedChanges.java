package vn.tienglang.office.preview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.check.ProposedChange;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.preview.PreviewResult.Reason;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Builder of proposed changes: validates a change and finds the items it replaces. */
final class ProposedChanges {
    private final PlanItemValidator items;
    private final SituationValidator situations;

    ProposedChanges(PlanItemValidator items, SituationValidator situations) {
        this.items = items;
        this.situations = situations;
    }

    /** The proposed change, or every reason against it. */
    PreviewResult<ProposedChange> propose(
            Repositories repositories, PlanChange wanted, Instant now) {
        return switch (wanted) {
            case PlanChange.Raise(RaiseRequest request) -> raise(repositories, request, now);
            case PlanChange.Lower(SlotId id) ->
                    lower(repositories, new PlanItem.Name(PlanItem.Kind.RAISED, id.value()), now);
            case PlanChange.AddPolicy(Policy policy) -> {
                // No stored policy has this name: stored names contain a number.
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, "new");
                yield put(repositories, new PlanItem.OfPolicy(name, policy));
            }
            case PlanChange.Put(PlanItem item) -> put(repositories, item);
            case PlanChange.Withdraw(PlanItem.Name name) -> withdraw(repositories, name);
        };
    }

    private PreviewResult<ProposedChange> raise(
            Repositories repositories, RaiseRequest request, Instant now) {
        List<PlanItemResult.Reason> reasons = situations.reasonsAgainst(repositories, request, now);
        Optional<Playbook> playbook = PlaybookVersions.find(repositories, request.situation());
        if (!reasons.isEmpty() || playbook.isEmpty()) {
            return refused(reasons);
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
            Repositories repositories, PlanItem.Name name, Instant now) {
        Optional<PlanItemRevision> present = repositories.planItems().find(name);
        if (present.isEmpty()
                || !(present.get().item() instanceof PlanItem.OfRaised(ActiveSituation raised))) {
            return new PreviewResult.Refused<>(List.of(new Reason.UnknownItem(name)));
        }
        List<PlanItemResult.Reason> reasons =
                SituationValidator.reasonsAgainstLowering(present.get(), raised, now);
        List<PlanItem> willBe =
                reasons.isEmpty() && SituationValidator.wasInForce(present.get(), raised, now)
                        ? List.of(new PlanItem.OfRaised(raised.endingAt(now)))
                        : List.of();
        return reasons.isEmpty()
                ? new PreviewResult.Found<>(
                        new ProposedChange(name, List.of(present.get().item()), willBe))
                : refused(reasons);
    }

    private PreviewResult<ProposedChange> put(Repositories repositories, PlanItem item) {
        if (item instanceof PlanItem.OfRaised) {
            return refused(List.of(new PlanItemResult.Reason.NotEditable(item.name())));
        }
        List<PlanItemResult.Reason> reasons = items.reasonsAgainst(repositories, item);
        List<PlanItem> was =
                repositories.planItems().inForce(item.name()).stream()
                        .map(PlanItemRevision::item)
                        .toList();
        return reasons.isEmpty()
                ? new PreviewResult.Found<>(new ProposedChange(item.name(), was, List.of(item)))
                : refused(reasons);
    }

    private static PreviewResult<ProposedChange> withdraw(
            Repositories repositories, PlanItem.Name name) {
        Optional<PlanItemRevision> present = repositories.planItems().find(name);
        if (present.isEmpty()) {
            return new PreviewResult.Refused<>(List.of(new Reason.UnknownItem(name)));
        }
        List<PlanItemResult.Reason> reasons =
                PlanItemValidator.reasonsAgainstWithdrawal(present.get());
        return reasons.isEmpty()
                ? new PreviewResult.Found<>(
                        new ProposedChange(name, List.of(present.get().item()), List.of()))
                : refused(reasons);
    }

    private static <T> PreviewResult<T> refused(List<PlanItemResult.Reason> reasons) {
        return new PreviewResult.Refused<>(
                reasons.stream().<Reason>map(Reason.ChangeRefused::new).toList());
    }
}
