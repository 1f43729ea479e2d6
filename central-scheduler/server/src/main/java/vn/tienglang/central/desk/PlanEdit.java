package vn.tienglang.central.desk;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;

/** The answer to the wish to change what plans are made from. */
public sealed interface PlanEdit {
    /** It stands in the books like this. */
    record Done(KeptItem kept) implements PlanEdit {}

    /** There is nothing of that name. */
    record Unknown(PlanItem.Name name) implements PlanEdit {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Conflict(KeptItem present) implements PlanEdit {}

    /** It cannot be changed like that, and this is everything that stands against it. */
    record Refused(List<Bar> bars) implements PlanEdit {
        /** Takes a copy. */
        public Refused {
            bars = List.copyOf(bars);
        }
    }

    /** What stands against a change. */
    sealed interface Bar {
        /** The area does not exist on the day it would matter first. */
        record UnknownArea(AreaCode area) implements Bar {}

        /** The zone does not lie inside the unit. */
        record Outside(AreaCode zone, AreaCode unit) implements Bar {}

        /** No such station belongs to the centre. */
        record UnknownStation(StationId station) implements Bar {}

        /** The language is not in our table. */
        record UnknownLanguage(LanguageTag language) implements Bar {}

        /** Nobody booked a slot of that name, or it was withdrawn. */
        record UnknownSlot(SlotId slot) implements Bar {}

        /** Only priorities collide, so only they are put in order. */
        record NotPriority(SlotId slot) implements Bar {}

        /** Nobody began a bulletin of that name, or it was laid aside. */
        record UnknownBulletin(BulletinId bulletin) implements Bar {}

        /** There is no playbook for that situation. */
        record NoPlaybook(int situation) implements Bar {}

        /** A unit is raised with something to tell, and not with more than anybody could hear. */
        record Bulletins(int count, int most) implements Bar {}

        /** It would be lowered before it was raised. */
        record OverAlready(Instant until) implements Bar {}

        /** It was taken back, or is over; it stays as it is. */
        record Closed(PlanItem.Name name) implements Bar {}

        /** It is changed by raising and lowering only. */
        record NotByHand(PlanItem.Name name) implements Bar {}
    }
}
