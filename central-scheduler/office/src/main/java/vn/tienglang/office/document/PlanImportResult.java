package vn.tienglang.office.document;

import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** The answer to the wish to take a whole plan in. */
public sealed interface PlanImportResult {
    /** More than this nobody reads at once. */
    int PROBLEMS_AT_MOST = 1_000;

    /**
     * All of it stands in the books, or would.
     *
     * @param entries what is new or changed, in the order in which it is put in
     * @param unchanged how many things of the document stood there like that already
     */
    record Imported(List<Entry> entries, int unchanged) implements PlanImportResult {
        /** Takes a copy. */
        public Imported {
            entries = List.copyOf(entries);
        }
    }

    /**
     * None of it is taken, and this is everything that stands against it.
     *
     * @param problems at least one, at most {@value #PROBLEMS_AT_MOST}
     * @param moreProblems how many more there are
     */
    record Refused(List<Problem> problems, int moreProblems) implements PlanImportResult {
        /** Takes a copy. */
        public Refused {
            problems = List.copyOf(problems);
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
    record Problem(String path, Reason reason) {}

    /** What stands against it. */
    sealed interface Reason {
        /** It is not written as a plan is. */
        record Malformed(String what) implements Reason {}

        /** The plan goes with a bulletin that is not here. */
        record MissingBulletin(BulletinId bulletin) implements Reason {}

        /** Nobody here has that recording. */
        record UnknownClip(ClipId clip) implements Reason {}

        /** Something else in the books is called that, and airings are named after both. */
        record NameTaken(String name) implements Reason {}

        /** The slot was taken back, and stays so: no name is ever given again. */
        record Withdrawn(SlotId slot) implements Reason {}

        /** It cannot be put into the plan. */
        record ItemRefused(PlanItemResult.Reason bar) implements Reason {}
    }
}
