package vn.tienglang.storage.sql.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Columns of an area. */
public final class AreaColumns {
    /** The columns of a row. */
    public static final String NAMES =
            "code, parent, kind, name, valid_from, valid_until, former_parent, former";

    /** The names under which {@link #bind} binds them. */
    public static final String VALUES =
            ":code, :parent, :kind, :name, :from, :until, :formerParent, :former";

    private AreaColumns() {}

    /** The area of a row. */
    public static Area area(ResultSet row) throws SQLException {
        return new Area(
                new AreaCode(ColumnMapper.text(row, "code")),
                new AreaCode(ColumnMapper.text(row, "parent")),
                ColumnMapper.text(row, "kind"),
                ColumnMapper.text(row, "name"),
                ColumnMapper.date(row, "valid_from"),
                ColumnMapper.until(row, "valid_until"),
                new AreaCode(ColumnMapper.text(row, "former_parent")),
                row.getBoolean("former"));
    }

    /** Binds the area to a row of a batch. */
    public static PreparedBatch bind(PreparedBatch batch, Area area) {
        return batch.bind("code", area.code().value())
                .bind("parent", area.parent().value())
                .bind("kind", area.kind())
                .bind("name", area.name())
                .bind("from", area.from())
                .bind("until", ColumnMapper.until(area.until()))
                .bind("formerParent", area.formerParent().value())
                .bind("former", area.former());
    }
}
