package vn.tienglang.central.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.compliance.Verdict;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Change;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** What the office promises, told once and held by the books in memory and those on disk. */
public abstract class DeskStories {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final Station WEST = Samples.station("ls-tam-thanh", Samples.TAM_THANH);
    private static final Station FAR =
            new Station(
                    new StationId("xx-far"), "Đài xa", Samples.TOWN, ZoneId.of("Pacific/Auckland"));
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final Instant AT_NINE = Samples.EIGHT.plus(Duration.ofHours(1));

    private final MemoryShelf shelf = new MemoryShelf();
    private final KeptPost post = new KeptPost();
    private final KeptAlarm alarm = new KeptAlarm();
    private final Map<StationId, Samples.Keys> keys = new HashMap<>();
    private Instant now = Samples.EIGHT;
    private Clip news = Samples.clip("unset", Duration.ofSeconds(1));
    private Desk desk = newDesk(new MemoryArchive());

    /** The same archive through a test, empty at its start. */
    protected abstract Archive archive();

    @BeforeEach
    void openTheOffice() {
        news = shelf.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
        archive()
                .inTransaction(books -> {
                    books.areas().add(Samples.areas());
                    return true;
                });
        enrol(EAST);
        enrol(WEST);
        restart();
    }

    private void enrol(Station station) {
        keys.put(station.id(), Samples.Keys.of(station, 1));
        archive()
                .inTransaction(books -> {
                    books.enrolments().put(Samples.enrolment(station, key(station)));
                    return true;
                });
    }

    private Samples.Keys key(Station station) {
        return Optional.ofNullable(keys.get(station.id())).orElseThrow();
    }

    /** The centre dies and comes back: the archive is all that is left of it. */
    private void restart() {
        desk = newDesk(archive());
        assertThat(desk.stockClips()).isEqualTo(shelf.clips().size());
    }

    private Desk newDesk(Archive archive) {
        return new Desk(
                archive,
                new StationKeys(archive),
                shelf,
                post,
                alarm,
                () -> now,
                new DeskRules(Samples.HANOI, Duration.ofMinutes(10)));
    }

    private static BookingRequest request(AreaCode area, LocalTime time, Clip clip) {
        return BookingRequest.once(
                "Tin sáng", area, Samples.SATURDAY, time, clip.id(), MessageClass.ORDINARY);
    }

    private Slot book(AreaCode area, LocalTime time) {
        return switch (desk.book(request(area, time, news), LAN)) {
            case Booking.Booked booked -> booked.slot();
            case Booking refused -> throw new AssertionError(refused.toString());
        };
    }

    private List<DailyLog> sendOutbox() {
        List<OutboxItem> items = desk.outbox(100);
        items.forEach(desk::sent);
        assertThat(desk.outbox(100)).isEmpty();
        return items.stream().map(item -> ((Message.LogIssued) item.message()).log()).toList();
    }

    private static List<String> airings(DailyLog log) {
        return log.airings().stream().map(airing -> airing.id().value()).toList();
    }

