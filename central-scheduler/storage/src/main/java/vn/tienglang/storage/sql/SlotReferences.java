package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.tinylog.Logger;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.storage.sql.column.ColumnMapper;

/**
 * Table {@code slot_references}: what each revision of a slot names. With it the slots of a station
 * are found without reading those of the whole country.
 */
record SlotReferences(Handle handle) {
    static final String AREA = "A";
    static final String BULLETIN = "B";
    static final String CLIP = "C";

    /** Revisions of an earlier version that are indexed in one transaction. */
    private static final int AT_ONCE = 1_000;

    /** Reference of a revision. */
    private record Reference(String kind, String named) {}

    /** Writes what this new revision names. */
    void write(SlotRevision revision) {
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO slot_references (kind, named, slot, revision)"
                                + " VALUES (:kind, :named, :slot, :revision)");
        for (Reference one : references(revision)) {
            batch.bind("kind", one.kind())
                    .bind("named", one.named())
                    .bind("slot", revision.slot().id().value())
                    .bind("revision", revision.revision())
                    .add();
        }
        batch.execute();
    }

    private static Set<Reference> references(SlotRevision revision) {
        var references = new LinkedHashSet<Reference>();
        for (AreaCode area : revision.slot().target().areas()) {
            references.add(new Reference(AREA, area.value()));
        }
        for (SlotPart part : revision.slot().parts()) {
            switch (part) {
                case SlotPart.Recording(ClipId clip) ->
                        references.add(new Reference(CLIP, clip.value()));
                case SlotPart.Bulletins(List<BulletinId> rotation, int _) ->
                        rotation.forEach(
                                one -> references.add(new Reference(BULLETIN, one.value())));
                case SlotPart.Notices _, SlotPart.Relay _ -> {
                    // Notices are found by the area of the bulletin; a relay names nothing stored.
                }
            }
        }
        return references;
    }

    /** The areas of all revisions that name this. */
    Set<AreaCode> areasUsing(String kind, String named) {
        return new TreeSet<>(
                handle.createQuery(
                                "SELECT DISTINCT area.named FROM slot_references used"
                                        + " JOIN slot_references area ON area.slot = used.slot"
                                        + " AND area.revision = used.revision"
                                        + " AND area.kind = 'A'"
                                        + " WHERE used.kind = :kind AND used.named = :named")
                        .bind("kind", kind)
                        .bind("named", named)
                        .map((row, _) -> new AreaCode(ColumnMapper.text(row, "named")))
                        .list());
    }

    /** Whether any revision names this. */
    boolean isNamed(String kind, String named) {
        return handle.createQuery(
                        "SELECT 1 FROM slot_references"
                                + " WHERE kind = :kind AND named = :named LIMIT 1")
                .bind("kind", kind)
                .bind("named", named)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /**
     * Writes the references of revisions that an earlier version stored. Call it at the start,
     * before anything is planned. A damaged revision is reported and names nothing, so that it does
     * not stop the centre.
     */
    static void writeMissing(Database database) {
        int written;
        do {
            written = database.inTransaction(handle -> new SlotReferences(handle).writeSome());
        } while (written > 0);
    }

    /**
     * Revision without references.
     *
     * @param readable empty when its row is damaged
     */
    private record Unreferenced(String id, int revision, Optional<SlotRevision> readable) {}

    private int writeSome() {
        List<Unreferenced> revisions =
                handle.createQuery(
                                "SELECT id, revision, number, definition, booked_by, booked_at,"
                                        + " stage FROM slots WHERE referenced = FALSE"
                                        + " LIMIT :most")
                        .bind("most", AT_ONCE)
                        .map((row, _) -> unreferenced(row))
                        .list();
        for (Unreferenced one : revisions) {
            one.readable().ifPresent(this::write);
            handle.createUpdate(
                            "UPDATE slots SET referenced = TRUE"
                                    + " WHERE id = :id AND revision = :revision")
                    .bind("id", one.id())
                    .bind("revision", one.revision())
                    .execute();
        }
        return revisions.size();
    }

    private static Unreferenced unreferenced(ResultSet row) throws SQLException {
        String id = ColumnMapper.text(row, "id");
        int revision = row.getInt("revision");
        try {
            return new Unreferenced(id, revision, Optional.of(SqlSlotRepository.slot(row)));
        } catch (Transactions.Failed | IllegalArgumentException e) {
            Logger.error(
                    "Khung phát {} bản {} trong cơ sở dữ liệu bị hỏng và không được phát: {}",
                    id,
                    revision,
                    e.getMessage());
            return new Unreferenced(id, revision, Optional.empty());
        }
    }
}
