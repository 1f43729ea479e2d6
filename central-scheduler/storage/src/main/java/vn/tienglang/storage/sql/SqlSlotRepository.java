package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.SlotRepository;
import vn.tienglang.office.store.programme.PlanItemText;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code slots}. */
record SqlSlotRepository(Handle handle) implements SlotRepository {
    private static final String SELECT =
            "SELECT s.id, s.revision, s.number, s.definition, s.booked_by, s.booked_at, s.stage"
                    + " FROM slots s";

    private static final String STANDING =
            " s.stage IN ('APPROVED', 'PUBLISHED')"
                    + " AND NOT EXISTS (SELECT 1 FROM slots later"
                    + " WHERE later.id = s.id AND later.revision > s.revision"
                    + " AND later.stage IN ('APPROVED', 'PUBLISHED', 'WITHDRAWN')) AND";

    private static final String IN_RANGE =
            " s.last_date >= :from AND s.first_date < :until ORDER BY s.number";

    @Override
    public void add(SlotRevision first) {
        insert(first);
    }

    @Override
    public boolean put(SlotRevision next) {
        int replaced =
                handle.createUpdate(
                                "UPDATE slots SET latest = FALSE WHERE id = :id"
                                        + " AND revision = :before AND latest = TRUE")
                        .bind("id", next.slot().id().value())
                        .bind("before", next.revision() - 1)
                        .execute();
        if (replaced == 0) {
            return false;
        }
        insert(next);
        return true;
    }

    private void insert(SlotRevision revision) {
        Slot slot = revision.slot();
        Recurrence when = slot.when().recurrence();
        handle.createUpdate(
                        "INSERT INTO slots (id, revision, latest, number, first_date, last_date,"
                                + " stage, definition, booked_by, booked_at, referenced) VALUES (:id,"
                                + " :revision, TRUE, :number, :first, :last, :stage,"
                                + " :definition, :by, :at, TRUE)")
                .bind("id", slot.id().value())
                .bind("revision", revision.revision())
                .bind("number", revision.number())
                .bind("first", when.first())
                .bind("last", ColumnMapper.until(when.last()))
                .bind("stage", revision.stage().name())
                .bind("definition", PlanItemText.write(slot))
                .bind("by", revision.by())
                .bind("at", ColumnMapper.of(revision.at()))
                .execute();
        references().write(revision);
    }

    @Override
    public Optional<SlotRevision> find(SlotId id) {
        return handle.createQuery(SELECT + " WHERE s.id = :id AND s.latest = TRUE")
                .bind("id", id.value())
                .map((row, _) -> slot(row))
                .findOne();
    }

    @Override
    public List<SlotRevision> of(Set<SlotId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        SELECT + " WHERE s.id IN (<ids>) AND s.latest = TRUE ORDER BY s.number")
                .bindList("ids", ids.stream().map(SlotId::value).toList())
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<SlotRevision> revisions(SlotId id) {
        return handle.createQuery(SELECT + " WHERE s.id = :id ORDER BY s.revision")
                .bind("id", id.value())
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<SlotRevision> between(LocalDate from, LocalDate until) {
        return handle.createQuery(SELECT + " WHERE s.latest = TRUE AND" + IN_RANGE)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<SlotRevision> standing(LocalDate from, LocalDate until) {
        return handle.createQuery(SELECT + " WHERE" + STANDING + IN_RANGE)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<SlotRevision> standing(Set<AreaCode> areas, LocalDate from, LocalDate until) {
        if (areas.isEmpty()) {
            return List.of();
        }
        // From the references to their slots, so that both primary keys are used; a slot that
        // names several of the areas comes several times.
        var byNumber = new TreeMap<Long, SlotRevision>();
        handle.createQuery(
                        "SELECT s.id, s.revision, s.number, s.definition, s.booked_by,"
                                + " s.booked_at, s.stage FROM slot_references r"
                                + " JOIN slots s ON s.id = r.slot AND s.revision = r.revision"
                                + " WHERE r.kind = 'A' AND r.named IN (<areas>) AND"
                                + STANDING
                                + IN_RANGE)
                .bindList("areas", areas.stream().map(AreaCode::value).toList())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .forEach(one -> byNumber.put(one.number(), one));
        return List.copyOf(byNumber.values());
    }

    @Override
    public Set<AreaCode> areasUsing(BulletinId bulletin) {
        return references().areasUsing(SlotReferences.BULLETIN, bulletin.value());
    }

    @Override
    public Set<AreaCode> areasUsing(ClipId clip) {
        return references().areasUsing(SlotReferences.CLIP, clip.value());
    }

    private SlotReferences references() {
        return new SlotReferences(handle);
    }

    static SlotRevision slot(ResultSet row) throws SQLException {
        String id = ColumnMapper.text(row, "id");
        return new SlotRevision(
                row.getLong("number"),
                row.getInt("revision"),
                read(id, ColumnMapper.text(row, "definition")),
                ColumnMapper.text(row, "booked_by"),
                ColumnMapper.instant(row, "booked_at"),
                Stage.valueOf(ColumnMapper.text(row, "stage")));
    }

    private static Slot read(String id, String definition) {
        return switch (PlanItemJsonMapper.slot(definition)) {
            case DocumentResult.Parsed<Slot>(Slot slot) -> slot;
            case DocumentResult.Rejected<Slot>(var problems) ->
                    throw ColumnMapper.damaged("slot " + id + ", " + problems.getFirst());
        };
    }

    @Override
    public boolean usesClip(ClipId clip) {
        return references().isNamed(SlotReferences.CLIP, clip.value());
    }

    @Override
    public void advance(SlotId id, int revision, Stage stage) {
        handle.createUpdate(
                        "UPDATE slots SET stage = :stage WHERE id = :id AND revision = :revision")
                .bind("stage", stage.name())
                .bind("id", id.value())
                .bind("revision", revision)
                .execute();
    }
}
