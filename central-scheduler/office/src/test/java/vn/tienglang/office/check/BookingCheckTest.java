package vn.tienglang.office.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Tests of the first airing of a booking, and of overlaps across midnight. */
final class BookingCheckTest {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LocalDate SATURDAY = OfficeSamples.SATURDAY;
    private static final LocalTime DAWN = LocalTime.of(5, 30);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final Clip news =
            clipSource.put("Bản tin", "vi", Duration.ofSeconds(31), new byte[50_000]);
    private Instant now = instant(SATURDAY.atTime(9, 44));
    private final OfficeFixture office =
            new OfficeFixture(
                    transactions,
                    new StationKeys(transactions),
                    clipSource,
                    new FakeStationSender(),
                    new FakePublishTrigger(),
                    () -> now,
                    OfficeSamples.HANOI,
                    Duration.ofMinutes(10));

    @BeforeEach
    void enrol() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            OfficePlanSamples.openNights(repositories);
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(EAST, OfficeSamples.Keys.of(EAST, 1)));
            return true;
        });
        office.clips().registerClips();
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(OfficeSamples.HANOI).toInstant();
    }

    private BookingRequest once(LocalDateTime start, MessageClass messageClass) {
        return BookingRequest.once(
                "Bản tin",
                OfficeSamples.DONG_KINH,
                start.toLocalDate(),
                start.toLocalTime(),
                news.id(),
                messageClass);
    }

    private BookingRequest daily(String start) {
        AreaCode area = OfficeSamples.DONG_KINH;
        return new BookingRequest(
                "Chương trình sáng",
                area,
                Target.of(area),
                OfficeSamples.recurrence("DTSTART:" + start + "\nRRULE:FREQ=DAILY"),
                new StartPolicy.OnTime(),
                Slot.NO_HARD_END,
                List.of(new SlotPart.Recording(news.id())),
                new LanguageMix.AllInTurn(),
                MessageClass.ORDINARY);
    }

    private static BookingResult.Booked booked(BookingResult result) {
        return switch (result) {
            case BookingResult.Booked booked -> booked;
            case BookingResult refused -> throw new AssertionError(refused.toString());
        };
    }

    private BookingResult.Booked book(LocalDateTime start) {
        return booked(office.slots().book(once(start, MessageClass.ORDINARY), LAN));
    }

    private static BookingRefusal.Overlap overlap(BookingResult result) {
        return (BookingRefusal.Overlap)
                ((BookingResult.Refused) result)
                        .refusals().stream()
                                .filter(BookingRefusal.Overlap.class::isInstance)
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(result.toString()));
    }

    @Test
    void theFirstAiringOfASeriesThatBeganThisMorningIsTomorrow() {
        BookingResult.Booked booked = booked(office.slots().book(daily("20261121T053000"), LAN));
        assertThat(booked.first()).contains(SATURDAY.plusDays(1).atTime(DAWN));
    }

    @Test
    void theFirstAiringComesAfterSkippedMovedAndOccupiedDays() {
        LocalDate sunday = SATURDAY.plusDays(1);
        LocalDate monday = SATURDAY.plusDays(2);
        LocalDate tuesday = SATURDAY.plusDays(3);
        book(monday.atTime(DAWN));
        Slot slot =
                booked(office.slots().book(daily("20261121T053000"), BookingScope.WHAT_FITS, LAN))
                        .slot();
        var skip = new OccurrenceChange.Cancelled(sunday.atTime(DAWN));
        assertThat(booked(office.slots().changeOnce(slot.id(), 1, skip, LAN)).first())
                .contains(tuesday.atTime(DAWN));
        var move = new OccurrenceChange.Moved(tuesday.atTime(DAWN), tuesday.atTime(6, 10));
        assertThat(booked(office.slots().changeOnce(slot.id(), 2, move, LAN)).first())
                .contains(tuesday.atTime(6, 10));
        assertThat(office.slots().outlook(slot.id()).orElseThrow().first())
                .contains(tuesday.atTime(6, 10));
        now = instant(tuesday.atTime(7, 0));
        assertThat(office.slots().outlook(slot.id()).orElseThrow().first())
                .contains(tuesday.plusDays(1).atTime(DAWN));
    }

    @Test
    void aDraftNamesTheNextTimeOfItsRecurrence() {
        book(SATURDAY.plusDays(1).atTime(DAWN));
        assertThat(
                        booked(
                                        office.slots()
                                                .book(
                                                        once(
                                                                SATURDAY.plusDays(1).atTime(DAWN),
                                                                MessageClass.ORDINARY),
                                                        BookingScope.DRAFT,
                                                        LAN))
                                .first())
                .contains(SATURDAY.plusDays(1).atTime(DAWN));
    }

    @Test
    void anAiringOfTheEveningBeforeOverlapsMidnight() {
        LocalDateTime late = SATURDAY.atTime(23, 59, 58);
        LocalDateTime midnight = SATURDAY.plusDays(1).atStartOfDay();
        Slot evening = book(late).slot();

        BookingRefusal.Overlap overlap =
                overlap(office.slots().book(once(midnight, MessageClass.ORDINARY), LAN));

        assertThat(overlap.with()).isEqualTo(evening.id());
        assertThat(overlap.taken().start()).isEqualTo(instant(late));
        assertThat(overlap.taken().length()).isEqualTo(Duration.ofSeconds(31));
        assertThat(overlap.wanted().start()).isEqualTo(instant(midnight));
        assertThat(overlap.wanted().length()).isEqualTo(Duration.ofSeconds(31));
        book(midnight.plusSeconds(29));
    }

    @Test
    void anEveningThatWouldSilenceABookedMidnightIsRefused() {
        LocalDateTime late = SATURDAY.atTime(23, 59, 58);
        LocalDateTime midnight = SATURDAY.plusDays(1).atStartOfDay();
        Slot booked = book(midnight).slot();

        BookingRefusal.Overlap overlap =
                overlap(office.slots().book(once(late, MessageClass.ORDINARY), LAN));

        assertThat(overlap.with()).isEqualTo(booked.id());
        assertThat(overlap.taken().start()).isEqualTo(instant(midnight));
        assertThat(overlap.wanted().start()).isEqualTo(instant(late));
        assertThat(
                        booked(
                                        office.slots()
                                                .with(Losses.ACCEPT)
                                                .book(once(late, MessageClass.PRIORITY), LAN))
                                .displaced()
                                .groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.order()).isEqualTo(booked.id());
                    assertThat(group.times()).isEqualTo(1);
                });
    }
}
