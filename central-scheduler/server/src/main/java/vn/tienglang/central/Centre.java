package vn.tienglang.central;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.tinylog.Logger;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.speech.EspeakSynthesizer;
import vn.tienglang.central.broker.BrokerFailure;
import vn.tienglang.central.broker.BrokerRejectionListener;
import vn.tienglang.central.broker.EmbeddedBroker;
import vn.tienglang.central.broker.EmbeddedBrokerSettings;
import vn.tienglang.central.broker.ExternalBroker;
import vn.tienglang.central.broker.StationTls;
import vn.tienglang.central.crypto.BouncyCastleArgon2;
import vn.tienglang.central.link.CentreLink;
import vn.tienglang.central.link.CentreLinkSettings;
import vn.tienglang.central.link.SendQueue;
import vn.tienglang.central.quartz.QuartzScheduler;
import vn.tienglang.central.quartz.ScheduleRules;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.access.AccessService;
import vn.tienglang.office.account.AccountServices;
import vn.tienglang.office.account.AuditService;
import vn.tienglang.office.account.PeopleService;
import vn.tienglang.office.account.SecondFactorService;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.area.AreaService;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.bulletin.BulletinService;
import vn.tienglang.office.bulletin.HandOverService;
import vn.tienglang.office.cap.AlertSenderService;
import vn.tienglang.office.cap.CapFeed;
import vn.tienglang.office.cap.CapIntakeService;
import vn.tienglang.office.cap.CapServices;
import vn.tienglang.office.cluster.ClusterMembership;
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.people.AccountService;
import vn.tienglang.office.people.PasswordHasher;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.proof.CheckpointService;
import vn.tienglang.office.proof.LogIdentity;
import vn.tienglang.office.proof.ProofExport;
import vn.tienglang.office.proof.ProofServices;
import vn.tienglang.office.publish.FullComparison;
import vn.tienglang.office.publish.OutboxService;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.Retention;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.recording.IngestTurn;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SpeechDrafts;
import vn.tienglang.office.recording.UploadRules;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.report.ReportingServices;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.station.AcceptanceService;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.pages.WebServer;
import vn.tienglang.pages.WebSettings;
import vn.tienglang.pages.network.TrustedProxies;
import vn.tienglang.storage.files.DeliveryFolder;
import vn.tienglang.storage.files.MasterFolder;
import vn.tienglang.storage.files.PartialUploadFolder;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.DatabaseSettings;

/**
 * Wiring of the running centre. Parts start in this order and are closed in the reverse order.
 *
 * <pre>
 * database -> services -> recordings -> broker -> link to it -> scheduler -> pages
 * </pre>
 *
 * <p>One class, because it only connects the parts of the program, in the order of their start.
 */
final class Centre implements AutoCloseable {
    private final Deque<Component> parts = new ArrayDeque<>();

    /** Started part, and how to close it. */
    private record Component(String name, Runnable end) {}

    private Centre() {}

