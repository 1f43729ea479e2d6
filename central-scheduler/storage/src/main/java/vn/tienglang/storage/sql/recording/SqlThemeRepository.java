package vn.tienglang.storage.sql.recording;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.programme.Theme;
import vn.tienglang.office.store.recording.ThemeRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code themes}. */
public record SqlThemeRepository(Handle handle) implements ThemeRepository {
    @Override
    public List<Theme> all() {
        return handle
                .createQuery("SELECT unit, name FROM themes")
                .map((row, _) ->
                        new Theme(
                                new AreaCode(ColumnMapper.text(row, "unit")),
                                ColumnMapper.text(row, "name")))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void add(Theme theme) {
        if (all().contains(theme)) {
            return;
        }
        handle.createUpdate("INSERT INTO themes (unit, name) VALUES (:unit, :name)")
                .bind("unit", theme.unit().value())
                .bind("name", theme.name())
                .execute();
    }

    @Override
    public void remove(Theme theme) {
        handle.createUpdate("DELETE FROM themes WHERE unit = :unit AND name = :name")
                .bind("unit", theme.unit().value())
                .bind("name", theme.name())
                .execute();
    }
}
