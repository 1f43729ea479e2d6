package vn.tienglang.central.desk;

import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;

/** The answer to the wish to take a whole plan in. */
public sealed interface PlanTaking {
    /** More than this nobody reads at once. */
    int AGAINST_MOST = 1_000;

    /**
     * All of it stands in the books, or would.
     *
     * @param entries what is new or changed, in the order in which it is put in
     * @param unchanged how many things of the document stood there like that already
     */
    record Taken(List<Entry> entries, int unchanged) implements PlanTaking {
        /** Takes a copy. */
        public Taken {
            entries = List.copyOf(entries);
        }
    }

    /**
     * None of it is taken, and this is everything that stands against it.
     *
     * @param against at least one, at most {@value #AGAINST_MOST}
     * @param beyond how many more there are
     */
    record Refused(List<Against> against, int beyond) implements PlanTaking {
        /** Takes a copy. */
        public Refused {
            against = List.copyOf(against);
        }
    }

    /**
     * Something that is new or changed.
     *
     * @param path where it stands in the document
     * @param revision the one it is in the books; 1 when it is new
     */
    record Entry(String path, int revision) {}

    /** Something that stands against a document, and where in it. */
    record Against(String path, Bar bar) {}

    /** What stands against it. */
    sealed interface Bar {
        /** It is not written as a plan is. */
        record Form(String what) implements Bar {}

        /** The plan goes with a bulletin that is not here. */
        record MissingBulletin(BulletinId bulletin) implements Bar {}

        /** Nobody here has that recording. */
        record UnknownClip(ClipId clip) implements Bar {}

        /** Something else in the books is called that, and airings are named after both. */
        record NameTaken(String name) implements Bar {}

        /** The slot was taken back, and stays so: no name is ever given again. */
        record Withdrawn(SlotId slot) implements Bar {}

        /** It cannot be put into the plan. */
        record AgainstItem(PlanEdit.Bar bar) implements Bar {}
    }
}
