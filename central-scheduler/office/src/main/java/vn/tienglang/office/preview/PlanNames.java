package vn.tienglang.office.preview;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Titles and owners of the slots, bulletins and clips of a plan. */
public final class PlanNames {
    private final PlanContent content;
    private final Map<String, Explanation.OrderSource> orders = new TreeMap<>();
    private final Map<ObligationId, Obligation> obligations = new TreeMap<>();

    private PlanNames(PlanContent content) {
        this.content = content;
    }

    /** The names in this plan input. */
    public static PlanNames of(PlanInput basis) {
        var names = new PlanNames(basis.content());
        names.add(basis.orders());
        return names;
    }

    /** The names in both; where they differ, those of the second. */
    public static PlanNames of(PlanInput before, PlanInput after) {
        PlanNames names = of(before);
        names.add(after.orders());
        return names;
    }

    private void add(AirtimeOrders all) {
        for (Slot slot : all.slots()) {
            orders.put(
                    slot.id().value(),
                    new Explanation.OrderSource.BySlot(
                            slot.id(), slot.title(), slot.issuer(), slot.messageClass()));
        }
        for (ActiveSituation raised : all.activeSituations()) {
            orders.put(
                    raised.id().value(),
                    new Explanation.OrderSource.ByCampaign(
                            raised.id(),
                            raised.unit(),
                            raised.playbook().situation(),
                            raised.playbook().title(),
                            raised.from()));
        }
        for (Obligation owed : all.obligations()) {
            obligations.put(owed.id(), owed);
            orders.put(
                    owed.id().value(),
                    new Explanation.OrderSource.ByObligation(owed.id(), owed.paper(), owed.unit()));
        }
    }

    /** The source of the airing order of that id, if it is known. */
    public Optional<Explanation.OrderSource> order(SlotId id) {
        return Optional.ofNullable(orders.get(id.value()));
    }

    /** The obligation of that id. */
    public Optional<Obligation> obligation(ObligationId id) {
        return Optional.ofNullable(obligations.get(id));
    }

    /** The bulletin of that id. */
    public Optional<Bulletin> bulletin(BulletinId id) {
        return Optional.ofNullable(content.bulletins().get(id));
    }

    /** The clip of that id. */
    public Optional<Clip> clip(ClipId id) {
        return Optional.ofNullable(content.clips().get(id));
    }
}
