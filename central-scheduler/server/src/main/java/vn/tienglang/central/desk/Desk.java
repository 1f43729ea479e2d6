package vn.tienglang.central.desk;

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
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.recurrence.Change;

/**
 * The office. Its verbs may be called from any thread, at any time, any number of times: what they
 * change is settled in the books, where races end by one of the two being done again.
 *
 * <p>Durable before visible: whatever a verb tells anyone, the books hold it already.
 */
public final class Desk {
    private static final Duration TIME_TOLD_EVERY = Duration.ofSeconds(1);

    private final Archive archive;
    private final Alarm alarm;
    private final Post post;
    private final InstantSource clock;
    private final Programme programme;
    private final Emergencies emergencies;
    private final Publishing publishing;
    private final LostLogs lost;
    private final Intake intake;
    private final Board board;
    private final Objections objections;
    private final AtomicReference<Instant> timeToldAt = new AtomicReference<>(Instant.EPOCH);

    /** The desk over these books, with these ways out of the room. */
    public Desk(
            Archive archive,
            StationKeys keys,
            ClipShelf shelf,
            Post post,
            Alarm alarm,
            InstantSource clock,
            DeskRules rules) {
        this.archive = archive;
        this.alarm = alarm;
        this.post = post;
        this.clock = clock;
        this.programme = new Programme(archive, shelf, rules.zone());
        this.emergencies = new Emergencies(archive, rules.zone());
        this.publishing = new Publishing(archive, rules.grace());
        this.lost = new LostLogs(archive);
        this.objections = new Objections(keys::knows);
        this.intake = new Intake(archive, keys, shelf, post, objections);
        this.board = new Board(archive, rules);
    }

    /** Enters every clip of the shelf that is new or spoken of anew; returns how many lie there. */
    public int stockClips() {
        return programme.stockClips();
    }

    /** Books airtime as a whole, or says everything that stands against it. */
    public Booking book(BookingRequest request, Officer officer) {
        return book(request, Wish.WHOLE, officer);
    }

    /**
     * Books airtime, or says everything that stands against it. When this returns {@code Booked},
     * the slot stands in the books for good and, once it is approved where policy asks for that,
     * the stations will hear of it.
     */
    public Booking book(BookingRequest request, Wish wish, Officer officer) {
        return told(programme.book(request, wish, officer, now()));
    }

    /**
     * Puts another wish in the place of a slot that stands in the book. Until the change is
     * approved, where policy asks for that, what was approved before goes on being heard.
     *
     * @param revision the one that was read
     */
    public Booking change(
            SlotId id, int revision, BookingRequest request, Wish wish, Officer officer) {
        return told(programme.change(id, revision, request, wish, officer, now()));
    }

    /**
     * Moves or cancels one time of a slot by itself. To cancel needs no approval.
     *
     * @param revision the one that was read
     */
    public Booking changeOnce(SlotId id, int revision, Change change, Officer officer) {
        return told(programme.changeOnce(id, revision, change, officer, now()));
    }

    private Booking told(Booking booking) {
        switch (booking) {
            case Booking.Booked _ -> alarm.publishSoon();
            case Booking.Refused _, Booking.Unknown _, Booking.Outdated _, Booking.Closed _ -> {}
        }
        return booking;
    }

    /** Every revision of a slot, from the first on. */
    public List<BookedSlot> revisions(SlotId id) {
        return archive.inTransaction(books -> books.slots().revisions(id));
    }

    /** The last revision of a slot, withdrawn or not. */
    public Optional<BookedSlot> find(SlotId id) {
        return programme.find(id);
    }

