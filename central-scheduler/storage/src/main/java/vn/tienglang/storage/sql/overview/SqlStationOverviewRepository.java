package vn.tienglang.storage.sql.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.StationOverviewRepository;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code station_overviews} and {@code overviews_in_areas}. */
public record SqlStationOverviewRepository(Handle handle) implements StationOverviewRepository {
    private static final String COLUMNS =
            "s.station, s.areas, s.condition, s.presence, s.last_contact, s.faults, s.audible,"
                    + " s.playing, s.unsent, s.missing_clips, s.logs_behind, s.next_airing,"
                    + " s.fulfilled, s.failed, s.undecided, s.due_at, s.made_at";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM station_overviews s";

    @Override
    public void put(List<StationOverview> overviews) {
        if (overviews.isEmpty()) {
            return;
        }
        Map<StationId, StationOverview> before = new HashMap<>();
        of(overviews.stream().map(StationOverview::station).toList())
                .forEach(one -> before.put(one.station(), one));
        var added = new ArrayList<StationOverview>();
        var moved = new ArrayList<StationOverview>();
        for (StationOverview one : overviews) {
            StationOverview old = before.get(one.station());
            if (old == null) {
                added.add(one);
            } else if (!old.areas().equals(one.areas()) || old.condition() != one.condition()) {
                moved.add(one);
            }
        }
        insert(added);
        update(overviews.stream().filter(one -> before.containsKey(one.station())).toList());
        removePlaces(moved.stream().flatMap(one -> before(before, one)).toList());
        insertPlaces(Stream.concat(added.stream(), moved.stream()).toList());
        var areas = new AreaCounts(handle);
        for (StationOverview one : overviews) {
            before(before, one).forEach(old -> areas.add(old, -1));
            areas.add(one, 1);
        }
        areas.store();
    }

    private static Stream<StationOverview> before(
            Map<StationId, StationOverview> before, StationOverview one) {
        return Stream.ofNullable(before.get(one.station()));
    }

    private void insert(List<StationOverview> rows) {
        execute(
                "INSERT INTO station_overviews (station, areas, condition, ordinal, presence,"
                        + " last_contact, faults, audible, playing, unsent, missing_clips,"
                        + " logs_behind, next_airing, fulfilled, failed, undecided, due_at,"
                        + " made_at) VALUES (:station, :areas, :condition, :ordinal, :presence,"
                        + " :contact, :faults, :audible, :playing, :unsent, :missing, :behind,"
                        + " :next, :fulfilled, :failed, :undecided, :due, :made)",
                rows);
    }

    private void update(List<StationOverview> rows) {
        execute(
                "UPDATE station_overviews SET areas = :areas, condition = :condition,"
                        + " ordinal = :ordinal, presence = :presence, last_contact = :contact,"
                        + " faults = :faults, audible = :audible, playing = :playing,"
                        + " unsent = :unsent, missing_clips = :missing, logs_behind = :behind,"
                        + " next_airing = :next, fulfilled = :fulfilled, failed = :failed,"
                        + " undecided = :undecided, due_at = :due, made_at = :made"
                        + " WHERE station = :station",
                rows);
    }

    private void execute(String sql, List<StationOverview> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (StationOverview one : rows) {
            StationOverview.Device device = one.device();
            batch.bind("station", one.station().value())
                    .bind("areas", text(one.areas()))
                    .bind("condition", one.condition().name())
                    .bind("ordinal", one.condition().rank())
                    .bind("presence", one.presence().name())
                    .bindByType(
                            "contact",
                            one.lastContact().map(ColumnMapper::of).orElse(null),
                            OffsetDateTime.class)
                    .bind("faults", device.faults())
                    .bind("audible", device.audible())
                    .bind("playing", device.playing())
                    .bind("unsent", device.unsent())
                    .bind("missing", device.missingClips())
                    .bind("behind", one.logsBehind())
                    .bindByType(
                            "next",
                            one.nextAiring().map(ColumnMapper::of).orElse(null),
                            OffsetDateTime.class)
                    .bind("fulfilled", one.today().fulfilled())
                    .bind("failed", one.today().failed())
                    .bind("undecided", one.today().open())
                    .bind("due", ColumnMapper.of(one.dueAt()))
                    .bind("made", ColumnMapper.of(one.madeAt()))
                    .add();
        }
        batch.execute();
    }

    private static String text(List<AreaCode> areas) {
        return areas.stream().map(AreaCode::value).collect(Collectors.joining(" "));
    }

    private void removePlaces(List<StationOverview> rows) {
        places(
                "DELETE FROM overviews_in_areas"
                        + " WHERE area = :area AND ordinal = :ordinal AND station = :station",
                rows);
    }

    private void insertPlaces(List<StationOverview> rows) {
        places(
                "INSERT INTO overviews_in_areas (area, ordinal, station)"
                        + " VALUES (:area, :ordinal, :station)",
                rows);
    }

