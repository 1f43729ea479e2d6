package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.proof.BundleCheck;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.central.crypto.PrecomputedEd25519Signer;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.proof.CheckpointService;
import vn.tienglang.office.proof.LogIdentity;
import vn.tienglang.office.proof.ProofExport;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.storage.sql.Database;

/**
 * Cost of proof: receiving as-run entries with every check beside plain inserts of rows of the same
 * kind, a checkpoint, an export, its verification, and bytes an entry. One thread.
 */
public final class ProofBench {
    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Instant BEGIN = Instant.parse("2026-11-09T22:30:00Z");
    private static final int ENTRIES = 40;
    private static final int MESSAGES_AT_ONCE = 25;
    private static final int RATE_HZ = 16_000;
    private static final long FRAMES = 60L * RATE_HZ;
    private static final double AIM_ENTRIES = 10_000;

    private final int stations;
    private final int runs;
    private final String scale;

    private ProofBench(boolean isQuick) {
        stations = isQuick ? 50 : 300;
        runs = isQuick ? 3 : 7;
        scale =
                "; "
                        + stations
                        + " stations x "
                        + ENTRIES
                        + " entries a run"
                        + Calibration.print("proof");
    }

    /** Takes {@code --quick} for fewer stations and runs. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var bench = new ProofBench(List.of(arguments).contains("--quick"));
        Path folder = Files.createTempDirectory("proof");
        try (Database database = Database.open(folder)) {
            bench.withDatabase("h2", database, "CALL DISK_SPACE_USED('ASRUN')");
        } finally {
            delete(folder);
        }
        bench.postgresql();
    }

    private void postgresql() throws IOException, SQLException {
        Optional<Path> programs = TemporaryPostgresql.programs();
        if (programs.isEmpty()) {
            figure("entries_postgresql", "entries/s", "higher", "PostgreSQL is not installed")
                    .print(List.of());
            return;
        }
        Path folder = Files.createTempDirectory("proof-postgresql");
        try (TemporaryPostgresql server = TemporaryPostgresql.start(programs.get(), folder);
                Database database = Database.open(server.settings())) {
            withDatabase("postgresql", database, "SELECT pg_total_relation_size('asrun')");
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private BenchResult figure(String name, String unit, String better, String note) {
        return new BenchResult("proof", name, unit, better, note + scale);
    }

    /** Entries of one station, and the message that carries them. */
    private record Sent(AsRunLog end, List<SignedEntry> entries, SignedMessage message) {}

    private List<Sent> sent(Transactions transactions, String prefix) {
        var all = new ArrayList<Sent>();
        for (int number = 0; number < stations; number++) {
            var station =
                    new Station(
                            new StationId(prefix + "-" + number),
                            "Đài " + number,
                            AreaCode.COUNTRY,
                            HANOI);
            KeyPair pair = Ed25519.newPair();
            var id = new KeyId(station.id() + "-1");
            transactions.inTransaction(repositories -> {
                repositories
                        .enrolments()
                        .put(
                                new Enrolment(
                                        station,
                                        id,
                                        Ed25519.text(pair.getPublic()),
                                        StationKeys.sha256("secret"),
                                        "",
                                        Instant.parse("2026-01-01T00:00:00Z")));
                return true;
            });
            all.add(chain(station.id(), PrecomputedEd25519Signer.of(id, pair.getPrivate())));
        }
        return all;
    }

    private static Sent chain(StationId station, Signer signer) {
        AsRunLog end = AsRunLog.empty(station, new ChainId("c-" + station));
        var entries = new ArrayList<SignedEntry>();
        for (int number = 0; number < ENTRIES; number++) {
            Instant start = BEGIN.plus(Duration.ofMinutes(10L * number));
            SignedEntry entry =
                    end.next(
                            new AiringId("s" + number + "-20261110-053000"),
                            MONTH.atDay(10),
                            1,
                            start.plusSeconds(61),
                            new ClockQuality(ClockSource.CENTRE, Duration.ofMillis(20)),
                            new Outcome.Aired(
                                    new Playback(
                                            start.minusSeconds(1),
                                            start,
                                            FRAMES,
                                            FRAMES,
                                            RATE_HZ,
                                            Evidence.RENDERED,
                                            "Loa ngoài: USB Audio CODEC")),
                            signer);
            entries.add(entry);
            end = end.append(entry.entry());
        }
        var message = new Message.AsRunReported(station, entries);
        return new Sent(end, entries, Codec.encode(message, signer));
    }

    private void withDatabase(String name, Database database, String sizeQuery)
            throws IOException, SQLException {
        Transactions transactions = database.transactions();
        var checked = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var ratio = new ArrayList<Double>();
        double wire = 0;
        for (int run = 0; run < runs; run++) {
            List<Sent> reports = sent(transactions, "a" + run);
            List<Sent> rows = sent(transactions, "b" + run);
            wire = (double) reports.getFirst().message().size() / ENTRIES;
            // Turn about, so that a warm cache helps neither.
            double inserted = run % 2 == 0 ? insert(transactions, rows) : 0;
            checked.add(receive(transactions, reports));
            plain.add(run % 2 == 0 ? inserted : insert(transactions, rows));
            ratio.add(checked.getLast() / plain.getLast());
        }
        figure(
                        "entries_" + name,
                        "entries/s",
                        "higher",
                        "decoded, message, chain and entry signatures verified, stored; 1,000 a"
                                + " transaction")
                .print(checked, AIM_ENTRIES);
        figure("plain_" + name, "entries/s", "higher", "batched inserts without any check")
                .print(plain);
        figure("ratio_" + name, "1", "higher", "the first of the second, run by run")
                .print(ratio, 0.5);
        figure("wire_bytes", "bytes", "lower", "payload of a full message by its entries")
                .print(List.of(wire), 200);
        atRest(name, database, sizeQuery);
        proof(name, transactions);
    }

