package vn.tienglang.office.plan;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** Result of a change of a plan item. */
public sealed interface PlanItemResult {
    /** The change was stored; this is the new revision. */
    record Done(PlanItemRevision kept) implements PlanItemResult {}

    /** No item has this name. */
    record Unknown(PlanItem.Name name) implements PlanItemResult {}

    /**
     * Another change was stored since the caller read it; nothing was overwritten. This is the
     * present revision.
     */
    record Conflict(PlanItemRevision present) implements PlanItemResult {}

    /** The change is refused, with every reason. */
    record Refused(List<Reason> reasons) implements PlanItemResult {
        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason against a change. */
    sealed interface Reason {
        /** The area does not exist on the first day of the item. */
        record UnknownArea(AreaCode area) implements Reason {}

        /** The area is outside the unit. */
        record OutsideUnit(AreaCode zone, AreaCode unit) implements Reason {}

        /** No station has this id. */
        record UnknownStation(StationId station) implements Reason {}

        /** The language is not in the language table. */
        record UnknownLanguage(LanguageTag language) implements Reason {}

        /** No slot has this id, or it is withdrawn. */
        record UnknownSlot(SlotId slot) implements Reason {}

        /** The slot is not a priority; only priorities are ordered. */
        record NotPriority(SlotId slot) implements Reason {}

        /** No bulletin has this id, or it is retired. */
        record UnknownBulletin(BulletinId bulletin) implements Reason {}

        /** No playbook has this situation. */
        record NoPlaybook(int situation) implements Reason {}

        /** The number of bulletins is outside 1 to {@code most}. */
        record BulletinCount(int count, int most) implements Reason {}

        /** The end is before the start. */
        record AlreadyOver(Instant until) implements Reason {}

        /** The item is withdrawn or over, and cannot change. */
        record Closed(PlanItem.Name name) implements Reason {}

        /** The change would silence airings; a person has to accept that first. */
        record Silences(SilencedOrder silenced) implements Reason {}

        /**
         * Another item of the same kind and unit has a name or paper that looks the same: they
         * differ only in capitals, spaces, dashes or invisible characters.
         */
        record LooksLike(String other) implements Reason {}

        /** The item is changed by raising and lowering only. */
        record NotEditable(PlanItem.Name name) implements Reason {}
    }
}
