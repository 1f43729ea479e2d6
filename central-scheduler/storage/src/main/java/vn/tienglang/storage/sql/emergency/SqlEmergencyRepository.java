package vn.tienglang.storage.sql.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.emergency.Hazard;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code emergencies}, {@code emergency_stations} and {@code emergency_steps}. */
public record SqlEmergencyRepository(Handle handle) implements EmergencyRepository {
    private static final String COLUMNS =
            "id, form_key, state, kind, exercise, hazard, who, place, action, until_when, said_by,"
                    + " unit, areas, clips, expires_at, repeat_minutes, replaces, prepared_by,"
                    + " prepared_at, asked_by, confirmed_by, break_glass, number, message";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM emergencies";

    private static final String INSERT =
            "INSERT INTO emergencies ("
                    + COLUMNS
                    + ") VALUES (:id, :key, :state, :kind, :exercise, :hazard, :who, :place,"
                    + " :action, :until, :source, :unit, :areas, :clips, :expires, :repeat,"
                    + " :replaces, :preparedBy, :preparedAt, :askedBy, :confirmedBy, :breakGlass,"
                    + " :number, :message)";

    /** Only what a step changes; the content stays. */
    private static final String UPDATE =
            "UPDATE emergencies SET state = :state, asked_by = :askedBy,"
                    + " confirmed_by = :confirmedBy, break_glass = :breakGlass, number = :number,"
                    + " message = :message WHERE id = :id";

    @Override
    public void put(EmergencyRecord emergency) {
        int updated =
                handle.createUpdate(UPDATE)
                        .bind("id", emergency.id())
                        .bind("state", emergency.state().name())
                        .bind("askedBy", emergency.askedBy())
                        .bind("confirmedBy", emergency.confirmedBy())
                        .bind("breakGlass", emergency.breakGlass())
                        .bind("number", emergency.message().map(Emergency::number).orElse(0L))
                        .bind("message", emergency.message().map(Codec::text).orElse(""))
                        .execute();
        if (updated == 0) {
            insert(emergency);
        }
    }

    private void insert(EmergencyRecord emergency) {
        EmergencyRecord.Content content = emergency.content();
        handle.createUpdate(INSERT)
                .bind("id", emergency.id())
                .bind("key", emergency.key())
                .bind("state", emergency.state().name())
                .bind("kind", content.kind().name())
                .bind("exercise", content.exercise())
                .bind("hazard", content.hazard().name())
                .bind("who", content.text().who())
                .bind("place", content.text().where())
                .bind("action", content.text().action())
                .bind("until", content.text().until())
                .bind("source", content.text().source())
                .bind("unit", content.unit().value())
                .bind(
                        "areas",
                        content.areas().stream()
                                .map(AreaCode::value)
                                .collect(Collectors.joining(" ")))
                .bind(
                        "clips",
                        content.clips().stream()
                                .map(ClipId::value)
                                .collect(Collectors.joining(" ")))
                .bind("expires", ColumnMapper.of(content.expires()))
                .bind("repeat", content.repeatMinutes())
                .bind("replaces", content.replaces().orElse(0))
                .bind("preparedBy", emergency.preparedBy())
                .bind("preparedAt", ColumnMapper.of(emergency.preparedAt()))
                .bind("askedBy", emergency.askedBy())
                .bind("confirmedBy", emergency.confirmedBy())
                .bind("breakGlass", emergency.breakGlass())
                .bind("number", emergency.message().map(Emergency::number).orElse(0L))
                .bind("message", emergency.message().map(Codec::text).orElse(""))
                .execute();
    }

