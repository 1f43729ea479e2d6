package vn.tienglang.storage.sql.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Role;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.store.RoleGrantRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code role_grants}. */
public record SqlRoleGrantRepository(Handle handle) implements RoleGrantRepository {
    private static final String COLUMNS = "SELECT login, role, area, from_date, until_date";
    private static final String ORDER = " ORDER BY login, area, role, from_date";
    private static final String KEY =
            " WHERE login = :login AND role = :role AND area = :area AND from_date = :from";

    @Override
    public List<RoleGrant> all() {
        return handle.createQuery(COLUMNS + " FROM role_grants" + ORDER)
                .map((row, _) -> grant(row))
                .list();
    }

    @Override
    public List<RoleGrant> of(Login login) {
        return handle.createQuery(COLUMNS + " FROM role_grants WHERE login = :login" + ORDER)
                .bind("login", login.value())
                .map((row, _) -> grant(row))
                .list();
    }

    @Override
    public void put(RoleGrant grant) {
        String update = "UPDATE role_grants SET until_date = :until" + KEY;
        if (execute(update, grant) == 0) {
            execute(
                    "INSERT INTO role_grants (login, role, area, from_date, until_date)"
                            + " VALUES (:login, :role, :area, :from, :until)",
                    grant);
        }
    }

    private int execute(String sql, RoleGrant grant) {
        return handle.createUpdate(sql)
                .bind("login", grant.login().value())
                .bind("role", grant.role().name())
                .bind("area", grant.unit().value())
                .bind("from", grant.from())
                .bind("until", ColumnMapper.until(grant.until()))
                .execute();
    }

    private static RoleGrant grant(ResultSet row) throws SQLException {
        return new RoleGrant(
                new Login(ColumnMapper.text(row, "login")),
                Role.valueOf(ColumnMapper.text(row, "role")),
                new AreaCode(ColumnMapper.text(row, "area")),
                ColumnMapper.date(row, "from_date"),
                ColumnMapper.until(row, "until_date"));
    }
}
