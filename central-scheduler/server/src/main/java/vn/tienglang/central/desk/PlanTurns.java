package vn.tienglang.central.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.central.desk.PlanView.Bar;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** Says of a change that somebody thinks about how the plan would stand with it. */
final class PlanTurns {
    private final PlanOffice office;
    private final Situations situations;

    PlanTurns(PlanOffice office, Situations situations) {
        this.office = office;
        this.situations = situations;
    }

    /** The change as it would stand in the books, or everything that stands against it. */
    PlanView<PlanTurn> of(Books books, PlanChange wanted, Instant now) {
        return switch (wanted) {
            case PlanChange.Raise(RaiseRequest request) -> raise(books, request, now);
            case PlanChange.Lower(SlotId id) ->
                    lower(books, new PlanItem.Name(PlanItem.Kind.RAISED, id.value()), now);
            case PlanChange.LayDown(Policy policy) -> {
                // No policy is called that: the office gives names with a number in them.
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, "new");
                yield put(books, new PlanItem.OfPolicy(name, policy));
            }
            case PlanChange.Put(PlanItem item) -> put(books, item);
            case PlanChange.TakeBack(PlanItem.Name name) -> takeBack(books, name);
        };
    }

    private PlanView<PlanTurn> raise(Books books, RaiseRequest request, Instant now) {
        List<PlanEdit.Bar> bars = situations.bars(books, request, now);
        Optional<Playbook> playbook = Playbooks.find(books, request.situation());
        if (!bars.isEmpty() || playbook.isEmpty()) {
            return refused(bars);
        }
        var raised =
                new Raised(
                        new SlotId("new"),
                        request.unit(),
                        playbook.get(),
                        request.affected(),
                        request.bulletins(),
                        now,
                        request.until());
        var item = new PlanItem.OfRaised(raised);
        return new PlanView.Seen<>(new PlanTurn(item.name(), List.of(), List.of(item)));
    }

    private static PlanView<PlanTurn> lower(Books books, PlanItem.Name name, Instant now) {
        Optional<KeptItem> present = books.plan().find(name);
        if (present.isEmpty()
                || !(present.get().item() instanceof PlanItem.OfRaised(Raised raised))) {
            return new PlanView.Refused<>(List.of(new Bar.UnknownItem(name)));
        }
        List<PlanEdit.Bar> bars = Situations.lowering(present.get(), raised, now);
        List<PlanItem> willBe =
                bars.isEmpty() && Situations.held(present.get(), raised, now)
                        ? List.of(new PlanItem.OfRaised(raised.lowered(now)))
                        : List.of();
        return bars.isEmpty()
                ? new PlanView.Seen<>(new PlanTurn(name, List.of(present.get().item()), willBe))
                : refused(bars);
    }

    private PlanView<PlanTurn> put(Books books, PlanItem item) {
        if (item instanceof PlanItem.OfRaised) {
            return refused(List.of(new PlanEdit.Bar.NotByHand(item.name())));
        }
        List<PlanEdit.Bar> bars = office.bars(books, item);
        List<PlanItem> was =
                books.plan().find(item.name()).stream()
                        .filter(kept -> kept.stage().isCleared())
                        .map(KeptItem::item)
                        .toList();
        return bars.isEmpty()
                ? new PlanView.Seen<>(new PlanTurn(item.name(), was, List.of(item)))
                : refused(bars);
    }

    private static PlanView<PlanTurn> takeBack(Books books, PlanItem.Name name) {
        Optional<KeptItem> present = books.plan().find(name);
        if (present.isEmpty()) {
            return new PlanView.Refused<>(List.of(new Bar.UnknownItem(name)));
        }
        List<PlanEdit.Bar> bars = PlanOffice.withdrawing(present.get());
        return bars.isEmpty()
                ? new PlanView.Seen<>(new PlanTurn(name, List.of(present.get().item()), List.of()))
                : refused(bars);
    }

    private static <T> PlanView<T> refused(List<PlanEdit.Bar> bars) {
        return new PlanView.Refused<>(bars.stream().<Bar>map(Bar.AgainstChange::new).toList());
    }
}
