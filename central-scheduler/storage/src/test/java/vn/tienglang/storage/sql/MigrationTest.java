package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.SlotId;

/** Migration of rows that an older version stored. */
final class MigrationTest {
    private static final String USER = "centre";

    private final String url = "jdbc:h2:mem:migration-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(url, USER, "")
                .locations("classpath:db/migration", "classpath:db/h2")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void bookingForOneTimeBecomesASlotWithTheSameContent() throws SQLException {
        migrate("6");
        String clip = "0123456789abcdef".repeat(4);
        try (Connection connection = DriverManager.getConnection(url, USER, "");
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
        migrate("7");
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
                Jdbi.create(url, USER, "")
                        .withHandle(handle ->
                                new SqlSlotRepository(handle)
                                        .standing(
                                                OfficeSamples.SATURDAY,
                                                OfficeSamples.SATURDAY.plusDays(1)));
        assertThat(standing).containsExactly(expected);
    }
}
