package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.central.crypto.PrecomputedEd25519Signer;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.StoredDirtyMark;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.storage.sql.Database;

/**
 * Benchmark {@code deploy/bench country}: publishing for every commune of the country. One changed
 * slot to a new signed log, the nightly day, storing beside plain inserts, a round with nothing to
 * do, and the size of the database. Every absolute figure names the speed of the core in the same
 * run: SHA-256 and a fixed sort.
 */
public final class CountryBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AreaCode THANH_HOA = new AreaCode("38");
    private static final LocalDate TODAY = CountryPlanData.MONDAY;
    private static final Instant NOW = TODAY.atTime(1, 0).atZone(CountryPlanData.ZONE).toInstant();
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final int SLOTS_AT_ONCE = 2_000;
    private static final int LOGS_AT_ONCE = 250;
    private static final int DAYS_A_MONTH = 30;
    private static final long SEED = 20_261_129;

    private final CountryPlanData country;
    private final List<Station> stations;
    private final List<Slot> slots;
    private final int runs;
    private final String scale;
    private final Signer signer =
            PrecomputedEd25519Signer.of(new KeyId("centre-1"), Ed25519.newPair().getPrivate());

    private CountryBench(boolean isQuick, CountryPlanData country) {
        this.country = country;
        stations = isQuick ? country.stations(THANH_HOA) : country.stations();
        slots = isQuick ? slotsAround(country) : country.slots();
        runs = isQuick ? 30 : 200;
        scale =
                (isQuick ? "; quick: only Thanh Hóa's communes in the database" : "")
                        + Calibration.print("country");
    }

    /** Slots of the nation, the province and everything inside it. */
    private static List<Slot> slotsAround(CountryPlanData country) {
        var inside = country.basis().network().areas().everInside(THANH_HOA);
        return country.slots().stream()
                .filter(one ->
                        one.issuer().equals(AreaCode.COUNTRY) || inside.contains(one.issuer()))
                .toList();
    }

    /** Takes {@code --quick} for a smaller database and fewer runs. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path top = Path.of(System.getProperty("tienglang.top", "."));
        boolean isQuick = List.of(arguments).contains("--quick");
        var bench = new CountryBench(isQuick, CountryPlanData.read(top));
        bench.nightly();
        Path folder = Files.createTempDirectory("country");
        try (Database database = Database.open(folder)) {
            bench.withDatabase(new MeasuredDatabase("h2", database));
        } finally {
            delete(folder);
        }
        bench.postgresql();
    }

    /**
     * Database that is measured.
     *
     * @param name ending of the figures
     */
    private record MeasuredDatabase(String name, Database database) {
        boolean isH2() {
            return name.equals("h2");
        }

        /** Size on the disk. */
        long size(Connection connection) throws SQLException {
            String sql =
                    isH2()
                            ? "CALL DISK_SPACE_USED('LOGS') + DISK_SPACE_USED('OUTBOX')"
                            : "SELECT pg_total_relation_size('logs')"
                                    + " + pg_total_relation_size('outbox')";
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void postgresql() throws IOException, SQLException {
        Optional<Path> programs = TemporaryPostgresql.programs();
        if (programs.isEmpty()) {
            notMeasured();
            return;
        }
        Path folder = Files.createTempDirectory("country-postgresql");
        try (TemporaryPostgresql server = TemporaryPostgresql.start(programs.get(), folder);
                Database database = Database.open(server.settings())) {
            withDatabase(new MeasuredDatabase("postgresql", database));
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

    /** The new day of every station of the country: compiled, digested, encoded and signed. */
    private void nightly() {
        List<Station> all = country.stations();
        LocalDate day = TODAY.plusDays(7);
        signNewDay(all.subList(0, Math.min(600, all.size())), day);
        var speeds = new ArrayList<Double>();
        for (int run = 0; run < 3; run++) {
            long began = THREADS.getCurrentThreadCpuTime();
            int logs = signNewDay(all, day);
            speeds.add(logs / ((THREADS.getCurrentThreadCpuTime() - began) / 1e9));
        }
        figure(
                        "nightly_logs_per_s_core",
                        "logs/s",
                        "higher",
                        all.size()
                                + " communes, one new day of "
                                + CountryPlanData.SLOTS_A_DAY
                                + " airings each: planned, digest compared, encoded, signed"
                                + " (Ed25519); one thread, its time on a core; no database")
                .print(speeds, 5_000);
    }

    private int signNewDay(List<Station> some, LocalDate day) {
        Planner planner = Planner.of(country.basis());
        int logs = 0;
        for (Station station : some) {
            if (!planner.standsAlone(station, TODAY) || !planner.standsAlone(station, day)) {
                throw new IllegalStateException(station + " does not stand alone");
            }
            DayPlan plan = planner.days(station, day, 1).getFirst();
            LogDigest digest = LogDigest.of(station.id(), day, plan.airings(), plan.clips());
            if (!digest.equals(LogDigest.UNKNOWN) && signed(log(plan)).size() > 0) {
                logs++;
            }
        }
        return logs;
    }

    private static DailyLog log(DayPlan plan) {
        return new DailyLog(plan.station(), plan.date(), 1, plan.airings(), plan.clips());
    }

    private SignedMessage signed(DailyLog log) {
        return Codec.encode(new Message.LogIssued(log), signer);
    }

    private void withDatabase(MeasuredDatabase measured) throws SQLException {
        Transactions transactions = measured.database().transactions();
        fill(transactions);
        var publishing = new PublishingService(transactions, new SilentSender(), signer, GRACE);
        sample(transactions);
        int issued = publishing.publishDue(NOW);
        if (issued == 0) {
            throw new IllegalStateException("nothing was published");
        }
        change(measured.name(), transactions, publishing);
        idle(measured.name(), publishing);
        nights(measured.name(), publishing);
        storing(measured);
    }

    /** The nightly pass: the new day of every station, planned, signed, stored and enqueued. */
    private void nights(String database, PublishingService publishing) {
        var speeds = new ArrayList<Double>();
        for (int night = 1; night <= 3; night++) {
            Instant midnight =
                    TODAY.plusDays(night).atStartOfDay(CountryPlanData.ZONE).toInstant();
            long began = System.nanoTime();
            int issued = publishing.publishDue(midnight);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (issued < stations.size()) {
                throw new IllegalStateException(issued + " logs in night " + night);
            }
            speeds.add(issued / seconds);
        }
        figure(
                        "nightly_stored_per_s_" + database,
                        "logs/s",
                        "higher",
                        "the new day of "
                                + stations.size()
                                + " stations, planned, signed, stored with outbox row and clip"
                                + " rights; one thread, by the clock")
                .print(speeds, 2_000);
    }

    /** Areas, stations and the plan; every station is up to date until the next midnight. */
    private void fill(Transactions transactions) {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(country.areas());
            int number = 0;
            for (Policy policy : country.basis().policies().policies()) {
                number++;
                var name = new PlanItem.Name(PlanItem.Kind.POLICY, "p" + number);
                put(repositories, new PlanItem.OfPolicy(name, policy));
            }
            country.basis().content().clips().values().forEach(repositories.clips()::put);
            country.basis()
                    .content()
                    .bulletins()
                    .values()
                    .forEach(one ->
                            repositories
                                    .bulletins()
                                    .add(new BulletinRevision(one, 1, "bench", NOW)));
            return number;
        });
        inParts(transactions, stations, this::enrol);
        var numbers = new TreeMap<String, Long>();
        for (Slot slot : slots) {
            numbers.put(slot.id().value(), numbers.size() + 1L);
        }
        inParts(
                transactions,
                slots,
                (repositories, slot) ->
                        repositories
                                .slots()
                                .add(
                                        revision(
                                                slot,
                                                1,
                                                Objects.requireNonNull(
                                                        numbers.get(slot.id().value())))));
        transactions.inTransaction(repositories -> {
            while (true) {
                List<Long> ids =
                        repositories
                                .dirty()
                                .marks(EnumSet.allOf(DirtyMark.Kind.class), 5_000)
                                .stream()
                                .map(StoredDirtyMark::id)
                                .toList();
                if (ids.isEmpty()) {
                    return 0;
                }
                repositories.dirty().removeMarks(ids);
            }
        });
    }

    private static SlotRevision revision(Slot slot, int revision, long number) {
        return new SlotRevision(number, revision, slot, "bench", NOW, Stage.PUBLISHED);
    }

    private static void put(Repositories repositories, PlanItem item) {
        repositories.planItems().put(new PlanItemRevision(item, 1, Stage.APPROVED, "bench", NOW));
    }

    private void enrol(Repositories repositories, Station station) {
        repositories
                .enrolments()
                .put(
                        new Enrolment(
                                station,
                                new KeyId("k-" + station.area()),
                                "unused",
                                "0".repeat(64),
                                "",
                                NOW.minus(Duration.ofDays(90))));
        put(
                repositories,
                new PlanItem.OfProfile(
                        station.id(), country.basis().network().profile(station.id())));
        Instant midnight = TODAY.plusDays(1).atStartOfDay(CountryPlanData.ZONE).toInstant();
        repositories
                .dirty()
                .put(List.of(new DueStation(station.id(), midnight, DueStation.Cause.NEW_DAY, 0)));
    }

    /** Writes one value into the repositories. */
    private interface Write<T> {
        void to(Repositories repositories, T value);
    }

    private static <T> void inParts(Transactions transactions, List<T> values, Write<T> write) {
        for (int from = 0; from < values.size(); from += SLOTS_AT_ONCE) {
            List<T> part = values.subList(from, Math.min(from + SLOTS_AT_ONCE, values.size()));
            transactions.inTransaction(repositories -> {
                part.forEach(one -> write.to(repositories, one));
                return part.size();
            });
        }
    }

    /** The stations whose slots are changed have logs; the others would only fill the disk. */
    private List<Station> sampled() {
        var random = new SplittableRandom(SEED);
        var sampled = new ArrayList<Station>();
        for (int count = 0; count < runs / 2; count++) {
            sampled.add(stations.get(random.nextInt(stations.size())));
        }
        return sampled.stream().distinct().toList();
    }

    private void sample(Transactions transactions) {
        List<StationId> ids = sampled().stream().map(Station::id).toList();
        transactions.inTransaction(repositories -> {
            repositories.dirty().makeDue(ids, NOW);
            return ids.size();
        });
    }

    private void change(
            String database, Transactions transactions, PublishingService publishing) {
        var random = new SplittableRandom(SEED + 1);
        List<Station> sampled = sampled();
        Map<AreaCode, List<Slot>> own = new TreeMap<>();
        for (Slot slot : slots) {
            own.computeIfAbsent(slot.issuer(), _ -> new ArrayList<>()).add(slot);
        }
        var times = new ArrayList<Double>();
        for (int run = -runs / 4; run < runs; run++) {
            Station station = sampled.get(random.nextInt(sampled.size()));
            List<Slot> of = own.getOrDefault(station.area(), List.of());
            Slot changed = of.get(random.nextInt(of.size()));
            SlotRevision before =
                    transactions.inTransaction(
                            repositories -> repositories.slots().find(changed.id()).orElseThrow());
            Slot moved =
                    CountryPlanData.moved(
                            changed,
                            "FREQ=DAILY",
                            TODAY.minusYears(3).atTime(LocalTime.of(14, random.nextInt(60))));
            long began = System.nanoTime();
            transactions.inTransaction(repositories ->
                    repositories
                            .slots()
                            .put(revision(moved, before.revision() + 1, before.number())));
            int issued = publishing.publishDue(NOW);
            double took = (System.nanoTime() - began) / 1e6;
            if (run >= 0 && issued > 0) {
                times.add(took);
            }
        }
        boolean isSigned =
                transactions
                        .inTransaction(repositories -> repositories.outbox().next(1, NOW))
                        .stream()
                        .allMatch(one -> one.form() instanceof OutboxMessage.Form.Signed);
        if (!isSigned) {
            throw new IllegalStateException("the outbox has an unsigned log");
        }
        figure(
                        "change_to_signed_log_ms_" + database,
                        "ms",
                        "lower",
                        "one slot of one commune of "
                                + stations.size()
                                + " given another time, among "
                                + slots.size()
                                + " slots: stored with its mark, then a publishing round to the new"
                                + " signed logs of the 8 days in the outbox, synced to the disk;"
                                + " without the check of the booking and the debounce of 2 s")
                .print(times, 50);
    }

    private void idle(String database, PublishingService publishing) {
        var times = new ArrayList<Double>();
        for (int run = -5; run < runs; run++) {
            long began = System.nanoTime();
            int issued = publishing.publishDue(NOW);
            double took = (System.nanoTime() - began) / 1e6;
            if (issued > 0) {
                throw new IllegalStateException(issued + " logs issued without a change");
            }
            if (run >= 0) {
                times.add(took);
            }
        }
        figure(
                        "idle_round_ms_" + database,
                        "ms",
                        "lower",
                        "round of " + stations.size() + " stations with nothing changed")
                .print(times, 20);
    }

    /** One new day of many stations, stored by the repositories and by plain batched inserts. */
    private void storing(MeasuredDatabase measured) throws SQLException {
        Database database = measured.database();
        Planner planner = Planner.of(country.basis());
        List<Station> some = stations.subList(0, Math.min(1_500, stations.size()));
        var ratios = new ArrayList<Double>();
        double bytes = 0;
        try (Connection connection = database.dataSource().getConnection()) {
            try (Statement table = connection.createStatement()) {
                table.execute(
                        "CREATE TABLE plain (station VARCHAR(32), log_date DATE, payload"
                                + " VARCHAR(655360), PRIMARY KEY (station, log_date))");
            }
            for (int run = -1; run < 3; run++) {
                LocalDate day = TODAY.plusDays(20L + run);
                List<DailyLog> logs =
                        some.stream()
                                .map(one -> log(planner.days(one, day, 1).getFirst()))
                                .toList();
                List<SignedMessage> signed = logs.stream().map(this::signed).toList();
                long began = System.nanoTime();
                plain(measured, connection, logs, signed);
                long plain = System.nanoTime() - began;
                long sizeBefore = measured.size(connection);
                began = System.nanoTime();
                store(database.transactions(), logs, signed);
                long ours = System.nanoTime() - began;
                if (run >= 0) {
                    ratios.add((double) plain / ours);
                    bytes = (double) (measured.size(connection) - sizeBefore) / some.size();
                }
            }
        }
        figure(
                        "stored_vs_plain_insert_" + measured.name(),
                        "ratio",
                        "higher",
                        some.size()
                                + " signed logs with their outbox rows and clip rights, against"
                                + " plain batched inserts of the same payloads; "
                                + LOGS_AT_ONCE
                                + " logs a transaction, every transaction synced")
                .print(ratios, 0.5);
        figure(
                        "db_bytes_per_station_month_" + measured.name(),
                        "bytes",
                        "lower",
                        "growth of the tables by one day of logs, outbox rows included, times "
                                + DAYS_A_MONTH
                                + "; "
                                + CountryPlanData.SLOTS_A_DAY
                                + " airings a day; without as-run entries")
                .print(List.of(bytes * DAYS_A_MONTH));
    }

    private static void plain(
            MeasuredDatabase measured,
            Connection connection, List<DailyLog> logs, List<SignedMessage> signed)
            throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO plain VALUES (?, ?, ?)")) {
            for (int index = 0; index < logs.size(); index++) {
                insert.setString(1, logs.get(index).station().value());
                insert.setObject(2, logs.get(index).date());
                insert.setString(
                        3, new String(signed.get(index).payload(), StandardCharsets.UTF_8));
                insert.addBatch();
                if ((index + 1) % LOGS_AT_ONCE == 0 || index + 1 == logs.size()) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        if (measured.isH2()) {
            try (Statement sync = connection.createStatement()) {
                sync.execute("CHECKPOINT SYNC");
            }
        }
        connection.commit();
    }

    private static void store(
            Transactions transactions, List<DailyLog> logs, List<SignedMessage> signed) {
        for (int from = 0; from < logs.size(); from += LOGS_AT_ONCE) {
            int first = from;
            int last = Math.min(from + LOGS_AT_ONCE, logs.size());
            transactions.inTransaction(repositories -> {
                var issued = new ArrayList<DailyLogRepository.IssuedLog>();
                var outgoing = new ArrayList<OutboxRepository.OutgoingLog>();
                Map<StationId, Set<ClipId>> clips = new TreeMap<>();
                for (int index = first; index < last; index++) {
                    DailyLog log = logs.get(index);
                    issued.add(new DailyLogRepository.IssuedLog(log, signed.get(index)));
                    outgoing.add(
                            new OutboxRepository.OutgoingLog(
                                    log, NOW.plus(Duration.ofDays(60))));
                    clips.put(
                            log.station(),
                            log.clips().stream().map(Clip::id).collect(Collectors.toSet()));
                }
                repositories.dailyLogs().issue(issued, NOW);
                repositories.clipGrants().grant(clips);
                repositories.outbox().putLogs(outgoing);
                return last;
            });
        }
    }

    private void notMeasured() {
        for (String name :
                List.of("change_to_signed_log_ms_postgresql", "nightly_stored_per_s_postgresql")) {
            new BenchResult(
                            "country",
                            name,
                            name.endsWith("_per_s_postgresql") ? "logs/s" : "ms",
                            name.endsWith("_per_s_postgresql") ? "higher" : "lower",
                            "not measured: PostgreSQL is not installed (apt-get install postgresql)")
                    .print(List.of());
        }
    }

    /** Messages stay in the outbox. */
    private static final class SilentSender implements StationSender {
        @Override
        public void outboxChanged() {
            // Nobody sends.
        }

        @Override
        public void send(Message message) {
            throw new IllegalStateException("nothing is sent here: " + message);
        }

        @Override
        public void sendPart(Message.PartSent part, OptionalLong received) {
            send(part);
        }
    }

    private BenchResult figure(String name, String unit, String better, String note) {
        return new BenchResult("country", name, unit, better, note + scale);
    }
}
