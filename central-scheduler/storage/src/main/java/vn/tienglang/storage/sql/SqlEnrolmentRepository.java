package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.EnrolmentRepository;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationKey;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/**
 * Table {@code enrolments}. The counter of that name is the version of the list of all; a cached
 * list of the same version is used again, so that a request does not read all stations.
 */
record SqlEnrolmentRepository(Handle handle, EnrolmentCache cache) implements EnrolmentRepository {
    private static final String COUNTER = Counters.ENROLMENTS;

    /** Number of areas above which the list of all is filtered. */
    private static final int AREAS_AT_MOST = 1_000;

    /** Cache of the list of all enrolments across transactions. */
    static final class EnrolmentCache {
        private volatile CachedEnrolments last = new CachedEnrolments(-1, List.of());
    }

    /** All enrolments and their version. */
    private record CachedEnrolments(long version, List<Enrolment> enrolments) {}

    private static final String SELECT =
            "SELECT station, name, area, zone, key_id, public_key, secret_sha256,"
                    + " broker_password, joined_at"
                    + " FROM enrolments";

    @Override
    public long version() {
        return handle.createQuery("SELECT counted FROM counters WHERE name = :name")
                .bind("name", COUNTER)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Enrolment> all() {
        long version = version();
        CachedEnrolments before = cache.last;
        if (before.version() == version) {
            return before.enrolments();
        }
        // Sorted here, because databases differ in the order of '-'.
        List<Enrolment> enrolments =
                sorted(handle.createQuery(SELECT).map((row, _) -> enrolment(row)).list());
        // Cached only after the commit: a rollback would remove what this transaction added.
        handle.afterCommit(() -> cache.last = new CachedEnrolments(version, enrolments));
        return enrolments;
    }

    @Override
    public Optional<Enrolment> find(StationId station) {
        return handle.createQuery(SELECT + " WHERE station = :station")
                .bind("station", station.value())
                .map((row, _) -> enrolment(row))
                .findOne();
    }

    @Override
    public List<Enrolment> of(List<StationId> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return sorted(
                handle.createQuery(
                                SELECT
                                        + " JOIN "
                                        + ColumnMapper.OF_STATIONS
                                        + " ON station = wanted.id")
                        .bindMethodsList("stations", stations, ColumnMapper.ID)
                        .map((row, _) -> enrolment(row))
                        .list());
    }

    @Override
    public List<Enrolment> in(Set<AreaCode> areas) {
        if (areas.isEmpty()) {
            return List.of();
        }
        if (areas.size() > AREAS_AT_MOST) {
            return all().stream().filter(one -> areas.contains(one.station().area())).toList();
        }
        return sorted(
                handle.createQuery(SELECT + " WHERE area IN (<areas>)")
                        .bindList("areas", areas.stream().map(AreaCode::value).toList())
                        .map((row, _) -> enrolment(row))
                        .list());
    }

    private static List<Enrolment> sorted(List<Enrolment> enrolments) {
        return enrolments.stream()
                .sorted(Comparator.comparing(enrolment -> enrolment.station().id()))
                .toList();
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                new Station(
                        new StationId(ColumnMapper.text(row, "station")),
                        ColumnMapper.text(row, "name"),
                        new AreaCode(ColumnMapper.text(row, "area")),
                        ZoneId.of(ColumnMapper.text(row, "zone"))),
                new KeyId(ColumnMapper.text(row, "key_id")),
                ColumnMapper.text(row, "public_key"),
                ColumnMapper.text(row, "secret_sha256"),
                ColumnMapper.text(row, "broker_password"),
                ColumnMapper.instant(row, "joined_at"));
    }

    @Override
    public List<StationKey> keys() {
        return handle
                .createQuery("SELECT station, key_id, public_key FROM station_keys")
                .map((row, _) ->
                        new StationKey(
                                new StationId(ColumnMapper.text(row, "station")),
                                new KeyId(ColumnMapper.text(row, "key_id")),
                                ColumnMapper.text(row, "public_key")))
                .stream()
                .sorted(
                        Comparator.comparing(StationKey::station)
                                .thenComparing(key -> key.key().value()))
                .toList();
    }

    @Override
    public void put(Enrolment enrolment) {
        var counters = new SqlCounters(handle);
        counters.countTo(COUNTER, counters.value(COUNTER) + 1);
        UpdateOrInsert.execute(
                "UPDATE station_keys SET public_key = :public"
                        + " WHERE station = :station AND key_id = :key",
                "INSERT INTO station_keys (station, key_id, public_key)"
                        + " VALUES (:station, :key, :public)",
                sql ->
                        handle.createUpdate(sql)
                                .bind("station", enrolment.station().id().value())
                                .bind("key", enrolment.key().value())
                                .bind("public", enrolment.publicKey()));
        UpdateOrInsert.execute(
                "UPDATE enrolments SET name = :name, area = :area, zone = :zone,"
                        + " key_id = :key, public_key = :public,"
                        + " secret_sha256 = :secret, broker_password = :broker,"
                        + " joined_at = :joined"
                        + " WHERE station = :station",
                "INSERT INTO enrolments (station, name, area, zone, key_id, public_key,"
                        + " secret_sha256, broker_password, joined_at) VALUES (:station, :name, :area,"
                        + " :zone, :key, :public, :secret, :broker, :joined)",
                sql -> bind(sql, enrolment));
    }

    private Update bind(String sql, Enrolment enrolment) {
        Station station = enrolment.station();
        return handle.createUpdate(sql)
                .bind("station", station.id().value())
                .bind("name", station.name())
                .bind("area", station.area().value())
                .bind("zone", station.zone().getId())
                .bind("key", enrolment.key().value())
                .bind("public", enrolment.publicKey())
                .bind("secret", enrolment.secretSha256())
                .bind("broker", enrolment.brokerPassword())
                .bind("joined", ColumnMapper.of(enrolment.since()));
    }
}