    /**
     * Starts all parts and returns when the pages are served.
     *
     * @param out receives the one-time password on the very first start
     * @param died called once, on any thread, when a part fails and the centre must stop
     * @throws StartupFailure with one sentence when a part cannot start; nothing is left running
     */
    static Centre start(
            CentralConfig config, InstantSource clock, PrintStream out, Consumer<String> died) {
        var centre = new Centre();
        try {
            centre.build(config, clock, out, died);
            return centre;
        } catch (BrokerFailure
                | ClusterMembership.Refused
                | WebServer.ListenException
                | UncheckedIOException
                | Transactions.Failed
                | IllegalStateException e) {
            centre.close();
            throw new StartupFailure(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            centre.close();
            throw e;
        }
    }

    private void build(
            CentralConfig config, InstantSource clock, PrintStream out, Consumer<String> died)
            throws BrokerFailure {
        var random = new SecureRandom();
        var alarms = new WorkerAlarms(died);
        Database database = Database.open(config.database());
        onClose("the database", database::close);
        Transactions archive = database.transactions();
        CentreName name = config.cluster().nameOr(random);
        Optional<ClusterMembership> membership = join(config, archive, name, clock, random);
        VietnamAreas.storeInto(archive);
        CentreKeys centreKeys = CentreKeys.in(config.dataFolder(), archive);
        CentreKey key = centreKeys.present();
        if (centreKeys.holdsRecoveryKey()) {
            Logger.warn(
                    "The recovery key of the centre is still on this machine; carry it away with"
                            + " 'central-scheduler keys export-recovery'.");
        }
        var keys = new StationKeys(archive);
        var access = new StationAccess(keys, alarms);
        Optional<CentreTls> tls =
                config.mqttTls() || config.webTls() instanceof CentralConfig.WebTls.Own
                        ? Optional.of(CentreTls.open(config, keys::isPresentKey, clock))
                        : Optional.empty();
        var stationSettings =
                new CentralStationSettings(
                        config, centreKeys, tls.filter(_ -> config.mqttTls()), clock);

        QuartzScheduler alarm =
                QuartzScheduler.on(
                        database.dataSource(),
                        ScheduleRules.usual(config.zone()),
                        config.cluster().name().map(CentreName::value),
                        clock);
        onClose("the alarm clock", alarm::close);
        var dispatch = new SendQueue();
        Path brought = config.dataFolder().resolve("recordings");
        boolean clustered = config.cluster().enabled();
        var deliveries =
                clustered
                        ? DeliveryFolder.shared(brought.resolve("clips"), archive, clock)
                        : new DeliveryFolder(brought.resolve("clips"), archive);
        var shelf = new CompositeClipSource(shelf(config), deliveries);
        var rejections = new RejectionCounter(archive, keys::knows);
        var enrolment =
                new EnrolmentService(
                        archive,
                        stationSettings,
                        access::changed,
                        alarm,
                        clock,
                        config.zone(),
                        random);
        OfficeServices services =
                services(
                        archive,
                        shelf,
                        rejections,
                        dispatch,
                        alarm,
                        enrolment,
                        proof(archive, centreKeys.logIdentity(), config),
                        clock,
                        config);
        services.clips().registerClips();
        var ingest =
                new Ingest(
                        config.ingest(),
                        emptied(brought.resolve(ownFolder("work", clustered, name))));
        var uploadRules = UploadRules.usual(config.ingest().uploadBytes());
        var recordings =
                new RecordingService(
                        MasterFolder.open(
                                brought, ownFolder("incoming", clustered, name), uploadRules),
                        PartialUploadFolder.open(brought.resolve("pieces")),
                        archive,
                        deliveries,
                        ingest::run,
                        new RecordingLog(alarms, clock),
                        uploadRules,
                        membership
                                .filter(ClusterMembership::isClustered)
                                .map(member -> IngestTurn.shared(member::isFirst))
                                .orElse(IngestTurn.ALWAYS),
                        clock);
        onClose("the recordings", recordings::close);
        recordings.start();

        Optional<StationTls> stationTls =
                tls.filter(_ -> config.mqttTls())
                        .map(one -> one.stations(renewal(one, archive, dispatch, key, clock)));
        CentreLink link =
                CentreLink.open(
                        broker(
                                config,
                                name,
                                keys,
                                access,
                                stationTls,
                                refusals(rejections, clock),
                                died),
                        dispatch,
                        clustered
                                ? OutboxService.ofCluster(archive, clock, name)
                                : new OutboxService(archive, clock),
                        new StationMessageReceiver(
                                archive, keys, shelf, dispatch, alarm, rejections),
                        rejections,
                        keys,
                        station -> membership.map(one -> one.handles(station)).orElse(true),
                        key.signer(),
                        centreKeys.announcements(),
                        clock,
                        alarms);
        onClose("the link", link::close);
        membership.ifPresent(one ->
                one.start(
                        new CentreMember(link, rejections, clock, new FaultLogLimiter(), died),
                        alarms));
        var publishing = new PublishingService(archive, dispatch, key.signer(), config.grace());
        var comparison =
                new FullComparison(archive, publishing, dispatch, key.signer(), config.grace());
        var retention = new Retention(archive, config.retention());
        alarm.start(new CentreTasks(publishing, comparison, retention, services, dispatch, clock));

        access.start();
        onClose("the access of stations", access::close);
        onClose(
                "the overviews",
                OverviewWorker.start(
                                services.overviews(), services.reporting().days(), clock, alarms)
                        ::close);
        var passwords = new PasswordHasher(new BouncyCastleArgon2(), random);
        var accounts =
                new AccountService(
                        new StoredAccountRepository(archive),
                        archive.signInFailures(),
                        passwords,
                        clock,
                        random);
        var web =
                new WebServer(
                        new WebSettings(
                                config.webHost(),
                                config.webPort(),
                                webNames(config),
                                config.zone(),
                                pagesTls(config, tls),
                                new TrustedProxies(config.webProxies())),
                        services,
                        recordings,
                        new SpeechDrafts(recordings, EspeakSynthesizer.installed()),
                        new AccountServices(
                                accounts,
                                new PeopleService(archive, passwords, clock, config.zone(), random),
                                new SecondFactorService(archive, clock, random),
                                new AuditService(archive)),
                        new CentreHealth(
                                name,
                                membership,
                                archive,
                                link,
                                database,
                                alarms,
                                comparison,
                                retention,
                                clock),
                        clock,
                        random);
        onClose("the pages", web::close);
        web.start();
        CommandServer commands =
                CommandServer.start(
                        config.dataFolder(),
                        random,
                        arguments ->
                                EnrolCommand.of(EnrolCommand.options(arguments))
                                        .run(archive, stationSettings, enrolment, access::changed));
        onClose("the commands", commands::close);
        // After the pages are up: the password is printed once, and a failed start would lose it.
        accounts.createAdministrator()
                .ifPresent(once ->
                        out.println(
                                "Tài khoản admin, mật khẩu dùng một lần: "
                                        + once.value()
                                        + "\n(chỉ in ra lần này; đổi ngay khi đăng nhập)"));
        out.println(
                "Trang của trung tâm: "
                        + (config.webTls() instanceof CentralConfig.WebTls.None ? "http" : "https")
                        + "://"
                        + config.webHost()
                        + ":"
                        + web.port());
    }

    /** Joins the other centres of the database; the embedded one has no others. */
    private Optional<ClusterMembership> join(
            CentralConfig config,
            Transactions archive,
            CentreName name,
            InstantSource clock,
            SecureRandom random) {
        return switch (config.database()) {
            case DatabaseSettings.Embedded _ -> Optional.empty();
            case DatabaseSettings.Postgresql _ -> {
                StartId start = StartId.of(ClusterSettings.host(), ProcessHandle.current().pid());
                var membership =
                        ClusterMembership.join(
                                archive,
                                name,
                                config.cluster().enabled(),
                                start.text(random),
                                start::isEnded,
                                clock);
                onClose("the membership", membership::close);
                yield Optional.of(membership);
            }
        };
    }

    /** Name of a folder that only this centre uses. */
    private static String ownFolder(String folder, boolean clustered, CentreName name) {
        return clustered ? folder + "-" + name : folder;
    }

    /** Starts the centre's own broker, unless the settings name another, and returns its login. */
    private CentreLinkSettings broker(
            CentralConfig config,
            CentreName name,
            StationKeys keys,
            StationAccess access,
            Optional<StationTls> tls,
            BrokerRejectionListener rejections,
            Consumer<String> died)
            throws BrokerFailure {
        if (config.broker().isPresent()) {
            ExternalBroker external = config.broker().get();
            String password = PrivateFile.read(external.passwordFile(), "password of the broker");
            return config.cluster().enabled()
                    ? CentreLinkSettings.ofCluster(
                            external.host(),
                            external.port(),
                            external.clientId(name.value()),
                            external.user(),
                            password)
                    : CentreLinkSettings.plain(
                            external.host(), external.port(), external.user(), password);
        }
        var broker =
                new EmbeddedBroker(
                        new EmbeddedBrokerSettings(
                                config.mqttHost(),
                                config.mqttPort(),
                                config.dataFolder().resolve("broker"),
                                tls),
                        keys::authenticates,
                        rejections,
                        failure -> died.accept(String.valueOf(failure.getMessage())));
        onClose("the broker", broker::close);
        access.endSessionsBy(broker::disconnect);
        return CentreLinkSettings.plain(
                tls.isPresent() ? "127.0.0.1" : config.mqttHost(),
                broker.centrePort(),
                broker.centreCredentials().name(),
                broker.centreCredentials().secret());
    }

    /** Sends a new certificate to a station that logs in when half of its old one is over. */
    private static StationTls.Listener renewal(
            CentreTls tls,
            Transactions archive,
            SendQueue dispatch,
            CentreKey key,
            InstantSource clock) {
        return (name, certificate) -> {
            if (tls.isDueForRenewal(certificate)) {
                var _ =
                        Thread.startVirtualThread(() ->
                                renew(new StationId(name), tls, archive, dispatch, key, clock));
            }
        };
    }

    private static void renew(
            StationId station,
            CentreTls tls,
            Transactions archive,
            SendQueue dispatch,
            CentreKey key,
            InstantSource clock) {
        try {
            archive.inTransaction(books -> books.enrolments().find(station))
                    .map(enrolment ->
                            tls.stationPem(station, enrolment.publicKey(), clock.instant()))
                    .ifPresent(pem -> {
                        dispatch.publish(CentreTls.renewal(station, pem, key.signer()));
                        Logger.info("The certificate of {} is renewed.", station);
                    });
        } catch (RuntimeException e) {
            // Tried again when the station logs in next.
            Logger.error(e, "The certificate of {} could not be renewed.", station);
        }
    }

    /** Names of the settings, and those that the machine and the broker have anyway. */
    private static Set<String> webNames(CentralConfig config) {
        var names = new TreeSet<>(config.webNames());
        names.add(config.webHost());
        names.add(config.mqttAddress());
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            Logger.debug(e, "This machine has no name.");
        }
        return names;
    }