    private void places(String sql, List<StationOverview> rows) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (StationOverview one : rows) {
            for (AreaCode area : one.areas()) {
                batch.bind("area", area.value())
                        .bind("ordinal", one.condition().rank())
                        .bind("station", one.station().value())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    @Override
    public List<StationOverview> of(List<StationId> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        // Sorted here, because databases differ in the order of '-'.
        return handle
                .createQuery(
                        SELECT + " JOIN " + ColumnMapper.OF_STATIONS + " ON s.station = wanted.id")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .map((row, _) -> overview(row))
                .stream()
                .sorted((one, other) -> one.station().compareTo(other.station()))
                .toList();
    }

    @Override
    public List<StationOverview> worst(
            AreaCode area, Optional<StationOverview.Position> after, int atMost) {
        var page = new ArrayList<StationOverview>();
        int first = after.map(one -> one.condition().rank()).orElse(0);
        // One query a condition: each reads its part of the primary key from the start on.
        for (int ordinal = first;
                ordinal < StationCondition.values().length && page.size() < atMost;
                ordinal++) {
            String from =
                    after.isPresent() && ordinal == first ? after.get().station().value() : "";
            page.addAll(page(area, ordinal, from, atMost - page.size()));
        }
        return page;
    }

    private List<StationOverview> page(AreaCode area, int ordinal, String after, int atMost) {
        Query query =
                handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM (SELECT p.station FROM overviews_in_areas p"
                                + " WHERE p.area = :area AND p.ordinal = :ordinal"
                                + " AND p.station > :after ORDER BY p.station LIMIT :most) page"
                                + " JOIN station_overviews s ON s.station = page.station"
                                + " ORDER BY s.station");
        return query.bind("area", area.value())
                .bind("ordinal", ordinal)
                .bind("after", after)
                .bind("most", atMost)
                .map((row, _) -> overview(row))
                .list();
    }

    private static StationOverview overview(ResultSet row) throws SQLException {
        return new StationOverview(
                new StationId(ColumnMapper.text(row, "station")),
                Stream.of(ColumnMapper.text(row, "areas").split(" ", -1))
                        .filter(code -> !code.isEmpty())
                        .map(AreaCode::new)
                        .toList(),
                StationCondition.valueOf(ColumnMapper.text(row, "condition")),
                StationPresence.valueOf(ColumnMapper.text(row, "presence")),
                instant(row, "last_contact"),
                new StationOverview.Device(
                        row.getInt("faults"),
                        row.getBoolean("audible"),
                        row.getBoolean("playing"),
                        row.getLong("unsent"),
                        row.getInt("missing_clips")),
                row.getInt("logs_behind"),
                instant(row, "next_airing"),
                new StationOverview.DayOutcome(
                        row.getInt("fulfilled"), row.getInt("failed"), row.getInt("undecided")),
                ColumnMapper.instant(row, "due_at"),
                ColumnMapper.instant(row, "made_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public List<AreaOverview> areas(Set<AreaCode> areas) {
        return new AreaCounts(handle).of(areas);
    }

    @Override
    public StationOverview.DayOutcome outcome(AreaCode area) {
        return handle.createQuery(
                        "SELECT COALESCE(SUM(s.fulfilled), 0) AS fulfilled,"
                                + " COALESCE(SUM(s.failed), 0) AS failed,"
                                + " COALESCE(SUM(s.undecided), 0) AS undecided"
                                + " FROM overviews_in_areas p"
                                + " JOIN station_overviews s ON s.station = p.station"
                                + " WHERE p.area = :area")
                .bind("area", area.value())
                .map((row, _) ->
                        new StationOverview.DayOutcome(
                                row.getInt("fulfilled"),
                                row.getInt("failed"),
                                row.getInt("undecided")))
                .one();
    }

    @Override
    public List<AreaOverview> areas(int atMost) {
        return new AreaCounts(handle).first(atMost);
    }

    @Override
    public List<StationId> due(Instant now, int atMost) {
        var due = new LinkedHashSet<StationId>(due("due_at <= :now", "due_at", now, atMost));
        if (due.size() < atMost) {
            due.addAll(
                    due("made_at > :now AND due_at > :now", "made_at", now, atMost - due.size()));
        }
        return List.copyOf(due);
    }

    private List<StationId> due(String condition, String order, Instant now, int atMost) {
        return handle.createQuery(
                        "SELECT station FROM station_overviews WHERE "
                                + condition
                                + " ORDER BY "
                                + order
                                + ", station LIMIT :most")
                .bind("now", ColumnMapper.of(now))
                .bind("most", atMost)
                .map((row, _) -> new StationId(ColumnMapper.text(row, "station")))
                .list();
    }

    @Override
    public void makeAllDue(Instant at) {
        handle.createUpdate("UPDATE station_overviews SET due_at = :at")
                .bind("at", ColumnMapper.of(at))
                .execute();
    }
}
