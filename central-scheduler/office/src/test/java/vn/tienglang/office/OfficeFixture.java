package vn.tienglang.office;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.office.access.AccessService;
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
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.emergency.EmergencySamples;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.plan.PlanItemValidator;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.proof.ProofExport;
import vn.tienglang.office.proof.ProofSamples;
import vn.tienglang.office.proof.ProofServices;
import vn.tienglang.office.publish.FullComparison;
import vn.tienglang.office.publish.OutboxService;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.report.ReportingServices;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.situation.SituationValidator;
import vn.tienglang.office.station.AcceptanceService;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.office.station.PlainStationSettings;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.EmergencyRecord;

/** Fixture that builds every service of the office over one set of ports. */
public final class OfficeFixture {
    /** A signer for tests in which nobody verifies signatures of the centre. */
    private static final Signer SIGNER = _ -> new Signature(new KeyId("centre"), "AAAA");

    private final PublishingService publishing;
    private final FullComparison comparison;
    private final OutboxService outbox;
    private final EmergencyService emergencies;
    private final StationMessageReceiver receiver;
    private final OfficeServices services;

    /**
     * Every service over these ports.
     *
     * @param zone the office's own zone
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public OfficeFixture(
            Transactions transactions,
            StationKeys keys,
            ClipSource clipSource,
            StationSender sender,
            PublishTrigger trigger,
            InstantSource clock,
            ZoneId zone,
            Duration grace) {
        this(transactions, keys, clipSource, sender, trigger, SIGNER, clock, zone, grace);
    }

    /** The same with a signer of the centre whose signatures are verified. */
    public OfficeFixture(
            Transactions transactions,
            StationKeys keys,
            ClipSource clipSource,
            StationSender sender,
            PublishTrigger trigger,
            Signer signer,
            InstantSource clock,
            ZoneId zone,
            Duration grace) {
        publishing = new PublishingService(transactions, sender, signer, grace);
        comparison = new FullComparison(transactions, publishing, sender, signer, grace);
        outbox = new OutboxService(transactions, clock);
        emergencies = new EmergencyService(transactions, sender, clock, zone);
        var rejections = new RejectionCounter(transactions, keys::knows);
        receiver =
                new StationMessageReceiver(
                        transactions, keys, clipSource, sender, trigger, rejections);
        var languages = VietnamLanguages.TABLE;
        var items = new PlanItemValidator(languages, clock, zone);
        var situations = new SituationValidator(zone);
        services =
                new OfficeServices(
                        new SlotService(transactions, clipSource, trigger, clock, zone),
                        new ReportService(transactions, grace),
                        new OverviewService(transactions, grace),
                        rejections,
                        new ClipCatalogue(transactions, clipSource),
                        new StationDirectory(transactions),
                        new BulletinService(
                                transactions, clipSource, languages, trigger, clock, zone),
                        new PlanItemService(transactions, items, trigger, clock, zone),
                        new SituationService(transactions, situations, trigger, clock, zone),
                        new ApprovalService(transactions, trigger, clock),
                        new PlanPreviewService(transactions, items, situations, clock, grace),
                        new PlanDocumentService(
                                transactions, items, situations, trigger, clock, zone),
                        new HandOverService(transactions, trigger, clock, zone),
                        new PeriodService(transactions, grace),
                        new UndeliverableService(transactions, sender, trigger, clock),
                        new AccessService(transactions, clock, zone),
                        new EnrolmentService(
                                transactions,
                                new PlainStationSettings(),
                                _ -> keys.refresh(),
                                trigger,
                                clock,
                                zone,
                                new SecureRandom()),
                        new AcceptanceService(transactions, clock),
                        new AreaService(transactions, trigger, clock, zone),
                        emergencies,
                        new ProofServices(
                                ProofSamples.service(transactions),
                                new ProofExport(transactions, ProofSamples.identity())),
                        ReportingServices.over(transactions, grace, clock),
                        new CapServices(
                                new CapIntakeService(transactions, emergencies, clock, zone),
                                new AlertSenderService(transactions, clock, new SecureRandom()),
                                new CapFeed(transactions, clock, zone)));
    }

    /** Stores pending rejection counts and publishes, as the scheduled task of the centre does. */
    public int publishDue(Instant now) {
        rejections().flush();
        return publishing.publishDue(now);
    }

    /** Compares all stations, as the nightly task does. */
    public FullComparison.Result compareAll(Instant now) {
        return comparison.run(now);
    }

    /** The services that the pages call. */
    public OfficeServices services() {
        return services;
    }

    public OutboxService outbox() {
        return outbox;
    }

    public EmergencyService emergencies() {
        return emergencies;
    }

    /** Releases an alert that plays once, as two persons do. */
    public EmergencyResult release(List<AreaCode> areas, ClipId clip, Instant expires) {
        return release(EmergencySamples.content(areas, clip, expires));
    }

    /** Prepares this, asks for it and confirms it, as two persons do. */
    public EmergencyResult release(EmergencyRecord.Content content) {
        EmergencyRecord draft =
                emergencies.prepare(
                        EmergencySamples.key(emergencies), content, EmergencySamples.FIRST);
        return switch (emergencies.ask(draft.id(), EmergencySamples.FIRST)) {
            case EmergencyResult.Done _ -> emergencies.confirm(draft.id(), EmergencySamples.SECOND);
            case EmergencyResult.Refused refused -> refused;
        };
    }

    public StationMessageReceiver receiver() {
        return receiver;
    }

    public SlotService slots() {
        return services.slots();
    }

    public ReportService reports() {
        return services.reports();
    }

    public RejectionCounter rejections() {
        return services.rejections();
    }

    public ClipCatalogue clips() {
        return services.clips();
    }

    public StationDirectory directory() {
        return services.directory();
    }

    public BulletinService bulletins() {
        return services.bulletins();
    }

    public PlanItemService planItems() {
        return services.planItems();
    }

    public SituationService situations() {
        return services.situations();
    }

    public ApprovalService approvals() {
        return services.approvals();
    }

    public PlanPreviewService previews() {
        return services.previews();
    }

    public PlanDocumentService documents() {
        return services.documents();
    }

    public HandOverService handOvers() {
        return services.handOvers();
    }

    public PeriodService periods() {
        return services.periods();
    }
}
