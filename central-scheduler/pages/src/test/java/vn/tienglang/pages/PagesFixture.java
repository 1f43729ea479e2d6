package vn.tienglang.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.account.AccountServices;
import vn.tienglang.office.account.AuditService;
import vn.tienglang.office.account.PeopleService;
import vn.tienglang.office.account.SecondFactorService;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.FakeArgon2;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.OneTimePassword;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.recording.FakeIngester;
import vn.tienglang.office.recording.FakeRecordingEvents;
import vn.tienglang.office.recording.InMemoryDeliveryStore;
import vn.tienglang.office.recording.InMemoryPartialUploadStore;
import vn.tienglang.office.recording.IngestTurn;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SpeechDrafts;
import vn.tienglang.office.recording.TestFolders;
import vn.tienglang.office.recording.TestMasterStore;
import vn.tienglang.office.recording.UploadRules;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.pages.http.HealthCheck;
import vn.tienglang.pages.network.TrustedProxies;

/** A centre in memory with three stations of Lạng Sơn, its pages served on a free port. */
public final class PagesFixture implements AutoCloseable {
    public static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final StationId DONG_KINH = new StationId("ls-dong-kinh");
    static final StationId TAN_THANH = new StationId("ls-tan-thanh");
    public static final StationId MAU_SON = new StationId("ls-mau-son");

    private static final Officer LAN = new Officer("lan", "Nguyễn Thị Lan");
    static final int UPLOAD_BYTES = 2_000_000;

    private static final int RATE_HZ = 16_000;

    private volatile boolean broken;
    private Instant now = at("05:00:00");
    public final InMemoryTransactions archive = new InMemoryTransactions();

    private final OverviewService overviews = new OverviewService(archive, Duration.ofMinutes(5));
    private final InMemoryClipSource shelf = new InMemoryClipSource();
    private final Map<StationId, OfficeSamples.Keys> keys = new HashMap<>();
    private final Map<StationId, AsRunLog> chains = new HashMap<>();
    public final Pulses pulses = new Pulses();
    public final OfficeFixture office;
    final Path folder = temporary();
    final FakeIngester studio = new FakeIngester(folder.resolve("work"));
    final InMemoryDeliveryStore deliveries;
    final RecordingService recordings;
    public final AccountService accounts;
    final WebServer server;

