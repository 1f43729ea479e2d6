package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.storage.sql.people.SqlRoleGrantRepository;

/** Migration of rows that an older version stored. */
final class MigrationTest {
    /** Returns a database of H2 without tables. */
    private static DataSource h2() {
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:migration-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static void migrate(DataSource source, String vendor, String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/" + vendor)
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void bookingForOneTimeBecomesASlotWithTheSameContentOnH2() throws SQLException {
        bookingForOneTimeBecomesASlotWithTheSameContent(h2(), "h2");
    }

    @Test
    void bookingForOneTimeBecomesASlotWithTheSameContentOnPostgresql() throws SQLException {
        DataSource source = PostgresqlServer.shared().emptyDataSource();
        bookingForOneTimeBecomesASlotWithTheSameContent(source, "postgresql");
    }

    private static void bookingForOneTimeBecomesASlotWithTheSameContent(
            DataSource source, String vendor) throws SQLException {
        migrate(source, vendor, "6");
        String clip = "0123456789abcdef".repeat(4);
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO clips (id, title, language, length_ms, bytes, part_bytes)"
                            + " VALUES ('"
                            + clip
                            + "', 'Tin', 'vi', 60000, 50000, 16384)");
            statement.execute(
                    "INSERT INTO slots (id, number, title, area, recurrence, first_date,"
                            + " last_date, start_time, clip, message_class, booked_by, booked_at,"
                            + " stage) VALUES ('s7-abc', 7, 'Tin \"sáng\" \\ chiều', '05980',"
                            + " 'once', DATE '2026-11-21', DATE '2026-11-21', TIME '05:30:15',"
                            + " '"
                            + clip
                            + "', 'PRIORITY', 'lan',"
                            + " TIMESTAMP WITH TIME ZONE '2026-11-20 01:02:03.004+00:00',"
                            + " 'PUBLISHED')");
        }
        migrate(source, vendor, "7");
        var expected =
                new SlotRevision(
                        7,
                        1,
                        OfficeSamples.slot(
                                new SlotId("s7-abc"),
                                BookingRequest.once(
                                        "Tin \"sáng\" \\ chiều",
                                        new AreaCode("05980"),
                                        LocalDate.of(2026, 11, 21),
                                        LocalTime.of(5, 30, 15),
                                        new ClipId(clip),
                                        MessageClass.PRIORITY)),
                        "lan",
                        Instant.parse("2026-11-20T01:02:03.004Z"),
                        Stage.PUBLISHED);
        List<SlotRevision> standing =
                Jdbi.create(source)
                        .withHandle(handle ->
                                new SqlSlotRepository(handle)
                                        .standing(
                                                OfficeSamples.SATURDAY,
                                                OfficeSamples.SATURDAY.plusDays(1)));
        assertThat(standing).containsExactly(expected);
    }

    @Test
    void anAccountOfBeforeKeepsEveryRightOnH2() throws SQLException {
        anAccountOfBeforeKeepsEveryRight(h2(), "h2");
    }

    @Test
    void anAccountOfBeforeKeepsEveryRightOnPostgresql() throws SQLException {
        anAccountOfBeforeKeepsEveryRight(PostgresqlServer.shared().emptyDataSource(), "postgresql");
    }

    private static void anAccountOfBeforeKeepsEveryRight(DataSource source, String vendor)
            throws SQLException {
        migrate(source, vendor, "28");
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO accounts (login, name, password, one_time, changed_at)"
                            + " VALUES ('lan', 'Lan', 'p', FALSE,"
                            + " TIMESTAMP WITH TIME ZONE '2026-11-20 01:02:03.004+00:00')");
        }
        migrate(source, vendor, "35");
        List<RoleGrant> grants =
                Jdbi.create(source).withHandle(handle -> new SqlRoleGrantRepository(handle).all());
        assertThat(grants)
                .containsExactlyInAnyOrderElementsOf(
                        RoleGrant.everyRole(new Login("lan"), LocalDate.EPOCH));
    }

    @Test
    void areasOfAnOlderCentreAreUnchangedOnH2() throws SQLException {
        areasOfAnOlderCentreAreUnchanged(h2(), "h2");
    }

    @Test
    void areasOfAnOlderCentreAreUnchangedOnPostgresql() throws SQLException {
        DataSource source = PostgresqlServer.shared().emptyDataSource();
        areasOfAnOlderCentreAreUnchanged(source, "postgresql");
    }

    private static void areasOfAnOlderCentreAreUnchanged(DataSource source, String vendor)
            throws SQLException {
        migrate(source, vendor, "28");
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO areas (code, parent, kind, name, valid_from, valid_until) VALUES"
                            + " ('vn', 'vn', 'country', 'Việt Nam', DATE '2021-01-01',"
                            + " DATE '9999-12-31'),"
                            + " ('20', 'vn', 'province', 'Tỉnh Lạng Sơn', DATE '2021-01-01',"
                            + " DATE '9999-12-31')");
            statement.execute("UPDATE counters SET counted = 1 WHERE name = 'areas'");
        }
        migrate(source, vendor, "40");
        List<Area> areas =
                Jdbi.create(source)
                        .inTransaction(handle ->
                                new SqlAreaRepository(handle, new SqlAreaRepository.TreeCache())
                                        .tree()
                                        .all());
        LocalDate from = LocalDate.of(2021, 1, 1);
        AreaCode province = OfficeSamples.LANG_SON;
        AreaCode country = AreaCode.COUNTRY;
        assertThat(areas)
                .containsExactlyInAnyOrder(
                        new Area(country, country, "country", "Việt Nam", from, LocalDate.MAX),
                        new Area(
                                province,
                                country,
                                "province",
                                "Tỉnh Lạng Sơn",
                                from,
                                LocalDate.MAX));
    }

    /** A changed file would stop every centre that has executed it. */
    @Test
    void releasedFilesAreUnchanged() {
        DataSource source = h2();
        migrate(source, "h2", "13");
        List<String> found =
                Jdbi.create(source)
                        .withHandle(handle ->
                                handle.createQuery(
                                                "SELECT \"version\" || ' ' || \"checksum\" FROM"
                                                        + " \"flyway_schema_history\""
                                                        + " WHERE \"version\" IS NOT NULL"
                                                        + " ORDER BY \"installed_rank\"")
                                        .mapTo(String.class)
                                        .list());
        assertThat(found)
                .containsExactly(
                        "1 1005031264",
                        "2 -243623062",
                        "3 82159497",
                        "4 -2069617972",
                        "5 18388709",
                        "6 -1392132028",
                        "7 -1593119051",
                        "8 633524084",
                        "9 -2065566461",
                        "10 1964817700",
                        "11 658296579",
                        "13 1816731932");
    }
}
