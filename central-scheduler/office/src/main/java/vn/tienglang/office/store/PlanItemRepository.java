package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;

/** What plans are made from, in every revision there ever was. */
public interface PlanItemRepository {
    /**
     * Enters a revision. False, with nothing changed, when the revision before it is not the last
     * one that stands here: somebody else was faster.
     */
    boolean put(PlanItemRevision item);

    /** Says how far the last revision has come, which does not change what it says. */
    void advance(PlanItem.Name name, Stage stage);

    /** The last revision of this one, withdrawn or not. */
    Optional<PlanItemRevision> find(PlanItem.Name name);

    /** The last revision of every item of this kind, withdrawn or not, in order of name. */
    List<PlanItemRevision> all(PlanItem.Kind kind);

    /**
     * The last revision of every item of these kinds that is not withdrawn and may matter on one of
     * the days from {@code from} up to, not including, {@code until}; in order of name.
     */
    List<PlanItemRevision> standing(Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until);

    /**
     * The last revision of those of this kind that have one of these ids and are not withdrawn, in
     * order of name.
     */
    List<PlanItemRevision> withIds(PlanItem.Kind kind, List<String> ids);

    /** When the first revision of each item of this kind was entered, withdrawn or not, by id. */
    Map<String, Instant> firstEnteredAt(PlanItem.Kind kind);

    /** Every revision of this one, from the first on. */
    List<PlanItemRevision> revisions(PlanItem.Name name);
}
