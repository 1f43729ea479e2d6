package vn.tienglang.office.document;

import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** Result of an import of a plan document. */
public sealed interface PlanImportResult {
    /** Maximum number of problems in one result. */
    int PROBLEMS_AT_MOST = 1_000;

    /**
     * The document is imported, or would be.
     *
     * @param entries the new and changed things, in the order of storing
     * @param unchanged number of things that are stored already
     */
    record Imported(List<Entry> entries, int unchanged) implements PlanImportResult {
        /** Copies the lists. */
        public Imported {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Nothing is imported, with every problem.
     *
     * @param problems at least one, at most {@value #PROBLEMS_AT_MOST}
     * @param moreProblems number of further problems
     */
    record Refused(List<Problem> problems, int moreProblems) implements PlanImportResult {
        /** Copies the lists. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * New or changed thing of a document.
     *
     * @param path where it is in the document, as a JSON path
     * @param revision the revision it becomes; 1 when it is new
     */
    record Entry(String path, int revision) {}

    /** Problem of a document, with its place. */
    record Problem(String path, Reason reason) {}

    /** Reason of a refusal. */
    sealed interface Reason {
        /** The document does not have the form of a plan. */
        record Malformed(String what) implements Reason {}

        /** The plan needs a bulletin that is not stored here. */
        record MissingBulletin(BulletinId bulletin) implements Reason {}

        /** The clip is not registered here. */
        record UnknownClip(ClipId clip) implements Reason {}

        /** Another stored thing has this name, and airings are named after both. */
        record NameTaken(String name) implements Reason {}

        /**
         * Another stored thing of the same days looks the same, so it would air or apply twice. Its
         * name or paper differs only in capitals, spaces, dashes or invisible characters.
         */
        record LooksLike(String other) implements Reason {}

        /** The slot was withdrawn; its id is never used again. */
        record Withdrawn(SlotId slot) implements Reason {}

        /** The item is refused. */
        record ItemRefused(PlanItemResult.Reason bar) implements Reason {}
    }
}
