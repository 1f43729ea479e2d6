package vn.tienglang.central.desk;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Content;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Why;
import vn.tienglang.planner.situation.Raised;

/** What the orders, bulletins and recordings of a plan are called, and whose they are. */
public final class PlanNames {
    private final Content content;
    private final Map<String, Why.Behind> orders = new TreeMap<>();

    private PlanNames(Content content) {
        this.content = content;
    }

    /** As that basis has them. */
    static PlanNames of(Basis basis) {
        var names = new PlanNames(basis.content());
        names.add(basis.orders());
        return names;
    }

    /** As either has them; where they differ, as the second does. */
    static PlanNames of(Basis before, Basis after) {
        PlanNames names = of(before);
        names.add(after.orders());
        return names;
    }

    private void add(Orders all) {
        for (Slot slot : all.slots()) {
            orders.put(
                    slot.id().value(),
                    new Why.Behind.BySlot(
                            slot.id(), slot.title(), slot.issuer(), slot.messageClass()));
        }
        for (Raised raised : all.raised()) {
            orders.put(
                    raised.id().value(),
                    new Why.Behind.ByCampaign(
                            raised.id(),
                            raised.unit(),
                            raised.playbook().situation(),
                            raised.playbook().title(),
                            raised.from()));
        }
        for (Obligation owed : all.obligations()) {
            orders.put(
                    owed.id().value(),
                    new Why.Behind.ByObligation(owed.id(), owed.paper(), owed.unit()));
        }
    }

    /** Whose order goes by that name; what is owed goes by the name of its obligation. */
    public Optional<Why.Behind> order(SlotId id) {
        return Optional.ofNullable(orders.get(id.value()));
    }

    /** The bulletin of that name. */
    public Optional<Bulletin> bulletin(BulletinId id) {
        return Optional.ofNullable(content.bulletins().get(id));
    }

    /** The recording of that name. */
    public Optional<Clip> clip(ClipId id) {
        return Optional.ofNullable(content.clips().get(id));
    }
}
