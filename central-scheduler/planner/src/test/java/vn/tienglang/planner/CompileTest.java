package vn.tienglang.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.Office.EAST;
import static vn.tienglang.planner.Office.HANOI;
import static vn.tienglang.planner.Office.MINUTE;
import static vn.tienglang.planner.Office.PROVINCE;
import static vn.tienglang.planner.Office.SATURDAY;
import static vn.tienglang.planner.Office.WEST;
import static vn.tienglang.planner.Office.slot;
import static vn.tienglang.planner.Office.station;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Signature;

final class CompileTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everyStationGetsEveryDayAndAnEmptyOneIsEmpty() {
        Plan plan = Planner.compile(new Office().withBothStations().basis(), SATURDAY, 2);
        assertThat(plan.days())
                .extracting(day -> day.date() + " " + day.station())
                .containsExactly(
                        "2026-11-21 east", "2026-11-21 west", "2026-11-22 east", "2026-11-22 west");
        assertThat(plan.days()).allMatch(day -> day.airings().isEmpty() && day.clips().isEmpty());
        assertThat(plan.refusals()).isEmpty();
    }

    @Test
    void anAiringIsNamedAfterItsSlotAndDayAndIsAsLongAsItsClip() {
        Clip odd = Office.clip("Lẻ", Duration.ofMillis(1_501));
        Slot slot = slot("s-1", EAST, SATURDAY, LocalTime.of(5, 30), odd);
        PlannedDay day =
                Planner.compile(
                                new Office().withBothStations().with(odd).with(slot).basis(),
                                SATURDAY,
                                1)
                        .days()
                        .getFirst();
        Instant start = Instant.parse("2026-11-20T22:30:00Z");
        assertThat(day.airings())
                .containsExactly(
                        new Airing(
                                new AiringId("s-1-20261121-053000"),
                                new Airtime(start, start.plusMillis(1_501)),
                                odd.id(),
                                MessageClass.ORDINARY));
        assertThat(day.clips()).containsExactly(odd);
        assertThat(day.log(7).revision()).isEqualTo(7);
        assertThat(Slot.of(day.airings().getFirst().id())).contains(slot.id());
    }

    @Test
    void whoBookedFirstHasTheAirAndTheOtherIsNamed() {
        LocalTime noon = LocalTime.NOON;
        Office office =
                new Office()
                        .withBothStations()
                        .with(slot("s-2", EAST, noon))
                        .with(slot("s-1", PROVINCE, noon.plusSeconds(30)));
        Plan plan = Planner.compile(office.basis(), SATURDAY, 1);
        assertThat(plan.days())
                .extracting(day -> day.airings().stream().map(one -> one.id().value()).toList())
                .containsExactly(List.of("s-2-20261121-120000"), List.of("s-1-20261121-120030"));
        assertThat(plan.refusals())
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.Overlap.class,
                        overlap -> {
                            assertThat(overlap.station()).isEqualTo(new StationId("east"));
                            assertThat(overlap.with()).isEqualTo(new SlotId("s-2"));
                        });
    }

    @Test
    void aDayLooksTheSameWhicheverDaysAreAskedForWithIt() {
        Clip hour = Office.clip("Đêm", Duration.ofHours(1));
        LocalDate sunday = SATURDAY.plusDays(1);
        Office office =
                new Office()
                        .withBothStations()
                        .with(hour)
                        .with(slot("s-1", EAST, SATURDAY, LocalTime.of(23, 30), hour))
                        .with(slot("s-2", EAST, sunday, LocalTime.of(0, 10), MINUTE))
                        .with(slot("s-3", EAST, sunday, LocalTime.of(0, 40), MINUTE));
        Plan both = Planner.compile(office.basis(), SATURDAY, 2);
        Plan alone = Planner.compile(office.basis(), sunday, 1);
        assertThat(alone.days()).isEqualTo(both.days().subList(2, 4));
        assertThat(alone.refusals()).isEqualTo(both.refusals());
        assertThat(alone.days().getFirst().airings())
                .extracting(airing -> airing.id().value())
                .containsExactly("s-3-20261122-004000");
    }

    @Test
    void whatCannotBePlayedAtAllIsLeftOutAndSaidOnce() {
        ClipId unknown = Office.clip("Mất", Duration.ofSeconds(1)).id();
        Slot lost =
                new Slot(
                        new SlotId("s-1"),
                        "Mất",
                        EAST,
                        new Recurrence.Once(SATURDAY),
                        LocalTime.NOON,
                        unknown,
                        MessageClass.ORDINARY);
        Plan plan =
                Planner.compile(new Office().withBothStations().with(lost).basis(), SATURDAY, 3);
        assertThat(plan.days()).allMatch(day -> day.airings().isEmpty());
        assertThat(plan.refusals()).containsExactly(new Refusal.UnknownClip(unknown));
    }

    @Test
    void aDayWithoutWhatCameBeforeNeedsNoClipOfIt() {
        Clip other = Office.clip("Khác", Duration.ofSeconds(5));
        PlannedDay day =
                Planner.compile(
                                new Office()
                                        .withBothStations()
                                        .with(other)
                                        .with(slot("s-1", EAST, LocalTime.of(5, 0)))
                                        .with(slot("s-2", EAST, SATURDAY, LocalTime.NOON, other))
                                        .basis(),
                                SATURDAY,
                                1)
                        .days()
                        .getFirst();
        Instant noon = SATURDAY.atTime(LocalTime.NOON).atZone(HANOI).toInstant();
        assertThat(day.since(LONG_AGO)).isEqualTo(day);
        assertThat(day.since(noon).airings()).containsExactly(day.airings().getLast());
        assertThat(day.since(noon).clips()).containsExactly(other);
        assertThat(day.since(noon.plusMillis(1)).clips()).isEmpty();
    }

    @Test
    void theFullestDayFitsIntoOneMessage() {
        var office = new Office().with(station("east", EAST, HANOI));
        String worst = "\"ố\\".repeat(Limits.TITLE_CHARACTERS / 3);
        for (int i = 0; i < 2 * Limits.AIRINGS_A_DAY; i++) {
            var clip =
                    new Clip(
                            ClipId.of(("clip " + i).getBytes(StandardCharsets.UTF_8)),
                            worst,
                            new LanguageTag("yue-x-sandiu"),
                            Duration.ofSeconds(1).plusMillis(i),
                            Limits.CLIP_BYTES,
                            Limits.PART_BYTES);
            office.with(clip)
                    .with(
                            slot(
                                    "slot-with-a-long-id-" + (1_000 + i),
                                    EAST,
                                    SATURDAY,
                                    LocalTime.MIDNIGHT.plusSeconds(3L * i).plusNanos(1_000_000),
                                    clip));
        }
        Plan plan = Planner.compile(office.basis(), SATURDAY, 1);
        assertThat(plan.refusals()).isNotEmpty().allMatch(Refusal.TooManyAirings.class::isInstance);
        var unsigned = new Signature(new KeyId("test"), "AAAA");
        int bytes =
                Codec.seal(
                                new Message.LogIssued(
                                        plan.days().getFirst().log(Integer.MAX_VALUE)),
                                _ -> unsigned)
                        .size();
        assertThat(bytes).isBetween(Limits.MESSAGE_BYTES / 3, Limits.MESSAGE_BYTES);
    }

    /**
     * Property: whatever is booked in whatever order, no station has two things on the air, what
     * was booked is on the air, a refused booking changes nothing, and the same basis gives the
     * same bytes.
     */
    @Test
    void whatIsBookedIsOnTheAirAndNothingElse() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var office =
                    new Office()
                            .withBothStations()
                            .with(station("middle", PROVINCE, ZoneId.of("Europe/Berlin")));
            List<Clip> clips = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Clip clip =
                        Office.clip("Clip " + i, Duration.ofMillis(1 + random.nextInt(7_200_000)));
                clips.add(clip);
                office.with(clip);
            }
            var booked = new TreeSet<String>();
            for (int i = 0; i < 40; i++) {
                Slot slot =
                        slot(
                                "s-" + i,
                                List.of(EAST, WEST, PROVINCE).get(random.nextInt(3)),
                                SATURDAY.plusDays(random.nextInt(3)),
                                LocalTime.ofSecondOfDay(random.nextInt(86_400)),
                                clips.get(random.nextInt(clips.size())));
                List<PlannedDay> before = Planner.compile(office.basis(), SATURDAY, 3).days();
                switch (Planner.book(office.basis(), slot, LONG_AGO)) {
                    case Booking.Booked(Slot taken, List<StationId> stations) -> {
                        office.with(taken);
                        stations.forEach(at -> booked.add(at + " " + taken.id()));
                    }
                    case Booking.Refused(List<Refusal> refusals) -> {
                        assertThat(refusals).as("seed %d", seed).isNotEmpty();
                        assertThat(Planner.compile(office.basis(), SATURDAY, 3).days())
                                .as("seed %d", seed)
                                .isEqualTo(before);
                    }
                }
            }
            checkPlan(seed, office, booked);
        }
    }

    private static void checkPlan(long seed, Office office, Set<String> booked) {
        Plan plan = Planner.compile(office.basis(), SATURDAY, 3);
        assertThat(plan.refusals()).as("seed %d", seed).isEmpty();
        var onAir = new TreeSet<String>();
        for (StationId station :
                List.of("east", "west", "middle").stream().map(StationId::new).toList()) {
            List<Airing> airings =
                    plan.days().stream()
                            .filter(day -> day.station().equals(station))
                            .flatMap(day -> day.airings().stream())
                            .toList();
            for (int i = 0; i < airings.size(); i++) {
                onAir.add(station + " " + Slot.of(airings.get(i).id()).orElseThrow());
                for (int j = i + 1; j < airings.size(); j++) {
                    assertThat(airings.get(i).airtime().overlaps(airings.get(j).airtime()))
                            .as("seed %d: %s and %s", seed, airings.get(i), airings.get(j))
                            .isFalse();
                }
            }
        }
        assertThat(onAir).as("seed %d", seed).isEqualTo(booked);
        var unsigned = new Signature(new KeyId("test"), "AAAA");
        for (PlannedDay day : plan.days()) {
            PlannedDay again =
                    Planner.compile(office.basis(), day.date(), 1).days().stream()
                            .filter(other -> other.station().equals(day.station()))
                            .findFirst()
                            .orElseThrow();
            assertThat(Codec.seal(new Message.LogIssued(again.log(1)), _ -> unsigned))
                    .as("seed %d", seed)
                    .isEqualTo(Codec.seal(new Message.LogIssued(day.log(1)), _ -> unsigned));
        }
    }

    /**
     * Property: at every change of every zone's rules within 20 years, each minute around it starts
     * on its own day, at the local time asked for where that exists, and later by the gap where it
     * does not.
     */
    @Test
    void localTimeBecomesAnInstantAtEveryChangeOfEveryZone() {
        Instant from = Instant.parse("2016-01-01T00:00:00Z");
        Instant until = Instant.parse("2036-01-01T00:00:00Z");
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            ZoneRules rules = zone.getRules();
            ZoneOffsetTransition change = rules.nextTransition(from);
            while (change != null && change.getInstant().isBefore(until)) {
                checkAround(zone, change);
                change = rules.nextTransition(change.getInstant());
            }
        }
    }

    private static void checkAround(ZoneId zone, ZoneOffsetTransition change) {
        var station = station("there", EAST, zone);
        for (int minutes = -90; minutes <= 90; minutes += 15) {
            var local = change.getDateTimeBefore().plusMinutes(minutes);
            Slot slot = slot("s-1", EAST, local.toLocalDate(), local.toLocalTime(), MINUTE);
            ZonedDateTime start = Timetable.start(slot, local.toLocalDate(), station).atZone(zone);
            boolean inGap = change.isGap() && zone.getRules().getValidOffsets(local).isEmpty();
            assertThat(start.toLocalDateTime())
                    .as("%s in %s", local, zone)
                    .isEqualTo(inGap ? local.plus(change.getDuration()) : local);
            if (zone.getRules().getValidOffsets(local).size() == 2) {
                assertThat(start.getOffset())
                        .as("the first %s in %s", local, zone)
                        .isEqualTo(change.getOffsetBefore());
            }
        }
    }

    @Test
    void namesThatAreNotOfSlotsAreToldApart() {
        assertThat(Slot.of(new AiringId("urgent-7"))).isEmpty();
        assertThat(Slot.of(new AiringId("urgent-1700000000"))).isEmpty();
        assertThat(Slot.of(new AiringId("x-20261121"))).isEmpty();
        assertThat(Slot.of(new AiringId("abc-20261121"))).contains(new SlotId("abc"));
        assertThat(Slot.of(new AiringId("abc-20261121-053000"))).contains(new SlotId("abc"));
        assertThat(Slot.of(new AiringId("a".repeat(25) + "-20261121"))).isEmpty();
        assertThat(new AreaCode("20")).isEqualTo(PROVINCE);
    }
}
