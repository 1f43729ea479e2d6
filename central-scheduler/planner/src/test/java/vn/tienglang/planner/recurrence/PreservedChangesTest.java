package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Skipped and moved occurrences after an edit of the series. */
class PreservedChangesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final String SKIPPED = "\nX-CANCELLED:20261201T053000";
    private static final String MOVED = "\nX-MOVED:20261130T053000-20261130T170000";

    @Test
    void aNewTimeOfDayKeepsSkippedAndMovedDays() {
        PreservedChanges kept =
                edit("053000", "RRULE:FREQ=DAILY" + MOVED + SKIPPED, "054500", "RRULE:FREQ=DAILY");
        assertThat(kept.lost()).isEmpty();
        assertThat(kept.recurrence().text())
                .endsWith("X-MOVED:20261130T054500-20261130T170000\nX-CANCELLED:20261201T054500");
    }

    @Test
    void aDayThatTheNewRuleDoesNotHaveIsListed() {
        PreservedChanges kept =
                edit(
                        "053000",
                        "RRULE:FREQ=DAILY" + MOVED + SKIPPED,
                        "053000",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO");
        assertThat(kept.lost())
                .containsExactly(
                        new OccurrenceChange.Cancelled(LocalDateTime.of(2026, 12, 1, 5, 30)));
        assertThat(kept.recurrence().text()).contains(MOVED).doesNotContain("CANCELLED");
    }

    @Test
    void ofSeveralOccurrencesADayTheOneAtTheSameTimeIsTheSame() {
        String both = "RRULE:FREQ=DAILY;BYHOUR=5,17";
        assertThat(edit("053000", both + SKIPPED, "173000", "RRULE:FREQ=DAILY").lost()).hasSize(1);
        assertThat(edit("053000", both + SKIPPED, "053000", "RRULE:FREQ=DAILY").lost()).isEmpty();
        PreservedChanges later = edit("053000", both + SKIPPED, "054500", both);
        assertThat(later.lost()).isEmpty();
        assertThat(later.recurrence().text()).endsWith("X-CANCELLED:20261201T054500");
        PreservedChanges ambiguous =
                edit(
                        "053000",
                        "RRULE:FREQ=DAILY" + SKIPPED,
                        "060000",
                        "RRULE:FREQ=DAILY;BYHOUR=6,18");
        assertThat(ambiguous.lost()).hasSize(1);
    }

    @Test
    void aMoveOntoAnOccurrenceOfTheNewSeriesIsListed() {
        PreservedChanges kept =
                edit(
                        "053000",
                        "RRULE:FREQ=DAILY\nX-MOVED:20261130T053000-20261201T060000",
                        "060000",
                        "RRULE:FREQ=DAILY");
        assertThat(kept.lost()).hasSize(1);
    }

    @Test
    void anOccurrenceMovedBackToTheTimeOfTheSeriesFollowsTheSeries() {
        String back = "\nX-MOVED:20261130T053000-20261130T053000";
        PreservedChanges kept =
                edit("053000", "RRULE:FREQ=DAILY" + back, "054500", "RRULE:FREQ=DAILY");
        assertThat(kept)
                .isEqualTo(new PreservedChanges(read("054500", "RRULE:FREQ=DAILY"), List.of()));
    }

    @Test
    void aNewTimeForASingleOccurrenceListsItsMove() {
        Recurrence once = read("053000", "X-MOVED:20261123T053000-20261123T170000");
        Recurrence edited = Recurrence.once(MONDAY.atTime(6, 0));
        assertThat(PreservedChanges.of(once, edited, MONDAY).lost()).isEqualTo(once.changes());
        assertThat(PreservedChanges.of(once, Recurrence.once(once.start()), MONDAY))
                .isEqualTo(new PreservedChanges(once, List.of()));
    }

    @Test
    void aPastDayIsNotListed() {
        Recurrence daily = read("053000", "RRULE:FREQ=DAILY" + MOVED + SKIPPED);
        Recurrence fridays = read("053000", "RRULE:FREQ=WEEKLY;BYDAY=FR");
        assertThat(PreservedChanges.of(daily, fridays, LocalDate.of(2026, 12, 1)).lost())
                .hasSize(1);
        assertThat(PreservedChanges.of(daily, fridays, LocalDate.of(2026, 12, 2)).lost()).isEmpty();
    }

    @Test
    void theChangesOfTheEditItselfCount() {
        Recurrence daily = read("053000", "RRULE:FREQ=DAILY" + SKIPPED);
        Recurrence own =
                read("053000", "RRULE:FREQ=DAILY\nX-MOVED:20261201T053000-20261201T180000");
        assertThat(PreservedChanges.of(daily, own, MONDAY))
                .isEqualTo(new PreservedChanges(own, List.of()));
    }

    @Test
    void noSkippedOrMovedDayComesBackUnlessItIsListed() {
        var random = new Random(20261129);
        int keptAll = 0;
        int listed = 0;
        for (int round = 0; round < 3_000; round++) {
            Recurrence before = anySeries(random);
            for (int change = 0; change < 4; change++) {
                before = withAnyChange(before, random);
            }
            Recurrence after = anySeries(random);
            PreservedChanges kept = PreservedChanges.of(before, after, MONDAY);
            String edit = before + "\n=> " + after + "\n== " + kept;
            for (OccurrenceChange change : before.changes()) {
                if (!kept.lost().contains(change)) {
                    assertHolds(before, kept.recurrence(), change, edit);
                }
            }
            assertThat(daysOff(kept.recurrence(), after))
                    .as(edit)
                    .isSubsetOf(
                            before.changes().stream().map(one -> one.id().toLocalDate()).toList());
            keptAll += kept.lost().isEmpty() ? 1 : 0;
            listed += kept.lost().size();
        }
        assertThat(keptAll).isPositive();
        assertThat(listed).isPositive();
    }

    /** A change that is not listed has its effect on its day in the edited series. */
    private static void assertHolds(
            Recurrence before, Recurrence edited, OccurrenceChange change, String edit) {
        LocalDate day = change.id().toLocalDate();
        boolean isOnlyOne = before.plannedOn(day).size() == 1 && edited.plannedOn(day).size() == 1;
        switch (change) {
            case OccurrenceChange.Cancelled _ when isOnlyOne ->
                    assertThat(edited.between(day, day.plusDays(1)))
                            .as(edit)
                            .noneMatch(one -> one.id().equals(one.start()));
            case OccurrenceChange.Cancelled(LocalDateTime id) ->
                    assertThat(edited.between(day, day.plusDays(1)))
                            .as(edit)
                            .noneMatch(one -> one.start().equals(id) && one.id().equals(id));
            case OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to)
                    when takesPlace(before, id, to) && !id.equals(to) ->
                    assertThat(edited.between(to.toLocalDate(), to.toLocalDate().plusDays(1)))
                            .as(edit)
                            .anyMatch(one ->
                                    one.start().equals(to) && one.id().toLocalDate().equals(day));
            case OccurrenceChange.Moved _ -> {}
        }
    }

    private static boolean takesPlace(Recurrence series, LocalDateTime id, LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        return series.between(day, day.plusDays(1)).contains(new Occurrence(id, at));
    }

    /** The days on which the edited series differs from the request. */
    private static List<LocalDate> daysOff(Recurrence edited, Recurrence request) {
        return edited.changes().stream()
                .filter(one -> !request.changes().contains(one))
                .map(one -> one.id().toLocalDate())
                .toList();
    }

    private static Recurrence anySeries(Random random) {
        String time = "%02d%02d00".formatted(5 + random.nextInt(2), 15 * random.nextInt(4));
        String rule =
                switch (random.nextInt(5)) {
                    case 0 -> "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR";
                    case 1 -> "RRULE:FREQ=DAILY;BYHOUR=5,17";
                    case 2 -> "RRULE:FREQ=DAILY;BYHOUR=5,6;UNTIL=20261203T235959";
                    case 3 -> "RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20261128";
                    default -> "RRULE:FREQ=DAILY";
                };
        return read(time, rule);
    }

    private static Recurrence withAnyChange(Recurrence series, Random random) {
        var planned = new ArrayList<LocalDateTime>();
        Stream.iterate(MONDAY, day -> day.plusDays(1))
                .limit(14)
                .forEach(day -> planned.addAll(series.plannedOn(day)));
        LocalDateTime id = planned.get(random.nextInt(planned.size()));
        LocalDateTime to =
                id.toLocalDate()
                        .plusDays(random.nextInt(2))
                        .atTime(5, 0)
                        .plusMinutes(15L * random.nextInt(60));
        return series.with(
                random.nextBoolean()
                        ? new OccurrenceChange.Cancelled(id)
                        : new OccurrenceChange.Moved(id, to));
    }

    private static PreservedChanges edit(
            String timeBefore, String before, String timeAfter, String after) {
        return PreservedChanges.of(read(timeBefore, before), read(timeAfter, after), MONDAY);
    }

    private static Recurrence read(String time, String lines) {
        return switch (Recurrence.read("DTSTART:20261123T" + time + "\n" + lines)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence recurrence) -> recurrence;
            case RecurrenceResult.Rejected<Recurrence>(var problems) ->
                    throw new AssertionError(problems);
        };
    }
}
