package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.recurrence.RecurrenceProblem.Kind;

class RecurrenceTest {
    private static final LocalDateTime DAWN = LocalDateTime.of(2026, 11, 23, 5, 30);
    private static final LocalDate MONDAY = DAWN.toLocalDate();

    @Test
    void singleRecurrenceOccursOnce() {
        Recurrence once = Recurrence.once(DAWN);
        assertThat(starts(once, MONDAY, 1)).containsExactly(DAWN);
        assertThat(starts(once, MONDAY.plusDays(1), 900)).isEmpty();
        assertThat(once.first()).isEqualTo(MONDAY);
        assertThat(once.last()).isEqualTo(MONDAY);
        assertThat(once.text()).isEqualTo("DTSTART:20261123T053000");
    }

    @Test
    void aSeasonMayReachAcrossNewYear() {
        Recurrence dry =
                read("DTSTART:20261123T053000\nRRULE:FREQ=DAILY\nX-SEASON:1201-0131,0415-0416");
        assertThat(dry.between(MONDAY, MONDAY.plusYears(1)))
                .hasSize(62 + 2)
                .first()
                .extracting(Occurrence::start)
                .isEqualTo(DAWN.withDayOfMonth(1).withMonth(12));
        assertThat(dry.first()).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aSeasonToTheLeapDayEndsOnTheLastOfFebruary() {
        var toLeapDay = new Season.Yearly(MonthDay.of(2, 1), MonthDay.of(2, 29));
        assertThat(toLeapDay.contains(LocalDate.of(2027, 2, 28))).isTrue();
        assertThat(toLeapDay.contains(LocalDate.of(2027, 3, 1))).isFalse();
        assertThat(toLeapDay.contains(LocalDate.of(2028, 2, 29))).isTrue();
        var fromLeapDay = new Season.Yearly(MonthDay.of(2, 29), MonthDay.of(5, 1));
        assertThat(fromLeapDay.contains(LocalDate.of(2027, 2, 28))).isFalse();
        assertThat(fromLeapDay.contains(LocalDate.of(2027, 3, 1))).isTrue();
    }

    @Test
    void datedSeasonEndsAnEndlessRule() {
        Recurrence campaign =
                read("DTSTART:20261123T053000\nRRULE:FREQ=DAILY\nX-SEASON:20261124-20261126");
        assertThat(starts(campaign, MONDAY, 3_000))
                .containsExactly(DAWN.plusDays(1), DAWN.plusDays(2), DAWN.plusDays(3));
    }

    @Test
    void exceptionsRemoveExactlyTheNamedOccurrences() {
        var rules = new RandomRules(21);
        var random = new Random(21);
        for (int i = 0; i < 400; i++) {
            RandomRules.Case drawn = rules.draw();
            Recurrence all =
                    Recurrence.ofPattern(new RecurrencePattern.ByRule(drawn.rule()), drawn.start());
            LocalDate from = drawn.start().toLocalDate();
            var expected = new ArrayList<>(starts(all, from, 700));
            Recurrence some = all;
            for (int exception = 0; exception < 4 && !expected.isEmpty(); exception++) {
                LocalDateTime gone = expected.get(random.nextInt(expected.size()));
                if (random.nextBoolean()) {
                    some = some.except(new DateSelector.At(gone));
                    expected.remove(gone);
                } else {
                    some = some.except(new DateSelector.OnDay(gone.toLocalDate()));
                    expected.removeIf(at -> at.toLocalDate().equals(gone.toLocalDate()));
                }
            }
            assertThat(starts(some, from, 700)).as(some.text()).isEqualTo(expected);
            assertThat(read(some.text())).isEqualTo(some);
        }
    }

    @Test
    void dailyButNotOnHolidaysAndAlsoOnTheFullMoon() {
        Recurrence weekdays =
                read(
                        """
                        DTSTART:20270104T053000
                        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=5,17
                        X-RDATE-LIST:ram
                        X-EXDATE-LIST:ngay-le\
                        """);
        LocalDate tet = LocalDate.of(2027, 2, 6);
        assertThat(days(weekdays, tet.minusDays(2), 6))
                .containsExactly(tet.minusDays(2), tet.plusDays(3));
        // 2027-02-20 is a Saturday and the fifteenth day of the first lunar month.
        assertThat(starts(weekdays, LocalDate.of(2027, 2, 20), 1))
                .containsExactly(
                        LocalDateTime.of(2027, 2, 20, 5, 30),
                        LocalDateTime.of(2027, 2, 20, 17, 30));
        assertThat(weekdays.last()).isEqualTo(LocalDate.MAX);
    }

    @Test
    void dateListMayBeThePattern() {
        Recurrence moons = read("DTSTART:20270101T180000\nX-LIST:ram");
        DateList list = DateLists.find("ram").orElseThrow();
        assertThat(days(moons, LocalDate.of(2020, 1, 1), 9_000))
                .isEqualTo(list.between(LocalDate.of(2027, 1, 1), LocalDate.of(2041, 1, 1)));
        assertThat(moons.last()).isEqualTo(LocalDate.of(2040, 12, 31));
    }

    @Test
    void aListAsAnExtraEndsWithTheRule() {
        Recurrence ended =
                read(
                        """
                        DTSTART:20270101T180000
                        RRULE:FREQ=MONTHLY;UNTIL=20270401T180000
                        X-RDATE-LIST:ram\
                        """);
        assertThat(ended.last()).isEqualTo(LocalDate.of(2027, 4, 1));
        assertThat(days(ended, LocalDate.of(2027, 1, 1), 700)).hasSize(4 + 3);
    }

    @Test
    void anExtraDayHasEveryTimeOfTheDayAndAnExtraTimeItsOwn() {
        Recurrence twice =
                read(
                        """
                        DTSTART:20261123T053000
                        RRULE:FREQ=WEEKLY;BYHOUR=5,17
                        RDATE:20261125T120000
                        RDATE;VALUE=DATE:20261127\
                        """);
        assertThat(starts(twice, MONDAY.plusDays(1), 6))
                .containsExactly(
                        LocalDateTime.of(2026, 11, 25, 12, 0),
                        LocalDateTime.of(2026, 11, 27, 5, 30),
                        LocalDateTime.of(2026, 11, 27, 17, 30));
    }

    @Test
    void movedOccurrenceKeepsItsIdAndLeavesItsDay() {
        LocalDateTime to = DAWN.plusDays(9).withHour(6);
        Recurrence moved = daily().with(new OccurrenceChange.Moved(DAWN.plusDays(2), to));
        assertThat(starts(moved, MONDAY.plusDays(1), 3))
                .containsExactly(DAWN.plusDays(1), DAWN.plusDays(3));
        assertThat(moved.between(to.toLocalDate(), to.toLocalDate().plusDays(1)))
                .containsExactly(
                        new Occurrence(DAWN.plusDays(9), DAWN.plusDays(9)),
                        new Occurrence(DAWN.plusDays(2), to));
        assertThat(read(moved.text())).isEqualTo(moved);
    }

    @Test
    void anOccurrenceMayBeMovedAcrossMidnightAndBeforeTheAnchor() {
        LocalDateTime eve = DAWN.minusDays(1).withHour(23).withMinute(50);
        Recurrence moved = daily().with(new OccurrenceChange.Moved(DAWN, eve));
        assertThat(moved.first()).isEqualTo(MONDAY.minusDays(1));
        assertThat(starts(moved, MONDAY.minusDays(7), 8)).containsExactly(eve);
    }

    @Test
    void cancellationRemovesAnOccurrenceAndIgnoresUnknownOnes() {
        Recurrence cancelled = daily().with(new OccurrenceChange.Cancelled(DAWN.plusDays(1)));
        assertThat(starts(cancelled, MONDAY, 3)).containsExactly(DAWN, DAWN.plusDays(2));
        Recurrence never =
                daily().with(new OccurrenceChange.Moved(DAWN.plusMinutes(1), DAWN.plusMinutes(90)));
        assertThat(starts(never, MONDAY, 1)).containsExactly(DAWN);
        Recurrence excepted =
                daily().with(new OccurrenceChange.Moved(DAWN, DAWN.plusHours(1)))
                        .except(new DateSelector.At(DAWN));
        assertThat(starts(excepted, MONDAY, 1)).isEmpty();
    }

    @Test
    void occurrencesNeverStartAtTheSameTime() {
        Recurrence onto = daily().with(new OccurrenceChange.Moved(DAWN, DAWN.plusDays(1)));
        assertThat(onto.between(MONDAY, MONDAY.plusDays(2)))
                .containsExactly(new Occurrence(DAWN.plusDays(1), DAWN.plusDays(1)));
    }

    @Test
    void adjacentWindowsTogetherEqualOneWindow() {
        var random = new Random(22);
        for (int i = 0; i < 300; i++) {
            Recurrence any = anyRecurrence(random);
            LocalDate from = any.start().toLocalDate().plusDays(random.nextInt(400) - 60);
            LocalDate middle = from.plusDays(random.nextInt(120));
            LocalDate until = middle.plusDays(random.nextInt(120));
            var parts = new ArrayList<>(any.between(from, middle));
            parts.addAll(any.between(middle, until));
            assertThat(any.between(from, until)).as(any.text()).isEqualTo(parts);
            assertThat(parts.stream().map(Occurrence::start).toList())
                    .as(any.text())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(read(any.text())).isEqualTo(any);
            assertThat(read(any.text()).text()).isEqualTo(any.text());
            LocalDate last = any.last();
            assertThat(parts).as(any.text()).allMatch(o -> !o.start().toLocalDate().isAfter(last));
            LocalDate first = any.first();
            assertThat(parts)
                    .as(any.text())
                    .allMatch(o -> !o.start().toLocalDate().isBefore(first));
        }
    }

    @Test
    void daylightSavingSkipsAndRepeatsAnHour() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Recurrence night = read("DTSTART:20260101T023000\nRRULE:FREQ=DAILY");
        // 02:30 does not exist on 2026-03-29: 03:30 summer time. It exists twice on 2026-10-25.
        assertThat(at(night, LocalDate.of(2026, 3, 29), berlin))
                .containsExactly(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(at(night, LocalDate.of(2026, 10, 25), berlin))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void midnightSkippedByDaylightSavingIsMovedForward() {
        ZoneId santiago = ZoneId.of("America/Santiago");
        Recurrence midnight = read("DTSTART:20240901T000000\nRRULE:FREQ=DAILY");
        // On 2024-09-08 clocks moved from 00:00 to 01:00.
        assertThat(at(midnight, LocalDate.of(2024, 9, 8), santiago))
                .containsExactly(Instant.parse("2024-09-08T04:00:00Z"));
        Recurrence both = read("DTSTART:20240901T000000\nRRULE:FREQ=DAILY;BYHOUR=0,1");
        assertThat(both.between(LocalDate.of(2024, 9, 8), LocalDate.of(2024, 9, 9), santiago))
                .containsExactly(
                        new TimedOccurrence(
                                new Occurrence(
                                        LocalDateTime.of(2024, 9, 8, 1, 0),
                                        LocalDateTime.of(2024, 9, 8, 1, 0)),
                                Instant.parse("2024-09-08T04:00:00Z")));
    }

    @Test
    void dayOmittedByATimeZoneIsNotRepeated() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Recurrence daily = read("DTSTART:20111228T053000\nRRULE:FREQ=DAILY;COUNT=4");
        List<TimedOccurrence> timed =
                daily.between(LocalDate.of(2011, 12, 28), LocalDate.of(2012, 1, 2), apia);
        // Samoa skipped 30 December 2011.
        assertThat(timed.stream().map(each -> each.occurrence().start().getDayOfMonth()))
                .containsExactly(28, 29, 31);
        assertThat(Duration.between(timed.get(1).at(), timed.get(2).at()))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void vietNamHasNoDaylightSaving() {
        ZoneId here = ZoneId.of("Asia/Ho_Chi_Minh");
        for (TimedOccurrence each : daily().between(MONDAY, MONDAY.plusYears(2), here)) {
            assertThat(each.at())
                    .isEqualTo(each.occurrence().start().minusHours(7).toInstant(ZoneOffset.UTC));
        }
    }

    @Test
    void recurrenceWithoutOccurrencesHasNoNextAndStartsAtItsAnchor() {
        Recurrence never =
                read("DTSTART:20261123T053000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
        assertThat(never.next(MONDAY)).isEmpty();
        assertThat(never.first()).isEqualTo(MONDAY);
        assertThat(never.last()).isEqualTo(LocalDate.MAX);
        Recurrence rare =
                read("DTSTART:20261123T053000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29");
        assertThat(rare.next(LocalDate.of(2028, 3, 1)).orElseThrow().start())
                .isEqualTo(LocalDateTime.of(2032, 2, 29, 5, 30));
    }

    @Test
    void invalidTextIsRejectedWithAllProblems() {
        assertThat(
                        problems(
                                """
                                DTSTART:20261123T053000Z
                                RRULE:FREQ=HOURLY
                                X-LIST:ram-ram
                                RDATE:20261125
                                X-SEASON:0431-0501
                                EXDATE;VALUE=DATE:20260229
                                X-MOVED:20261125T053000
                                EXRULE:FREQ=DAILY
                                nothing
                                RRULE:FREQ=DAILY\
                                """))
                .containsExactly(
                        Kind.NOT_A_LOCAL_TIME,
                        Kind.TOO_OFTEN,
                        Kind.UNKNOWN_LIST,
                        Kind.NOT_A_LOCAL_TIME,
                        Kind.NOT_A_DAY,
                        Kind.NOT_A_DAY,
                        Kind.NOT_A_LOCAL_TIME,
                        Kind.UNKNOWN_PART,
                        Kind.NOT_A_PART,
                        Kind.TWICE);
        assertThat(problems("RRULE:FREQ=DAILY")).containsExactly(Kind.MISSING);
        assertThat(problems("DTSTART:20270101T180000\nRRULE:FREQ=DAILY\nX-LIST:ram"))
                .containsExactly(Kind.NOT_TOGETHER);
        assertThat(problems("DTSTART:22000101T180000")).containsExactly(Kind.NOT_A_LOCAL_TIME);
        assertThat(problems("x".repeat(RecurrenceLimits.TEXT_CHARACTERS + 1)))
                .containsExactly(Kind.TOO_LONG);
    }

    @Test
    void occurrencesPerDayAreLimitedToTheDailyLog() {
        var moments = new TreeSet<String>();
        for (int i = 0; i < RecurrenceLimits.OCCURRENCES_A_DAY; i++) {
            moments.add(ICalendarTime.text(DAWN.plusSeconds(i + 1)));
        }
        String text = "DTSTART:20261123T053000\nRDATE:" + String.join(",", moments);
        assertThat(problems(text)).containsExactly(Kind.TOO_MANY_A_DAY);
        assertThat(problems("DTSTART:20261123T053000\nRDATE:" + "20261123T053000,".repeat(1_001)))
                .contains(Kind.TOO_MANY);
        List<DateSelector> extras =
                moments.stream()
                        .<DateSelector>map(at ->
                                new DateSelector.At(ICalendarTime.localTime(at).orElseThrow()))
                        .toList();
        assertThatThrownBy(() ->
                        new Recurrence(
                                DAWN,
                                new RecurrencePattern.Once(),
                                List.of(),
                                extras,
                                List.of(),
                                List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyTextGivesAResult() {
        var random = new Random(23);
        for (int i = 0; i < 1_500; i++) {
            var text = new StringBuilder(anyRecurrence(random).text());
            for (int change = 0; change <= random.nextInt(5); change++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, ";=,-+:\nZT0".charAt(random.nextInt(10)));
                    default -> text.setCharAt(at, (char) random.nextInt(0x500));
                }
            }
            switch (Recurrence.read(text.toString())) {
                case RecurrenceResult.Parsed<Recurrence>(Recurrence value) ->
                        assertThat(read(value.text())).isEqualTo(value);
                case RecurrenceResult.Rejected<Recurrence>(List<RecurrenceProblem> problems) ->
                        assertThat(problems).isNotEmpty();
            }
        }
    }

    private static Recurrence daily() {
        return read("DTSTART:20261123T053000\nRRULE:FREQ=DAILY");
    }

    /** Draws a recurrence with parts of every kind. */
    private static Recurrence anyRecurrence(Random random) {
        RandomRules.Case drawn = new RandomRules(random.nextLong()).draw();
        LocalDate day = drawn.start().toLocalDate();
        var ids =
                starts(
                        Recurrence.ofPattern(
                                new RecurrencePattern.ByRule(drawn.rule()), drawn.start()),
                        day,
                        300);
        var changes = new ArrayList<OccurrenceChange>();
        for (int i = 0; i < 3 && !ids.isEmpty(); i++) {
            LocalDateTime id = ids.get(random.nextInt(ids.size()));
            LocalDateTime to =
                    day.plusDays(random.nextInt(300) - 5)
                            .atTime(LocalTime.ofSecondOfDay(random.nextInt(86_400)));
            changes.add(
                    random.nextBoolean()
                            ? new OccurrenceChange.Moved(id, to)
                            : new OccurrenceChange.Cancelled(id));
        }
        var seasons = new ArrayList<Season>();
        if (random.nextBoolean()) {
            seasons.add(new Season.Yearly(MonthDay.of(10, 15), MonthDay.of(3, 31)));
            seasons.add(new Season.Dated(day, day.plusDays(random.nextInt(200))));
        }
        DateList list = List.copyOf(DateLists.all()).get(random.nextInt(DateLists.all().size()));
        return new Recurrence(
                drawn.start(),
                random.nextInt(5) == 0
                        ? new RecurrencePattern.ByList(list)
                        : new RecurrencePattern.ByRule(drawn.rule()),
                seasons,
                List.of(
                        new DateSelector.At(drawn.start().plusDays(random.nextInt(200))),
                        new DateSelector.OnDay(day.plusDays(random.nextInt(200))),
                        new DateSelector.OnList(list)),
                List.of(
                        new DateSelector.OnDay(day.plusDays(random.nextInt(200))),
                        new DateSelector.OnList(DateLists.find("tet").orElseThrow())),
                changes);
    }

    private static Recurrence read(String text) {
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence recurrence) -> recurrence;
            case RecurrenceResult.Rejected<Recurrence>(List<RecurrenceProblem> problems) ->
                    throw new AssertionError(text + ": " + problems);
        };
    }

    private static List<Kind> problems(String text) {
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence recurrence) ->
                    throw new AssertionError(text + " was read as " + recurrence);
            case RecurrenceResult.Rejected<Recurrence>(List<RecurrenceProblem> problems) ->
                    problems.stream().map(RecurrenceProblem::kind).toList();
        };
    }

