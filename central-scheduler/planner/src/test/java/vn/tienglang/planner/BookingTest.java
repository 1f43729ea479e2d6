package vn.tienglang.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.Office.EAST;
import static vn.tienglang.planner.Office.EMPTY;
import static vn.tienglang.planner.Office.HANOI;
import static vn.tienglang.planner.Office.MINUTE;
import static vn.tienglang.planner.Office.PROVINCE;
import static vn.tienglang.planner.Office.SATURDAY;
import static vn.tienglang.planner.Office.WEST;
import static vn.tienglang.planner.Office.slot;
import static vn.tienglang.planner.Office.station;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;

final class BookingTest {
    private static final LocalTime DAWN = LocalTime.of(5, 30);
    private static final Instant MIDNIGHT = SATURDAY.atStartOfDay(HANOI).toInstant();
    private static final StationId AT_EAST = new StationId("east");
    private static final StationId AT_WEST = new StationId("west");

    private static Airtime minuteAt(LocalTime start) {
        return Airtime.of(SATURDAY.atTime(start).atZone(HANOI).toInstant(), Duration.ofMinutes(1));
    }

    private static List<Refusal> refusals(Office office, Slot slot, Instant now) {
        return switch (Planner.book(office.basis(), slot, now)) {
            case Booking.Booked booked -> throw new AssertionError("not refused: " + booked);
            case Booking.Refused(List<Refusal> refusals) -> refusals;
        };
    }

    private static Booking booked(Slot slot, StationId... stations) {
        return new Booking.Booked(slot, List.of(stations));
    }

    @Test
    void theWholeProvinceReachesEveryStationInsideIt() {
        Slot slot = slot("s-1", PROVINCE, DAWN);
        assertThat(Planner.book(new Office().withBothStations().basis(), slot, MIDNIGHT))
                .isEqualTo(booked(slot, AT_EAST, AT_WEST));
    }

    @Test
    void oneCommuneReachesOnlyItsOwnStation() {
        Slot slot = slot("s-1", WEST, DAWN);
        assertThat(Planner.book(new Office().withBothStations().basis(), slot, MIDNIGHT))
                .isEqualTo(booked(slot, AT_WEST));
    }

    @Test
    void aStationTakesSeveralSlotsADayEdgeToEdge() {
        Office office = new Office().withBothStations().with(slot("s-1", EAST, DAWN));
        for (LocalTime edge : List.of(DAWN.plusMinutes(1), DAWN.minusMinutes(1))) {
            Slot next = slot("s-2", EAST, edge);
            assertThat(Planner.book(office.basis(), next, MIDNIGHT))
                    .as("%s", edge)
                    .isEqualTo(booked(next, AT_EAST));
        }
    }

    @Test
    void aMillisecondOfOverlapIsRefusedWithWhoHasTheAir() {
        Office office = new Office().withBothStations().with(slot("s-1", EAST, DAWN));
        LocalTime early = DAWN.minus(Duration.ofMillis(59_999));
        assertThat(refusals(office, slot("s-2", PROVINCE, early), MIDNIGHT))
                .containsExactly(
                        new Refusal.Overlap(
                                AT_EAST,
                                SATURDAY,
                                minuteAt(early),
                                new SlotId("s-1"),
                                minuteAt(DAWN)));
    }

    @Test
    void everythingALongSlotWouldCoverIsNamed() {
        Clip hour = Office.clip("Tọa đàm", Duration.ofHours(1));
        Office office =
                new Office()
                        .withBothStations()
                        .with(hour)
                        .with(slot("s-1", EAST, DAWN))
                        .with(slot("s-2", EAST, DAWN.plusMinutes(30)))
                        .with(slot("s-3", WEST, DAWN.plusMinutes(59)))
                        .with(slot("s-4", WEST, DAWN.plusMinutes(60)));
        assertThat(refusals(office, slot("s-5", PROVINCE, SATURDAY, DAWN, hour), MIDNIGHT))
                .extracting(refusal ->
                        refusal instanceof Refusal.Overlap overlap
                                ? overlap.with().value()
                                : refusal.toString())
                .containsExactly("s-1", "s-2", "s-3");
    }

    @Test
    void whatReachesOverMidnightIsInTheWayOfTheNextDay() {
        Clip hour = Office.clip("Đêm", Duration.ofHours(1));
        Office office =
                new Office()
                        .withBothStations()
                        .with(hour)
                        .with(slot("s-1", EAST, SATURDAY, LocalTime.of(23, 30), hour));
        LocalDate sunday = SATURDAY.plusDays(1);
        assertThat(
                        refusals(
                                office,
                                slot("s-2", EAST, sunday, LocalTime.of(0, 29), MINUTE),
                                MIDNIGHT))
                .hasSize(1)
                .first()
                .isInstanceOf(Refusal.Overlap.class);
        Slot after = slot("s-3", EAST, sunday, LocalTime.of(0, 30), MINUTE);
        assertThat(Planner.book(office.basis(), after, MIDNIGHT)).isEqualTo(booked(after, AT_EAST));
    }

    @Test
    void whatWouldReachIntoANextDayThatIsTakenIsRefused() {
        Clip hour = Office.clip("Đêm", Duration.ofHours(1));
        LocalDate sunday = SATURDAY.plusDays(1);
        Office office =
                new Office()
                        .withBothStations()
                        .with(hour)
                        .with(slot("s-1", EAST, sunday, LocalTime.of(0, 29), MINUTE));
        assertThat(
                        refusals(
                                office,
                                slot("s-2", EAST, SATURDAY, LocalTime.of(23, 30), hour),
                                MIDNIGHT))
                .hasSize(1)
                .first()
                .isInstanceOf(Refusal.Overlap.class);
    }

