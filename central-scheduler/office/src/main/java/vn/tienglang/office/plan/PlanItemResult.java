package vn.tienglang.office.plan;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** The answer to the wish to change what plans are made from. */
public sealed interface PlanItemResult {
    /** It stands in the books like this. */
    record Done(PlanItemRevision kept) implements PlanItemResult {}

    /** There is nothing of that name. */
    record Unknown(PlanItem.Name name) implements PlanItemResult {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Conflict(PlanItemRevision present) implements PlanItemResult {}

    /** It cannot be changed like that, and this is everything that stands against it. */
    record Refused(List<Reason> reasons) implements PlanItemResult {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands against a change. */
    sealed interface Reason {
        /** The area does not exist on the day it would matter first. */
        record UnknownArea(AreaCode area) implements Reason {}

        /** The zone does not lie inside the unit. */
        record OutsideUnit(AreaCode zone, AreaCode unit) implements Reason {}

        /** No such station belongs to the centre. */
        record UnknownStation(StationId station) implements Reason {}

        /** The language is not in our table. */
        record UnknownLanguage(LanguageTag language) implements Reason {}

        /** Nobody booked a slot of that name, or it was withdrawn. */
        record UnknownSlot(SlotId slot) implements Reason {}

        /** Only priorities collide, so only they are put in order. */
        record NotPriority(SlotId slot) implements Reason {}

        /** Nobody began a bulletin of that name, or it was laid aside. */
        record UnknownBulletin(BulletinId bulletin) implements Reason {}

        /** There is no playbook for that situation. */
        record NoPlaybook(int situation) implements Reason {}

        /** A unit is raised with something to tell, and not with more than anybody could hear. */
        record BulletinCount(int count, int most) implements Reason {}

        /** It would be lowered before it was raised. */
        record AlreadyOver(Instant until) implements Reason {}

        /** It was taken back, or is over; it stays as it is. */
        record Closed(PlanItem.Name name) implements Reason {}

        /** It is changed by raising and lowering only. */
        record NotEditable(PlanItem.Name name) implements Reason {}
    }
}
