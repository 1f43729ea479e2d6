package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.planner.Booking;
import vn.tienglang.planner.PlanBasis;
import vn.tienglang.planner.Planner;
import vn.tienglang.planner.Recurrence;
import vn.tienglang.planner.Refusal;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.SlotId;

/**
 * The office. Its verbs may be called from any thread, at any time, any number of times: what they
 * change is settled in the books, where races end by one of the two being done again.
 *
 * <p>Durable before visible: whatever a verb tells anyone, the books hold it already.
 */
public final class Desk {
    private final Archive archive;
    private final Alarm alarm;
    private final Post post;
    private final ClipShelf shelf;
    private final InstantSource clock;
    private final DeskRules rules;
    private final Publishing publishing;
    private final Intake intake;
    private final Board board;
    private final Objections objections;

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
        this.shelf = shelf;
        this.clock = clock;
        this.rules = rules;
        this.publishing = new Publishing(archive);
        this.objections = new Objections();
        this.intake = new Intake(archive, keys, shelf, post, objections);
        this.board = new Board(archive, rules);
    }

    /** Enters every clip of the shelf that is new or spoken of anew; returns how many lie there. */
    public int stockClips() {
        List<Clip> clips = shelf.clips().stream().map(Desk::inWholeMillis).toList();
        archive.inTransaction(books -> {
            for (Clip clip : clips) {
                if (!books.clips().find(clip.id()).equals(Optional.of(clip))) {
                    books.clips().put(clip);
                }
            }
            return clips.size();
        });
        return clips.size();
    }

    /** The wire speaks in milliseconds; a log must come back from it as it went. */
    private static Clip inWholeMillis(Clip clip) {
        Duration whole = clip.length().truncatedTo(ChronoUnit.MILLIS);
        Duration length = whole.equals(clip.length()) ? whole : whole.plusMillis(1);
        return new Clip(
                clip.id(), clip.title(), clip.language(), length, clip.bytes(), clip.partBytes());
    }

    /**
     * Books airtime, or says everything that stands against it. When this returns {@code Booked},
     * the slot stands in the books for good and the stations will hear of it.
     */
    public Booking book(BookingRequest request, Officer officer) {
        Instant now = now();
        Booking booking = archive.inTransaction(books -> book(books, request, officer, now));
        switch (booking) {
            case Booking.Booked _ -> alarm.publishSoon();
            case Booking.Refused _ -> {}
        }
        return booking;
    }

    private static Booking book(Books books, BookingRequest request, Officer officer, Instant now) {
        // Held before the plan is read: of two bookings for the same air the second sees the first.
        books.counters().hold(Counters.PLAN);
        long number = books.counters().value(Counters.SLOT) + 1;
        var slot =
                new Slot(
                        slotId(number, now),
                        request.title(),
                        request.area(),
                        new Recurrence.Once(request.date()),
                        request.time(),
                        request.clip(),
                        request.messageClass());
        PlanBasis basis = Publishing.basis(books, request.date(), request.date());
        Booking booking = Planner.book(basis, slot, now);
        switch (booking) {
            case Booking.Booked _ -> {
                books.counters().countTo(Counters.SLOT, number);
                books.slots().add(new BookedSlot(number, slot, officer.login(), now, false));
                books.audit().add(new AuditEntry(now, officer.login(), "book", slot.id().value()));
            }
            case Booking.Refused _ -> {}
        }
        return booking;
    }

    /**
     * The second is part of the name because a station never plays a name twice: were the books
     * ever restored from an old copy, a number would be given again, and the new slot stay silent.
     */
    private static SlotId slotId(long number, Instant now) {
        return new SlotId("s" + number + "-" + Long.toString(now.getEpochSecond(), 36));
    }

    /** Takes a booked slot back. Doing it twice comes to the same. */
    public Withdrawal withdraw(SlotId id, Officer officer) {
        Instant now = now();
        Withdrawal withdrawal = archive.inTransaction(books -> withdraw(books, id, officer, now));
        switch (withdrawal) {
            case Withdrawal.Withdrawn _ -> alarm.publishSoon();
            case Withdrawal.UnknownSlot _, Withdrawal.AlreadyOver _ -> {}
        }
        return withdrawal;
    }

    private static Withdrawal withdraw(Books books, SlotId id, Officer officer, Instant now) {
        books.counters().hold(Counters.PLAN);
        Optional<BookedSlot> booked = books.slots().find(id);
        if (booked.isEmpty()) {
            return new Withdrawal.UnknownSlot(id);
        }
        Slot slot = booked.get().slot();
        if (booked.get().withdrawn()) {
            return new Withdrawal.Withdrawn(slot);
        }
        if (Publishing.isOver(books, slot, now)) {
            return new Withdrawal.AlreadyOver(slot);
        }
        books.slots().withdraw(id);
        books.audit().add(new AuditEntry(now, officer.login(), "withdraw", id.value()));
        return new Withdrawal.Withdrawn(slot);
    }

    /**
     * Issues every log that is due: for each station, today and the days ahead by its own calendar,
     * where the day plays differently from what was issued last. Calling it again changes nothing.
     *
     * @return how many logs were issued
     */
    public int publishDue(Instant now) {
        objections.settle(archive);
        int issued = publishing.publishDue(now);
        if (issued > 0) {
            post.outboxFilled();
        }
        return issued;
    }

    /** Releases an emergency, or says everything that stands against it. */
    public Release release(UrgentRequest request, Officer officer) {
        Instant now = now();
        LocalDate today = LocalDate.ofInstant(now, rules.zone());
        Release release =
                archive.inTransaction(books -> release(books, request, officer, now, today));
        switch (release) {
            case Release.Released _ -> post.outboxFilled();
            case Release.Refused _ -> {}
        }
        return release;
    }

    private static Release release(
            Books books, UrgentRequest request, Officer officer, Instant now, LocalDate date) {
        AreaTree tree = books.areas().tree();
        var refusals = new ArrayList<Refusal>();
        for (AreaCode area : request.areas()) {
            if (tree.find(area, date).isEmpty()) {
                refusals.add(new Refusal.UnknownArea(area, date));
            }
        }
        Optional<Clip> clip = books.clips().find(request.clip());
        if (clip.isEmpty()) {
            refusals.add(new Refusal.UnknownClip(request.clip()));
        }
        if (!request.expires().isAfter(now)) {
            refusals.add(new Refusal.InThePast(request.expires()));
        }
        if (!refusals.isEmpty() || clip.isEmpty()) {
            return new Release.Refused(List.copyOf(refusals));
        }
        // Stations obey rising numbers only. Never below the seconds of the clock, so that books
        // restored from an old copy do not make the next emergency a replay.
        long number = Math.max(books.counters().value(Counters.URGENT) + 1, now.getEpochSecond());
        books.counters().countTo(Counters.URGENT, number);
        var urgent =
                new Message.Urgent(
                        number,
                        new AiringId("urgent-" + number),
                        date,
                        request.areas(),
                        clip.get(),
                        request.expires());
        for (Enrolment enrolment : books.enrolments().all()) {
            Station station = enrolment.station();
            if (request.areas().stream()
                    .anyMatch(area -> tree.within(station.area(), area, date))) {
                books.clipRights().grant(station.id(), List.of(request.clip()));
            }
        }
        books.outbox().put(urgent, true, request.expires());
        books.audit().add(new AuditEntry(now, officer.login(), "release", urgent.airing().value()));
        return new Release.Released(urgent);
    }

    /** What is to be sent next, oldest first; what has expired is thrown out and written down. */
    public List<OutboxItem> outbox(int atMost) {
        Instant now = now();
        return archive.inTransaction(books -> outbox(books, atMost, now));
    }

    private static List<OutboxItem> outbox(Books books, int atMost, Instant now) {
        List<OutboxItem> waiting = books.outbox().oldest(atMost);
        for (OutboxItem item : waiting) {
            if (!item.expiresAt().isAfter(now)) {
                books.outbox().remove(item.id());
                books.audit()
                        .add(new AuditEntry(now, "", "expired", item.message().topic().text()));
            }
        }
        return waiting.stream().filter(item -> item.expiresAt().isAfter(now)).toList();
    }

    /** The broker has it. */
    public void sent(OutboxItem item) {
        archive.inTransaction(books -> {
            books.outbox().remove(item.id());
            return item;
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
    }

    /**
     * Something came that could not be taken for a message; it is counted and shown.
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

    /** What was booked for this day, withdrawn or not, in booking order. */
    public List<SlotView> slots(LocalDate date) {
        return board.slots(date);
    }

    /** Every recording there is, by title. */
    public List<Clip> clips() {
        return archive.inTransaction(books -> books.clips().all());
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