    /** Takes a booked slot back. Doing it twice comes to the same. */
    public Withdrawal withdraw(SlotId id, Officer officer) {
        Withdrawal withdrawal = programme.withdraw(id, officer, now());
        switch (withdrawal) {
            case Withdrawal.Withdrawn _ -> alarm.publishSoon();
            case Withdrawal.UnknownSlot _, Withdrawal.AlreadyOver _ -> {}
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
        objections.settle(archive);
        int issued = publishing.publishDue(now);
        int again = lost.putOutAgain(now);
        if (issued + again > 0) {
            post.outboxFilled();
        }
        return issued;
    }

    /** Releases an emergency, or says everything that stands against it. */
    public Release release(UrgentRequest request, Officer officer) {
        Release release = emergencies.release(request, officer, now());
        switch (release) {
            case Release.Released _ -> post.outboxFilled();
            case Release.Refused _ -> {}
        }
        return release;
    }

    /**
     * What is to be sent next, the most pressing first; what has expired is thrown out and written
     * down.
     */
    public List<OutboxItem> outbox(int atMost) {
        Instant now = now();
        return archive.inTransaction(books -> outbox(books, atMost, now));
    }

    private static List<OutboxItem> outbox(Books books, int atMost, Instant now) {
        List<OutboxItem> waiting = books.outbox().next(atMost);
        for (OutboxItem item : waiting) {
            if (!item.expiresAt().isAfter(now)) {
                books.outbox().remove(item.id());
                String what = item.message().topic().text();
                books.audit().add(new AuditEntry(now, "", "expired", what));
            }
        }
        return waiting.stream().filter(item -> item.expiresAt().isAfter(now)).toList();
    }

    /** The broker has it. */
    public void sent(OutboxItem item) {
        sent(List.of(item));
    }

    /** The broker has them; noted in one transaction. */
    public void sent(List<OutboxItem> items) {
        Instant now = now();
        archive.inTransaction(books -> {
            for (OutboxItem item : items) {
                books.outbox().remove(item.id());
                if (item.message() instanceof Message.LogIssued(DailyLog log)) {
                    books.logs().sent(LogBook.Revision.of(log), now);
                }
            }
            return items;
        });
    }

    /** The centre's time, to be signed and told to all. */
    public Message.TimeTold timeBeacon(Instant now) {
        return new Message.TimeTold(now);
    }

    /** Takes over what a station told; the message's signature was checked. */
    public void heard(Message fromStation, Instant now) {
        heard(List.of(fromStation), now);
    }

    /**
     * Takes over what stations told, in this order, in one transaction: the more at once, the less
     * each costs the disk. Answers go out after it.
     */
    public void heard(List<Message> fromStations, Instant now) {
        intake.heard(fromStations, now.truncatedTo(ChronoUnit.MILLIS));
        if (fromStations.stream().anyMatch(Desk::asksForTheTime) && mayTellTime(now)) {
            post.send(timeBeacon(now));
        }
    }

    /** A station just started plays nothing until it is sure of the time: it need not wait long. */
    private static boolean asksForTheTime(Message message) {
        return message instanceof Message.StatusTold(StationStatus status)
                && !status.clockTrusted();
    }

    /** All stations hear it, so a province that comes back at once is told once a second. */
    private boolean mayTellTime(Instant now) {
        Instant told = timeToldAt.get();
        boolean recently = Duration.between(told, now).abs().compareTo(TIME_TOLD_EVERY) < 0;
        return !recently && timeToldAt.compareAndSet(told, now);
    }

    /**
     * Something came that could not be taken for a message; it is counted and shown, under the
     * station of its topic where that is one of ours. Returns at once and never throws.
     *
     * @param topic as MQTT spelled it
     * @param detail in words, what was wrong
     */
    public void refused(String topic, Rejection why, String detail, Instant now) {
        objections.on(topic, Objection.to(why), detail, now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Every station and its day, in order of station. */
    public List<StationView> board(Instant now) {
        return board.stations(now);
    }

    /** What stations have proven, latest first. */
    public List<ConfirmationView> confirmations(int atMost) {
        return board.confirmations(atMost);
    }

    /** What takes place on this day, withdrawn or not, in booking order. */
    public List<SlotView> slots(LocalDate date) {
        return board.slots(date);
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
    public List<ObjectionCount> objections() {
        objections.settle(archive);
        return archive.inTransaction(books -> books.objections().all());
    }

    /** Which person did what, latest first. */
    public List<AuditEntry> audit(int atMost) {
        return archive.inTransaction(books -> books.audit().newest(atMost));
    }

    /** The books speak in milliseconds, so the desk does. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
