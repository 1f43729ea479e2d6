package vn.tienglang.central;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.tinylog.Logger;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.central.accounts.Accounts;
import vn.tienglang.central.accounts.Passwords;
import vn.tienglang.central.broker.BrokerFailed;
import vn.tienglang.central.broker.BrokerSettings;
import vn.tienglang.central.broker.EmbeddedBroker;
import vn.tienglang.central.broker.Refusals;
import vn.tienglang.central.desk.Alarm;
import vn.tienglang.central.desk.Approvals;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.DeskRules;
import vn.tienglang.central.desk.HandOvers;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.Periods;
import vn.tienglang.central.desk.PlanDocuments;
import vn.tienglang.central.desk.PlanOffice;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.central.desk.PlanViews;
import vn.tienglang.central.desk.Situations;
import vn.tienglang.central.desk.StationKeys;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.central.mqtt.CentralLink;
import vn.tienglang.central.mqtt.Dispatch;
import vn.tienglang.central.mqtt.LinkSettings;
import vn.tienglang.central.quartz.AlarmClock;
import vn.tienglang.central.quartz.AlarmRules;
import vn.tienglang.central.quartz.Duties;
import vn.tienglang.central.recordings.DeliveryFolder;
import vn.tienglang.central.recordings.RecordingRules;
import vn.tienglang.central.recordings.Recordings;
import vn.tienglang.central.sql.AccountsInSql;
import vn.tienglang.central.sql.Database;
import vn.tienglang.central.web.Pulse;
import vn.tienglang.central.web.WebServer;
import vn.tienglang.central.web.WebSettings;

/**
 * The centre as it runs: every part of it, built in this order and let go of in the opposite one.
 *
 * <pre>
 * database -> desk -> recordings -> broker -> link to it -> alarm clock -> pages
 * </pre>
 */