    /** TLS of the pages; empty without. */
    private static Optional<SSLContext> pagesTls(CentralConfig config, Optional<CentreTls> tls) {
        return switch (config.webTls()) {
            case CentralConfig.WebTls.None() -> Optional.empty();
            case CentralConfig.WebTls.Own() -> tls.map(CentreTls::pages);
            case CentralConfig.WebTls.Files files -> Optional.of(CentreTls.pages(files));
        };
    }

    private static OfficeServices services(
            Transactions archive,
            ClipSource shelf,
            RejectionCounter rejections,
            StationSender sender,
            PublishTrigger alarm,
            EnrolmentService enrolment,
            ProofServices proof,
            InstantSource clock,
            CentralConfig config) {
        ZoneId zone = config.zone();
        var languages = VietnamLanguages.TABLE;
        var items = new PlanItemValidator(languages, clock, zone);
        var situations = new SituationValidator(zone);
        var emergencies = new EmergencyService(archive, sender, clock, zone);
        return new OfficeServices(
                new SlotService(archive, shelf, alarm, clock, zone),
                new ReportService(archive, config.grace()),
                new OverviewService(archive, config.grace()),
                rejections,
                new ClipCatalogue(archive, shelf),
                new StationDirectory(archive),
                new BulletinService(archive, shelf, languages, alarm, clock, zone),
                new PlanItemService(archive, items, alarm, clock, zone),
                new SituationService(archive, situations, alarm, clock, zone),
                new ApprovalService(archive, alarm, clock),
                new PlanPreviewService(archive, items, situations, clock, config.grace()),
                new PlanDocumentService(archive, items, situations, alarm, clock, zone),
                new HandOverService(archive, alarm, clock, zone),
                new PeriodService(archive, config.grace()),
                new UndeliverableService(archive, sender, alarm, clock),
                new AccessService(archive, clock, config.zone()),
                enrolment,
                new AcceptanceService(archive, clock),
                new AreaService(archive, alarm, clock, zone),
                emergencies,
                proof,
                ReportingServices.over(archive, config.grace(), clock),
                new CapServices(
                        new CapIntakeService(archive, emergencies, clock, zone),
                        new AlertSenderService(archive, clock, new SecureRandom()),
                        new CapFeed(archive, clock, zone)));
    }

