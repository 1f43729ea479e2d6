package vn.tienglang.deploy.province;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.node.journal.SqliteJournal;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.storage.sql.Database;

/**
 * Program that gives a new demonstration a past week: orders of the office, daily logs, and as-run
 * entries in the journals of its stations, signed with their keys and accepted by the intake of the
 * centre. The centre and the nodes must not run. A demonstration with bookings is left as it is.
 */
public final class DemoHistoryMain {
    private static final AreaCode LANG_SON = new AreaCode("20");
    private static final int DAYS = 7;
    private static final long SEED = 20;

    private DemoHistoryMain() {}

    /**
     * Writes the past week.
     *
     * @param arguments folder of the demonstration, folder of the recordings
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path centre = folder.resolve("centre");
        try (Database database = Database.open(centre)) {
            Transactions transactions = database.transactions();
            if (hasBookings(transactions)) {
                return;
            }
            LocalDate today = LocalDate.now(Province.ZONE);
            Instant start =
                    today.minusDays(DAYS)
                            .atTime(LocalTime.of(0, 10))
                            .atZone(Province.ZONE)
                            .toInstant();
            joinedAt(transactions, start);
            var province =
                    new Province(
                            transactions,
                            Path.of(arguments[1]),
                            signer(centre.resolve("signing.key")),
                            LANG_SON,
                            start,
                            new FaultShares(35, 30, 0),
                            SEED);
            for (Enrolment enrolment : enrolments(transactions)) {
                Path station = folder.resolve(enrolment.station().id().value());
                province.add(
                        enrolment.station(),
                        Ed25519.signer(enrolment.key(), stationKey(station)),
                        () ->
                                SqliteJournal.open(
                                        station.resolve("data"),
                                        enrolment.station().id(),
                                        new SecureRandom()));
            }
            ProvinceReport report = province.run(Instant.now().truncatedTo(ChronoUnit.MINUTES));
            System.out.println(report.json());
        }
    }

    private static boolean hasBookings(Transactions transactions) {
        return transactions.inTransaction(repositories ->
                !repositories
                        .slots()
                        .between(LocalDate.EPOCH, LocalDate.now(Province.ZONE).plusYears(9))
                        .isEmpty());
    }

    private static List<Enrolment> enrolments(Transactions transactions) {
        return transactions.inTransaction(repositories -> repositories.enrolments().all());
    }

    /** The stations of the demonstration joined before its past week. */
    private static void joinedAt(Transactions transactions, Instant since) {
        transactions.inTransaction(repositories -> {
            List<Enrolment> all = repositories.enrolments().all();
            for (Enrolment one : all) {
                repositories
                        .enrolments()
                        .put(
                                new Enrolment(
                                        one.station(),
                                        one.key(),
                                        one.publicKey(),
                                        one.secretSha256(),
                                        one.brokerPassword(),
                                        since));
            }
            return all.size();
        });
    }

    private static Signer signer(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return Ed25519.signer(
                new KeyId(properties.getProperty("id")),
                Ed25519.privateKey(properties.getProperty("private")));
    }

    private static PrivateKey stationKey(Path station) throws IOException {
        return Ed25519.privateKey(Files.readString(station.resolve("station.key")).strip());
    }
}
