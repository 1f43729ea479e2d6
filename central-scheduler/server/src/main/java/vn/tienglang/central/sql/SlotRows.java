package vn.tienglang.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.BookedSlot;
import vn.tienglang.central.desk.PlanText;
import vn.tienglang.central.desk.SlotBook;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.recurrence.Recurrence;

/** Table {@code slots}. */
record SlotRows(Handle handle) implements SlotBook {
    private static final String SELECT =
            "SELECT s.id, s.revision, s.number, s.definition, s.booked_by, s.booked_at, s.stage"
                    + " FROM slots s";

    private static final String ON_THESE_DAYS =
            " s.last_date >= :from AND s.first_date < :until ORDER BY s.number";

    @Override
    public void add(BookedSlot first) {
        insert(first);
    }

    @Override
    public boolean put(BookedSlot next) {
        int overtaken =
                handle.createUpdate(
                                "UPDATE slots SET latest = FALSE WHERE id = :id"
                                        + " AND revision = :before AND latest = TRUE")
                        .bind("id", next.slot().id().value())
                        .bind("before", next.revision() - 1)
                        .execute();
        if (overtaken == 0) {
            return false;
        }
        insert(next);
        return true;
    }

    private void insert(BookedSlot booked) {
        Slot slot = booked.slot();
        Recurrence when = slot.when().recurrence();
        handle.createUpdate(
                        "INSERT INTO slots (id, revision, latest, number, first_date, last_date,"
                                + " stage, definition, booked_by, booked_at) VALUES (:id,"
                                + " :revision, TRUE, :number, :first, :last, :stage,"
                                + " :definition, :by, :at)")
                .bind("id", slot.id().value())
                .bind("revision", booked.revision())
                .bind("number", booked.number())
                .bind("first", when.first())
                .bind("last", Columns.until(when.last()))
                .bind("stage", booked.stage().name())
                .bind("definition", PlanText.of(slot))
                .bind("by", booked.by())
                .bind("at", Columns.of(booked.at()))
                .execute();
    }

    @Override
    public Optional<BookedSlot> find(SlotId id) {
        return handle.createQuery(SELECT + " WHERE s.id = :id AND s.latest = TRUE")
                .bind("id", id.value())
                .map((row, _) -> slot(row))
                .findOne();
    }

    @Override
    public List<BookedSlot> revisions(SlotId id) {
        return handle.createQuery(SELECT + " WHERE s.id = :id ORDER BY s.revision")
                .bind("id", id.value())
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<BookedSlot> between(LocalDate from, LocalDate until) {
        return handle.createQuery(SELECT + " WHERE s.latest = TRUE AND" + ON_THESE_DAYS)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .list();
    }

    @Override
    public List<BookedSlot> standing(LocalDate from, LocalDate until) {
        return handle.createQuery(
                        SELECT
                                + " WHERE s.stage IN ('APPROVED', 'PUBLISHED')"
                                + " AND NOT EXISTS (SELECT 1 FROM slots later"
                                + " WHERE later.id = s.id AND later.revision > s.revision"
                                + " AND later.stage IN ('APPROVED', 'PUBLISHED', 'WITHDRAWN'))"
                                + " AND"
                                + ON_THESE_DAYS)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .list();
    }

    private static BookedSlot slot(ResultSet row) throws SQLException {
        String id = Columns.text(row, "id");
        return new BookedSlot(
                row.getLong("number"),
                row.getInt("revision"),
                read(id, Columns.text(row, "definition")),
                Columns.text(row, "booked_by"),
                Columns.instant(row, "booked_at"),
                Stage.valueOf(Columns.text(row, "stage")));
    }

    private static Slot read(String id, String definition) {
        return switch (PlanForm.slot(definition)) {
            case Reading.Understood<Slot>(Slot slot) -> slot;
            case Reading.Refused<Slot>(var complaints) ->
                    throw new Archive.Failed(
                            "a row of the books is not what was written: slot "
                                    + id
                                    + ", "
                                    + complaints.getFirst());
        };
    }

    /** The definition names a recording by the 64 digits of its hash, and nothing else by them. */
    @Override
    public boolean plays(ClipId clip) {
        return handle.createQuery("SELECT COUNT(*) FROM slots WHERE definition LIKE :named")
                        .bind("named", "%\"" + clip.value() + "\"%")
                        .mapTo(Long.class)
                        .one()
                > 0;
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
