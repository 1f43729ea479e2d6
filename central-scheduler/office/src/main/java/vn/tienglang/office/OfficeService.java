package vn.tienglang.office;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.emergency.EmergencyRequest;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.LogRedelivery;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.PublishingService;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.report.AsRunConfirmation;
import vn.tienglang.office.report.OfficeRules;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.SlotId;

/**
 * The office. Its verbs may be called from any thread, at any time, any number of times: what they
 * change is settled in the books, where races end by one of the two being done again.
 *
 * <p>Durable before visible: whatever a verb tells anyone, the books hold it already.
 */
public final class OfficeService {
    private static final Duration TIME_TOLD_EVERY = Duration.ofSeconds(1);

    private final Transactions archive;
    private final PublishTrigger alarm;
    private final StationSender post;
    private final InstantSource clock;
    private final SlotService programme;
    private final EmergencyService emergencies;
    private final PublishingService publishing;
    private final LogRedelivery lost;
    private final StationMessageReceiver intake;
    private final ReportService stationSummaries;
    private final RejectionCounter rejectionCounts;
    private final AtomicReference<Instant> lastBeaconAt = new AtomicReference<>(Instant.EPOCH);

    /** The desk over these books, with these ways out of the room. */
    public OfficeService(
            Transactions archive,
            StationKeys keys,
            ClipSource shelf,
            StationSender post,
            PublishTrigger alarm,
            InstantSource clock,
            OfficeRules rules) {
        this.archive = archive;
        this.alarm = alarm;
        this.post = post;
        this.clock = clock;
        this.programme = new SlotService(archive, shelf, rules.zone());
        this.emergencies = new EmergencyService(archive, rules.zone());
        this.publishing = new PublishingService(archive, rules.grace());
        this.lost = new LogRedelivery(archive);
        this.rejectionCounts = new RejectionCounter(keys::knows);
        this.intake = new StationMessageReceiver(archive, keys, shelf, post, rejectionCounts);
        this.stationSummaries = new ReportService(archive, rules);
    }

    /** Enters every clip of the shelf that is new or spoken of anew; returns how many lie there. */
    public int registerClips() {
        return programme.registerClips();
    }

    /** Books airtime as a whole, or says everything that stands against it. */
    public BookingResult book(BookingRequest request, Officer officer) {
        return book(request, BookingScope.WHOLE, officer);
    }

    /**
     * Books airtime, or says everything that stands against it. When this returns {@code Booked},
     * the slot stands in the books for good and, once it is approved where policy asks for that,
     * the stations will hear of it.
     */
    public BookingResult book(BookingRequest request, BookingScope wish, Officer officer) {
        return triggerPublish(programme.book(request, wish, officer, now()));
    }

    /**
     * Puts another wish in the place of a slot that stands in the book. Until the change is
     * approved, where policy asks for that, what was approved before goes on being heard.
     *
     * @param revision the one that was read
     */
    public BookingResult change(
            SlotId id, int revision, BookingRequest request, BookingScope wish, Officer officer) {
        return triggerPublish(programme.change(id, revision, request, wish, officer, now()));
    }

    /**
     * Moves or cancels one time of a slot by itself. To cancel needs no approval.
     *
     * @param revision the one that was read
     */
    public BookingResult changeOnce(
            SlotId id, int revision, OccurrenceChange change, Officer officer) {
        return triggerPublish(programme.changeOnce(id, revision, change, officer, now()));
    }

    private BookingResult triggerPublish(BookingResult booking) {
        switch (booking) {
            case BookingResult.Booked _ -> alarm.publishSoon();
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ -> {}
        }
        return booking;
    }

    /** Every revision of a slot, from the first on. */
    public List<SlotRevision> revisions(SlotId id) {
        return archive.inTransaction(books -> books.slots().revisions(id));
    }

    /** The last revision of a slot, withdrawn or not. */
    public Optional<SlotRevision> find(SlotId id) {
        return programme.find(id);
    }

    /** Takes a booked slot back. Doing it twice comes to the same. */
    public WithdrawalResult withdraw(SlotId id, Officer officer) {
        WithdrawalResult withdrawal = programme.withdraw(id, officer, now());
        switch (withdrawal) {
            case WithdrawalResult.Withdrawn _ -> alarm.publishSoon();
            case WithdrawalResult.UnknownSlot _, WithdrawalResult.AlreadyOver _ -> {}
        }
        return withdrawal;
    }

    /**
     * Issues every log that is due: for each station, today and the days ahead by its own calendar,
     * where the day plays differently from what was issued last. What was sent and did not arrive
     * is put out again. Calling it again changes nothing.
     *
     * @return how many logs were issued
     */
    public int publishDue(Instant now) {
        rejectionCounts.flush(archive);
        int issued = publishing.publishDue(now);
        int again = lost.resendLost(now);
        if (issued + again > 0) {
            post.outboxChanged();
        }
        return issued;
    }

