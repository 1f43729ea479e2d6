package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.PlanItemRepository;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.PlanItemText;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code plan_items}. */
record SqlPlanItemRepository(Handle handle) implements PlanItemRepository {
    private static final String SELECT =
            "SELECT kind, id, revision, stage, definition, changed_by, changed_at"
                    + " FROM plan_items";

    // Sorted here, because databases differ in the order of '-'.
    private static final Comparator<PlanItemRevision> BY_NAME =
            Comparator.comparing(revision -> revision.item().name());

    @Override
    public boolean put(PlanItemRevision revision) {
        PlanItem item = revision.item();
        int previous = revision.revision() - 1;
        int replaced =
                handle.createUpdate(
                                "UPDATE plan_items SET latest = FALSE WHERE kind = :kind"
                                        + " AND id = :id AND revision = :previous AND latest = TRUE")
                        .bind("kind", item.name().kind().name())
                        .bind("id", item.name().id())
                        .bind("previous", previous)
                        .execute();
        boolean isNext = previous == 0 ? find(item.name()).isEmpty() : replaced == 1;
        if (!isNext) {
            return false;
        }
        handle.createUpdate(
                        "INSERT INTO plan_items (kind, id, revision, latest, unit, valid_from,"
                                + " valid_until, stage, definition, changed_by, changed_at)"
                                + " VALUES (:kind, :id, :revision, TRUE, :unit, :from, :until,"
                                + " :stage, :definition, :by, :at)")
                .bind("kind", item.name().kind().name())
                .bind("id", item.name().id())
                .bind("revision", revision.revision())
                .bind("unit", item.unit().value())
                .bind("from", item.from())
                .bind("until", ColumnMapper.until(item.until()))
                .bind("stage", revision.stage().name())
                .bind("definition", PlanItemText.write(item))
                .bind("by", revision.by())
                .bind("at", ColumnMapper.of(revision.at()))
                .execute();
        return true;
    }

    @Override
    public void advance(PlanItem.Name name, Stage stage) {
        handle.createUpdate(
                        "UPDATE plan_items SET stage = :stage"
                                + " WHERE kind = :kind AND id = :id AND latest = TRUE")
                .bind("stage", stage.name())
                .bind("kind", name.kind().name())
                .bind("id", name.id())
                .execute();
    }

    @Override
    public Optional<PlanItemRevision> find(PlanItem.Name name) {
        return handle.createQuery(SELECT + " WHERE kind = :kind AND id = :id AND latest = TRUE")
                .bind("kind", name.kind().name())
                .bind("id", name.id())
                .map((row, _) -> revision(row))
                .findOne();
    }

    @Override
    public List<PlanItemRevision> all(PlanItem.Kind kind) {
        return handle
                .createQuery(SELECT + " WHERE kind = :kind AND latest = TRUE")
                .bind("kind", kind.name())
                .map((row, _) -> revision(row))
                .stream()
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public List<PlanItemRevision> standing(
            Set<PlanItem.Kind> kinds, LocalDate from, LocalDate until) {
        return standing(kinds, "", query -> query, from, until);
    }

    @Override
    public List<PlanItemRevision> standing(
            Set<PlanItem.Kind> kinds, Set<AreaCode> units, LocalDate from, LocalDate until) {
        if (units.isEmpty()) {
            return List.of();
        }
        List<String> codes = units.stream().map(AreaCode::value).toList();
        return standing(
                        kinds,
                        " AND unit IN (<units>)",
                        query -> query.bindList("units", codes),
                        from,
                        until)
                .stream()
                // The revision in force may be of another unit than the pending one.
                .filter(one -> units.contains(one.item().unit()))
                .toList();
    }

    /**
     * The items in force.
     *
     * @param condition further condition on the rows, and what is bound to it
     */
    private List<PlanItemRevision> standing(
            Set<PlanItem.Kind> kinds,
            String condition,
            UnaryOperator<Query> bound,
            LocalDate from,
            LocalDate until) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<String> names = kinds.stream().map(Enum::name).sorted().toList();
        Query approved =
                handle.createQuery(
                                SELECT
                                        + " WHERE latest = TRUE"
                                        + " AND stage IN ('APPROVED', 'PUBLISHED')"
                                        + " AND kind IN (<kinds>) AND valid_until > :from"
                                        + " AND valid_from < :until"
                                        + condition)
                        .bindList("kinds", names)
                        .bind("from", from)
                        .bind("until", until);
        Stream<PlanItemRevision> latest =
                bound.apply(approved).map((row, _) -> revision(row)).list().stream();
        return Stream.concat(latest, behindPendingChanges(names, from, until))
                .sorted(BY_NAME)
                .toList();
    }

