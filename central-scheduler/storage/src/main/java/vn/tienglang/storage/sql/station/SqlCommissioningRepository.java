package vn.tienglang.storage.sql.station;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentMac;
import vn.tienglang.office.store.CommissioningRepository;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.office.store.station.StationRevocation;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code enrolment_codes}, {@code revoked_stations} and {@code acceptance_reports}. */
public record SqlCommissioningRepository(Handle handle, Counters counters)
        implements CommissioningRepository {
    private static final String CODES = "SELECT * FROM enrolment_codes";
    private static final String HEARD = "+";
    private static final String NOT_HEARD = "-";

    @Override
    public Optional<StationCode> code(StationId station) {
        return handle.createQuery(CODES + " WHERE station = :station")
                .bind("station", station.value())
                .map((row, _) -> code(row))
                .findOne();
    }

    @Override
    public Optional<StationCode> codeOfId(String codeId) {
        return handle.createQuery(CODES + " WHERE code_id = :code")
                .bind("code", codeId)
                .map((row, _) -> code(row))
                .findOne();
    }

    @Override
    public List<StationCode> latestCodes(int atMost) {
        return handle.createQuery(CODES + " ORDER BY made_at DESC, station LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> code(row))
                .list();
    }

    private static StationCode code(ResultSet row) throws SQLException {
        String key = ColumnMapper.text(row, "used_key");
        String secret = ColumnMapper.text(row, "used_secret");
        return new StationCode(
                ColumnMapper.text(row, "code_id"),
                new EnrolmentMac(ColumnMapper.text(row, "mac_key")),
                new StationOrder(
                        new StationId(ColumnMapper.text(row, "station")),
                        ColumnMapper.text(row, "name"),
                        new AreaCode(ColumnMapper.text(row, "area")),
                        Arrays.stream(ColumnMapper.text(row, "tags").split(" ", -1))
                                .filter(tag -> !tag.isEmpty())
                                .map(StationTag::new)
                                .collect(Collectors.toSet()),
                        ColumnMapper.text(row, "relay"),
                        row.getInt("page_port"),
                        ColumnMapper.text(row, "phone")),
                ColumnMapper.instant(row, "made_at"),
                ColumnMapper.text(row, "made_by"),
                ColumnMapper.instant(row, "expires_at"),
                ColumnMapper.optionalInstant(row, "used_at")
                        .map(at -> new StationCode.Use(at, key, secret)));
    }

    @Override
    public void putCode(StationCode code) {
        StationOrder order = code.order();
        handle.createUpdate("DELETE FROM enrolment_codes WHERE station = :station")
                .bind("station", order.station().value())
                .execute();
        handle.createUpdate(
                        "INSERT INTO enrolment_codes (station, code_id, mac_key, name, area, tags,"
                                + " relay, page_port, phone, made_at, made_by, expires_at,"
                                + " used_at, used_key, used_secret) VALUES (:station, :code, :mac,"
                                + " :name, :area, :tags, :relay, :port, :phone, :made, :by,"
                                + " :expires, :used, :key, :secret)")
                .bind("station", order.station().value())
                .bind("code", code.codeId())
                .bind("mac", code.mac().hex())
                .bind("name", order.name())
                .bind("area", order.area().value())
                .bind(
                        "tags",
                        order.tags().stream()
                                .map(StationTag::value)
                                .collect(Collectors.joining(" ")))
                .bind("relay", order.relay())
                .bind("port", order.pagePort())
                .bind("phone", order.phone())
                .bind("made", ColumnMapper.of(code.madeAt()))
                .bind("by", code.madeBy())
                .bind("expires", ColumnMapper.of(code.expires()))
                .bind("used", code.use().map(use -> ColumnMapper.of(use.at())).orElse(null))
                .bind("key", code.use().map(StationCode.Use::publicKey).orElse(""))
                .bind("secret", code.use().map(StationCode.Use::secretSha256).orElse(""))
                .execute();
    }

    @Override
    public List<StationRevocation> revocations() {
        return handle
                .createQuery("SELECT * FROM revoked_stations")
                .map((row, _) -> revocation(row))
                .stream()
                .sorted((one, other) -> one.station().compareTo(other.station()))
                .toList();
    }

    @Override
    public Optional<StationRevocation> revocation(StationId station) {
        return handle.createQuery("SELECT * FROM revoked_stations WHERE station = :station")
                .bind("station", station.value())
                .map((row, _) -> revocation(row))
                .findOne();
    }

    private static StationRevocation revocation(ResultSet row) throws SQLException {
        return new StationRevocation(
                new StationId(ColumnMapper.text(row, "station")),
                ColumnMapper.instant(row, "revoked_at"),
                ColumnMapper.text(row, "revoked_by"),
                ColumnMapper.text(row, "reason"));
    }

    @Override
    public void revoke(StationRevocation revocation) {
        handle.createUpdate(
                        "INSERT INTO revoked_stations (station, revoked_at, revoked_by, reason)"
                                + " VALUES (:station, :at, :by, :reason)")
                .bind("station", revocation.station().value())
                .bind("at", ColumnMapper.of(revocation.at()))
                .bind("by", revocation.by())
                .bind("reason", revocation.reason())
                .execute();
        counters.countTo(Counters.ENROLMENTS, counters.value(Counters.ENROLMENTS) + 1);
    }

    @Override
    public void readmit(StationId station) {
        handle.createUpdate("DELETE FROM revoked_stations WHERE station = :station")
                .bind("station", station.value())
                .execute();
    }

    @Override
    public List<AcceptanceReport> reports(StationId station, int atMost) {
        return handle.createQuery(
                        "SELECT * FROM acceptance_reports WHERE station = :station"
                                + " ORDER BY signed_at DESC LIMIT :most")
                .bind("station", station.value())
                .bind("most", atMost)
                .map((row, _) ->
                        new AcceptanceReport(
                                station,
                                ColumnMapper.instant(row, "signed_at"),
                                ColumnMapper.text(row, "stored_by"),
                                zones(ColumnMapper.text(row, "zones")),
                                row.getBoolean("relay_seen"),
                                ColumnMapper.text(row, "line_in"),
                                row.getInt("boots_off"),
                                ColumnMapper.text(row, "key_id"),
                                ColumnMapper.text(row, "signer"),
                                ColumnMapper.text(row, "note")))
                .list();
    }

    /** One line a zone: a sign, then its name. */
    private static List<AcceptanceReport.Zone> zones(String text) {
        return text.lines()
                .map(line -> new AcceptanceReport.Zone(line.substring(1), line.startsWith(HEARD)))
                .toList();
    }

    @Override
    public void addReport(AcceptanceReport report) {
        handle.createUpdate(
                        "INSERT INTO acceptance_reports (station, signed_at, stored_by, zones,"
                                + " relay_seen, line_in, boots_off, key_id, signer, note) VALUES"
                                + " (:station, :at, :by, :zones, :relay, :line, :boots, :key,"
                                + " :signer, :note)")
                .bind("station", report.station().value())
                .bind("at", ColumnMapper.of(report.at()))
                .bind("by", report.by())
                .bind(
                        "zones",
                        report.zones().stream()
                                .map(zone -> (zone.heard() ? HEARD : NOT_HEARD) + zone.name())
                                .collect(Collectors.joining("\n")))
                .bind("relay", report.relaySeen())
                .bind("line", report.lineInDb())
                .bind("boots", report.bootsOff())
                .bind("key", report.key())
                .bind("signer", report.signer())
                .bind("note", report.note())
                .execute();
    }
}
