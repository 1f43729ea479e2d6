package vn.tienglang.storage.sql.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.report.PublicPage;
import vn.tienglang.office.store.report.PublicPageRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code public_pages}. */
public record SqlPublicPageRepository(Handle handle) implements PublicPageRepository {
    private static final String SELECT =
            "SELECT unit, shown, changed_by, changed_at FROM public_pages";

    @Override
    public void put(PublicPage page) {
        handle.createUpdate("DELETE FROM public_pages WHERE unit = :unit")
                .bind("unit", page.unit().value())
                .execute();
        handle.createUpdate(
                        "INSERT INTO public_pages (unit, shown, changed_by, changed_at)"
                                + " VALUES (:unit, :shown, :by, :at)")
                .bind("unit", page.unit().value())
                .bind("shown", page.shown())
                .bind("by", page.by())
                .bind("at", ColumnMapper.of(page.at()))
                .execute();
    }

    @Override
    public Optional<PublicPage> find(AreaCode unit) {
        return handle.createQuery(SELECT + " WHERE unit = :unit")
                .bind("unit", unit.value())
                .map((row, _) -> page(row))
                .findOne();
    }

    @Override
    public List<PublicPage> all() {
        return handle.createQuery(SELECT + " ORDER BY unit").map((row, _) -> page(row)).list();
    }

    private static PublicPage page(ResultSet row) throws SQLException {
        return new PublicPage(
                new AreaCode(ColumnMapper.text(row, "unit")),
                row.getBoolean("shown"),
                ColumnMapper.text(row, "changed_by"),
                ColumnMapper.instant(row, "changed_at"));
    }
}
