package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.store.ClipRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/** Table {@code clips}. */
record SqlClipRepository(Handle handle) implements ClipRepository {
    private static final String SELECT =
            "SELECT id, title, language, length_ms, bytes, part_bytes FROM clips";

    @Override
    public List<Clip> all() {
        return handle.createQuery(SELECT).map((row, _) -> clip(row)).stream()
                .sorted(Comparator.comparing(Clip::title).thenComparing(Clip::id))
                .toList();
    }

    @Override
    public Optional<Clip> find(ClipId clip) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", clip.value())
                .map((row, _) -> clip(row))
                .findOne();
    }

    private static Clip clip(ResultSet row) throws SQLException {
        return new Clip(
                new ClipId(ColumnMapper.text(row, "id")),
                ColumnMapper.text(row, "title"),
                new LanguageTag(ColumnMapper.text(row, "language")),
                Duration.ofMillis(row.getLong("length_ms")),
                row.getLong("bytes"),
                row.getInt("part_bytes"));
    }

    @Override
    public void put(Clip clip) {
        UpdateOrInsert.execute(
                "UPDATE clips SET title = :title, language = :language,"
                        + " length_ms = :length, bytes = :bytes,"
                        + " part_bytes = :part WHERE id = :id",
                "INSERT INTO clips (id, title, language, length_ms, bytes, part_bytes)"
                        + " VALUES (:id, :title, :language, :length, :bytes, :part)",
                sql -> bind(sql, clip));
    }

    @Override
    public void remove(ClipId clip) {
        handle.createUpdate("DELETE FROM clips WHERE id = :id").bind("id", clip.value()).execute();
    }

    private Update bind(String sql, Clip clip) {
        return handle.createUpdate(sql)
                .bind("id", clip.id().value())
                .bind("title", clip.title())
                .bind("language", clip.language().value())
                .bind("length", clip.length().toMillis())
                .bind("bytes", clip.bytes())
                .bind("part", clip.partBytes());
    }
}