    @Test
    void theVeryInstantIsNotYetThePast() {
        Instant dawn = minuteAt(DAWN).start();
        Office office = new Office().withBothStations();
        Slot slot = slot("s-1", EAST, DAWN);
        assertThat(Planner.book(office.basis(), slot, dawn)).isEqualTo(booked(slot, AT_EAST));
        assertThat(refusals(office, slot, dawn.plusMillis(1)))
                .containsExactly(new Refusal.InThePast(dawn));
    }

    @Test
    void allComplaintsAreToldAtOnce() {
        var slot =
                new Slot(
                        new SlotId("s-2"),
                        "Khẩn",
                        EAST,
                        new Recurrence.Once(SATURDAY),
                        DAWN,
                        MINUTE.id(),
                        MessageClass.EMERGENCY);
        Office office = new Office().withBothStations().with(slot("s-1", EAST, DAWN));
        Instant later = minuteAt(DAWN).end();
        assertThat(refusals(office, slot, later))
                .containsExactly(
                        new Refusal.NotBySlot(MessageClass.EMERGENCY),
                        new Refusal.InThePast(minuteAt(DAWN).start()),
                        new Refusal.Overlap(
                                AT_EAST,
                                SATURDAY,
                                minuteAt(DAWN),
                                new SlotId("s-1"),
                                minuteAt(DAWN)));
    }

    @Test
    void whatNobodyKnowsIsRefusedByName() {
        Office office = new Office().withBothStations();
        var nowhere = new AreaCode("99999");
        ClipId unknown = Office.clip("Chưa thu", Duration.ofSeconds(1)).id();
        var slot =
                new Slot(
                        new SlotId("s-1"),
                        "Không có",
                        nowhere,
                        new Recurrence.Once(SATURDAY),
                        DAWN,
                        unknown,
                        MessageClass.ORDINARY);
        assertThat(refusals(office, slot, MIDNIGHT))
                .containsExactly(
                        new Refusal.UnknownClip(unknown),
                        new Refusal.UnknownArea(nowhere, SATURDAY));
        assertThat(refusals(office, slot("s-1", EMPTY, DAWN), MIDNIGHT))
                .containsExactly(new Refusal.NoStation(EMPTY, SATURDAY));
    }

    @Test
    void aDateBeyondTheCalendarOfTheOfficeIsRefused() {
        Office office = new Office().withBothStations();
        LocalDate latest = SATURDAY.minusDays(1).plus(Planner.BOOKABLE_AHEAD);
        for (LocalDate far : List.of(latest.plusDays(1), LocalDate.MAX)) {
            assertThat(refusals(office, slot("s-1", EAST, far, DAWN, MINUTE), MIDNIGHT))
                    .as("%s", far)
                    .containsExactly(new Refusal.TooFarAhead(far, latest));
        }
        Slot last = slot("s-1", EAST, latest, DAWN, MINUTE);
        assertThat(Planner.book(office.basis(), last, MIDNIGHT)).isEqualTo(booked(last, AT_EAST));
    }

    @Test
    void aDateBeforeAnythingStoodIsRefusedAndNotAnError() {
        Office office = new Office().withBothStations();
        for (LocalDate old : List.of(LocalDate.MIN, LocalDate.of(-5, 1, 1), LocalDate.EPOCH)) {
            assertThat(refusals(office, slot("s-1", EAST, old, DAWN, MINUTE), MIDNIGHT))
                    .as("%s", old)
                    .containsExactly(new Refusal.UnknownArea(EAST, old));
        }
    }

    @Test
    void aDayIsFullAtItsLastAiring() {
        var office = new Office().withBothStations();
        Clip tone = Office.clip("Tín hiệu", Duration.ofSeconds(2));
        office.with(tone);
        for (int i = 0; i < Limits.AIRINGS_A_DAY; i++) {
            office.with(
                    slot("s-" + i, EAST, SATURDAY, LocalTime.MIDNIGHT.plusSeconds(2L * i), tone));
        }
        Slot more = slot("s-more", PROVINCE, LocalTime.NOON);
        assertThat(refusals(office, more, MIDNIGHT))
                .containsExactly(new Refusal.TooManyAirings(AT_EAST, SATURDAY));
    }

    @Test
    void aDayTheZoneSkippedCannotBeBooked() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        LocalDate skipped = LocalDate.of(2011, 12, 30);
        var far = new AreaCode("samoa");
        var since = LocalDate.of(2000, 1, 1);
        var basis =
                new PlanBasis(
                        new AreaTree(
                                List.of(
                                        new Area(
                                                far,
                                                far,
                                                "country",
                                                "Samoa",
                                                since,
                                                LocalDate.MAX))),
                        List.of(station("apia", far, apia)),
                        List.of(),
                        Map.of(MINUTE.id(), MINUTE));
        Booking booking =
                Planner.book(
                        basis,
                        slot("s-1", far, skipped, LocalTime.NOON, MINUTE),
                        Instant.parse("2011-12-01T00:00:00Z"));
        assertThat(booking)
                .isEqualTo(
                        new Booking.Refused(
                                List.of(new Refusal.NoSuchDay(new StationId("apia"), skipped))));
    }
}
