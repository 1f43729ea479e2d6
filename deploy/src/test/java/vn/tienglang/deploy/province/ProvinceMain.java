package vn.tienglang.deploy.province;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedJournal;
import vn.tienglang.office.area.VietnamUnits;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.storage.sql.Database;

/**
 * Program of {@code deploy/province}: simulates the stations of a province for some days on a new
 * database and prints what was true beside what the centre has, as one line of JSON.
 */
public final class ProvinceMain {
    private static final String USAGE =
            """
            deploy/province [--stations N] [--days N] [--power-cuts %] [--link-cuts %] [--dead-horns %]
                            [--unit CODE] [--seed N]\
            """;
    private static final Map<String, Long> DEFAULTS =
            Map.of(
                    "--stations", 60L,
                    "--days", 7L,
                    "--power-cuts", 5L,
                    "--link-cuts", 10L,
                    "--dead-horns", 2L,
                    "--unit", 20L,
                    "--seed", 1L);

    private ProvinceMain() {}

    /** Exit status: 0 done, 1 an airing was lost or stored twice, 2 wrong arguments. */
    public static void main(String[] arguments) throws IOException {
        var options = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            boolean isNumber = i + 1 < arguments.length && arguments[i + 1].matches("\\d{1,9}");
            if (!isNumber
                    || options.replace(arguments[i], Long.valueOf(arguments[i + 1])) == null) {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        Path folder = Files.createTempDirectory("province");
        try (Database database = Database.open(folder)) {
            ProvinceReport report = run(options, database.transactions());
            System.exit(report.twice() > 0 || report.unreported() > 0 ? 1 : 0);
        } finally {
            delete(folder);
        }
    }

    private static ProvinceReport run(Map<String, Long> options, Transactions transactions) {
        long began = System.nanoTime();
        int days = Math.toIntExact(number(options, "--days"));
        LocalDate today = LocalDate.now(Province.ZONE);
        Instant start =
                today.minusDays(days).atTime(LocalTime.of(0, 10)).atZone(Province.ZONE).toInstant();
        var unit = new AreaCode(String.format(Locale.ROOT, "%02d", number(options, "--unit")));
        List<Area> units = VietnamUnits.shared().units2021();
        transactions.inTransaction(repositories -> {
            repositories.areas().add(units);
            return units.size();
        });
        var province =
                new Province(
                        transactions,
                        Path.of("audio-assets", "clips"),
                        Ed25519.signer(new KeyId("centre-1"), Ed25519.newPair().getPrivate()),
                        unit,
                        start,
                        new FaultShares(
                                Math.toIntExact(number(options, "--power-cuts")),
                                Math.toIntExact(number(options, "--link-cuts")),
                                Math.toIntExact(number(options, "--dead-horns"))),
                        number(options, "--seed"));
        enrol(province, transactions, communes(transactions, unit, today), options, start);
        ProvinceReport report = province.run(today.atStartOfDay(Province.ZONE).toInstant());
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.println(report.json());
        System.err.printf(
                Locale.ROOT,
                "%d stations, %d days in %.0f s: %.0f station-hours a second%n",
                report.stations(),
                days,
                seconds,
                report.stations() * days * 24 / seconds);
        return report;
    }

    private static long number(Map<String, Long> options, String name) {
        return Objects.requireNonNull(options.get(name));
    }

    private static List<AreaCode> communes(
            Transactions transactions, AreaCode unit, LocalDate date) {
        return transactions.inTransaction(repositories -> {
            var tree = repositories.areas().tree();
            return tree.existingOn(date).values().stream()
                    .map(Area::code)
                    .filter(code -> tree.within(code, unit, date))
                    .filter(code -> tree.directlyInside(code, date).isEmpty())
                    .sorted(Comparator.comparing(AreaCode::value))
                    .toList();
        });
    }

    /** Enrols the stations, in turn in every commune of the unit. */
    private static void enrol(
            Province province,
            Transactions transactions,
            List<AreaCode> communes,
            Map<String, Long> options,
            Instant start) {
        var enrolments = new ArrayList<Enrolment>();
        for (int i = 0; i < number(options, "--stations"); i++) {
            AreaCode area = communes.get(i % communes.size());
            var id = new StationId("s" + i + "-" + area);
            var key = new KeyId(id + "-1");
            var pair = Ed25519.newPair();
            var station = new Station(id, "Đài " + id, area, Province.ZONE);
            enrolments.add(
                    new Enrolment(
                            station,
                            key,
                            Ed25519.text(pair.getPublic()),
                            "0".repeat(64),
                            "",
                            start));
            var disk = new SimulatedDisk(new ChainId("c-" + id));
            province.add(
                    station,
                    Ed25519.signer(key, pair.getPrivate()),
                    () -> new SimulatedJournal(id, disk));
        }
        transactions.inTransaction(repositories -> {
            enrolments.forEach(repositories.enrolments()::put);
            return enrolments.size();
        });
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