    /**
     * The revisions in force of items whose latest revision is not approved; its days and its unit
     * may be others, so that all such items are read. They are few.
     */
    private Stream<PlanItemRevision> behindPendingChanges(
            List<String> kinds, LocalDate from, LocalDate until) {
        return handle
                .createQuery(
                        SELECT
                                + " WHERE latest = TRUE AND stage IN ('DRAFT', 'AWAITING')"
                                + " AND revision > 1 AND kind IN (<kinds>)")
                .bindList("kinds", kinds)
                .map((row, _) -> revision(row))
                .list()
                .stream()
                .flatMap(one -> inForce(one.item().name()).stream())
                .filter(one -> one.item().until().isAfter(from))
                .filter(one -> one.item().from().isBefore(until));
    }

    @Override
    public boolean hasAny(PlanItem.Kind kind) {
        return handle.createQuery(
                        "SELECT 1 FROM plan_items WHERE latest = TRUE AND kind = :kind"
                                + " AND stage <> 'WITHDRAWN' LIMIT 1")
                .bind("kind", kind.name())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public List<PlanItemRevision> withIds(PlanItem.Kind kind, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(
                        SELECT
                                + " WHERE latest = TRUE AND stage <> 'WITHDRAWN' AND kind = :kind"
                                + " AND id IN (<ids>)")
                .bind("kind", kind.name())
                .bindList("ids", ids)
                .map((row, _) -> revision(row))
                .stream()
                .sorted(BY_NAME)
                .toList();
    }

    @Override
    public List<PlanItemRevision> revisions(PlanItem.Name name) {
        return handle.createQuery(SELECT + " WHERE kind = :kind AND id = :id ORDER BY revision")
                .bind("kind", name.kind().name())
                .bind("id", name.id())
                .map((row, _) -> revision(row))
                .list();
    }

    @Override
    public Map<String, Instant> firstEnteredAt(PlanItem.Kind kind) {
        var firstEntered = new TreeMap<String, Instant>();
        handle.createQuery(
                        "SELECT id, changed_at FROM plan_items"
                                + " WHERE kind = :kind AND revision = 1")
                .bind("kind", kind.name())
                .map((row, _) ->
                        firstEntered.put(
                                ColumnMapper.text(row, "id"),
                                ColumnMapper.instant(row, "changed_at")))
                .list();
        return firstEntered;
    }

    private static PlanItem read(PlanItem.Name name, String definition) {
        return switch (PlanItemText.read(name, definition)) {
            case DocumentResult.Parsed<PlanItem>(PlanItem item) -> item;
            case DocumentResult.Rejected<PlanItem>(var problems) ->
                    throw ColumnMapper.damaged(name + ", " + problems.getFirst());
        };
    }

    private static PlanItemRevision revision(ResultSet row) throws SQLException {
        var name =
                new PlanItem.Name(
                        PlanItem.Kind.valueOf(ColumnMapper.text(row, "kind")),
                        ColumnMapper.text(row, "id"));
        return new PlanItemRevision(
                read(name, ColumnMapper.text(row, "definition")),
                row.getInt("revision"),
                Stage.valueOf(ColumnMapper.text(row, "stage")),
                ColumnMapper.text(row, "changed_by"),
                ColumnMapper.instant(row, "changed_at"));
    }
}