    private double receive(Transactions transactions, List<Sent> reports) {
        var keys = new StationKeys(transactions);
        var receiver =
                new StationMessageReceiver(
                        transactions,
                        keys,
                        new NoClips(),
                        new SilentSender(),
                        new SilentTrigger(),
                        new RejectionCounter(transactions, keys::knows));
        long began = System.nanoTime();
        for (int from = 0; from < reports.size(); from += MESSAGES_AT_ONCE) {
            var messages = new ArrayList<Message>();
            for (Sent one : reports.subList(from, from + MESSAGES_AT_ONCE)) {
                SignedMessage sent = one.message();
                Decoded decoded =
                        Codec.decode(
                                sent.topic(),
                                sent.payload(),
                                sent.signature().key().value(),
                                sent.signature().value(),
                                keys);
                if (decoded instanceof Decoded.Valid(Message message)) {
                    messages.add(message);
                }
            }
            receiver.receive(messages, BEGIN.plus(Duration.ofHours(9)));
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long stored =
                transactions.inTransaction(repositories ->
                        repositories.asRun().branches(reports.getLast().end().station()).stream()
                                .mapToLong(branch -> branch.end().sequence())
                                .sum());
        if (stored != ENTRIES) {
            throw new IllegalStateException(stored + " entries are stored");
        }
        return reports.size() * ENTRIES / seconds;
    }

    /** Has no clips. */
    private static final class NoClips implements ClipSource {
        @Override
        public List<Clip> clips() {
            return List.of();
        }

        @Override
        public Optional<byte[]> part(Clip clip, int index) {
            return Optional.empty();
        }
    }

    /** Sends nothing. */
    private static final class SilentSender implements StationSender {
        @Override
        public void outboxChanged() {}

        @Override
        public void send(Message message) {}

        @Override
        public void sendPart(Message.PartSent part, OptionalLong received) {}
    }

    /** Asks nobody to publish. */
    private static final class SilentTrigger implements PublishTrigger {
        @Override
        public void publishSoon() {}

        @Override
        public void publishNow() {}
    }

    private static double insert(Transactions transactions, List<Sent> rows) {
        Instant now = BEGIN.plus(Duration.ofHours(9));
        long began = System.nanoTime();
        for (int from = 0; from < rows.size(); from += MESSAGES_AT_ONCE) {
            List<Sent> some = rows.subList(from, from + MESSAGES_AT_ONCE);
            transactions.inTransaction(repositories -> {
                for (Sent one : some) {
                    repositories
                            .asRun()
                            .append(
                                    new AsRunBranch(0, 0, 1, one.end(), now, now),
                                    one.entries().stream()
                                            .map(entry -> new ReceivedAsRunEntry(entry, now))
                                            .toList());
                }
                return true;
            });
        }
        return rows.size() * ENTRIES / ((System.nanoTime() - began) / 1e9);
    }

    private void atRest(String name, Database database, String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            double bytes = (double) rows.getLong(1) / (2.0 * runs * stations * ENTRIES);
            figure("rest_bytes_" + name, "bytes", "lower", "table asrun, on the disk, by entry")
                    .print(List.of(bytes));
        }
    }

    private void proof(String name, Transactions transactions) throws IOException {
        KeyPair pair = Ed25519.newPair();
        var key = new NoteKey("tieng-lang/bench", NoteKey.Type.LOG, pair.getPublic());
        var identity =
                new LogIdentity(
                        key, PrecomputedEd25519Signer.of(new KeyId("log"), pair.getPrivate()));
        long began = System.nanoTime();
        new CheckpointService(transactions, identity, List.of()).write(BEGIN);
        double leaves = 2.0 * runs * stations;
        figure("checkpoint_" + name, "stations/s", "higher", "a leaf for each, and the checkpoint")
                .print(List.of(leaves / ((System.nanoTime() - began) / 1e9)));
        List<StationId> ids =
                transactions.inTransaction(repositories ->
                        repositories.enrolments().all().stream()
                                .map(one -> one.station().id())
                                .toList());
        var export = new ProofExport(transactions, identity);
        Map<String, byte[]> files = new LinkedHashMap<>();
        began = System.nanoTime();
        export.write(export.prepare("00", ids, MONTH).orElseThrow(), files::put);
        figure("export_" + name, "entries/s", "higher", "files of a bundle made")
                .print(List.of(leaves * ENTRIES / ((System.nanoTime() - began) / 1e9)));
        var verified = new ArrayList<Double>();
        for (int run = 0; run < 3; run++) {
            var check = new BundleCheck(List.of(key), List.of());
            began = System.nanoTime();
            files.forEach(check::file);
            BundleCheck.Result result = check.result();
            verified.add(result.entries() / ((System.nanoTime() - began) / 1e9));
            if (result.entries() != ((long) leaves) * ENTRIES || result.findings().size() != 1) {
                throw new IllegalStateException("the bundle is not genuine: " + result.findings());
            }
        }
        figure("verified_" + name, "entries/s", "higher", "bundle verified, all but its ZIP")
                .print(verified);
    }
}