    private static ProofServices proof(
            Transactions archive, LogIdentity identity, CentralConfig config) {
        return new ProofServices(
                new CheckpointService(archive, identity, config.witnesses()),
                new ProofExport(archive, identity));
    }

    private void onClose(String name, Runnable end) {
        parts.push(new Component(name, end));
    }

    private static FolderClipSource shelf(CentralConfig config) {
        ClipLibrary library = ClipLibrary.open(config.clipsFolder());
        library.problems().forEach(problem -> Logger.error("Bản ghi không dùng được: {}", problem));
        return new FolderClipSource(library);
    }

    /** Creates the folder of work files and deletes leftovers of a power cut. */
    private static Path emptied(Path work) {
        try {
            Ingest.deleteLeftovers(Files.createDirectories(work));
            return work;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write recordings to " + work, e);
        }
    }

    /** Counts rejections of the broker together with rejected messages, per station. */
    private static BrokerRejectionListener refusals(
            RejectionCounter rejections, InstantSource clock) {
        return (ground, who, detail) -> {
            Rejection why =
                    switch (ground) {
                        case WRONG_SECRET, CERTIFICATE -> Rejection.BAD_SIGNATURE;
                        case BORROWED_NAME -> Rejection.OTHER_STATION;
                        case TOPIC_NOT_ITS_OWN, WILL_NOT_ITS_OWN -> Rejection.UNKNOWN_TOPIC;
                        case OVERSIZE -> Rejection.OVERSIZE;
                        case MALFORMED -> Rejection.MALFORMED;
                        case OLD_PROTOCOL -> Rejection.UNKNOWN_VERSION;
                    };
            String topic = Topic.ROOT + "up/" + who + "/status";
            rejections.countByTopic(topic, why, ground + ": " + detail, clock.instant());
        };
    }

    /** Closes all parts, the last one first; a failure does not stop the others from closing. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Component part = parts.pop();
            try {
                part.end().run();
            } catch (RuntimeException e) {
                Logger.error(e, "Không dừng gọn được: {}", part.name());
            }
        }
    }
}