final class Centre implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();

    /** Something that was started, and how it is let go of. */
    private record Part(String name, Runnable end) {}

    private Centre() {}

    /**
     * Starts all of it, and returns when the pages are served.
     *
     * @param out where the one-time password is printed, on the first start of all
     * @param died told once, on any thread, when it can no longer do its work
     * @throws Refused with one sentence when any part cannot start; nothing is left running then
     */
    static Centre start(
            CentralConfig config, InstantSource clock, PrintStream out, Consumer<String> died) {
        var centre = new Centre();
        try {
            centre.build(config, clock, out, died);
            return centre;
        } catch (BrokerFailed
                | WebServer.CannotListen
                | UncheckedIOException
                | IllegalStateException e) {
            centre.close();
            throw new Refused(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            centre.close();
            throw e;
        }
    }

    private void build(
            CentralConfig config, InstantSource clock, PrintStream out, Consumer<String> died)
            throws BrokerFailed {
        var random = new SecureRandom();
        Database database = Database.open(config.dataFolder());
        ends("the database", database::close);
        Archive archive = database.archive();
        VietnamAreas.takeInto(archive);
        CentreKey key = CentreKey.in(config.dataFolder(), archive);
        var keys = new StationKeys(archive);

        AlarmClock alarm =
                AlarmClock.on(database.dataSource(), AlarmRules.usual(config.zone()), clock);
        ends("the alarm clock", alarm::close);
        var dispatch = new Dispatch();
        Path brought = config.dataFolder().resolve("recordings");
        var deliveries = new DeliveryFolder(brought.resolve("clips"), archive);
        var shelf = new BothShelves(shelf(config), deliveries);
        var desk =
                new Desk(
                        archive,
                        keys,
                        shelf,
                        dispatch,
                        alarm,
                        clock,
                        new DeskRules(config.zone(), config.grace()));
        desk.stockClips();
        var newsroom =
                new Newsroom(archive, shelf, VietnamLanguages.TABLE, alarm, clock, config.zone());
        PlanRooms plan = planRooms(archive, alarm, clock, config);
        var ingest = new Ingest(config.ingest(), swept(brought.resolve("work")));
        var recordings =
                new Recordings(
                        brought,
                        archive,
                        deliveries,
                        ingest::take,
                        RecordingRules.usual(config.ingest().uploadBytes()),
                        clock);
        ends("the recordings", recordings::close);
        recordings.start();

        var broker =
                new EmbeddedBroker(
                        new BrokerSettings(
                                config.mqttHost(),
                                config.mqttPort(),
                                config.dataFolder().resolve("broker")),
                        keys::admits,
                        refusals(desk, clock),
                        failure -> died.accept(String.valueOf(failure.getMessage())));
        ends("the broker", broker::close);
        CentralLink link =
                CentralLink.open(
                        LinkSettings.plain(
                                config.mqttHost(),
                                broker.port(),
                                broker.centreLogin().name(),
                                broker.centreLogin().secret()),
                        dispatch,
                        desk,
                        keys,
                        key.signer(),
                        clock);
        ends("the link", link::close);
        alarm.start(duties(desk, plan, dispatch, clock));

        var accounts =
                new Accounts(new AccountsInSql(database), new Passwords(random), clock, random);
        var web =
                new WebServer(
                        new WebSettings(config.webHost(), config.webPort(), config.zone(), false),
                        desk,
                        newsroom,
                        plan,
                        recordings,
                        accounts,
                        pulse(archive, link),
                        clock,
                        random);
        ends("the pages", web::close);
        web.start();
        // Not before the pages are there: it is printed once, and a start that fails loses it.
        accounts.firstStart()
                .ifPresent(once ->
                        out.println(
                                "Tài khoản admin, mật khẩu dùng một lần: "
                                        + once.value()
                                        + "\n(chỉ in ra lần này; đổi ngay khi đăng nhập)"));
        out.println("Trang của trung tâm: http://" + config.webHost() + ":" + web.port());
    }

    private static PlanRooms planRooms(
            Archive archive, Alarm alarm, InstantSource clock, CentralConfig config) {
        ZoneId zone = config.zone();
        var office = new PlanOffice(archive, VietnamLanguages.TABLE, alarm, clock, zone);
        var situations = new Situations(archive, alarm, clock, zone);
        return new PlanRooms(
                office,
                situations,
                new Approvals(archive, alarm, clock),
                new PlanViews(archive, office, situations, clock, config.grace()),
                new PlanDocuments(archive, office, situations, alarm, clock, zone),
                new HandOvers(archive, alarm, clock, zone),
                new Periods(archive, config.grace()));
    }

    private void ends(String name, Runnable end) {
        parts.push(new Part(name, end));
    }

    private static FolderShelf shelf(CentralConfig config) {
        ClipLibrary library = ClipLibrary.open(config.clipsFolder());
        library.problems().forEach(problem -> Logger.error("Bản ghi không dùng được: {}", problem));
        return new FolderShelf(library);
    }

    /** The folder of work files, without what a power cut left in it. */
    private static Path swept(Path work) {
        try {
            Ingest.sweep(Files.createDirectories(work));
            return work;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write recordings to " + work, e);
        }
    }

    private static Duties duties(
            Desk desk, PlanRooms plan, Dispatch dispatch, InstantSource clock) {
        return new Duties() {
            @Override
            public void publishDue() {
                int issued = desk.publishDue(clock.instant());
                if (issued > 0) {
                    Logger.info("Đã lập {} lịch phát mới để gửi tới các đài", issued);
                }
            }

            @Override
            public void sweepOutbox() {
                dispatch.outboxFilled();
            }

            @Override
            public void tellTime() {
                dispatch.send(desk.timeBeacon(clock.instant()));
            }

            @Override
            public Optional<Instant> settleHandOvers() {
                return plan.handOvers().settle(clock.instant());
            }

            @Override
            public void closePeriods() {
                int closed = plan.periods().close(clock.instant());
                if (closed > 0) {
                    Logger.info("Đã chốt {} kỳ nghĩa vụ phát", closed);
                }
            }
        };
    }

    /** What the broker turns away is counted beside what the desk turns away, under its station. */
    private static Refusals refusals(Desk desk, InstantSource clock) {
        return (ground, who, detail) -> {
            Rejection why =
                    switch (ground) {
                        case WRONG_SECRET -> Rejection.BAD_SIGNATURE;
                        case BORROWED_NAME -> Rejection.OTHER_STATION;
                        case TOPIC_NOT_ITS_OWN, WILL_NOT_ITS_OWN -> Rejection.UNKNOWN_TOPIC;
                        case OVERSIZE -> Rejection.OVERSIZE;
                        case MALFORMED -> Rejection.MALFORMED;
                        case OLD_PROTOCOL -> Rejection.UNKNOWN_VERSION;
                    };
            String topic = Topic.ROOT + "up/" + who + "/status";
            desk.refused(topic, why, ground + ": " + detail, clock.instant());
        };
    }

    private static Pulse pulse(Archive archive, CentralLink link) {
        return new Pulse() {
            @Override
            public boolean isDatabaseAlive() {
                try {
                    return archive.inTransaction(books -> books.audit().newest(1)).size() <= 1;
                } catch (Archive.Failed e) {
                    return false;
                }
            }

            @Override
            public boolean isBrokerAlive() {
                return link.state() instanceof CentralLink.State.Up;
            }
        };
    }

    /** Lets go of everything, the last first; one that fails does not keep the rest from it. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.end().run();
            } catch (RuntimeException e) {
                Logger.error(e, "Không dừng gọn được: {}", part.name());
            }
        }
    }
}
