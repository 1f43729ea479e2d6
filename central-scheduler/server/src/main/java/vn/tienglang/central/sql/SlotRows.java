package vn.tienglang.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.BookedSlot;
import vn.tienglang.central.desk.SlotBook;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.planner.Recurrence;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.SlotId;

/** Table {@code slots}. */
record SlotRows(Handle handle) implements SlotBook {
    private static final String ONCE = "once";

    private static final String SELECT =
            "SELECT id, number, title, area, recurrence, first_date, start_time, clip,"
                    + " message_class, booked_by, booked_at, stage FROM slots";

    @Override
    public void add(BookedSlot booked) {
        Slot slot = booked.slot();
        handle.createUpdate(
                        "INSERT INTO slots (id, number, title, area, recurrence, first_date,"
                                + " last_date, start_time, clip, message_class, booked_by,"
                                + " booked_at, stage) VALUES (:id, :number, :title, :area,"
                                + " :recurrence, :first, :last, :start, :clip, :class, :by, :at,"
                                + " :stage)")
                .bind("id", slot.id().value())
                .bind("number", booked.number())
                .bind("title", slot.title())
                .bind("area", slot.area().value())
                .bind("recurrence", text(slot.when()))
                .bind("first", slot.when().first())
                .bind("last", Columns.until(slot.when().last()))
                .bind("start", slot.start())
                .bind("clip", slot.clip().value())
                .bind("class", slot.messageClass().name())
                .bind("by", booked.by())
                .bind("at", Columns.of(booked.at()))
                .bind("stage", booked.stage().name())
                .execute();
    }

    private static String text(Recurrence when) {
        return switch (when) {
            case Recurrence.Once _ -> ONCE;
        };
    }

    private static Recurrence recurrence(String text, LocalDate first) {
        if (text.equals(ONCE)) {
            return new Recurrence.Once(first);
        }
        throw new Archive.Failed("a slot recurs by an unknown rule: " + text);
    }

    @Override
    public Optional<BookedSlot> find(SlotId id) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> slot(row))
                .findOne();
    }

    @Override
    public List<BookedSlot> between(LocalDate from, LocalDate until) {
        return handle.createQuery(
                        SELECT
                                + " WHERE last_date >= :from AND first_date < :until"
                                + " ORDER BY number")
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> slot(row))
                .list();
    }

    private static BookedSlot slot(ResultSet row) throws SQLException {
        return new BookedSlot(
                row.getLong("number"),
                new Slot(
                        new SlotId(Columns.text(row, "id")),
                        Columns.text(row, "title"),
                        new AreaCode(Columns.text(row, "area")),
                        recurrence(
                                Columns.text(row, "recurrence"), Columns.date(row, "first_date")),
                        row.getObject("start_time", LocalTime.class),
                        new ClipId(Columns.text(row, "clip")),
                        MessageClass.valueOf(Columns.text(row, "message_class"))),
                Columns.text(row, "booked_by"),
                Columns.instant(row, "booked_at"),
                Stage.valueOf(Columns.text(row, "stage")));
    }

    @Override
    public boolean plays(ClipId clip) {
        return handle.createQuery("SELECT COUNT(*) FROM slots WHERE clip = :clip")
                        .bind("clip", clip.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    @Override
    public void advance(SlotId id, Stage stage) {
        handle.createUpdate("UPDATE slots SET stage = :stage WHERE id = :id")
                .bind("stage", stage.name())
                .bind("id", id.value())
                .execute();
    }
}
