package vn.tienglang.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.asrun.ChainLink;
import vn.tienglang.office.asrun.ChainSummary;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.emergency.EmergencyBoard;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.report.AsRunConfirmation;
import vn.tienglang.office.report.DeliveryState;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.planner.compliance.Verdict;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceLimits;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Contract of the services together, run in memory and on disk. */
public abstract class OfficeServicesContract {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station WEST =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);
    private static final Station FAR =
            new Station(
                    new StationId("xx-far"),
                    "Đài xa",
                    OfficeSamples.TOWN,
                    ZoneId.of("Pacific/Auckland"));
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final Instant AT_NINE = OfficeSamples.EIGHT.plus(Duration.ofHours(1));

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final FakeStationSender sender = new FakeStationSender();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private final Map<StationId, OfficeSamples.Keys> keys = new HashMap<>();
    private Instant now = OfficeSamples.EIGHT;
    private Clip news = OfficeSamples.clip("unset", Duration.ofSeconds(1));
    private OfficeFixture office = fixture(new InMemoryTransactions());

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void setUp() {
        news = clipSource.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    OfficePlanSamples.openNights(repositories);
                    return true;
                });
        enrol(EAST);
        enrol(WEST);
        restart();
    }

    private void enrol(Station station) {
        keys.put(station.id(), OfficeSamples.Keys.of(station, 1));
        transactions()
                .inTransaction(repositories -> {
                    repositories.enrolments().put(OfficeSamples.enrolment(station, key(station)));
                    return true;
                });
    }

    private OfficeSamples.Keys key(Station station) {
        return Optional.ofNullable(keys.get(station.id())).orElseThrow();
    }

    /** Restarts the centre: only the stored data remains. */
    private void restart() {
        office = fixture(transactions());
        assertThat(office.clips().registerClips()).isEqualTo(clipSource.clips().size());
    }

    private OfficeFixture fixture(Transactions transactions) {
        return new OfficeFixture(
                transactions,
                new StationKeys(transactions),
                clipSource,
                sender,
                trigger,
                () -> now,
                OfficeSamples.HANOI,
                Duration.ofMinutes(10));
    }

    private static BookingRequest request(AreaCode area, LocalTime time, Clip clip) {
        return BookingRequest.once(
                "Tin sáng", area, OfficeSamples.SATURDAY, time, clip.id(), MessageClass.ORDINARY);
    }

    private Slot book(AreaCode area, LocalTime time) {
        return switch (office.slots().book(request(area, time, news), LAN)) {
            case BookingResult.Booked booked -> booked.slot();
            case BookingResult refused -> throw new AssertionError(refused.toString());
        };
    }

    private List<DailyLog> sendOutbox() {
        List<OutboxMessage> items = office.outbox().next(100);
        items.forEach(office.outbox()::markSent);
        assertThat(office.outbox().next(100)).isEmpty();
        return items.stream().map(item -> ((Message.LogIssued) item.message()).log()).toList();
    }

    private static List<String> airings(DailyLog log) {
        return log.airings().stream().map(airing -> airing.id().value()).toList();
    }

    @Test
    void aBookingReachesTheStationsOfItsAreaOnly() {
        Slot slot = book(OfficeSamples.TAM_THANH, NINE);
        assertThat(trigger.calls()).isEqualTo(1);
        assertThat(office.publishDue(now)).isEqualTo(1);
        assertThat(sender.outboxChanges()).isEqualTo(1);
        assertThat(sendOutbox())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.station()).isEqualTo(WEST.id());
                    assertThat(log.date()).isEqualTo(OfficeSamples.SATURDAY);
                    assertThat(log.revision()).isEqualTo(1);
                    assertThat(airings(log))
                            .containsExactly(
                                    OfficeSamples.airing(slot, OfficeSamples.SATURDAY).value());
                    assertThat(log.airings().getFirst().airtime().start()).isEqualTo(AT_NINE);
                    assertThat(log.clips()).containsExactly(news);
                });
    }

    @Test
    void aBookingOfTheProvinceReachesEveryStationInIt() {
        BookingResult booking =
                office.slots().book(request(OfficeSamples.LANG_SON, NINE, news), LAN);
        assertThat(booking)
                .isInstanceOfSatisfying(
                        BookingResult.Booked.class,
                        booked ->
                                assertThat(booked.stations())
                                        .containsExactly(EAST.id(), WEST.id()));
        assertThat(office.publishDue(now)).isEqualTo(2);
        assertThat(sendOutbox())
                .extracting(DailyLog::station)
                .containsExactly(EAST.id(), WEST.id());
    }

    @Test
    void publishingAgainChangesNothing() {
        book(OfficeSamples.LANG_SON, NINE);
        office.publishDue(now);
        sendOutbox();
        restart();
        for (int i = 0; i < 3; i++) {
            assertThat(office.publishDue(now.plusSeconds(i))).isZero();
        }
        assertThat(office.outbox().next(10)).isEmpty();
    }

    @Test
    void anotherSlotMakesANewCompleteRevision() {
        Slot first = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        sendOutbox();
        Slot second = book(OfficeSamples.DONG_KINH, NINE.plusMinutes(1));
        assertThat(office.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(2);
        assertThat(airings(log))
                .containsExactly(
                        OfficeSamples.airing(first, OfficeSamples.SATURDAY).value(),
                        OfficeSamples.airing(second, OfficeSamples.SATURDAY).value());
    }

    @Test
    void aWaitingRevisionIsReplacedByTheNextOne() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        OutboxMessage underWay = office.outbox().next(1).getFirst();
        book(OfficeSamples.DONG_KINH, NINE.plusMinutes(1));
        office.publishDue(now);
        office.outbox().markSent(underWay);
        assertThat(sendOutbox()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void aRefusedBookingIsNotStoredAndNamesTheReasons() {
        Slot first = book(OfficeSamples.DONG_KINH, NINE);
        BookingResult again = office.slots().book(request(OfficeSamples.LANG_SON, NINE, news), LAN);
        assertThat(again)
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                BookingRefusal.Overlap.class,
                                                overlap -> {
                                                    assertThat(overlap.station())
                                                            .isEqualTo(EAST.id());
                                                    assertThat(overlap.with())
                                                            .isEqualTo(first.id());
                                                }));
        assertThat(office.reports().slots(OfficeSamples.SATURDAY)).hasSize(1);
        assertThat(trigger.calls()).isEqualTo(1);
        assertThat(office.reports().audit(10))
                .extracting(AuditEntry::action)
                .containsExactly("book");
    }

    @Test
    void aRemovedClipCannotBeBookedAndBookedSlotsStay() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        clipSource.remove(news.id());
        restart();
        assertThat(office.clips().clips()).isEmpty();
        assertThat(office.slots().book(request(OfficeSamples.TAM_THANH, NINE, news), LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(new BookingRefusal.UnknownClip(news.id()))));
        office.publishDue(now);
        assertThat(airings(sendOutbox().getFirst()))
                .containsExactly(OfficeSamples.airing(slot, OfficeSamples.SATURDAY).value());
    }

    @Test
    void datesAtTheEndsOfTheCalendarAreRefusedWithoutAnError() {
        for (LocalDate date : List.of(LocalDate.of(1970, 1, 1), LocalDate.of(2199, 12, 31))) {
            BookingResult booking =
                    office.slots()
                            .book(
                                    BookingRequest.once(
                                            "Xa",
                                            OfficeSamples.LANG_SON,
                                            date,
                                            NINE,
                                            news.id(),
                                            MessageClass.ORDINARY),
                                    LAN);
            assertThat(booking).as("%s", date).isInstanceOf(BookingResult.Refused.class);
        }
    }

    @Test
    void aWithdrawnSlotIsRemovedByANewRevision() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        sendOutbox();
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(slot));
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(slot));
        assertThat(trigger.calls()).isEqualTo(3);
        assertThat(office.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(2);
        assertThat(log.airings()).isEmpty();
        assertThat(office.reports().audit(10))
                .extracting(AuditEntry::action)
                .containsExactly("withdraw", "book");
        assertThat(office.reports().slots(OfficeSamples.SATURDAY))
                .singleElement()
                .matches(ScheduledSlot::withdrawn)
                .extracting(ScheduledSlot::by)
                .isEqualTo("lan");
    }

    @Test
    void aSlotThatIsOverOrUnknownCannotBeWithdrawn() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        now = AT_NINE.plus(news.length());
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.AlreadyOver(slot));
        var nobody = new SlotId("nothing");
        assertThat(office.slots().withdraw(nobody, LAN))
                .isEqualTo(new WithdrawalResult.UnknownSlot(nobody));
    }

    @Test
    void aSlotOnTheAirCanStillBeWithdrawn() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        now = AT_NINE.plus(news.length()).minusMillis(1);
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(slot));
    }

    private BookingRequest daily(LocalTime time) {
        return new BookingRequest(
                "Chương trình ngày",
                OfficeSamples.DONG_KINH,
                Target.of(OfficeSamples.DONG_KINH),
                OfficeSamples.recurrence(
                        "DTSTART:20261121T%02d%02d00\nRRULE:FREQ=DAILY"
                                .formatted(time.getHour(), time.getMinute())),
                new StartPolicy.OnTime(),
                Duration.ofMinutes(30),
                List.of(
                        new SlotPart.Recording(news.id()),
                        new SlotPart.Relay("Đài tỉnh", Duration.ofMinutes(10)),
                        new SlotPart.Recording(news.id())),
                new LanguageMix.AllInTurn(),
                MessageClass.ORDINARY);
    }

    private static BookingResult.Booked kept(BookingResult booking) {
        assertThat(booking).isInstanceOf(BookingResult.Booked.class);
        return (BookingResult.Booked) booking;
    }

    private List<String> startsOn(LocalDate date) {
        return transactions()
                .inTransaction(repositories -> repositories.dailyLogs().latest(EAST.id(), date))
                .stream()
                .flatMap(log -> log.airings().stream())
                .map(one ->
                        LocalTime.ofInstant(one.airtime().start(), OfficeSamples.HANOI).toString())
                .toList();
    }

    @Test
    void aDailySlotIsInEveryLogAheadWithAllItsParts() {
        kept(office.slots().book(daily(NINE), LAN));
        assertThat(office.publishDue(now)).isEqualTo(8);
        for (int day = 0; day < 8; day++) {
            assertThat(startsOn(OfficeSamples.SATURDAY.plusDays(day)))
                    .containsExactly("09:00", "09:11");
        }
        assertThat(view(EAST).today())
                .extracting(AiringSummary::title)
                .containsOnly("Chương trình ngày · Bản tin");
        assertThat(office.reports().slots(OfficeSamples.SATURDAY.plusDays(400))).hasSize(1);
    }

    @Test
    void aSlotThatDoesNotFitOnOneDayIsBookedOnlyWithWhatFits() {
        Slot once = book(OfficeSamples.DONG_KINH, NINE.plusMinutes(5));
        assertThat(office.slots().book(daily(NINE), LAN))
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused -> {
                            assertThat(refused.mayBeBookedInPart()).isTrue();
                            assertThat(refused.refusals())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            BookingRefusal.Overlap.class,
                                            overlap ->
                                                    assertThat(overlap.with())
                                                            .isEqualTo(once.id()));
                        });
        BookingResult.Booked booked =
                kept(office.slots().book(daily(NINE), BookingScope.WHAT_FITS, LAN));
        assertThat(booked.unplaced().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.times()).isEqualTo(1));
        office.publishDue(now);
        assertThat(startsOn(OfficeSamples.SATURDAY)).containsExactly("09:05");
        assertThat(startsOn(OfficeSamples.SATURDAY.plusDays(1))).containsExactly("09:00", "09:11");
    }

    @Test
    void aPriorityHasPrecedenceAndNamesWhatItDisplaces() {
        Slot ordinary = book(OfficeSamples.DONG_KINH, NINE);
        var request =
                BookingRequest.once(
                        "Khẩn trương",
                        OfficeSamples.LANG_SON,
                        OfficeSamples.SATURDAY,
                        NINE,
                        news.id(),
                        MessageClass.PRIORITY);
        assertThat(office.slots().book(request, LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(
                                        new BookingRefusal.Silences(
                                                new SilencedOrder(
                                                        ordinary.id(),
                                                        ordinary.title(),
                                                        1,
                                                        1,
                                                        OfficeSamples.SATURDAY.atTime(NINE))))));
        BookingResult.Booked booked = kept(office.slots().with(Losses.ACCEPT).book(request, LAN));
        assertThat(booked.displaced().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.order()).isEqualTo(ordinary.id()));
        office.publishDue(now);
        assertThat(airings(sendOutbox().getFirst()))
                .containsExactly(
                        OfficeSamples.airing(booked.slot(), OfficeSamples.SATURDAY).value());
    }

    @Test
    void singleOccurrencesAreSkippedAndMoved() {
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        var skip = new OccurrenceChange.Cancelled(sunday.atTime(NINE));
        assertThat(kept(office.slots().changeOnce(slot.id(), 1, skip, LAN)).booked().revision())
                .isEqualTo(2);
        LocalDate monday = sunday.plusDays(1);
        var move = new OccurrenceChange.Moved(monday.atTime(NINE), monday.atTime(17, 0));
        assertThat(office.slots().changeOnce(slot.id(), 1, move, LAN))
                .isInstanceOf(BookingResult.Outdated.class);
        kept(office.slots().changeOnce(slot.id(), 2, move, LAN));
        var nothing = new OccurrenceChange.Cancelled(monday.atTime(10, 0));
        assertThat(office.slots().changeOnce(slot.id(), 3, nothing, LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.Never(monday))));
        office.publishDue(now);
        assertThat(startsOn(sunday)).isEmpty();
        assertThat(startsOn(monday)).containsExactly("17:00", "17:11");
        assertThat(startsOn(monday.plusDays(1))).containsExactly("09:00", "09:11");
        assertThat(office.reports().audit(3))
                .extracting(AuditEntry::action)
                .containsExactly("move", "skip", "book");
    }

    @Test
    void aSkipOrAMoveIsUndoneOnceAndAudited() {
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        LocalDateTime nine = sunday.atTime(NINE);
        kept(office.slots().changeOnce(slot.id(), 1, new OccurrenceChange.Cancelled(nine), LAN));

        assertThat(office.slots().restoreOnce(slot.id(), 1, nine, LAN))
                .isInstanceOf(BookingResult.Outdated.class);
        BookingResult.Booked undone = kept(office.slots().restoreOnce(slot.id(), 2, nine, LAN));

        assertThat(undone.booked().slot().when()).isEqualTo(slot.when());
        assertThat(office.slots().restoreOnce(slot.id(), 3, nine, LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.NotChanged(nine))));
        office.publishDue(now);
        assertThat(startsOn(sunday)).containsExactly("09:00", "09:11");
        assertThat(office.reports().audit(1))
                .extracting(AuditEntry::action)
                .containsExactly("restore");
    }

    @Test
    void aPreviewAnswersAsTheBookingWouldAndStoresNothing() {
        BookingResult.Booked previewed = kept(office.slots().previews().book(daily(NINE), LAN));
        assertThat(previewed.stations()).isNotEmpty();
        assertThat(office.slots().find(previewed.slot().id())).isEmpty();
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        assertThat(office.slots().previews().book(daily(NINE), LAN))
                .isInstanceOf(BookingResult.Refused.class);

        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        var move = new OccurrenceChange.Moved(sunday.atTime(NINE), sunday.atTime(17, 0));
        kept(office.slots().previews().move(slot.id(), move, LAN));

        assertThat(office.slots().find(slot.id()).orElseThrow().revision()).isEqualTo(1);
        assertThat(office.slots().previews().next(slot.when().recurrence(), 2)).hasSize(2);
    }

    @Test
    void skippedAndMovedDaysStaySoWhenTheSeriesIsEdited() {
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        LocalDate monday = sunday.plusDays(1);
        LocalDateTime evening = monday.atTime(17, 0);
        var skip = new OccurrenceChange.Cancelled(sunday.atTime(NINE));
        var move = new OccurrenceChange.Moved(monday.atTime(NINE), evening);
        kept(office.slots().changeOnce(slot.id(), 1, skip, LAN));
        kept(office.slots().changeOnce(slot.id(), 2, move, LAN));

        LocalTime later = NINE.plusMinutes(15);
        Slot edited =
                kept(office.slots().change(slot.id(), 3, daily(later), BookingScope.WHOLE, LAN))
                        .slot();

        assertThat(edited.when().recurrence().changes())
                .containsExactly(
                        new OccurrenceChange.Cancelled(sunday.atTime(later)),
                        new OccurrenceChange.Moved(monday.atTime(later), evening));
        office.publishDue(now);
        assertThat(startsOn(sunday)).isEmpty();
        assertThat(startsOn(monday)).containsExactly("17:00", "17:11");
        assertThat(startsOn(monday.plusDays(1))).containsExactly("09:15", "09:26");
    }

    @Test
    void anEditThatWouldLoseASkippedOrMovedDayListsIt() {
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        LocalDate sunday = OfficeSamples.SATURDAY.plusDays(1);
        LocalDate monday = sunday.plusDays(1);
        var skip = new OccurrenceChange.Cancelled(sunday.atTime(NINE));
        var move = new OccurrenceChange.Moved(monday.atTime(NINE), monday.atTime(17, 0));
        kept(office.slots().changeOnce(slot.id(), 1, skip, LAN));
        kept(office.slots().changeOnce(slot.id(), 2, move, LAN));
        BookingRequest tuesdays =
                daily(NINE)
                        .at(
                                OfficeSamples.recurrence(
                                        "DTSTART:20261121T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU"));

        assertThat(office.slots().change(slot.id(), 3, tuesdays, BookingScope.WHOLE, LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(
                                        new BookingRefusal.ChangeLost(skip),
                                        new BookingRefusal.ChangeLost(move))));
        assertThat(
                        office.slots()
                                .change(
                                        slot.id(),
                                        3,
                                        tuesdays,
                                        BookingScope.WHOLE,
                                        skip::equals,
                                        LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.ChangeLost(move))));
        assertThat(office.slots().find(slot.id()).orElseThrow().revision()).isEqualTo(3);
        BookingResult.Booked booked =
                kept(
                        office.slots()
                                .change(
                                        slot.id(),
                                        3,
                                        tuesdays,
                                        BookingScope.WHOLE,
                                        _ -> true,
                                        LAN));
        assertThat(booked.slot().when().recurrence()).isEqualTo(tuesdays.when());
    }

    @Test
    void anOccurrenceIsNotMovedBeyondTheBookableDays() {
        Slot slot = kept(office.slots().book(daily(NINE), LAN)).slot();
        LocalDateTime monday = OfficeSamples.SATURDAY.plusDays(2).atTime(NINE);
        LocalDate latest = OfficeSamples.SATURDAY.plusYears(2);
        for (LocalDateTime far : List.of(latest.plusDays(1).atTime(NINE), LocalDateTime.MAX)) {
            assertThat(
                            office.slots()
                                    .changeOnce(
                                            slot.id(),
                                            1,
                                            new OccurrenceChange.Moved(monday, far),
                                            LAN))
                    .isEqualTo(
                            new BookingResult.Refused(
                                    List.of(
                                            new BookingRefusal.TooFarAhead(
                                                    far.toLocalDate(), latest))));
        }
        var back = new OccurrenceChange.Moved(monday, LocalDateTime.of(1900, 1, 1, 9, 0));
        assertThat(office.slots().changeOnce(slot.id(), 1, back, LAN))
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOf(BookingRefusal.InThePast.class));
        for (LocalDateTime never : List.of(LocalDateTime.MIN, LocalDateTime.MAX)) {
            assertThat(
                            office.slots()
                                    .changeOnce(
                                            slot.id(),
                                            1,
                                            new OccurrenceChange.Cancelled(never),
                                            LAN))
                    .isEqualTo(
                            new BookingResult.Refused(
                                    List.of(new BookingRefusal.Never(never.toLocalDate()))));
        }
        assertThat(office.slots().find(slot.id()).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void aSeriesAcceptsOnlyTheMaximumNumberOfChanges() {
        Recurrence when = daily(NINE).when();
        for (int day = 0; day < RecurrenceLimits.MAX_NAMED; day++) {
            when =
                    when.with(
                            new OccurrenceChange.Cancelled(
                                    OfficeSamples.SATURDAY.plusDays(day).atTime(NINE)));
        }
        Slot slot = kept(office.slots().book(daily(NINE).at(when), BookingScope.DRAFT, LAN)).slot();
        LocalDateTime last =
                OfficeSamples.SATURDAY.plusDays(RecurrenceLimits.MAX_NAMED - 1L).atTime(NINE);
        assertThat(
                        office.slots()
                                .changeOnce(
                                        slot.id(),
                                        1,
                                        new OccurrenceChange.Cancelled(last.plusDays(1)),
                                        LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(
                                        new BookingRefusal.TooManyChanges(
                                                RecurrenceLimits.MAX_NAMED))));
        kept(office.slots().changeOnce(slot.id(), 1, new OccurrenceChange.Cancelled(last), LAN));
    }

    @Test
    void aDraftDoesNotAirUntilItIsSubmitted() {
        BookingResult.Booked draft =
                kept(office.slots().book(daily(NINE), BookingScope.DRAFT, LAN));
        assertThat(draft.booked().stage()).isEqualTo(Stage.DRAFT);
        assertThat(office.publishDue(now)).isZero();
        SlotId id = draft.slot().id();
        BookingResult.Booked handedIn =
                kept(office.slots().change(id, 1, daily(NINE), BookingScope.WHOLE, LAN));
        assertThat(handedIn.booked().stage()).isEqualTo(Stage.APPROVED);
        assertThat(office.publishDue(now)).isEqualTo(8);
        kept(office.slots().change(id, 2, daily(LocalTime.NOON), BookingScope.DRAFT, LAN));
        assertThat(office.publishDue(now)).as("the draft of a change changes nothing").isZero();
        assertThat(
                        office.slots()
                                .changeOnce(
                                        id,
                                        3,
                                        new OccurrenceChange.Cancelled(
                                                OfficeSamples.SATURDAY.atTime(12, 0)),
                                        LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.ChangeWaits(id))));
        kept(office.slots().change(id, 3, daily(LocalTime.NOON), BookingScope.WHOLE, LAN));
        assertThat(office.publishDue(now)).isEqualTo(8);
        assertThat(startsOn(OfficeSamples.SATURDAY)).containsExactly("12:00", "12:11");
        assertThat(office.slots().withdraw(id, LAN)).isInstanceOf(WithdrawalResult.Withdrawn.class);
        assertThat(office.slots().change(id, 4, daily(NINE), BookingScope.WHOLE, LAN))
                .isInstanceOf(BookingResult.Closed.class);
        assertThat(
                        office.slots()
                                .change(
                                        new SlotId("nothing"),
                                        1,
                                        daily(NINE),
                                        BookingScope.WHOLE,
                                        LAN))
                .isEqualTo(new BookingResult.Unknown(new SlotId("nothing")));
    }

    @Test
    void aRecurrenceWithoutAFutureOccurrenceIsRefused() {
        BookingRequest never =
                daily(NINE)
                        .at(
                                OfficeSamples.recurrence(
                                        "DTSTART:20261121T090000\n"
                                                + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
        assertThat(office.slots().book(never, LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(new BookingRefusal.Never(OfficeSamples.SATURDAY))));
        BookingRequest over =
                daily(NINE)
                        .at(
                                OfficeSamples.recurrence(
                                        "DTSTART:20250101T090000\nRRULE:FREQ=DAILY;COUNT=3"));
        assertThat(office.slots().book(over, LAN))
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOf(BookingRefusal.InThePast.class));
    }

    @Test
    void eachStationHasItsOwnCalendarDays() {
        enrol(FAR);
        restart();
        // At 20:00 here it is Sunday there, and its last day is a day later.
        now = OfficeSamples.EIGHT.plus(Duration.ofHours(12));
        LocalDate farSunday = OfficeSamples.SATURDAY.plusDays(8);
        office.slots()
                .book(
                        BookingRequest.once(
                                "Tin",
                                OfficeSamples.LANG_SON,
                                farSunday,
                                NINE,
                                news.id(),
                                MessageClass.ORDINARY),
                        LAN);
        assertThat(office.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.station()).isEqualTo(FAR.id());
                    assertThat(log.airings().getFirst().airtime().start())
                            .isEqualTo(Instant.parse("2026-11-28T20:00:00Z"));
                });
    }

    @Test
    void aPastDayIsNeverIssuedAgain() {
        Slot slot = book(OfficeSamples.DONG_KINH, LocalTime.of(23, 59, 30));
        office.publishDue(now);
        sendOutbox();
        now =
                OfficeSamples.SATURDAY
                        .plusDays(1)
                        .atStartOfDay(OfficeSamples.HANOI)
                        .toInstant()
                        .plusSeconds(10);
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(slot));
        assertThat(office.publishDue(now)).isZero();
        assertThat(office.outbox().next(10)).isEmpty();
    }

    @Test
    void logsAreIssuedSevenDaysAhead() {
        for (int days : List.of(1, 7, 8)) {
            office.slots()
                    .book(
                            BookingRequest.once(
                                    "Tin",
                                    OfficeSamples.DONG_KINH,
                                    OfficeSamples.SATURDAY.plusDays(days),
                                    NINE,
                                    news.id(),
                                    MessageClass.PRIORITY),
                            LAN);
        }
        assertThat(office.publishDue(now)).isEqualTo(2);
        assertThat(sendOutbox())
                .extracting(DailyLog::date)
                .containsExactly(
                        OfficeSamples.SATURDAY.plusDays(1), OfficeSamples.SATURDAY.plusDays(7));
        now = now.plus(Duration.ofDays(1));
        assertThat(office.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox())
                .extracting(DailyLog::date)
                .containsExactly(OfficeSamples.SATURDAY.plusDays(8));
    }

    @Test
    void aLogIsRetainedUntilADayAfterItsDay() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        assertThat(office.outbox().next(10))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.retained()).isTrue();
                    assertThat(item.expiresAt()).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
                });
    }

    @Test
    void anExpiredOutboxMessageIsRemovedAndRecordedInTheAudit() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        now = Instant.parse("2026-11-22T17:00:00Z");
        assertThat(office.outbox().next(10)).isEmpty();
        assertThat(office.reports().audit(1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("expired");
                    assertThat(entry.about()).contains(EAST.id().value());
                });
    }

    @Test
    void aStationThatJoinsLaterHasNoAiringsBeforeThat() {
        book(OfficeSamples.LANG_SON, NINE);
        Slot noon = book(OfficeSamples.LANG_SON, LocalTime.NOON);
        office.publishDue(now);
        sendOutbox();
        now = AT_NINE.plusSeconds(600);
        Station late = OfficeSamples.station("ls-late", OfficeSamples.TAM_THANH);
        var lateKeys = OfficeSamples.Keys.of(late, 1);
        Enrolment usual = OfficeSamples.enrolment(late, lateKeys);
        transactions()
                .inTransaction(repositories -> {
                    repositories
                            .enrolments()
                            .put(
                                    new Enrolment(
                                            late,
                                            usual.key(),
                                            usual.publicKey(),
                                            usual.secretSha256(),
                                            usual.brokerPassword(),
                                            now));
                    return true;
                });
        assertThat(office.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox().getFirst().airings())
                .extracting(Airing::id)
                .containsExactly(OfficeSamples.airing(noon, OfficeSamples.SATURDAY));
    }

    @Test
    void aStationThatHoldsAHigherRevisionGetsAHigherOne() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        sendOutbox();
        tell(new Message.StatusReported(holding(EAST, 41)));
        assertThat(office.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(42);
        assertThat(airings(log))
                .containsExactly(OfficeSamples.airing(slot, OfficeSamples.SATURDAY).value());
        assertThat(office.publishDue(now)).isZero();
        tell(new Message.StatusReported(holding(WEST, Integer.MAX_VALUE)));
        assertThat(office.publishDue(now)).as("an unbelievable revision is ignored").isZero();
    }

    @Test
    void aStationThatHoldsAnotherContentUnderTheSameRevisionGetsAHigherOne() {
        Slot forgotten = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        StationStatus.HeldLog held = StationStatus.HeldLog.of(sendOutbox().getFirst());
        office.slots().withdraw(forgotten.id(), LAN);
        Slot booked = book(OfficeSamples.DONG_KINH, NINE.plusHours(1));
        office.publishDue(now);
        DailyLog second = sendOutbox().getFirst();
        assertThat(second.revision()).isEqualTo(2);
        int before = trigger.calls();
        // As after a restore: the station has the first content under the number of the second.
        var contradicting =
                new StationStatus.HeldLog(held.date(), second.revision(), held.digest());
        tell(new Message.StatusReported(holding(EAST, List.of(contradicting))));
        assertThat(trigger.calls()).as("published at once").isEqualTo(before + 1);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.LOG_DIFFERS, 1L));
        tell(new Message.StatusReported(holding(EAST, List.of(contradicting))));
        assertThat(
                        transactions()
                                .inTransaction(repositories -> repositories.audit().latest(9))
                                .stream()
                                .filter(entry -> entry.action().equals("log-differs")))
                .as("said once, though reported twice")
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.login()).isEmpty();
                    assertThat(entry.about())
                            .isEqualTo(EAST.id().value() + " log " + held.date() + " revision 2");
                });
        assertThat(office.publishDue(now)).isEqualTo(1);
        DailyLog third = sendOutbox().getFirst();
        assertThat(third.revision()).isEqualTo(3);
        assertThat(airings(third))
                .containsExactly(OfficeSamples.airing(booked, OfficeSamples.SATURDAY).value());
        now = now.plusSeconds(1);
        tell(new Message.StatusReported(holding(EAST, List.of(StationStatus.HeldLog.of(third)))));
        assertThat(office.publishDue(now)).as("once").isZero();
    }

    @Test
    void aStationThatReportsNoContentOrTheSameGetsNothing() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        DailyLog log = sendOutbox().getFirst();
        tell(new Message.StatusReported(holding(EAST, 1)));
        assertThat(office.publishDue(now)).as("a station of an earlier version").isZero();
        now = now.plusSeconds(1);
        tell(new Message.StatusReported(holding(EAST, List.of(StationStatus.HeldLog.of(log)))));
        assertThat(office.publishDue(now)).isZero();
        assertThat(objected()).isEmpty();
    }

    /** Answered 201, then the centre was killed and came back after the start. */
    @Test
    void aBookingWhoseStartPassesWhileTheCentreIsKilledGetsAVerdict() {
        Slot published = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        sendOutbox();
        now = AT_NINE.plusSeconds(600);
        Slot missed = book(OfficeSamples.DONG_KINH, LocalTime.of(9, 15));
        now = AT_NINE.plusSeconds(20 * 60);
        restart();
        assertThat(office.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(airings(log))
                .containsExactly(
                        OfficeSamples.airing(published, OfficeSamples.SATURDAY).value(),
                        OfficeSamples.airing(missed, OfficeSamples.SATURDAY).value());
        assertThat(verdict(missed)).isEqualTo(new Verdict.Awaited());
        assertThat(office.publishDue(now.plusSeconds(60))).as("once").isZero();

        now = now.plusSeconds(60);
        SignedEntry entry =
                OfficeSamples.emptyChain(EAST.id())
                        .next(
                                log.airings().getLast().id(),
                                OfficeSamples.SATURDAY,
                                log.revision(),
                                now,
                                OfficeSamples.CLOCK,
                                new Outcome.Missed(Reason.NO_LINK),
                                key(EAST).signer());
        tell(new Message.AsRunReported(EAST.id(), List.of(entry)));
        assertThat(verdict(missed)).isEqualTo(new Verdict.Missed(Reason.NO_LINK));
    }

    /** The station is never reached again: the centre says that nothing is known. */
    @Test
    void aBookingWhoseDayEndsWhileTheCentreIsKilledGetsAVerdict() {
        Slot missed = book(OfficeSamples.DONG_KINH, LocalTime.of(20, 59));
        now = OfficeSamples.EIGHT.plus(Duration.ofDays(2));
        restart();
        office.publishDue(now);
        AiringId airing = OfficeSamples.airing(missed, OfficeSamples.SATURDAY);
        Optional<DailyLog> log =
                transactions()
                        .inTransaction(repositories ->
                                repositories.dailyLogs().latest(EAST.id(), OfficeSamples.SATURDAY));
        assertThat(log.orElseThrow().airing(airing)).isPresent();
        assertThat(office.publishDue(now.plusSeconds(60))).as("once").isZero();
    }

    /** What a change in the middle of the day makes possible was not ordered for the past. */
    @Test
    void anOrderThatHadNoRoomIsNotIssuedLateWhenSomethingElseChanges() {
        Slot placed = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        assertThat(sendOutbox()).hasSize(1);
        now = AT_NINE.plusSeconds(3_600);
        office.slots().withdraw(placed.id(), LAN);
        book(OfficeSamples.DONG_KINH, LocalTime.of(11, 0));
        office.publishDue(now);
        assertThat(airings(sendOutbox().getFirst()))
                .as("what was issued stays, and nothing is added before now")
                .hasSize(2);
    }

    private Verdict verdict(Slot slot) {
        String id = OfficeSamples.airing(slot, OfficeSamples.SATURDAY).value();
        return view(EAST).today().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void aSlotWithATitleThatLooksLikeAnotherOfTheSameTimesIsRefused() {
        book(OfficeSamples.DONG_KINH, NINE);
        BookingRequest same = request(OfficeSamples.DONG_KINH, NINE, news);
        assertThat(office.slots().book(titled("TIN  SÁNG", same), LAN))
                .isInstanceOfSatisfying(
                        BookingResult.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .contains(new BookingRefusal.LooksLike("Tin sáng")));
        BookingRequest later = request(OfficeSamples.DONG_KINH, NINE.plusHours(1), news);
        assertThat(office.slots().book(titled("TIN  SÁNG", later), LAN))
                .as("at another time")
                .isInstanceOf(BookingResult.Booked.class);
    }

    private static BookingRequest titled(String title, BookingRequest one) {
        return new BookingRequest(
                title,
                one.issuer(),
                one.target(),
                one.when(),
                one.starting(),
                one.hardEnd(),
                one.parts(),
                one.languages(),
                one.messageClass());
    }

    @Test
    void twoPublishersAtOnceIssueEachLogOnce() throws Exception {
        for (int hour = 9; hour < 13; hour++) {
            book(OfficeSamples.DONG_KINH, LocalTime.of(hour, 0));
            OfficeFixture other = fixture(transactions());
            int issued;
            try (var threads = Executors.newFixedThreadPool(2)) {
                Future<Integer> first = threads.submit(() -> office.publishDue(now));
                Future<Integer> second = threads.submit(() -> other.publishDue(now));
                issued = first.get() + second.get();
            }
            assertThat(issued).isEqualTo(1);
            assertThat(sendOutbox())
                    .singleElement()
                    .extracting(DailyLog::revision)
                    .isEqualTo(hour - 8);
        }
    }

    /** The mark is stored by another transaction, after the publisher has read what is due. */
    @Test
    void aMarkThatArrivesWhileADayIsCompiledIsNotLost() throws Exception {
        book(OfficeSamples.DONG_KINH, NINE);
        var arrived = new ArrayList<Future<Slot>>();
        try (var thread = Executors.newSingleThreadExecutor()) {
            Transactions pausing =
                    new Transactions() {
                        @Override
                        public <T> T inTransaction(Function<Repositories, T> work) {
                            return transactions()
                                    .inTransaction(repositories -> {
                                        T result = work.apply(repositories);
                                        if (arrived.isEmpty()) {
                                            var started = new CountDownLatch(1);
                                            arrived.add(
                                                    thread.submit(() -> {
                                                        started.countDown();
                                                        return book(
                                                                OfficeSamples.DONG_KINH,
                                                                NINE.plusHours(1));
                                                    }));
                                            await(started);
                                        }
                                        return result;
                                    });
                        }
                    };
            fixture(pausing).publishDue(now);
            arrived.getFirst().get();
        }
        office.publishDue(now);
        assertThat(airings(sendOutbox().getLast()))
                .contains(
                        OfficeSamples.airing(arrived.getFirst().get(), OfficeSamples.SATURDAY)
                                .value())
                .hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLostLogIsSentAgainRepeatedlyWithAMinimumInterval() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        List<DailyLog> lost = sendOutbox();
        now = now.plus(Duration.ofMinutes(4));
        tell(new Message.StatusReported(holdingNothing(EAST)));
        assertThat(office.publishDue(now)).isZero();
        assertThat(office.outbox().next(9)).as("it may still arrive").isEmpty();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(office.publishDue(now)).isZero();
        assertThat(office.outbox().next(9)).as("no status since").isEmpty();
        for (int time = 1; time <= 3; time++) {
            tell(new Message.StatusReported(holdingNothing(EAST)));
            int words = sender.outboxChanges();
            assertThat(office.publishDue(now)).isZero();
            assertThat(sender.outboxChanges()).isEqualTo(words + 1);
            assertThat(office.publishDue(now)).isZero();
            assertThat(sendOutbox()).isEqualTo(lost);
            assertThat(office.reports().audit(1))
                    .extracting(AuditEntry::action)
                    .containsExactly("send-again");
            now = now.plus(Duration.ofMinutes(4));
            tell(new Message.StatusReported(holdingNothing(EAST)));
            assertThat(office.publishDue(now)).isZero();
            assertThat(office.outbox().next(9)).isEmpty();
            now = now.plus(Duration.ofMinutes(2));
        }
        tell(new Message.StatusReported(holding(EAST, 1)));
        office.publishDue(now);
        assertThat(office.outbox().next(9)).as("it has arrived").isEmpty();
    }

    @Test
    void aLogThatExpiredWhileTheClockOfTheCentreWasYearsAheadComesBack() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        Instant right = now;
        now = Instant.parse("2031-03-04T02:00:00Z");
        assertThat(office.outbox().next(9)).as("expired by the wrong clock").isEmpty();
        office.publishDue(now);
        now = right.plusSeconds(60);
        office.publishDue(now);
        tell(new Message.StatusReported(holdingNothing(EAST)));
        office.publishDue(now);
        assertThat(sendOutbox())
                .filteredOn(log -> log.date().equals(OfficeSamples.SATURDAY))
                .singleElement()
                .satisfies(log ->
                        assertThat(airings(log))
                                .containsExactly(
                                        OfficeSamples.airing(slot, OfficeSamples.SATURDAY)
                                                .value()));
    }

    @Test
    void aLostRevisionIsSentAgainThoughTheStationHoldsAnOlderOne() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        sendOutbox();
        book(OfficeSamples.DONG_KINH, NINE.plusMinutes(1));
        office.publishDue(now);
        sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusReported(holding(EAST, 1)));
        office.publishDue(now);
        assertThat(sendOutbox()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void aLogLostJustBeforeMidnightIsSentAgainAfterIt() {
        Slot slot = book(OfficeSamples.DONG_KINH, LocalTime.of(23, 59, 30));
        office.publishDue(now);
        sendOutbox();
        now =
                OfficeSamples.SATURDAY
                        .plusDays(1)
                        .atStartOfDay(OfficeSamples.HANOI)
                        .toInstant()
                        .minusSeconds(29);
        assertThat(office.slots().withdraw(slot.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(slot));
        office.publishDue(now);
        List<DailyLog> lost = sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusReported(holding(EAST, 1)));
        office.publishDue(now);
        assertThat(sendOutbox()).isEqualTo(lost);
    }

    @Test
    void waitingLogsAndLostStationsCauseNoRedelivery() {
        book(OfficeSamples.LANG_SON, NINE);
        office.publishDue(now);
        List<OutboxMessage> waiting = office.outbox().next(9);
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusReported(holdingNothing(EAST)));
        office.publishDue(now);
        assertThat(office.outbox().next(9)).as("it is not sent yet").isEqualTo(waiting);
        sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusReported(holdingNothing(EAST)));
        tell(new Message.StationLost(EAST.id(), Optional.empty(), 1));
        office.publishDue(now);
        assertThat(office.outbox().next(9)).as("no station in force").isEmpty();
    }

    @Test
    void emergenciesAndTodaysLogsAreSentBeforeTheLogsOfNextWeek() {
        office.slots()
                .book(
                        BookingRequest.once(
                                "Tin",
                                OfficeSamples.LANG_SON,
                                OfficeSamples.SATURDAY.plusDays(7),
                                NINE,
                                news.id(),
                                MessageClass.ORDINARY),
                        LAN);
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        office.slots().withdraw(slot.id(), LAN);
        office.publishDue(now);
        Message urgent =
                released(List.of(OfficeSamples.DONG_KINH), news.id(), now.plusSeconds(600));
        List<OutboxMessage> items = office.outbox().next(9);
        assertThat(items).hasSize(4);
        assertThat(items.getFirst().message()).isEqualTo(urgent);
        assertThat(items.subList(1, 4))
                .extracting(item -> ((Message.LogIssued) item.message()).log())
                .extracting(DailyLog::date)
                .containsExactly(
                        OfficeSamples.SATURDAY,
                        OfficeSamples.SATURDAY.plusDays(7),
                        OfficeSamples.SATURDAY.plusDays(7));
    }

    private StationStatus holdingNothing(Station station) {
        return holding(station, List.of());
    }

    private StationStatus holding(Station station, int revision) {
        return holding(
                station, List.of(new StationStatus.HeldLog(OfficeSamples.SATURDAY, revision)));
    }

    private StationStatus holding(Station station, List<StationStatus.HeldLog> logs) {
        StationStatus usual = OfficeSamples.status(station.id(), 1, now);
        return new StationStatus(
                usual.station(),
                usual.at(),
                usual.boot(),
                OfficeSamples.CLOCK,
                usual.output(),
                false,
                usual.relays(),
                logs,
                List.of(),
                List.of(),
                List.of(),
                usual.chain(),
                0,
                Optional.empty(),
                Map.of());
    }

    private void tell(Message message) {
        office.receiver().receive(message, now);
    }

    private List<SignedEntry> told(Station station, AsRunLog end, Outcome... outcomes) {
        return OfficeSamples.chain(
                end, OfficeSamples.SATURDAY, Arrays.asList(outcomes), key(station).signer());
    }

    private static Outcome missed() {
        return new Outcome.Missed(Reason.NO_FILE);
    }

    private long accepted() {
        List<Message> answers = sender.drain();
        assertThat(answers).hasSize(1);
        return ((Message.AsRunAcknowledged) answers.getFirst()).upTo();
    }

    private List<Long> heldSequences() {
        return office.reports().confirmations(100).reversed().stream()
                .map(view -> view.entry().entry().sequence())
                .toList();
    }

    private Map<IntakeRejection, Long> objected() {
        var counts = new HashMap<IntakeRejection, Long>();
        office.rejections()
                .list()
                .forEach(one -> counts.merge(one.reason(), one.count(), Long::sum));
        return counts;
    }

    @Test
    void asRunEntriesAreStoredOnceAndAcknowledgedEachTime() {
        List<SignedEntry> entries =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), entries.subList(0, 2)));
        assertThat(accepted()).isEqualTo(2);
        tell(new Message.AsRunReported(EAST.id(), entries.subList(0, 2)));
        assertThat(accepted()).isEqualTo(2);
        restart();
        tell(new Message.AsRunReported(EAST.id(), entries));
        assertThat(accepted()).isEqualTo(3);
        assertThat(heldSequences()).containsExactly(1L, 2L, 3L);
        assertThat(objected()).isEmpty();
    }

    @Test
    void nothingIsAcknowledgedPastAGap() {
        List<SignedEntry> entries =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), entries.subList(2, 3)));
        assertThat(accepted()).isZero();
        tell(new Message.AsRunReported(EAST.id(), List.of(entries.get(0), entries.get(2))));
        assertThat(accepted()).isEqualTo(1);
        assertThat(heldSequences()).containsExactly(1L);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.GAP_IN_CHAIN, 2L));
        tell(new Message.AsRunReported(EAST.id(), entries));
        assertThat(accepted()).isEqualTo(3);
    }

    @Test
    void aDifferentEntryUnderAStoredNumberIsStoredAsABranchCountedAndShown() {
        List<SignedEntry> honest =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), honest));
        sender.drain();
        List<SignedEntry> rewritten =
                told(
                        EAST,
                        OfficeSamples.emptyChain(EAST.id()),
                        new Outcome.Aired(OfficeSamples.playback(960_000)),
                        missed(),
                        missed());
        tell(new Message.AsRunReported(EAST.id(), rewritten));
        assertThat(sender.drain())
                .containsExactly(OfficeSamples.acknowledged(EAST.id(), rewritten));
        assertThat(office.reports().confirmations(9))
                .extracting(AsRunConfirmation::entry)
                .containsAll(honest)
                .containsAll(rewritten)
                .hasSize(5);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.REWRITTEN_ENTRY, 1L));
        assertThat(office.rejections().list().getFirst().sender()).isEqualTo(EAST.id().value());
    }

    @Test
    void anEntryThatDoesNotFollowTheStoredEndIsRejected() {
        List<SignedEntry> honest = told(EAST, OfficeSamples.emptyChain(EAST.id()), missed());
        tell(new Message.AsRunReported(EAST.id(), honest));
        sender.drain();
        List<SignedEntry> other =
                told(
                        EAST,
                        OfficeSamples.emptyChain(EAST.id()),
                        new Outcome.Missed(Reason.NO_POWER),
                        missed());
        tell(new Message.AsRunReported(EAST.id(), other.subList(1, 2)));
        assertThat(accepted()).isEqualTo(1);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.BROKEN_CHAIN, 1L));
    }

    @Test
    void anEntrySignedByAnotherKeyIsRejected() {
        List<SignedEntry> forged =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(EAST.id()),
                        OfficeSamples.SATURDAY,
                        List.of(missed()),
                        key(WEST).signer());
        tell(new Message.AsRunReported(EAST.id(), forged));
        assertThat(accepted()).isZero();
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.BROKEN_CHAIN, 1L));
    }

    @Test
    void anEntryWithADateOutOfRangeIsRejected() {
        List<SignedEntry> entries =
                OfficeSamples.chain(
                        OfficeSamples.emptyChain(EAST.id()),
                        LocalDate.of(123_456, 1, 1),
                        List.of(missed()),
                        key(EAST).signer());
        tell(new Message.AsRunReported(EAST.id(), entries));
        assertThat(accepted()).isZero();
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.MALFORMED, 1L));
    }

    private static final ChainId OTHER_CHAIN = new ChainId("c-other");

    /** Gives the station of the east a new key, as a replaced board has. */
    private void replaceKey() {
        keys.put(EAST.id(), OfficeSamples.Keys.of(EAST, 2));
        transactions()
                .inTransaction(repositories -> {
                    repositories.enrolments().put(OfficeSamples.enrolment(EAST, key(EAST)));
                    return true;
                });
        restart();
        now = now.plusSeconds(1);
    }

    @Test
    void aNewJournalStartsItsOwnChainAndTheOldOneStays() {
        List<SignedEntry> old = told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), old));
        sender.drain();
        for (boolean isKeyNew : List.of(false, true)) {
            if (isKeyNew) {
                replaceKey();
            }
            var chain = isKeyNew ? OTHER_CHAIN : new ChainId("c-same-key");
            AsRunLog begin = new AsRunLog(EAST.id(), chain, 0, old.getLast().entry().digest());
            tell(new Message.AsRunReported(EAST.id(), told(EAST, begin, missed())));
            assertThat(accepted()).isEqualTo(1);
        }
        assertThat(heldSequences()).containsExactlyInAnyOrder(1L, 2L, 1L, 1L);
        assertThat(objected()).isEmpty();
    }

    @Test
    void anOldJournalContinuesItsChainUnderANewKey() {
        List<SignedEntry> old = told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), old.subList(0, 1)));
        replaceKey();
        AsRunLog end =
                new AsRunLog(EAST.id(), OfficeSamples.CHAIN, 2, old.getLast().entry().digest());
        var both = new ArrayList<>(old.subList(1, 2));
        both.addAll(told(EAST, end, missed()));
        sender.drain();
        tell(new Message.AsRunReported(EAST.id(), both));
        assertThat(accepted()).isEqualTo(3);
        assertThat(objected()).isEmpty();
    }

    /** F1: the database was restored from a copy; the station believes more is stored. */
    @Test
    void aStatusThatClaimsMoreThanIsStoredIsCorrected() {
        List<SignedEntry> entries =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), entries.subList(0, 1)));
        sender.drain();
        tell(new Message.StatusReported(claiming(entries, 3)));
        assertThat(sender.drain())
                .containsExactly(OfficeSamples.acknowledged(EAST.id(), entries.subList(0, 1)));
        tell(new Message.AsRunReported(EAST.id(), entries.subList(1, 3)));
        assertThat(accepted()).isEqualTo(3);
        tell(new Message.StatusReported(claiming(entries, 3)));
        assertThat(sender.drain()).as("the station is right").isEmpty();
        tell(new Message.StatusReported(claiming(entries, 1)));
        assertThat(sender.drain())
                .as("the station missed an acknowledgement")
                .containsExactly(OfficeSamples.acknowledged(EAST.id(), entries));
        assertThat(objected()).isEmpty();
    }

    @Test
    void aStatusOfAnUnknownChainIsAnsweredWithNothingStored() {
        List<SignedEntry> entries = told(EAST, OfficeSamples.emptyChain(EAST.id()), missed());
        tell(new Message.StatusReported(claiming(entries, 1)));
        assertThat(sender.drain())
                .containsExactly(OfficeSamples.acknowledged(EAST.id(), List.of()));
        tell(new Message.StatusReported(claiming(entries, 0)));
        assertThat(sender.drain()).as("it sends them anyway").isEmpty();
        tell(new Message.StatusReported(OfficeSamples.status(EAST.id(), 1, now)));
        assertThat(sender.drain()).as("nothing was written yet").isEmpty();
    }

    /** The board shows what is stored without another report of the station (F19). */
    @Test
    void storedEntriesReduceTheUnsentOnesOfTheStatus() {
        List<SignedEntry> entries =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed(), missed());
        tell(new Message.StatusReported(claiming(entries, 0)));
        assertThat(view(EAST).status().orElseThrow().unsent()).isEqualTo(3);
        tell(new Message.AsRunReported(EAST.id(), entries.subList(0, 2)));
        assertThat(view(EAST).status().orElseThrow().unsent()).isEqualTo(1);
        tell(new Message.AsRunReported(EAST.id(), entries));
        assertThat(view(EAST).status().orElseThrow().unsent()).isZero();
    }

    /** Two boards with the same card write different entries into copies of one journal. */
    @Test
    void bothHistoriesOfAForkedChainAreStoredAndGoOn() {
        List<SignedEntry> common = told(EAST, OfficeSamples.emptyChain(EAST.id()), missed());
        AsRunLog fork = OfficeSamples.emptyChain(EAST.id()).append(common.getFirst().entry());
        List<SignedEntry> one = told(EAST, fork, missed(), missed(), missed());
        List<SignedEntry> other =
                told(EAST, fork, new Outcome.Missed(Reason.NO_POWER), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), common));
        tell(new Message.AsRunReported(EAST.id(), one.subList(0, 2)));
        sender.drain();
        tell(new Message.AsRunReported(EAST.id(), other.subList(0, 1)));
        assertThat(accepted()).isEqualTo(2);
        tell(new Message.AsRunReported(EAST.id(), one.subList(1, 3)));
        assertThat(accepted()).isEqualTo(4);
        var otherWhole = new ArrayList<>(common);
        otherWhole.addAll(other);
        tell(new Message.AsRunReported(EAST.id(), otherWhole));
        assertThat(sender.drain())
                .containsExactly(OfficeSamples.acknowledged(EAST.id(), otherWhole));
        assertThat(office.reports().confirmations(99)).hasSize(7);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.REWRITTEN_ENTRY, 1L));
        restart();
        tell(new Message.StatusReported(claiming(otherWhole, 4)));
        assertThat(sender.drain()).as("this history is stored").isEmpty();
        transactions()
                .inTransaction(repositories -> {
                    assertThat(repositories.asRun().branches(EAST.id(), OfficeSamples.CHAIN))
                            .extracting(AsRunBranch::number, AsRunBranch::first)
                            .containsExactlyInAnyOrder(tuple(0, 1L), tuple(1, 2L));
                    return true;
                });
    }

    /** F20: two boards with the same card. */
    @Test
    void aCloneIsShownWhileBothBoardsReportAndItsBranchesForEver() {
        AsRunLog begin = OfficeSamples.emptyChain(EAST.id());
        List<SignedEntry> common = told(EAST, begin, missed());
        AsRunLog fork = begin.append(common.getFirst().entry());
        List<SignedEntry> one = told(EAST, fork, missed(), missed(), missed());
        List<SignedEntry> other = told(EAST, fork, new Outcome.Missed(Reason.NO_POWER), missed());
        tell(new Message.AsRunReported(EAST.id(), common));
        tell(new Message.AsRunReported(EAST.id(), one.subList(0, 1)));
        assertThat(view(EAST).cloned()).isFalse();
        tell(new Message.AsRunReported(EAST.id(), other));
        assertThat(view(EAST).cloned()).isTrue();
        assertThat(view(WEST).cloned()).isFalse();

        ChainSummary chain = office.reports().chains(EAST.id(), now).getFirst();
        assertThat(chain.cloned()).isTrue();
        assertThat(chain.link()).isEqualTo(new ChainLink.First());
        assertThat(chain.branches())
                .extracting(
                        AsRunBranch::number,
                        AsRunBranch::first,
                        branch -> branch.end().sequence(),
                        branch -> branch.end().head())
                .containsExactly(
                        tuple(0, 1L, 2L, one.getFirst().entry().digest()),
                        tuple(1, 2L, 3L, other.getLast().entry().digest()));
        assertThat(office.reports().chains(WEST.id(), now)).isEmpty();

        now = now.plus(Duration.ofDays(5));
        tell(new Message.AsRunReported(EAST.id(), one.subList(1, 2)));
        now = now.plus(Duration.ofDays(2)).plusMillis(1);
        assertThat(view(EAST).cloned())
                .as("one of the boards has been silent for a week")
                .isFalse();
        assertThat(office.reports().chains(EAST.id(), now).getFirst().cloned()).isFalse();
        assertThat(office.reports().chains(EAST.id(), now).getFirst().branches()).hasSize(2);
        tell(new Message.AsRunReported(EAST.id(), told(EAST, end(other), missed())));
        assertThat(view(EAST).cloned()).as("it is back").isTrue();
    }

    private static AsRunLog end(List<SignedEntry> entries) {
        var last = entries.getLast().entry();
        return new AsRunLog(last.station(), last.chain(), last.sequence(), last.digest());
    }

    /** A3: a new journal gets the end of the chain before, so that its first entry can name it. */
    @Test
    void theStatusOfANewJournalIsAnsweredWithTheEndOfTheChainBefore() {
        List<SignedEntry> entries =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), entries));
        now = now.plusSeconds(60);
        var older = new ChainId("c-00000000000000aa");
        List<SignedEntry> last = told(EAST, AsRunLog.empty(EAST.id(), older), missed());
        tell(new Message.AsRunReported(EAST.id(), last));
        sender.drain();
        var fresh = new ChainId("c-00000000000000bb");
        tell(new Message.StatusReported(beginning(AsRunLog.empty(EAST.id(), fresh))));
        AsRunLog before = end(last);
        assertThat(sender.drain())
                .as("the chain that was written last")
                .containsExactly(new Message.AsRunAcknowledged(EAST.id(), older, 1, before.head()));
        tell(
                new Message.StatusReported(
                        beginning(new AsRunLog(EAST.id(), fresh, 0, before.head()))));
        assertThat(sender.drain()).as("the station knows it").isEmpty();

        tell(
                new Message.AsRunReported(
                        EAST.id(),
                        told(EAST, new AsRunLog(EAST.id(), fresh, 0, before.head()), missed())));
        assertThat(office.reports().chains(EAST.id(), now))
                .extracting(ChainSummary::link)
                .containsExactly(
                        new ChainLink.First(),
                        new ChainLink.Unknown(),
                        new ChainLink.Verified(older, 1));
    }

    private StationStatus beginning(AsRunLog chain) {
        StationStatus usual = holdingNothing(EAST);
        return new StationStatus(
                usual.station(),
                usual.at(),
                usual.boot(),
                usual.clock(),
                usual.output(),
                usual.audible(),
                usual.relays(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(chain),
                0,
                Optional.empty(),
                Map.of());
    }

    @Test
    void theLinkOfAChainSaysWhatTheCentreCanProve() {
        List<SignedEntry> first =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        tell(new Message.AsRunReported(EAST.id(), first));
        Digest early = first.getFirst().entry().digest();
        Digest lost = Digest.of("an entry that never arrived");
        Digest third = Digest.of("third");
        now = now.plusSeconds(1);
        tellChain("c-00000000000000aa", early);
        now = now.plusSeconds(1);
        tellChain("c-00000000000000bb", lost);
        assertThat(links())
                .containsExactly(
                        new ChainLink.First(),
                        new ChainLink.Contradicting(OfficeSamples.CHAIN, 1, 2),
                        new ChainLink.NotStored(lost));

        // The end of a missing range that the station stated is an end, too.
        tell(new Message.AsRunRangeMissing(EAST.id(), OfficeSamples.CHAIN, 3, 3, third));
        now = now.plusSeconds(1);
        tellChain("c-00000000000000cc", third);
        assertThat(links().getLast()).isEqualTo(new ChainLink.Verified(OfficeSamples.CHAIN, 3));
        assertThat(office.reports().chains(EAST.id(), now).getFirst().gaps())
                .extracting(AsRunGap::from, AsRunGap::to)
                .containsExactly(tuple(3L, 3L));
    }

    private void tellChain(String id, Digest before) {
        var begin = new AsRunLog(EAST.id(), new ChainId(id), 0, before);
        tell(new Message.AsRunReported(EAST.id(), told(EAST, begin, missed())));
    }

    private List<ChainLink> links() {
        return office.reports().chains(EAST.id(), now).stream().map(ChainSummary::link).toList();
    }

    @Test
    void aStatedGapIsStoredAndTheChainGoesOn() {
        List<SignedEntry> entries =
                told(
                        EAST,
                        OfficeSamples.emptyChain(EAST.id()),
                        missed(),
                        missed(),
                        missed(),
                        missed(),
                        missed());
        Digest third = entries.get(2).entry().digest();
        tell(new Message.AsRunReported(EAST.id(), entries.subList(0, 1)));
        sender.drain();
        var statement = new Message.AsRunRangeMissing(EAST.id(), OfficeSamples.CHAIN, 2, 3, third);
        for (int times = 0; times < 2; times++) {
            tell(statement);
            assertThat(accepted()).isEqualTo(3);
        }
        tell(new Message.AsRunReported(EAST.id(), entries.subList(3, 5)));
        assertThat(accepted()).isEqualTo(5);
        tell(new Message.AsRunReported(EAST.id(), entries.subList(3, 5)));
        assertThat(accepted()).as("again, from the entry after the gap").isEqualTo(5);
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.ENTRIES_LOST, 1L));
        tell(
                new Message.AsRunRangeMissing(
                        EAST.id(), OfficeSamples.CHAIN, 9, 12, Digest.of("beyond")));
        assertThat(accepted()).as("not beyond what is stored").isEqualTo(5);
    }

    /** Starts are counted by the journal: those of a new board begin at 1 again. */
    @Test
    void theStatusOfANewJournalReplacesThatOfAnOldOne() {
        tell(new Message.StatusReported(OfficeSamples.status(EAST.id(), 50, OfficeSamples.EIGHT)));
        StationStatus fresh =
                inChain(
                        OfficeSamples.status(EAST.id(), 1, OfficeSamples.EIGHT.plusSeconds(60)),
                        OTHER_CHAIN);
        tell(new Message.StatusReported(fresh));
        assertThat(view(EAST).status()).contains(fresh);
        tell(new Message.StationLost(EAST.id(), Optional.of(OfficeSamples.CHAIN), 50));
        assertThat(view(EAST).presence())
                .as("the old board went")
                .isEqualTo(StationPresence.ONLINE);
        tell(new Message.StationLost(EAST.id(), Optional.of(OTHER_CHAIN), 1));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.LOST);
    }

    /** A new board without a battery clock reports a time that is years in the past. */
    @Test
    void theFirstStatusOfANewJournalReplacesTheOldOneAlthoughItsClockIsUnsure() {
        tell(new Message.StatusReported(OfficeSamples.status(EAST.id(), 50, OfficeSamples.EIGHT)));
        StationStatus old = OfficeSamples.status(EAST.id(), 1, Instant.EPOCH);
        var fresh =
                new StationStatus(
                        old.station(),
                        old.at(),
                        old.boot(),
                        ClockQuality.UNTRUSTED,
                        old.output(),
                        old.audible(),
                        old.relays(),
                        List.of(),
                        old.missing(),
                        old.onAir(),
                        old.faults(),
                        Optional.of(AsRunLog.empty(EAST.id(), OTHER_CHAIN)),
                        0,
                        Optional.empty(),
                        Map.of());
        tell(new Message.StatusReported(fresh));
        assertThat(view(EAST).status()).contains(fresh);
    }

    @Test
    void aTimeRequestIsAnsweredWithItsNonce() {
        var nonce = new Nonce("00112233445566778899aabbccddeeff");
        tell(new Message.TimeRequested(EAST.id(), nonce));
        assertThat(sender.drain()).containsExactly(new Message.TimeAnswered(EAST.id(), nonce, now));
    }

    /** The state of a station that has these entries, of which this many are acknowledged. */
    private StationStatus claiming(List<SignedEntry> entries, long acknowledged) {
        AsRunEntry last = entries.getLast().entry();
        StationStatus usual = OfficeSamples.status(EAST.id(), 1, now);
        return withChain(
                usual,
                new AsRunLog(EAST.id(), last.chain(), last.sequence(), last.digest()),
                last.sequence() - acknowledged);
    }

    private static StationStatus inChain(StationStatus usual, ChainId chain) {
        return withChain(usual, AsRunLog.empty(usual.station(), chain), 0);
    }

    private static StationStatus withChain(StationStatus usual, AsRunLog end, long unsent) {
        return new StationStatus(
                usual.station(),
                usual.at(),
                usual.boot(),
                usual.clock(),
                usual.output(),
                usual.audible(),
                usual.relays(),
                usual.logs(),
                usual.missing(),
                usual.onAir(),
                usual.faults(),
                Optional.of(end),
                unsent,
                Optional.empty(),
                Map.of());
    }

    @Test
    void manyMessagesAreReceivedInOneTransaction() {
        List<SignedEntry> east =
                told(EAST, OfficeSamples.emptyChain(EAST.id()), missed(), missed());
        List<SignedEntry> west = told(WEST, OfficeSamples.emptyChain(WEST.id()), missed());
        office.receiver()
                .receive(
                        List.of(
                                new Message.AsRunReported(EAST.id(), east.subList(0, 1)),
                                new Message.AsRunReported(WEST.id(), west),
                                new Message.AsRunReported(EAST.id(), east)),
                        now);
        assertThat(sender.drain())
                .containsExactly(
                        OfficeSamples.acknowledged(EAST.id(), east.subList(0, 1)),
                        OfficeSamples.acknowledged(WEST.id(), west),
                        OfficeSamples.acknowledged(EAST.id(), east));
        assertThat(office.reports().confirmations(9)).hasSize(3);
    }

    private StationSummary view(Station station) {
        return office.reports().stationSummaries(List.of(station.id()), now).getFirst();
    }

    @Test
    void theSummariesContainTheStationsInTheirOrderEvenOneWithoutStatus() {
        assertThat(
                        office.reports()
                                .stationSummaries(
                                        List.of(WEST.id(), new StationId("nowhere"), EAST.id()),
                                        now))
                .extracting(StationSummary::station)
                .containsExactly(WEST, EAST);
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.UNKNOWN);
        assertThat(view(EAST).status()).isEmpty();
        assertThat(view(EAST).ancestry())
                .extracting(area -> area.code().value())
                .containsExactly("05980", "178", "20", "vn");
        assertThat(view(EAST).today()).isEmpty();
    }

    @Test
    void anAiringIsIssuedThenHeldThenReady() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        assertThat(delivery()).isEqualTo(DeliveryState.ISSUED);
        tell(new Message.StatusReported(withMissing(List.of(news.id()), OfficeSamples.EIGHT)));
        assertThat(delivery()).isEqualTo(DeliveryState.HELD);
        tell(new Message.StatusReported(withMissing(List.of(), OfficeSamples.EIGHT.plusMillis(1))));
        assertThat(delivery()).isEqualTo(DeliveryState.READY);
        book(OfficeSamples.DONG_KINH, NINE.plusMinutes(5));
        office.publishDue(now);
        assertThat(delivery())
                .as("the next revision is not confirmed")
                .isEqualTo(DeliveryState.ISSUED);
    }

    private DeliveryState delivery() {
        return view(EAST).today().getFirst().delivery();
    }

    private static StationStatus withMissing(List<ClipId> missing, Instant at) {
        StationStatus usual = OfficeSamples.status(EAST.id(), 1, at);
        return new StationStatus(
                usual.station(),
                at,
                1,
                OfficeSamples.CLOCK,
                usual.output(),
                true,
                usual.relays(),
                usual.logs(),
                missing,
                List.of(),
                List.of(),
                usual.chain(),
                0,
                Optional.empty(),
                Map.of());
    }

    @Test
    void anAiredEntryIsJudgedInTheSummaryAndConfirmedWithItsTitle() {
        Slot slot = book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        assertThat(view(EAST).today().getFirst().verdict()).isEqualTo(new Verdict.Awaited());
        assertThat(view(EAST).today().getFirst().title()).isEqualTo("Tin sáng");
        now = AT_NINE.plus(news.length()).plus(Duration.ofMinutes(10));
        assertThat(view(EAST).today().getFirst().verdict()).isEqualTo(new Verdict.Unconfirmed());
        AiringId airing = OfficeSamples.airing(slot, OfficeSamples.SATURDAY);
        SignedEntry entry =
                OfficeSamples.emptyChain(EAST.id())
                        .next(
                                airing,
                                OfficeSamples.SATURDAY,
                                1,
                                now,
                                OfficeSamples.CLOCK,
                                new Outcome.Aired(OfficeSamples.playback(960_000)),
                                key(EAST).signer());
        tell(new Message.AsRunReported(EAST.id(), List.of(entry)));
        assertThat(view(EAST).today().getFirst().verdict())
                .isEqualTo(new Verdict.Fulfilled(OfficeSamples.playback(960_000)));
        assertThat(office.reports().confirmations(5))
                .containsExactly(
                        new AsRunConfirmation(
                                EAST,
                                entry,
                                "Tin sáng",
                                List.of(
                                        new AsRunConfirmation.Planned(
                                                AT_NINE, news.language(), slot.messageClass())),
                                now));
    }

    @Test
    void anOlderStatusDoesNotReplaceANewerOne() {
        tell(new Message.StatusReported(OfficeSamples.status(EAST.id(), 2, OfficeSamples.EIGHT)));
        for (StationStatus old :
                List.of(
                        OfficeSamples.status(EAST.id(), 1, OfficeSamples.EIGHT.plusSeconds(99)),
                        OfficeSamples.status(EAST.id(), 2, OfficeSamples.EIGHT.minusSeconds(1)))) {
            tell(new Message.StatusReported(old));
            assertThat(view(EAST).status())
                    .contains(OfficeSamples.status(EAST.id(), 2, OfficeSamples.EIGHT));
        }
        StationStatus newer =
                OfficeSamples.status(EAST.id(), 3, OfficeSamples.EIGHT.minusSeconds(999));
        tell(new Message.StatusReported(newer));
        assertThat(view(EAST).status()).contains(newer);
    }

    @Test
    void aStatusAfterAClockCorrectionBackwardsIsStored() {
        StationStatus usual =
                OfficeSamples.status(EAST.id(), 1, OfficeSamples.EIGHT.plus(Duration.ofDays(9)));
        var unsure =
                new StationStatus(
                        usual.station(),
                        usual.at(),
                        1,
                        ClockQuality.UNTRUSTED,
                        usual.output(),
                        false,
                        usual.relays(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        usual.chain(),
                        0,
                        Optional.empty(),
                        Map.of());
        tell(new Message.StatusReported(unsure));
        StationStatus right = OfficeSamples.status(EAST.id(), 1, OfficeSamples.EIGHT);
        tell(new Message.StatusReported(right));
        assertThat(view(EAST).status()).contains(right);
    }

    @Test
    void aLastWillOfAnEarlierStartIsIgnored() {
        tell(new Message.StationLost(EAST.id(), Optional.empty(), 9));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.UNKNOWN);
        tell(new Message.StatusReported(OfficeSamples.status(EAST.id(), 2, OfficeSamples.EIGHT)));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.ONLINE);
        tell(new Message.StationLost(EAST.id(), Optional.empty(), 1));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.ONLINE);
        tell(new Message.StationLost(EAST.id(), Optional.empty(), 2));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.LOST);
        assertThat(view(EAST).status()).isPresent();
        tell(
                new Message.StatusReported(
                        OfficeSamples.status(EAST.id(), 2, OfficeSamples.EIGHT.plusSeconds(1))));
        assertThat(view(EAST).presence()).isEqualTo(StationPresence.ONLINE);
    }

    @Test
    void clipPartsAreSentOnlyIfTheClipIsGrantedToTheStation() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        tell(new Message.PartsRequested(EAST.id(), news.id(), List.of(0, 2)));
        List<Message> sent = sender.drain();
        assertThat(sent)
                .extracting(message -> ((Message.PartSent) message).index())
                .containsExactly(0, 2);
        assertThat(((Message.PartSent) sent.getLast()).bytes())
                .hasSize(50_000 - 2 * Limits.PART_BYTES);
        tell(new Message.PartsRequested(WEST.id(), news.id(), List.of(0)));
        tell(new Message.PartsRequested(EAST.id(), news.id(), List.of(3)));
        tell(
                new Message.PartsRequested(
                        EAST.id(), ClipId.of("x".getBytes(StandardCharsets.UTF_8)), List.of(0)));
        assertThat(sender.drain()).isEmpty();
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.CLIP_NOT_GRANTED, 3L));
    }

    @Test
    void anUnreadableClipIsCounted() {
        book(OfficeSamples.DONG_KINH, NINE);
        office.publishDue(now);
        clipSource.damage(news.id());
        tell(new Message.PartsRequested(EAST.id(), news.id(), List.of(0)));
        assertThat(sender.drain()).isEmpty();
        assertThat(objected()).containsExactly(Map.entry(IntakeRejection.CLIP_UNREADABLE, 1L));
    }

    @Test
    void anUnreadableMessageIsCountedUnderItsSenderOrAsAStranger() {
        office.rejections()
                .countByTopic(
                        "tl/1/up/ls-dong-kinh/asrun", Rejection.BAD_SIGNATURE, "khoá lạ", now);
        office.rejections()
                .countByTopic(
                        "tl/1/up/ls-dong-kinh/asrun", Rejection.BAD_SIGNATURE, "khoá lạ", now);
        office.rejections()
                .countByTopic(
                        "any/thing",
                        Rejection.UNKNOWN_TOPIC,
                        "topic \u0000\u001b[31m any/thing",
                        now);
        assertThat(office.rejections().list())
                .containsExactly(
                        new RejectionCount(
                                "",
                                IntakeRejection.UNKNOWN_TOPIC,
                                1,
                                "topic ??[31m any/thing",
                                now),
                        new RejectionCount(
                                "ls-dong-kinh", IntakeRejection.BAD_SIGNATURE, 2, "khoá lạ", now));
        for (String invented : List.of("abc-1", "abc-2", "abc-3")) {
            office.rejections()
                    .countByTopic(
                            "tl/1/up/" + invented + "/want", Rejection.UNKNOWN_TOPIC, "", now);
        }
        office.publishDue(now);
        restart();
        assertThat(office.rejections().list())
                .as("invented names are counted together")
                .extracting(RejectionCount::count)
                .containsExactly(4L, 2L);
    }

    @Test
    void anEmergencyIsInTheOutboxWithARisingNumber() {
        List<AreaCode> areas = List.of(OfficeSamples.DONG_KINH);
        Instant expires = OfficeSamples.EIGHT.plusSeconds(600);
        Message.EmergencyIssued first = released(areas, news.id(), expires);
        Message.EmergencyIssued second = released(areas, news.id(), expires);
        assertThat(first.emergency().number()).isEqualTo(now.getEpochSecond());
        assertThat(second.emergency().number()).isEqualTo(first.emergency().number() + 1);
        assertThat(office.outbox().next(9))
                .extracting(OutboxMessage::message)
                .containsExactly(first, second);
        tell(new Message.PartsRequested(EAST.id(), news.id(), List.of(0)));
        assertThat(sender.drain()).hasSize(1);
        tell(new Message.PartsRequested(WEST.id(), news.id(), List.of(0)));
        assertThat(sender.drain()).isEmpty();
    }

    private Message.EmergencyIssued released(List<AreaCode> areas, ClipId clip, Instant expires) {
        return switch (office.release(areas, clip, expires)) {
            case EmergencyResult.Done(var record) ->
                    new Message.EmergencyIssued(record.message().orElseThrow());
            case EmergencyResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    @Test
    void anEmergencyIsStoredWithItsStationsAndTheStepsTheyReport() {
        Message.EmergencyIssued issued =
                released(List.of(OfficeSamples.DONG_KINH), news.id(), now.plusSeconds(600));
        long number = issued.emergency().number();
        var steps = new TreeMap<EmergencyStep, Instant>();
        steps.put(EmergencyStep.RECEIVED, now);
        tell(new Message.EmergencyProgressed(EAST.id(), number, steps));
        steps.put(EmergencyStep.SOUNDING, now.plusSeconds(2));
        tell(new Message.EmergencyProgressed(EAST.id(), number, steps));
        tell(new Message.EmergencyProgressed(WEST.id(), number, steps));
        long id = office.emergencies().latest(1).getFirst().id();
        EmergencyBoard board = office.emergencies().board(id).orElseThrow();
        assertThat(board.rows()).hasSize(1);
        assertThat(board.rows().getFirst().steps()).isEqualTo(steps);
        assertThat(board.counts()).containsExactly(Map.entry(EmergencyStep.SOUNDING, 1));
        assertThat(board.silent()).isZero();
    }

    @Test
    void stationsAreAuthenticatedByTheirKeysAndSecrets() {
        var stations = new StationKeys(transactions());
        assertThat(stations.authenticates("ls-dong-kinh", "secret of ls-dong-kinh")).isTrue();
        assertThat(stations.authenticates("ls-dong-kinh", "secret of ls-tam-thanh")).isFalse();
        assertThat(stations.authenticates("nobody", "secret of nobody")).isFalse();
        assertThat(stations.authenticates("", "")).isFalse();
        Message lost = new Message.StationLost(EAST.id(), Optional.empty(), 1);
        assertThat(opened(Codec.encode(lost, key(EAST).signer()), stations))
                .isEqualTo(new Decoded.Valid(lost));
        assertThat(opened(Codec.encode(lost, key(WEST).signer()), stations))
                .isInstanceOf(Decoded.Rejected.class);
        Message time = new Message.TimeBeacon(now);
        assertThat(opened(Codec.encode(time, key(EAST).signer()), stations))
                .as("no station may sign for the centre")
                .isInstanceOf(Decoded.Rejected.class);
        assertThat(
                        stations.of(new Topic.Status(new StationId("nobody")))
                                .verifies(
                                        new byte[0],
                                        Codec.encode(time, key(EAST).signer()).signature()))
                .isFalse();
    }

    private static Decoded opened(SignedMessage parcel, StationKeys stations) {
        return Codec.decode(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                stations);
    }

    @Test
    void clipsStationsAreasAndSlotsAreListed() {
        assertThat(office.clips().clips()).isEqualTo(List.of(news));
        assertThat(office.directory().stations(List.of(WEST.id(), EAST.id())))
                .containsExactly(EAST, WEST);
        assertThat(office.directory().station(WEST.id())).contains(WEST);
        assertThat(office.directory().areas().find(OfficeSamples.LANG_SON, OfficeSamples.SATURDAY))
                .isPresent();
        Slot slot = book(OfficeSamples.LANG_SON, NINE);
        assertThat(office.reports().slots(OfficeSamples.SATURDAY))
                .containsExactly(
                        new ScheduledSlot(
                                new SlotRevision(1, 1, slot, "lan", now, Stage.APPROVED),
                                slot.when().occurrencesOn(OfficeSamples.SATURDAY),
                                List.of(EAST.id(), WEST.id()),
                                Set.of(OfficeSamples.HANOI)));
        assertThat(office.reports().slots(OfficeSamples.SATURDAY.plusDays(1)))
                .isEqualTo(Collections.emptyList());
    }
}
