package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;

/** Repository of plan items, in all revisions. */
public interface PlanItemRepository {
    /**
     * Stores a revision; returns false and changes nothing if the previous revision is not the
     * latest stored one.
     */
    boolean put(PlanItemRevision item);

    /** Sets the stage of the latest revision. */
    void advance(PlanItem.Name name, Stage stage);

    /** The latest revision of this item, withdrawn or not. */
    Optional<PlanItemRevision> find(PlanItem.Name name);

    /** The latest revision of every item of this kind, withdrawn or not, by name. */
    List<PlanItemRevision> all(PlanItem.Kind kind);

    /**
     * The revision in force of every item of these kinds that may matter on a day from {@code from}
     * to before {@code until}, by name; see {@link PlanItemRevision#inForce}.
     */
    List<PlanItemRevision> standing(Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until);

    /**
     * The items of {@link #standing(Set, LocalDate, LocalDate)} whose unit is one of these, by
     * name. Items of other units are not read.
     */
    List<PlanItemRevision> standing(
            Set<PlanItem.Kind> kinds, Set<AreaCode> units, LocalDate from, LocalDate until);

    /** Whether there is an item of this kind that is not withdrawn. */
    boolean hasAny(PlanItem.Kind kind);

    /**
     * The latest revision of the items of this kind with these ids that are not withdrawn, by name.
     */
    List<PlanItemRevision> withIds(PlanItem.Kind kind, List<String> ids);

    /** When the first revision of each item of this kind was stored, withdrawn or not, by id. */
    Map<String, Instant> firstEnteredAt(PlanItem.Kind kind);

    /** Every revision of this item, the first one first. */
    List<PlanItemRevision> revisions(PlanItem.Name name);

    /** The revision in force of this item; see {@link PlanItemRevision#inForce}. */
    default Optional<PlanItemRevision> inForce(PlanItem.Name name) {
        return PlanItemRevision.inForce(revisions(name));
    }
}