    private static Path temporary() {
        try {
            return Files.createTempDirectory("village");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The centre's pulse, as a test wants it. */
    public static final class Pulses implements HealthCheck {
        boolean database = true;
        boolean broker = true;
        public volatile boolean diskFull;
        public volatile int cloned;
        public volatile List<String> restarted = List.of();
        public volatile int missed;
        public volatile boolean retentionHeldBack;
        volatile List<OtherCentre> others = List.of();
        public volatile Runnable asked = () -> {};

        @Override
        public boolean isDatabaseAlive() {
            asked.run();
            return database;
        }

        @Override
        public boolean isBrokerAlive() {
            return broker;
        }

        @Override
        public boolean isDiskFull() {
            return diskFull;
        }

        @Override
        public int clonedStations() {
            return cloned;
        }

        @Override
        public List<String> restartedWorkers() {
            return restarted;
        }

        @Override
        public int missedChanges() {
            return missed;
        }

        @Override
        public boolean isRetentionHeldBack() {
            return retentionHeldBack;
        }

        @Override
        public String centre() {
            return "lang-son";
        }

        @Override
        public boolean isClustered() {
            return !others.isEmpty();
        }

        @Override
        public List<OtherCentre> otherCentres() {
            return others;
        }
    }

    public PagesFixture() {
        this(0);
    }

    PagesFixture(int port) {
        archive.inTransaction(books -> {
            books.areas().add(areas());
            OfficePlanSamples.openNights(books);
            return 0;
        });
        enrol(DONG_KINH, "Đài truyền thanh phường Đông Kinh", "05980");
        enrol(TAN_THANH, "Đài truyền thanh xã Tân Thanh", "06166");
        enrol(MAU_SON, "Đài truyền thanh xã Mẫu Sơn", "06238");
        office =
                new OfficeFixture(
                        this::inTransaction,
                        new StationKeys(archive),
                        shelf,
                        new FakeStationSender(),
                        new FakePublishTrigger(),
                        () -> now,
                        HANOI,
                        Duration.ofMinutes(5));
        deliveries = new InMemoryDeliveryStore(shelf, folder.resolve("clips"));
        recordings =
                new RecordingService(
                        new TestMasterStore(folder, UPLOAD_BYTES),
                        new InMemoryPartialUploadStore(),
                        this::inTransaction,
                        deliveries,
                        studio,
                        new FakeRecordingEvents(),
                        new UploadRules(UPLOAD_BYTES, 0, 3, Duration.ofDays(30)),
                        IngestTurn.ALWAYS,
                        () -> now);
        recordings.start();
        var random = new SecureRandom();
        var passwords = new PasswordHasher(new FakeArgon2(), random);
        accounts =
                new AccountService(
                        new StoredAccountRepository(archive),
                        archive.signInFailures(),
                        passwords,
                        () -> now,
                        random);
        server =
                new WebServer(
                        new WebSettings(
                                "127.0.0.1",
                                port,
                                Set.of("loa.example.vn", "dai.example"),
                                HANOI,
                                Optional.empty(),
                                TrustedProxies.LOOPBACK),
                        office.services(),
                        recordings,
                        new SpeechDrafts(recordings, Optional.of(new FakeSpeech())),
                        new AccountServices(
                                accounts,
                                new PeopleService(archive, passwords, () -> now, HANOI, random),
                                new SecondFactorService(archive, () -> now, random),
                                new AuditService(archive)),
                        pulses,
                        () -> now,
                        random);
        server.start();
    }

    /** What each transaction of a request works on, in place of the repositories themselves. */
    volatile UnaryOperator<Repositories> observed = UnaryOperator.identity();

    /** Called before each transaction of a request, on its thread. */
    public volatile Runnable beforeTransaction = () -> {};

    /** The port of the pages. */
    public int port() {
        return server.port();
    }

    private <T> T inTransaction(Function<Repositories, T> work) {
        beforeTransaction.run();
        if (pulses.diskFull) {
            throw new Transactions.DiskFull("the disk of the database is full");
        }
        if (broken) {
            throw new Transactions.Failed("the disk is gone", new IllegalStateException("test"));
        }
        // The worker of the centre does this within a second.
        overviews.refresh(now);
        return archive.inTransaction(repositories -> work.apply(observed.apply(repositories)));
    }

    /** From now on every transaction fails. */
    void breaks() {
        broken = true;
    }

    private static List<Area> areas() {
        return List.of(
                area("vn", "vn", "country", "Việt Nam"),
                area("20", "vn", "province", "Tỉnh Lạng Sơn"),
                area("04", "vn", "province", "Tỉnh Cao Bằng"),
                area("178", "20", "district", "Thành phố Lạng Sơn"),
                area("182", "20", "district", "Huyện Văn Lãng"),
                area("183", "20", "district", "Huyện Cao Lộc"),
                area("05980", "178", "commune", "Phường Đông Kinh"),
                area("06166", "182", "commune", "Xã Tân Thanh"),
                area("06184", "183", "commune", "Thị trấn Đồng Đăng"),
                area("06238", "183", "commune", "Xã Mẫu Sơn"));
    }

    private static Area area(String code, String parent, String kind, String name) {
        return new Area(
                new AreaCode(code),
                new AreaCode(parent),
                kind,
                name,
                LocalDate.of(2021, 1, 1),
                LocalDate.MAX);
    }

    /** Enrols many more stations, one for each of these areas, with the key of the first one. */
    void enrolMany(List<Area> more) {
        OfficeSamples.Keys key = Objects.requireNonNull(keys.get(DONG_KINH));
        archive.inTransaction(books -> {
            books.areas().add(more);
            for (Area area : more) {
                if (area.kind().equals("commune")) {
                    var station =
                            new Station(
                                    new StationId("many-" + area.code().value()),
                                    "Đài " + area.name(),
                                    area.code(),
                                    HANOI);
                    books.enrolments().put(OfficeSamples.enrolment(station, key));
                }
            }
            return 0;
        });
    }

    private void enrol(StationId id, String name, String area) {
        var station = new Station(id, name, new AreaCode(area), HANOI);
        var own = OfficeSamples.Keys.of(station, 1);
        keys.put(id, own);
        chains.put(id, OfficeSamples.emptyChain(id));
        archive.inTransaction(books -> {
            books.enrolments().put(OfficeSamples.enrolment(station, own));
            return 0;
        });
    }

    /** The time, in Hà Nội, of the day the village lives in. */
    public static Instant at(String time) {
        return TODAY.atTime(LocalTime.parse(time)).atZone(HANOI).toInstant();
    }

    /** The clock of the centre. */
    public void itIs(String time) {
        now = at(time);
    }

    void itIs(Instant instant) {
        now = instant;
    }

    Instant now() {
        return now;
    }

    /** Admits a clip of that length. */
    public Clip admits(String title, String language, Duration length) {
        Clip clip = shelf.put(title, language, length, title.getBytes(StandardCharsets.UTF_8));
        office.clips().registerClips();
        return clip;
    }

    /** Every station speaks Vietnamese and Tày from now on. */
    public void speaksTay() {
        for (StationId station : List.of(DONG_KINH, TAN_THANH, MAU_SON)) {
            office.planItems()
                    .put(new PlanItem.OfProfile(station, OfficePlanSamples.halfTay()), 0, LAN);
        }
    }

    /** Books today, and issues the logs. */
    public BookingResult books(
            String title, String area, String time, Clip clip, MessageClass messageClass) {
        BookingResult booking =
                office.slots()
                        .book(
                                BookingRequest.once(
                                        title,
                                        new AreaCode(area),
                                        TODAY,
                                        LocalTime.parse(time),
                                        clip.id(),
                                        messageClass),
                                LAN);
        office.publishDue(now);
        return booking;
    }

    /** The log a station should hold today. */
    DailyLog log(StationId station) {
        return archive.inTransaction(books -> books.dailyLogs().latest(station, TODAY))
                .orElseThrow();
    }

    /** A station tells how it is. */
    StatusBuilder tells(StationId station) {
        return new StatusBuilder(station);
    }

    /** What a station tells of itself; well, unless said otherwise. */
    final class StatusBuilder {
        private final StationId station;
        private String output = "Loa ngoài: USB Audio CODEC";
        private boolean audible = true;
        private boolean clockTrusted = true;
        private boolean holdsLog = true;
        private final List<ClipId> missing = new ArrayList<>();
        private final List<AiringId> onAir = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
        private long unsent;
        private Optional<Instant> mutedUntil = Optional.empty();

        private StatusBuilder(StationId station) {
            this.station = station;
        }

        StatusBuilder withoutSound() {
            output = "không có card âm thanh: chạy im lặng theo giờ thật";
            audible = false;
            return this;
        }

        StatusBuilder withoutLog() {
            holdsLog = false;
            return this;
        }

        StatusBuilder withoutClock() {
            clockTrusted = false;
            return this;
        }

        StatusBuilder without(Clip clip) {
            missing.add(clip.id());
            return this;
        }

        StatusBuilder playing(AiringId airing) {
            onAir.add(airing);
            return this;
        }

        StatusBuilder fault(String words) {
            faults.add(words);
            return this;
        }

        StatusBuilder refusing(Rejection why, long count) {
            rejected.put(why, count);
            return this;
        }

        StatusBuilder mutedUntil(Instant until) {
            mutedUntil = Optional.of(until);
            return this;
        }

        StatusBuilder keeping(long entries) {
            unsent = entries;
            return this;
        }

        void now() {
            var status =
                    new StationStatus(
                            station,
                            now,
                            3,
                            clockTrusted ? OfficeSamples.CLOCK : ClockQuality.UNTRUSTED,
                            output,
                            audible,
                            "bảng rơ-le mô phỏng, 2 kênh",
                            holdsLog
                                    ? List.of(
                                            new StationStatus.HeldLog(
                                                    TODAY, log(station).revision()))
                                    : List.of(),
                            missing,
                            onAir,
                            faults,
                            Optional.of(OfficeSamples.emptyChain(station)),
                            unsent,
                            mutedUntil,
                            rejected);
            office.receiver().receive(new Message.StatusReported(status), now);
        }
    }

    /** The link of a station breaks. */
    void loses(StationId station) {
        office.receiver().receive(new Message.StationLost(station, Optional.empty(), 3), now);
    }

    /** The airing of this title at this station. */
    Airing airing(StationId station, String time) {
        return log(station).airings().stream()
                .filter(airing -> airing.airtime().start().equals(at(time)))
                .findFirst()
                .orElseThrow();
    }

    /** A station confirms what became of an airing. */
    void confirms(StationId station, Airing airing, Outcome outcome) {
        SignedEntry entry =
                of(chains, station)
                        .next(
                                airing.id(),
                                TODAY,
                                log(station).revision(),
                                now,
                                OfficeSamples.CLOCK,
                                outcome,
                                of(keys, station).signer());
        chains.put(station, of(chains, station).append(entry.entry()));
        office.receiver().receive(new Message.AsRunReported(station, List.of(entry)), now);
    }

    /** A station sends this message. */
    void receives(Message message) {
        office.receiver().receive(message, now);
    }

    /** A board of this station, whose journal ended so, confirms what became of an airing. */
    AsRunLog confirms(AsRunLog end, AiringId airing, Outcome outcome) {
        SignedEntry entry =
                end.next(
                        airing,
                        TODAY,
                        1,
                        now,
                        OfficeSamples.CLOCK,
                        outcome,
                        of(keys, end.station()).signer());
        office.receiver().receive(new Message.AsRunReported(end.station(), List.of(entry)), now);
        return end.append(entry.entry());
    }

    private static <T> T of(Map<StationId, T> all, StationId station) {
        return Optional.ofNullable(all.get(station)).orElseThrow();
    }

    /** So much of the airing was played, of all of it. */
    static Playback playback(Airing airing, double share, Evidence evidence, String output) {
        long whole = airing.airtime().length().toMillis() * RATE_HZ / 1000;
        return new Playback(
                airing.airtime().start().minusMillis(1480),
                airing.airtime().start().plusMillis(2),
                Math.round(whole * share),
                whole,
                RATE_HZ,
                evidence,
                output);
    }

    /** A browser nobody is signed in with. */
    public TestBrowser browser() {
        return new TestBrowser(server.port());
    }

    /** A browser the administrator is signed in with. */
    public TestBrowser signedIn() {
        TestBrowser browser = browser();
        OneTimePassword first =
                accounts.createAdministrator()
                        .or(() -> accounts.resetPassword(Login.ADMIN))
                        .orElseThrow();
        browser.post("/dang-nhap", Map.of("login", "admin", "password", first.value()));
        browser.post("/mat-khau", Map.of("wanted", PASSWORD, "again", PASSWORD));
        return browser;
    }

    public static final String PASSWORD = "chợ Kỳ Lừa sáng sớm";

    @Override
    public void close() {
        studio.resume();
        server.close();
        recordings.close();
        TestFolders.delete(folder);
    }
}