    @Override
    public Optional<EmergencyRecord> find(long id) {
        return handle.createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> emergency(row))
                .findOne();
    }

    @Override
    public Optional<EmergencyRecord> findByKey(String key) {
        return handle.createQuery(SELECT + " WHERE form_key = :key")
                .bind("key", key)
                .map((row, _) -> emergency(row))
                .findOne();
    }

    @Override
    public List<EmergencyRecord> latest(int atMost) {
        return handle.createQuery(SELECT + " ORDER BY id DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> emergency(row))
                .list();
    }

    @Override
    public void putStations(long number, List<StationId> stations) {
        if (stations.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO emergency_stations (number, station) VALUES (:number,"
                                + " :station)");
        for (StationId station : stations) {
            batch.bind("number", number).bind("station", station.value()).add();
        }
        batch.execute();
    }

    @Override
    public List<StationId> stations(long number) {
        return handle
                .createQuery("SELECT station FROM emergency_stations WHERE number = :number")
                .bind("number", number)
                .map((row, _) -> new StationId(ColumnMapper.text(row, "station")))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public boolean addStep(long number, StationStep step) {
        int added =
                handle.createUpdate(
                                "INSERT INTO emergency_steps (number, station, step, reached_at,"
                                        + " received_at)"
                                        + " SELECT e.number, e.station, :step, :at, :received"
                                        + " FROM emergency_stations e"
                                        + " WHERE e.number = :number AND e.station = :station"
                                        + " AND NOT EXISTS (SELECT 1 FROM emergency_steps s"
                                        + " WHERE s.number = :number AND s.station = :station"
                                        + " AND s.step = :step)")
                        .bind("number", number)
                        .bind("station", step.station().value())
                        .bind("step", step.step().name())
                        .bind("at", ColumnMapper.of(step.at()))
                        .bind("received", ColumnMapper.of(step.receivedAt()))
                        .execute();
        return added == 1;
    }

    @Override
    public List<StationStep> steps(long number) {
        return handle
                .createQuery(
                        "SELECT station, step, reached_at, received_at FROM emergency_steps"
                                + " WHERE number = :number")
                .bind("number", number)
                .map((row, _) -> step(row))
                .stream()
                .sorted(IN_ORDER)
                .toList();
    }

    @Override
    public int removeBefore(Instant before, int atMost) {
        List<Long> old =
                handle.createQuery(
                                "SELECT id FROM emergencies WHERE prepared_at < :before"
                                        + " ORDER BY id LIMIT :most")
                        .bind("before", ColumnMapper.of(before))
                        .bind("most", atMost)
                        .mapTo(Long.class)
                        .list();
        if (old.isEmpty()) {
            return 0;
        }
        String numbers = "(SELECT number FROM emergencies WHERE number > 0 AND id IN (<ids>))";
        for (String table : List.of("emergency_steps", "emergency_stations")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE number IN " + numbers)
                    .bindList("ids", old)
                    .execute();
        }
        return handle.createUpdate("DELETE FROM emergencies WHERE id IN (<ids>)")
                .bindList("ids", old)
                .execute();
    }

    private static StationStep step(ResultSet row) throws SQLException {
        return new StationStep(
                new StationId(ColumnMapper.text(row, "station")),
                EmergencyStep.valueOf(ColumnMapper.text(row, "step")),
                ColumnMapper.instant(row, "reached_at"),
                ColumnMapper.instant(row, "received_at"));
    }

    private static EmergencyRecord emergency(ResultSet row) throws SQLException {
        String message = ColumnMapper.text(row, "message");
        long replaces = row.getLong("replaces");
        return new EmergencyRecord(
                row.getLong("id"),
                ColumnMapper.text(row, "form_key"),
                EmergencyRecord.State.valueOf(ColumnMapper.text(row, "state")),
                new EmergencyRecord.Content(
                        Emergency.Kind.valueOf(ColumnMapper.text(row, "kind")),
                        row.getBoolean("exercise"),
                        Hazard.valueOf(ColumnMapper.text(row, "hazard")),
                        new EmergencyText(
                                ColumnMapper.text(row, "who"),
                                ColumnMapper.text(row, "place"),
                                ColumnMapper.text(row, "action"),
                                ColumnMapper.text(row, "until_when"),
                                ColumnMapper.text(row, "said_by")),
                        new AreaCode(ColumnMapper.text(row, "unit")),
                        words(ColumnMapper.text(row, "areas")).map(AreaCode::new).toList(),
                        words(ColumnMapper.text(row, "clips")).map(ClipId::new).toList(),
                        ColumnMapper.instant(row, "expires_at"),
                        row.getInt("repeat_minutes"),
                        replaces == 0 ? OptionalLong.empty() : OptionalLong.of(replaces)),
                ColumnMapper.text(row, "prepared_by"),
                ColumnMapper.instant(row, "prepared_at"),
                ColumnMapper.text(row, "asked_by"),
                ColumnMapper.text(row, "confirmed_by"),
                ColumnMapper.text(row, "break_glass"),
                message.isEmpty() ? Optional.empty() : Optional.of(Codec.emergency(message)));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