    @Test
    void aBookingReachesTheStationsOfItsAreaAndNobodyElse() {
        Slot slot = book(Samples.TAM_THANH, NINE);
        assertThat(alarm.wishes()).isEqualTo(1);
        assertThat(desk.publishDue(now)).isEqualTo(1);
        assertThat(post.words()).isEqualTo(1);
        assertThat(sendOutbox())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.station()).isEqualTo(WEST.id());
                    assertThat(log.date()).isEqualTo(Samples.SATURDAY);
                    assertThat(log.revision()).isEqualTo(1);
                    assertThat(airings(log))
                            .containsExactly(Samples.airing(slot, Samples.SATURDAY).value());
                    assertThat(log.airings().getFirst().airtime().start()).isEqualTo(AT_NINE);
                    assertThat(log.clips()).containsExactly(news);
                });
    }

    @Test
    void aBookingOfTheProvinceReachesEveryStationInIt() {
        Booking booking = desk.book(request(Samples.LANG_SON, NINE, news), LAN);
        assertThat(booking)
                .isInstanceOfSatisfying(
                        Booking.Booked.class,
                        booked ->
                                assertThat(booked.stations())
                                        .containsExactly(EAST.id(), WEST.id()));
        assertThat(desk.publishDue(now)).isEqualTo(2);
        assertThat(sendOutbox())
                .extracting(DailyLog::station)
                .containsExactly(EAST.id(), WEST.id());
    }

    @Test
    void publishingAgainChangesNothing() {
        book(Samples.LANG_SON, NINE);
        desk.publishDue(now);
        sendOutbox();
        restart();
        for (int i = 0; i < 3; i++) {
            assertThat(desk.publishDue(now.plusSeconds(i))).isZero();
        }
        assertThat(desk.outbox(10)).isEmpty();
    }

    @Test
    void anotherSlotMakesANewWholeRevision() {
        Slot first = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        sendOutbox();
        Slot second = book(Samples.DONG_KINH, NINE.plusMinutes(1));
        assertThat(desk.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(2);
        assertThat(airings(log))
                .containsExactly(
                        Samples.airing(first, Samples.SATURDAY).value(),
                        Samples.airing(second, Samples.SATURDAY).value());
    }

    @Test
    void aRevisionThatWaitsIsOvertakenByTheNext() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        OutboxItem underWay = desk.outbox(1).getFirst();
        book(Samples.DONG_KINH, NINE.plusMinutes(1));
        desk.publishDue(now);
        desk.sent(underWay);
        assertThat(sendOutbox()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void aRefusedBookingLeavesNoTraceAndSaysWhy() {
        Slot first = book(Samples.DONG_KINH, NINE);
        Booking again = desk.book(request(Samples.LANG_SON, NINE, news), LAN);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Booking.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                Refusal.Overlap.class,
                                                overlap -> {
                                                    assertThat(overlap.station())
                                                            .isEqualTo(EAST.id());
                                                    assertThat(overlap.with())
                                                            .isEqualTo(first.id());
                                                }));
        assertThat(desk.slots(Samples.SATURDAY)).hasSize(1);
        assertThat(alarm.wishes()).isEqualTo(1);
        assertThat(desk.audit(10)).extracting(AuditEntry::act).containsExactly("book");
    }

    @Test
    void aRecordingTakenOffTheShelfIsNotBookedAndWhatWasBookedStays() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        shelf.take(news.id());
        restart();
        assertThat(desk.clips()).isEmpty();
        assertThat(desk.book(request(Samples.TAM_THANH, NINE, news), LAN))
                .isEqualTo(new Booking.Refused(List.of(new Refusal.UnknownClip(news.id()))));
        desk.publishDue(now);
        assertThat(airings(sendOutbox().getFirst()))
                .containsExactly(Samples.airing(slot, Samples.SATURDAY).value());
    }

    @Test
    void datesAtTheEndsOfTheCalendarAreRefusedAndNotAnError() {
        for (LocalDate date : List.of(LocalDate.of(1970, 1, 1), LocalDate.of(2199, 12, 31))) {
            Booking booking =
                    desk.book(
                            BookingRequest.once(
                                    "Xa",
                                    Samples.LANG_SON,
                                    date,
                                    NINE,
                                    news.id(),
                                    MessageClass.ORDINARY),
                            LAN);
            assertThat(booking).as("%s", date).isInstanceOf(Booking.Refused.class);
        }
    }

    @Test
    void whatIsWithdrawnLeavesTheLogByARevision() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        sendOutbox();
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.Withdrawn(slot));
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.Withdrawn(slot));
        assertThat(alarm.wishes()).isEqualTo(3);
        assertThat(desk.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(2);
        assertThat(log.airings()).isEmpty();
        assertThat(desk.audit(10)).extracting(AuditEntry::act).containsExactly("withdraw", "book");
        assertThat(desk.slots(Samples.SATURDAY))
                .singleElement()
                .matches(SlotView::withdrawn)
                .extracting(SlotView::by)
                .isEqualTo("lan");
    }

    @Test
    void whatIsOverCannotBeWithdrawnAndWhatIsUnknownNeither() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        now = AT_NINE.plus(news.length());
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.AlreadyOver(slot));
        var nobody = new SlotId("nothing");
        assertThat(desk.withdraw(nobody, LAN)).isEqualTo(new Withdrawal.UnknownSlot(nobody));
    }

    @Test
    void aSlotOnTheAirCanStillBeWithdrawn() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        now = AT_NINE.plus(news.length()).minusMillis(1);
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.Withdrawn(slot));
    }

    private BookingRequest daily(LocalTime time) {
        return new BookingRequest(
                "Chương trình ngày",
                Samples.DONG_KINH,
                Target.of(Samples.DONG_KINH),
                Samples.recurrence(
                        "DTSTART:20261121T%02d%02d00\nRRULE:FREQ=DAILY"
                                .formatted(time.getHour(), time.getMinute())),
                new Starting.OnTime(),
                Duration.ofMinutes(30),
                List.of(
                        new Part.Recording(news.id()),
                        new Part.Relay("Đài tỉnh", Duration.ofMinutes(10)),
                        new Part.Recording(news.id())),
                new LanguageMix.AllInTurn(),
                MessageClass.ORDINARY);
    }

    private static Booking.Booked kept(Booking booking) {
        assertThat(booking).isInstanceOf(Booking.Booked.class);
        return (Booking.Booked) booking;
    }

    private List<String> startsOn(LocalDate date) {
        return archive().inTransaction(books -> books.logs().latest(EAST.id(), date)).stream()
                .flatMap(log -> log.airings().stream())
                .map(one -> LocalTime.ofInstant(one.airtime().start(), Samples.HANOI).toString())
                .toList();
    }

    @Test
    void aDailyProgrammeStandsInEveryLogAheadWithAllItsParts() {
        kept(desk.book(daily(NINE), LAN));
        assertThat(desk.publishDue(now)).isEqualTo(8);
        for (int day = 0; day < 8; day++) {
            assertThat(startsOn(Samples.SATURDAY.plusDays(day))).containsExactly("09:00", "09:11");
        }
        assertThat(view(EAST).today())
                .extracting(AiringView::title)
                .containsOnly("Chương trình ngày · Bản tin");
        assertThat(desk.slots(Samples.SATURDAY.plusDays(400))).hasSize(1);
    }

    @Test
    void whatOneDayHasNoRoomForIsBookedOnlyWithWhatFits() {
        Slot once = book(Samples.DONG_KINH, NINE.plusMinutes(5));
        assertThat(desk.book(daily(NINE), LAN))
                .isInstanceOfSatisfying(
                        Booking.Refused.class,
                        refused -> {
                            assertThat(refused.mayBeBookedInPart()).isTrue();
                            assertThat(refused.refusals())
                                    .singleElement()
                                    .isInstanceOfSatisfying(
                                            Refusal.Overlap.class,
                                            overlap ->
                                                    assertThat(overlap.with())
                                                            .isEqualTo(once.id()));
                        });
        Booking.Booked booked = kept(desk.book(daily(NINE), Wish.WHAT_FITS, LAN));
        assertThat(booked.missing().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.times()).isEqualTo(1));
        desk.publishDue(now);
        assertThat(startsOn(Samples.SATURDAY)).containsExactly("09:05");
        assertThat(startsOn(Samples.SATURDAY.plusDays(1))).containsExactly("09:00", "09:11");
    }

    @Test
    void aPriorityGoesFirstAndSaysWhatGivesWay() {
        Slot ordinary = book(Samples.DONG_KINH, NINE);
        var request =
                BookingRequest.once(
                        "Khẩn trương",
                        Samples.LANG_SON,
                        Samples.SATURDAY,
                        NINE,
                        news.id(),
                        MessageClass.PRIORITY);
        Booking.Booked booked = kept(desk.book(request, LAN));
        assertThat(booked.givesWay().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.order()).isEqualTo(ordinary.id()));
        desk.publishDue(now);
        assertThat(airings(sendOutbox().getFirst()))
                .containsExactly(Samples.airing(booked.slot(), Samples.SATURDAY).value());
    }

    @Test
    void oneEveningIsSkippedAndAnotherMovedByItself() {
        Slot slot = kept(desk.book(daily(NINE), LAN)).slot();
        LocalDate sunday = Samples.SATURDAY.plusDays(1);
        var skip = new Change.Cancelled(sunday.atTime(NINE));
        assertThat(kept(desk.changeOnce(slot.id(), 1, skip, LAN)).booked().revision()).isEqualTo(2);
        LocalDate monday = sunday.plusDays(1);
        var move = new Change.Moved(monday.atTime(NINE), monday.atTime(17, 0));
        assertThat(desk.changeOnce(slot.id(), 1, move, LAN)).isInstanceOf(Booking.Outdated.class);
        kept(desk.changeOnce(slot.id(), 2, move, LAN));
        var nothing = new Change.Cancelled(monday.atTime(10, 0));
        assertThat(desk.changeOnce(slot.id(), 3, nothing, LAN))
                .isEqualTo(new Booking.Refused(List.of(new Refusal.Never(monday))));
        desk.publishDue(now);
        assertThat(startsOn(sunday)).isEmpty();
        assertThat(startsOn(monday)).containsExactly("17:00", "17:11");
        assertThat(startsOn(monday.plusDays(1))).containsExactly("09:00", "09:11");
        assertThat(desk.audit(3))
                .extracting(AuditEntry::act)
                .containsExactly("move", "skip", "book");
    }

    @Test
    void oneTimeIsNotMovedToWhereNothingIsBookedAndTheBookStaysReadable() {
        Slot slot = kept(desk.book(daily(NINE), LAN)).slot();
        LocalDateTime monday = Samples.SATURDAY.plusDays(2).atTime(NINE);
        LocalDate latest = Samples.SATURDAY.plusYears(2);
        for (LocalDateTime far : List.of(latest.plusDays(1).atTime(NINE), LocalDateTime.MAX)) {
            assertThat(desk.changeOnce(slot.id(), 1, new Change.Moved(monday, far), LAN))
                    .isEqualTo(
                            new Booking.Refused(
                                    List.of(new Refusal.TooFarAhead(far.toLocalDate(), latest))));
        }
        var back = new Change.Moved(monday, LocalDateTime.of(1900, 1, 1, 9, 0));
        assertThat(desk.changeOnce(slot.id(), 1, back, LAN))
                .isInstanceOfSatisfying(
                        Booking.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOf(Refusal.InThePast.class));
        for (LocalDateTime never : List.of(LocalDateTime.MIN, LocalDateTime.MAX)) {
            assertThat(desk.changeOnce(slot.id(), 1, new Change.Cancelled(never), LAN))
                    .isEqualTo(
                            new Booking.Refused(List.of(new Refusal.Never(never.toLocalDate()))));
        }
        assertThat(desk.find(slot.id()).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void aSeriesWithAsManyChangesAsCanBeNamedTakesNoMore() {
        Recurrence when = daily(NINE).when();
        for (int day = 0; day < RecurrenceLimits.NAMED_MOST; day++) {
            when = when.with(new Change.Cancelled(Samples.SATURDAY.plusDays(day).atTime(NINE)));
        }
        Slot slot = kept(desk.book(daily(NINE).at(when), Wish.DRAFT, LAN)).slot();
        LocalDateTime last =
                Samples.SATURDAY.plusDays(RecurrenceLimits.NAMED_MOST - 1L).atTime(NINE);
        assertThat(desk.changeOnce(slot.id(), 1, new Change.Cancelled(last.plusDays(1)), LAN))
                .isEqualTo(
                        new Booking.Refused(
                                List.of(new Refusal.TooManyChanges(RecurrenceLimits.NAMED_MOST))));
        kept(desk.changeOnce(slot.id(), 1, new Change.Cancelled(last), LAN));
    }

    @Test
    void aDraftIsHeardByNobodyUntilItIsHandedIn() {
        Booking.Booked draft = kept(desk.book(daily(NINE), Wish.DRAFT, LAN));
        assertThat(draft.booked().stage()).isEqualTo(Stage.DRAFT);
        assertThat(desk.publishDue(now)).isZero();
        SlotId id = draft.slot().id();
        Booking.Booked handedIn = kept(desk.change(id, 1, daily(NINE), Wish.WHOLE, LAN));
        assertThat(handedIn.booked().stage()).isEqualTo(Stage.APPROVED);
        assertThat(desk.publishDue(now)).isEqualTo(8);
        kept(desk.change(id, 2, daily(LocalTime.NOON), Wish.DRAFT, LAN));
        assertThat(desk.publishDue(now)).as("the draft of a change changes nothing").isZero();
        assertThat(
                        desk.changeOnce(
                                id, 3, new Change.Cancelled(Samples.SATURDAY.atTime(12, 0)), LAN))
                .isEqualTo(new Booking.Refused(List.of(new Refusal.ChangeWaits(id))));
        kept(desk.change(id, 3, daily(LocalTime.NOON), Wish.WHOLE, LAN));
        assertThat(desk.publishDue(now)).isEqualTo(8);
        assertThat(startsOn(Samples.SATURDAY)).containsExactly("12:00", "12:11");
        assertThat(desk.withdraw(id, LAN)).isInstanceOf(Withdrawal.Withdrawn.class);
        assertThat(desk.change(id, 4, daily(NINE), Wish.WHOLE, LAN))
                .isInstanceOf(Booking.Closed.class);
        assertThat(desk.change(new SlotId("nothing"), 1, daily(NINE), Wish.WHOLE, LAN))
                .isEqualTo(new Booking.Unknown(new SlotId("nothing")));
    }

    @Test
    void aRuleThatNamesNoTimeIsRefusedAndOneThatIsOverToo() {
        BookingRequest never =
                daily(NINE)
                        .at(
                                Samples.recurrence(
                                        "DTSTART:20261121T090000\n"
                                                + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
        assertThat(desk.book(never, LAN))
                .isEqualTo(new Booking.Refused(List.of(new Refusal.Never(Samples.SATURDAY))));
        BookingRequest over =
                daily(NINE)
                        .at(
                                Samples.recurrence(
                                        "DTSTART:20250101T090000\nRRULE:FREQ=DAILY;COUNT=3"));
        assertThat(desk.book(over, LAN))
                .isInstanceOfSatisfying(
                        Booking.Refused.class,
                        refused ->
                                assertThat(refused.refusals())
                                        .singleElement()
                                        .isInstanceOf(Refusal.InThePast.class));
    }

    @Test
    void eachStationsDaysAreItsOwn() {
        enrol(FAR);
        restart();
        // Eight in the evening here is Sunday already there, and its week ends a day later.
        now = Samples.EIGHT.plus(Duration.ofHours(12));
        LocalDate farSunday = Samples.SATURDAY.plusDays(8);
        desk.book(
                BookingRequest.once(
                        "Tin", Samples.LANG_SON, farSunday, NINE, news.id(), MessageClass.ORDINARY),
                LAN);
        assertThat(desk.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.station()).isEqualTo(FAR.id());
                    assertThat(log.airings().getFirst().airtime().start())
                            .isEqualTo(Instant.parse("2026-11-28T20:00:00Z"));
                });
    }

    @Test
    void aDayThatIsOverIsNeverIssuedAgain() {
        Slot slot = book(Samples.DONG_KINH, LocalTime.of(23, 59, 30));
        desk.publishDue(now);
        sendOutbox();
        now = Samples.SATURDAY.plusDays(1).atStartOfDay(Samples.HANOI).toInstant().plusSeconds(10);
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.Withdrawn(slot));
        assertThat(desk.publishDue(now)).isZero();
        assertThat(desk.outbox(10)).isEmpty();
    }

    @Test
    void logsGoOutSevenDaysAhead() {
        for (int days : List.of(1, 7, 8)) {
            desk.book(
                    BookingRequest.once(
                            "Tin",
                            Samples.DONG_KINH,
                            Samples.SATURDAY.plusDays(days),
                            NINE,
                            news.id(),
                            MessageClass.PRIORITY),
                    LAN);
        }
        assertThat(desk.publishDue(now)).isEqualTo(2);
        assertThat(sendOutbox())
                .extracting(DailyLog::date)
                .containsExactly(Samples.SATURDAY.plusDays(1), Samples.SATURDAY.plusDays(7));
        now = now.plus(Duration.ofDays(1));
        assertThat(desk.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox())
                .extracting(DailyLog::date)
                .containsExactly(Samples.SATURDAY.plusDays(8));
    }

    @Test
    void aLogIsRetainedUntilADayAfterItsDay() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        assertThat(desk.outbox(10))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.retained()).isTrue();
                    assertThat(item.expiresAt()).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
                });
    }

    @Test
    void whatTheBrokerNeverTookIsThrownOutWhenItIsOfNoUseAndWrittenDown() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        now = Instant.parse("2026-11-22T17:00:00Z");
        assertThat(desk.outbox(10)).isEmpty();
        assertThat(desk.audit(1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("expired");
                    assertThat(entry.about()).contains(EAST.id().value());
                });
    }

    @Test
    void aStationThatJoinsLaterIsNotOwedTheMorning() {
        book(Samples.LANG_SON, NINE);
        Slot noon = book(Samples.LANG_SON, LocalTime.NOON);
        desk.publishDue(now);
        sendOutbox();
        now = AT_NINE.plusSeconds(600);
        Station late = Samples.station("ls-late", Samples.TAM_THANH);
        var lateKeys = Samples.Keys.of(late, 1);
        Enrolment usual = Samples.enrolment(late, lateKeys);
        archive()
                .inTransaction(books -> {
                    books.enrolments()
                            .put(
                                    new Enrolment(
                                            late,
                                            usual.key(),
                                            usual.publicKey(),
                                            usual.secretSha256(),
                                            now));
                    return true;
                });
        assertThat(desk.publishDue(now)).isEqualTo(1);
        assertThat(sendOutbox().getFirst().airings())
                .extracting(Airing::id)
                .containsExactly(Samples.airing(noon, Samples.SATURDAY));
    }

    @Test
    void aStationThatHoldsMoreThanWasEverIssuedIsSurpassed() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        sendOutbox();
        tell(new Message.StatusTold(holding(EAST, 41)));
        assertThat(desk.publishDue(now)).isEqualTo(1);
        DailyLog log = sendOutbox().getFirst();
        assertThat(log.revision()).isEqualTo(42);
        assertThat(airings(log)).containsExactly(Samples.airing(slot, Samples.SATURDAY).value());
        assertThat(desk.publishDue(now)).isZero();
        tell(new Message.StatusTold(holding(WEST, Integer.MAX_VALUE)));
        assertThat(desk.publishDue(now)).as("a lie is not surpassed").isZero();
    }

    @Test
    void aLogThatTheBrokerLostIsPutOutAgainAndAgainButNotAllTheTime() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        List<DailyLog> lost = sendOutbox();
        now = now.plus(Duration.ofMinutes(4));
        tell(new Message.StatusTold(holdingNothing(EAST)));
        assertThat(desk.publishDue(now)).isZero();
        assertThat(desk.outbox(9)).as("it may still be under way").isEmpty();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(desk.publishDue(now)).isZero();
        assertThat(desk.outbox(9)).as("nobody has spoken since").isEmpty();
        for (int time = 1; time <= 3; time++) {
            tell(new Message.StatusTold(holdingNothing(EAST)));
            int words = post.words();
            assertThat(desk.publishDue(now)).isZero();
            assertThat(post.words()).isEqualTo(words + 1);
            assertThat(desk.publishDue(now)).isZero();
            assertThat(sendOutbox()).isEqualTo(lost);
            assertThat(desk.audit(1)).extracting(AuditEntry::act).containsExactly("send-again");
            now = now.plus(Duration.ofMinutes(4));
            tell(new Message.StatusTold(holdingNothing(EAST)));
            assertThat(desk.publishDue(now)).isZero();
            assertThat(desk.outbox(9)).isEmpty();
            now = now.plus(Duration.ofMinutes(2));
        }
        tell(new Message.StatusTold(holding(EAST, 1)));
        desk.publishDue(now);
        assertThat(desk.outbox(9)).as("it has come").isEmpty();
    }

    @Test
    void anOldRevisionInHandIsNoSubstituteForTheOneThatWasLost() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        sendOutbox();
        book(Samples.DONG_KINH, NINE.plusMinutes(1));
        desk.publishDue(now);
        sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusTold(holding(EAST, 1)));
        desk.publishDue(now);
        assertThat(sendOutbox()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void whatGotLostJustBeforeMidnightIsSentAgainAfterIt() {
        Slot slot = book(Samples.DONG_KINH, LocalTime.of(23, 59, 30));
        desk.publishDue(now);
        sendOutbox();
        now = Samples.SATURDAY.plusDays(1).atStartOfDay(Samples.HANOI).toInstant().minusSeconds(29);
        assertThat(desk.withdraw(slot.id(), LAN)).isEqualTo(new Withdrawal.Withdrawn(slot));
        desk.publishDue(now);
        List<DailyLog> lost = sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusTold(holding(EAST, 1)));
        desk.publishDue(now);
        assertThat(sendOutbox()).isEqualTo(lost);
    }

    @Test
    void whatWaitsAndWhoIsNotThereAreLeftAlone() {
        book(Samples.LANG_SON, NINE);
        desk.publishDue(now);
        List<OutboxItem> waiting = desk.outbox(9);
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusTold(holdingNothing(EAST)));
        desk.publishDue(now);
        assertThat(desk.outbox(9)).as("it has not left yet").isEqualTo(waiting);
        sendOutbox();
        now = now.plus(Duration.ofMinutes(6));
        tell(new Message.StatusTold(holdingNothing(EAST)));
        tell(new Message.StationLost(EAST.id(), 1));
        desk.publishDue(now);
        assertThat(desk.outbox(9)).as("neither was ever heard, or is there").isEmpty();
    }

    @Test
    void anEmergencyAndWhatIsWithdrawnTodayOvertakeTheLogsOfNextWeek() {
        desk.book(
                BookingRequest.once(
                        "Tin",
                        Samples.LANG_SON,
                        Samples.SATURDAY.plusDays(7),
                        NINE,
                        news.id(),
                        MessageClass.ORDINARY),
                LAN);
        Slot slot = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        desk.withdraw(slot.id(), LAN);
        desk.publishDue(now);
        Message.Urgent urgent =
                released(
                        new UrgentRequest(
                                List.of(Samples.DONG_KINH), news.id(), now.plusSeconds(600)));
        List<OutboxItem> items = desk.outbox(9);
        assertThat(items).hasSize(4);
        assertThat(items.getFirst().message()).isEqualTo(urgent);
        assertThat(items.subList(1, 4))
                .extracting(item -> ((Message.LogIssued) item.message()).log())
                .extracting(DailyLog::date)
                .containsExactly(
                        Samples.SATURDAY,
                        Samples.SATURDAY.plusDays(7),
                        Samples.SATURDAY.plusDays(7));
    }

    private StationStatus holdingNothing(Station station) {
        return holding(station, List.of());
    }

    private StationStatus holding(Station station, int revision) {
        return holding(station, List.of(new StationStatus.HeldLog(Samples.SATURDAY, revision)));
    }

    private StationStatus holding(Station station, List<StationStatus.HeldLog> logs) {
        StationStatus usual = Samples.status(station.id(), 1, now);
        return new StationStatus(
                usual.station(),
                usual.at(),
                usual.boot(),
                true,
                usual.output(),
                false,
                usual.relays(),
                logs,
                List.of(),
                List.of(),
                List.of(),
                0,
                Map.of());
    }

    private void tell(Message message) {
        desk.heard(message, now);
    }

    private List<SignedEntry> told(Station station, AsRunLog end, Outcome... outcomes) {
        return Samples.chain(end, Samples.SATURDAY, Arrays.asList(outcomes), key(station).signer());
    }

    private static Outcome missed() {
        return new Outcome.Missed(Reason.NO_FILE);
    }

    private long accepted() {
        List<Message> answers = post.take();
        assertThat(answers).hasSize(1);
        return ((Message.AsRunAccepted) answers.getFirst()).upTo();
    }

    private List<Long> heldSequences() {
        return desk.confirmations(100).reversed().stream()
                .map(view -> view.entry().entry().sequence())
                .toList();
    }

    private Map<Objection, Long> objected() {
        var counts = new HashMap<Objection, Long>();
        desk.objections().forEach(one -> counts.merge(one.why(), one.count(), Long::sum));
        return counts;
    }

    @Test
    void asRunIsHeldOnceAndAcknowledgedEachTime() {
        List<SignedEntry> entries =
                told(EAST, AsRunLog.empty(EAST.id()), missed(), missed(), missed());
        tell(new Message.AsRunTold(EAST.id(), entries.subList(0, 2)));
        assertThat(accepted()).isEqualTo(2);
        tell(new Message.AsRunTold(EAST.id(), entries.subList(0, 2)));
        assertThat(accepted()).isEqualTo(2);
        restart();
        tell(new Message.AsRunTold(EAST.id(), entries));
        assertThat(accepted()).isEqualTo(3);
        assertThat(heldSequences()).containsExactly(1L, 2L, 3L);
        assertThat(objected()).isEmpty();
    }

    @Test
    void nothingIsAcknowledgedPastAGap() {
        List<SignedEntry> entries =
                told(EAST, AsRunLog.empty(EAST.id()), missed(), missed(), missed());
        tell(new Message.AsRunTold(EAST.id(), entries.subList(2, 3)));
        assertThat(accepted()).isZero();
        tell(new Message.AsRunTold(EAST.id(), List.of(entries.get(0), entries.get(2))));
        assertThat(accepted()).isEqualTo(1);
        assertThat(heldSequences()).containsExactly(1L);
        assertThat(objected()).containsExactly(Map.entry(Objection.GAP_IN_CHAIN, 2L));
        tell(new Message.AsRunTold(EAST.id(), entries));
        assertThat(accepted()).isEqualTo(3);
    }

    @Test
    void anotherEntryUnderAHeldNumberIsRefusedCountedAndShown() {
        List<SignedEntry> honest = told(EAST, AsRunLog.empty(EAST.id()), missed(), missed());
        tell(new Message.AsRunTold(EAST.id(), honest));
        post.take();
        List<SignedEntry> rewritten =
                told(
                        EAST,
                        AsRunLog.empty(EAST.id()),
                        new Outcome.Aired(Samples.playback(960_000)),
                        missed(),
                        missed());
        tell(new Message.AsRunTold(EAST.id(), rewritten));
        assertThat(accepted()).isEqualTo(2);
        assertThat(desk.confirmations(9).reversed())
                .extracting(ConfirmationView::entry)
                .isEqualTo(honest);
        assertThat(objected()).containsExactly(Map.entry(Objection.REWRITTEN_ENTRY, 1L));
        assertThat(desk.objections().getFirst().who()).isEqualTo(EAST.id().value());
    }

    @Test
    void anEntryThatDoesNotHangOnTheHeldEndIsRefused() {
        List<SignedEntry> honest = told(EAST, AsRunLog.empty(EAST.id()), missed());
        tell(new Message.AsRunTold(EAST.id(), honest));
        post.take();
        List<SignedEntry> other =
                told(
                        EAST,
                        AsRunLog.empty(EAST.id()),
                        new Outcome.Missed(Reason.NO_POWER),
                        missed());
        tell(new Message.AsRunTold(EAST.id(), other.subList(1, 2)));
        assertThat(accepted()).isEqualTo(1);
        assertThat(objected()).containsExactly(Map.entry(Objection.BROKEN_CHAIN, 1L));
    }

    @Test
    void anEntrySignedByAnotherKeyIsRefused() {
        List<SignedEntry> forged =
                Samples.chain(
                        AsRunLog.empty(EAST.id()),
                        Samples.SATURDAY,
                        List.of(missed()),
                        key(WEST).signer());
        tell(new Message.AsRunTold(EAST.id(), forged));
        assertThat(accepted()).isZero();
        assertThat(objected()).containsExactly(Map.entry(Objection.BROKEN_CHAIN, 1L));
    }

    @Test
    void anEntryOfAnotherAgeIsRefused() {
        List<SignedEntry> entries =
                Samples.chain(
                        AsRunLog.empty(EAST.id()),
                        LocalDate.of(123_456, 1, 1),
                        List.of(missed()),
                        key(EAST).signer());
        tell(new Message.AsRunTold(EAST.id(), entries));
        assertThat(accepted()).isZero();
        assertThat(objected()).containsExactly(Map.entry(Objection.MALFORMED, 1L));
    }

    @Test
    void aReplacedBoardBeginsItsOwnChainAndTheOldOneStays() {
        tell(
                new Message.AsRunTold(
                        EAST.id(), told(EAST, AsRunLog.empty(EAST.id()), missed(), missed())));
        post.take();
        keys.put(EAST.id(), Samples.Keys.of(EAST, 2));
        archive()
                .inTransaction(books -> {
                    books.enrolments().put(Samples.enrolment(EAST, key(EAST)));
                    return true;
                });
        restart();
        now = now.plusSeconds(1);
        tell(new Message.AsRunTold(EAST.id(), told(EAST, AsRunLog.empty(EAST.id()), missed())));
        assertThat(accepted()).isEqualTo(1);
        assertThat(heldSequences()).containsExactly(1L, 2L, 1L);
    }

    @Test
    void manyMessagesAreTakenOverTogether() {
        List<SignedEntry> east = told(EAST, AsRunLog.empty(EAST.id()), missed(), missed());
        List<SignedEntry> west = told(WEST, AsRunLog.empty(WEST.id()), missed());
        desk.heard(
                List.of(
                        new Message.AsRunTold(EAST.id(), east.subList(0, 1)),
                        new Message.AsRunTold(WEST.id(), west),
                        new Message.AsRunTold(EAST.id(), east)),
                now);
        assertThat(post.take())
                .containsExactly(
                        new Message.AsRunAccepted(EAST.id(), 1),
                        new Message.AsRunAccepted(WEST.id(), 1),
                        new Message.AsRunAccepted(EAST.id(), 2));
        assertThat(desk.confirmations(9)).hasSize(3);
    }

    private StationView view(Station station) {
        return desk.board(now).stream()
                .filter(one -> one.station().equals(station))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBoardShowsEveryStationEvenOneNeverHeard() {
        assertThat(desk.board(now)).extracting(StationView::station).containsExactly(EAST, WEST);
        assertThat(view(EAST).presence()).isEqualTo(Presence.UNKNOWN);
        assertThat(view(EAST).status()).isEmpty();
        assertThat(view(EAST).ancestry())
                .extracting(area -> area.code().value())
                .containsExactly("05980", "178", "20", "vn");
        assertThat(view(EAST).today()).isEmpty();
    }

    @Test
    void anAiringIsIssuedThenHeldThenReady() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        assertThat(delivery()).isEqualTo(Delivery.ISSUED);
        tell(new Message.StatusTold(withMissing(List.of(news.id()), Samples.EIGHT)));
        assertThat(delivery()).isEqualTo(Delivery.HELD);
        tell(new Message.StatusTold(withMissing(List.of(), Samples.EIGHT.plusMillis(1))));
        assertThat(delivery()).isEqualTo(Delivery.READY);
        book(Samples.DONG_KINH, NINE.plusMinutes(5));
        desk.publishDue(now);
        assertThat(delivery()).as("the next revision is not confirmed").isEqualTo(Delivery.ISSUED);
    }

    private Delivery delivery() {
        return view(EAST).today().getFirst().delivery();
    }

    private static StationStatus withMissing(List<ClipId> missing, Instant at) {
        StationStatus usual = Samples.status(EAST.id(), 1, at);
        return new StationStatus(
                usual.station(),
                at,
                1,
                true,
                usual.output(),
                true,
                usual.relays(),
                usual.logs(),
                missing,
                List.of(),
                List.of(),
                0,
                Map.of());
    }

    @Test
    void whatWasHeardIsJudgedOnTheBoardAndConfirmedWithItsTitle() {
        Slot slot = book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        assertThat(view(EAST).today().getFirst().verdict()).isEqualTo(new Verdict.Awaited());
        assertThat(view(EAST).today().getFirst().title()).isEqualTo("Tin sáng");
        now = AT_NINE.plus(news.length()).plus(Duration.ofMinutes(10));
        assertThat(view(EAST).today().getFirst().verdict()).isEqualTo(new Verdict.Unconfirmed());
        AiringId airing = Samples.airing(slot, Samples.SATURDAY);
        SignedEntry entry =
                AsRunLog.empty(EAST.id())
                        .next(
                                airing,
                                Samples.SATURDAY,
                                1,
                                now,
                                new Outcome.Aired(Samples.playback(960_000)),
                                key(EAST).signer());
        tell(new Message.AsRunTold(EAST.id(), List.of(entry)));
        assertThat(view(EAST).today().getFirst().verdict())
                .isEqualTo(new Verdict.Fulfilled(Samples.playback(960_000)));
        assertThat(desk.confirmations(5))
                .containsExactly(
                        new ConfirmationView(
                                EAST,
                                entry,
                                "Tin sáng",
                                List.of(
                                        new ConfirmationView.Planned(
                                                AT_NINE, news.language(), slot.messageClass())),
                                now));
    }

    @Test
    void anOldStatusDoesNotTakeTheBoardBack() {
        tell(new Message.StatusTold(Samples.status(EAST.id(), 2, Samples.EIGHT)));
        for (StationStatus old :
                List.of(
                        Samples.status(EAST.id(), 1, Samples.EIGHT.plusSeconds(99)),
                        Samples.status(EAST.id(), 2, Samples.EIGHT.minusSeconds(1)))) {
            tell(new Message.StatusTold(old));
            assertThat(view(EAST).status()).contains(Samples.status(EAST.id(), 2, Samples.EIGHT));
        }
        StationStatus newer = Samples.status(EAST.id(), 3, Samples.EIGHT.minusSeconds(999));
        tell(new Message.StatusTold(newer));
        assertThat(view(EAST).status()).contains(newer);
    }

    @Test
    void aClockThatWasSetRightByGoingBackIsBelieved() {
        StationStatus usual = Samples.status(EAST.id(), 1, Samples.EIGHT.plus(Duration.ofDays(9)));
        var unsure =
                new StationStatus(
                        usual.station(),
                        usual.at(),
                        1,
                        false,
                        usual.output(),
                        false,
                        usual.relays(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        Map.of());
        tell(new Message.StatusTold(unsure));
        StationStatus right = Samples.status(EAST.id(), 1, Samples.EIGHT);
        tell(new Message.StatusTold(right));
        assertThat(view(EAST).status()).contains(right);
    }

    @Test
    void theWillOfAnEarlierStartSaysNothingOfThisOne() {
        tell(new Message.StationLost(EAST.id(), 9));
        assertThat(view(EAST).presence()).isEqualTo(Presence.UNKNOWN);
        tell(new Message.StatusTold(Samples.status(EAST.id(), 2, Samples.EIGHT)));
        assertThat(view(EAST).presence()).isEqualTo(Presence.ONLINE);
        tell(new Message.StationLost(EAST.id(), 1));
        assertThat(view(EAST).presence()).isEqualTo(Presence.ONLINE);
        tell(new Message.StationLost(EAST.id(), 2));
        assertThat(view(EAST).presence()).isEqualTo(Presence.LOST);
        assertThat(view(EAST).status()).isPresent();
        tell(new Message.StatusTold(Samples.status(EAST.id(), 2, Samples.EIGHT.plusSeconds(1))));
        assertThat(view(EAST).presence()).isEqualTo(Presence.ONLINE);
    }

    @Test
    void partsAreSentOnlyOfWhatWasIssuedToThatStation() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        tell(new Message.PartsWanted(EAST.id(), news.id(), List.of(0, 2)));
        List<Message> sent = post.take();
        assertThat(sent)
                .extracting(message -> ((Message.PartSent) message).index())
                .containsExactly(0, 2);
        assertThat(((Message.PartSent) sent.getLast()).bytes())
                .hasSize(50_000 - 2 * Limits.PART_BYTES);
        tell(new Message.PartsWanted(WEST.id(), news.id(), List.of(0)));
        tell(new Message.PartsWanted(EAST.id(), news.id(), List.of(3)));
        tell(
                new Message.PartsWanted(
                        EAST.id(), ClipId.of("x".getBytes(StandardCharsets.UTF_8)), List.of(0)));
        assertThat(post.take()).isEmpty();
        assertThat(objected()).containsExactly(Map.entry(Objection.CLIP_NOT_GRANTED, 3L));
    }

    @Test
    void aRecordingThatCannotBeReadIsCounted() {
        book(Samples.DONG_KINH, NINE);
        desk.publishDue(now);
        shelf.damage(news.id());
        tell(new Message.PartsWanted(EAST.id(), news.id(), List.of(0)));
        assertThat(post.take()).isEmpty();
        assertThat(objected()).containsExactly(Map.entry(Objection.CLIP_UNREADABLE, 1L));
    }

    @Test
    void whatIsNoMessageIsCountedUnderItsSenderOrAsAStranger() {
        desk.refused("tl/1/up/ls-dong-kinh/asrun", Rejection.BAD_SIGNATURE, "khoá lạ", now);
        desk.refused("tl/1/up/ls-dong-kinh/asrun", Rejection.BAD_SIGNATURE, "khoá lạ", now);
        desk.refused("any/thing", Rejection.UNKNOWN_TOPIC, "topic \u0000\u001b[31m any/thing", now);
        assertThat(desk.objections())
                .containsExactly(
                        new ObjectionCount(
                                "", Objection.UNKNOWN_TOPIC, 1, "topic ??[31m any/thing", now),
                        new ObjectionCount(
                                "ls-dong-kinh", Objection.BAD_SIGNATURE, 2, "khoá lạ", now));
        for (String invented : List.of("abc-1", "abc-2", "abc-3")) {
            desk.refused("tl/1/up/" + invented + "/want", Rejection.UNKNOWN_TOPIC, "", now);
        }
        desk.publishDue(now);
        restart();
        assertThat(desk.objections())
                .as("who invents names does not fill the books with them")
                .extracting(ObjectionCount::count)
                .containsExactly(4L, 2L);
    }

    @Test
    void anEmergencyLiesInTheOutboxUnderANumberThatOnlyRises() {
        var request =
                new UrgentRequest(
                        List.of(Samples.DONG_KINH), news.id(), Samples.EIGHT.plusSeconds(600));
        Message.Urgent first = released(request);
        Message.Urgent second = released(request);
        assertThat(first.number()).isEqualTo(now.getEpochSecond());
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(desk.outbox(9)).extracting(OutboxItem::message).containsExactly(first, second);
        tell(new Message.PartsWanted(EAST.id(), news.id(), List.of(0)));
        assertThat(post.take()).hasSize(1);
        tell(new Message.PartsWanted(WEST.id(), news.id(), List.of(0)));
        assertThat(post.take()).isEmpty();
    }

    private Message.Urgent released(UrgentRequest request) {
        return switch (desk.release(request, LAN)) {
            case Release.Released(Message.Urgent urgent) -> urgent;
            case Release.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    @Test
    void anEmergencyForNowhereWithNothingIsRefusedWithEveryReason() {
        var nowhere = new AreaCode("nowhere");
        ClipId unknown = ClipId.of("x".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.release(new UrgentRequest(List.of(nowhere), unknown, now), LAN))
                .isEqualTo(
                        new Release.Refused(
                                List.of(
                                        new Refusal.UnknownArea(nowhere, Samples.SATURDAY),
                                        new Refusal.InThePast(now),
                                        new Refusal.UnknownClip(unknown))));
        Instant nextMonth = now.plus(Duration.ofDays(30));
        assertThat(
                        desk.release(
                                new UrgentRequest(List.of(Samples.LANG_SON), news.id(), nextMonth),
                                LAN))
                .isEqualTo(
                        new Release.Refused(
                                List.of(
                                        new Refusal.TooFarAhead(
                                                Samples.SATURDAY.plusDays(30),
                                                Samples.SATURDAY.plusDays(7)))));
        assertThat(desk.outbox(9)).isEmpty();
    }

    @Test
    void stationsAreKnownByTheirKeysAndSecrets() {
        var stations = new StationKeys(archive());
        assertThat(stations.admits("ls-dong-kinh", "secret of ls-dong-kinh")).isTrue();
        assertThat(stations.admits("ls-dong-kinh", "secret of ls-tam-thanh")).isFalse();
        assertThat(stations.admits("nobody", "secret of nobody")).isFalse();
        assertThat(stations.admits("", "")).isFalse();
        Message lost = new Message.StationLost(EAST.id(), 1);
        assertThat(opened(Codec.seal(lost, key(EAST).signer()), stations))
                .isEqualTo(new Decoded.Understood(lost));
        assertThat(opened(Codec.seal(lost, key(WEST).signer()), stations))
                .isInstanceOf(Decoded.Rejected.class);
        Message time = new Message.TimeTold(now);
        assertThat(opened(Codec.seal(time, key(EAST).signer()), stations))
                .as("no station speaks for the centre")
                .isInstanceOf(Decoded.Rejected.class);
        assertThat(
                        stations.of(new Topic.Status(new StationId("nobody")))
                                .verifies(
                                        new byte[0],
                                        Codec.seal(time, key(EAST).signer()).signature()))
                .isFalse();
    }

    private static Decoded opened(Parcel parcel, StationKeys stations) {
        return Codec.open(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                stations);
    }

    @Test
    void whatPeopleLookAtIsThere() {
        assertThat(desk.clips()).isEqualTo(List.of(news));
        assertThat(desk.stations()).containsExactly(EAST, WEST);
        assertThat(desk.areas().find(Samples.LANG_SON, Samples.SATURDAY)).isPresent();
        assertThat(desk.timeBeacon(now)).isEqualTo(new Message.TimeTold(now));
        Slot slot = book(Samples.LANG_SON, NINE);
        assertThat(desk.slots(Samples.SATURDAY))
                .containsExactly(
                        new SlotView(
                                new BookedSlot(1, 1, slot, "lan", now, Stage.APPROVED),
                                slot.when().on(Samples.SATURDAY),
                                List.of(EAST.id(), WEST.id())));
        assertThat(desk.slots(Samples.SATURDAY.plusDays(1))).isEqualTo(Collections.emptyList());
    }
}