    /** Releases an emergency, or says everything that stands against it. */
    public EmergencyResult release(EmergencyRequest request, Officer officer) {
        EmergencyResult release = emergencies.release(request, officer, now());
        switch (release) {
            case EmergencyResult.Released _ -> post.outboxChanged();
            case EmergencyResult.Refused _ -> {}
        }
        return release;
    }

    /**
     * What is to be sent next, the most pressing first; what has expired is thrown out and written
     * down.
     */
    public List<OutboxMessage> outbox(int atMost) {
        Instant now = now();
        return archive.inTransaction(books -> outbox(books, atMost, now));
    }

    private static List<OutboxMessage> outbox(Repositories books, int atMost, Instant now) {
        List<OutboxMessage> waiting = books.outbox().next(atMost);
        for (OutboxMessage item : waiting) {
            if (!item.expiresAt().isAfter(now)) {
                books.outbox().remove(item.id());
                String what = item.message().topic().text();
                books.audit().add(new AuditEntry(now, "", "expired", what));
            }
        }
        return waiting.stream().filter(item -> item.expiresAt().isAfter(now)).toList();
    }

    /** The broker has it. */
    public void markSent(OutboxMessage item) {
        markSent(List.of(item));
    }

    /** The broker has them; noted in one transaction. */
    public void markSent(List<OutboxMessage> items) {
        Instant now = now();
        archive.inTransaction(books -> {
            for (OutboxMessage item : items) {
                books.outbox().remove(item.id());
                if (item.message() instanceof Message.LogIssued(DailyLog log)) {
                    books.dailyLogs().markSent(DailyLogRepository.LogRevision.of(log), now);
                }
            }
            return items;
        });
    }

    /** The centre's time, to be signed and told to all. */
    public Message.TimeBeacon timeBeacon(Instant now) {
        return new Message.TimeBeacon(now);
    }

    /** Takes over what a station told; the message's signature was checked. */
    public void receive(Message fromStation, Instant now) {
        receive(List.of(fromStation), now);
    }

    /**
     * Takes over what stations told, in this order, in one transaction: the more at once, the less
     * each costs the disk. Answers go out after it.
     */
    public void receive(List<Message> fromStations, Instant now) {
        intake.receive(fromStations, now.truncatedTo(ChronoUnit.MILLIS));
        if (fromStations.stream().anyMatch(OfficeService::hasUntrustedClock)
                && mayBroadcastTime(now)) {
            post.send(timeBeacon(now));
        }
    }

    /** A station just started plays nothing until it is sure of the time: it need not wait long. */
    private static boolean hasUntrustedClock(Message message) {
        return message instanceof Message.StatusReported(StationStatus status)
                && !status.clockTrusted();
    }

    /** All stations hear it, so a province that comes back at once is told once a second. */
    private boolean mayBroadcastTime(Instant now) {
        Instant told = lastBeaconAt.get();
        boolean recently = Duration.between(told, now).abs().compareTo(TIME_TOLD_EVERY) < 0;
        return !recently && lastBeaconAt.compareAndSet(told, now);
    }

    /**
     * Something came that could not be taken for a message; it is counted and shown, under the
     * station of its topic where that is one of ours. Returns at once and never throws.
     *
     * @param topic as MQTT spelled it
     * @param detail in words, what was wrong
     */
    public void countRejection(String topic, Rejection why, String detail, Instant now) {
        rejectionCounts.countByTopic(
                topic, IntakeRejection.to(why), detail, now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Every station and its day, in order of station. */
    public List<StationSummary> stationSummaries(Instant now) {
        return stationSummaries.stations(now);
    }

    /** What stations have proven, latest first. */
    public List<AsRunConfirmation> confirmations(int atMost) {
        return stationSummaries.confirmations(atMost);
    }

    /** What takes place on this day, withdrawn or not, in booking order. */
    public List<ScheduledSlot> slots(LocalDate date) {
        return stationSummaries.slots(date);
    }

    /** Every recording that can be booked, by title. */
    public List<Clip> clips() {
        return programme.clips();
    }

    /** Every place there is. */
    public AreaTree areas() {
        return archive.inTransaction(books -> books.areas().tree());
    }

    /** Every station, in order of id. */
    public List<Station> stations() {
        return archive.inTransaction(books -> books.enrolments().all()).stream()
                .map(Enrolment::station)
                .toList();
    }

    /** What the desk had to object to, counted. */
    public List<RejectionCount> rejectionCounts() {
        rejectionCounts.flush(archive);
        return archive.inTransaction(books -> books.rejections().all());
    }

    /** Which person did what, latest first. */
    public List<AuditEntry> audit(int atMost) {
        return archive.inTransaction(books -> books.audit().latest(atMost));
    }

    /** The books speak in milliseconds, so the desk does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
