package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What plans are made from, in every revision there ever was. */
public interface PlanBook {
    /**
     * Enters a revision. False, with nothing changed, when the revision before it is not the last
     * one that stands here: somebody else was faster.
     */
    boolean put(KeptItem item);

    /** Says how far the last revision has come, which does not change what it says. */
    void advance(PlanItem.Name name, Stage stage);

    /** The last revision of this one, withdrawn or not. */
    Optional<KeptItem> find(PlanItem.Name name);

    /** The last revision of every item of this kind, withdrawn or not, in order of name. */
    List<KeptItem> all(PlanItem.Kind kind);

    /**
     * The last revision of every item of these kinds that is not withdrawn and may matter on one of
     * the days from {@code from} up to, not including, {@code until}; in order of name.
     */
    List<KeptItem> standing(Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until);

    /**
     * The last revision of those of this kind that have one of these ids and are not withdrawn, in
     * order of name.
     */
    List<KeptItem> named(PlanItem.Kind kind, List<String> ids);

    /** When the first revision of each item of this kind was entered, withdrawn or not, by id. */
    Map<String, Instant> begun(PlanItem.Kind kind);

    /** Every revision of this one, from the first on. */
    List<KeptItem> revisions(PlanItem.Name name);
}
