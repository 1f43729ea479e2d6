package vn.tienglang.office.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.plan.PlaybookVersions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;

/** Validator of situations: lists every reason against raising or lowering a unit. */
public final class SituationValidator {
    private final ZoneId zone;

    /**
     * Validator without state.
     *
     * @param zone the office's own zone, in which its days begin
     */
    public SituationValidator(ZoneId zone) {
        this.zone = zone;
    }

    /** Every reason against raising a unit. */
    public List<Reason> reasonsAgainst(
            Repositories repositories, RaiseRequest request, Instant now) {
        var reasons = new ArrayList<Reason>();
        AreaTree tree = repositories.areas().tree();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (tree.find(request.unit(), today).isEmpty()) {
            reasons.add(new Reason.UnknownArea(request.unit()));
        }
        for (AreaCode area : new TreeSet<>(request.affected())) {
            if (tree.find(area, today).isEmpty()) {
                reasons.add(new Reason.UnknownArea(area));
            } else if (!tree.within(area, request.unit(), today)) {
                reasons.add(new Reason.OutsideUnit(area, request.unit()));
            }
        }
        if (PlaybookVersions.find(repositories, request.situation()).isEmpty()) {
            reasons.add(new Reason.NoPlaybook(request.situation()));
        }
        int count = request.bulletins().size();
        if (count < 1 || count > Slot.PARTS) {
            reasons.add(new Reason.BulletinCount(count, Slot.PARTS));
        }
        for (BulletinId id : new TreeSet<>(request.bulletins())) {
            if (repositories
                    .bulletins()
                    .find(id)
                    .filter(one -> !one.bulletin().retired())
                    .isEmpty()) {
                reasons.add(new Reason.UnknownBulletin(id));
            }
        }
        if (!request.until().isAfter(now)) {
            reasons.add(new Reason.AlreadyOver(request.until()));
        }
        return reasons;
    }

    /** Every reason against lowering a unit. */
    public static List<Reason> reasonsAgainstLowering(
            PlanItemRevision present, ActiveSituation raised, Instant now) {
        boolean isOver = present.withdrawn() || !raised.until().isAfter(now);
        return isOver ? List.of(new Reason.Closed(present.item().name())) : List.of();
    }

    /** Whether the situation was in force before this instant. */
    public static boolean wasInForce(
            PlanItemRevision present, ActiveSituation raised, Instant now) {
        return present.stage().mayAir() && raised.from().isBefore(now);
    }
}