    private static List<LocalDateTime> starts(Recurrence recurrence, LocalDate from, int days) {
        return recurrence.between(from, from.plusDays(days)).stream()
                .map(Occurrence::start)
                .toList();
    }

    private static List<LocalDate> days(Recurrence recurrence, LocalDate from, int days) {
        return starts(recurrence, from, days).stream()
                .map(LocalDateTime::toLocalDate)
                .distinct()
                .toList();
    }

    private static List<Instant> at(Recurrence recurrence, LocalDate day, ZoneId zone) {
        return recurrence.between(day, day.plusDays(1), zone).stream()
                .map(TimedOccurrence::at)
                .toList();
    }

    @Test
    void datesOutsideTheAllowedYearsAreRejected() {
        Recurrence daily = Recurrence.once(LocalDateTime.of(2026, 11, 21, 9, 0));
        LocalDateTime beyond = LocalDateTime.of(2200, 1, 1, 9, 0);
        LocalDateTime before = LocalDateTime.of(1969, 12, 31, 9, 0);
        for (LocalDateTime at : List.of(beyond, before)) {
            assertThatThrownBy(() -> daily.with(new OccurrenceChange.Moved(daily.start(), at)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("names a day of the year " + at.getYear());
            assertThatThrownBy(() -> daily.with(new OccurrenceChange.Cancelled(at)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> daily.except(new DateSelector.At(at)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> daily.except(new DateSelector.OnDay(at.toLocalDate())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
