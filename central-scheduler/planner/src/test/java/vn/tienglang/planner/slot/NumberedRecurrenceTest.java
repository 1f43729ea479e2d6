package vn.tienglang.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceResult;

class NumberedRecurrenceTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);

    private static Recurrence recurrence(String rule) {
        String text = "DTSTART:20210607T053000\nRRULE:" + rule;
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence one) -> one;
            case RecurrenceResult.Rejected<Recurrence>(var problems) ->
                    throw new AssertionError(text + ": " + problems);
        };
    }

    private static List<Long> numbers(NumberedRecurrence when, LocalDate... days) {
        var numbers = new ArrayList<Long>();
        for (LocalDate day : days) {
            when.occurrencesOn(day).forEach(one -> numbers.add(one.number()));
        }
        return numbers;
    }

    @Test
    void numbersOccurrencesFromTheStartOfTheRecurrence() {
        NumberedRecurrence when = NumberedRecurrence.of(recurrence("FREQ=DAILY;BYHOUR=5,17"));
        assertThat(numbers(when, MONDAY, MONDAY.plusDays(1))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(numbers(when, MONDAY.minusDays(1))).isEmpty();
        assertThat(numbers(when, MONDAY.plusYears(30)))
                .containsExactly(2 * 10_957L, 2 * 10_957L + 1);
    }

    @Test
    void numbersDoNotDependOnEarlierQueries() {
        Recurrence rule = recurrence("FREQ=WEEKLY;BYDAY=MO,WE,SA");
        NumberedRecurrence asked = NumberedRecurrence.of(rule);
        Seeds.each(
                300,
                random -> {
                    LocalDate day = MONDAY.plusDays(random.nextInt(-10, 2_000));
                    assertThat(asked.occurrencesOn(day))
                            .isEqualTo(NumberedRecurrence.of(rule).occurrencesOn(day));
                });
    }

    @Test
    void movedOccurrenceKeepsItsIdAndIsNumberedAtItsNewTime() {
        LocalDateTime tuesday = MONDAY.plusDays(1).atTime(5, 30);
        NumberedRecurrence when =
                NumberedRecurrence.of(
                        recurrence("FREQ=DAILY")
                                .with(
                                        new OccurrenceChange.Moved(
                                                tuesday, tuesday.plusDays(1).plusHours(1))));
        assertThat(when.occurrencesOn(MONDAY.plusDays(1))).isEmpty();
        assertThat(when.occurrencesOn(MONDAY.plusDays(2)))
                .containsExactly(
                        new NumberedRecurrence.NumberedOccurrence(
                                tuesday.plusDays(1), tuesday.plusDays(1), 1),
                        new NumberedRecurrence.NumberedOccurrence(
                                tuesday, tuesday.plusDays(1).plusHours(1), 2));
    }

    @Test
    void equalRecurrencesAreEqual() {
        assertThat(NumberedRecurrence.of(recurrence("FREQ=DAILY")))
                .isEqualTo(NumberedRecurrence.of(recurrence("FREQ=DAILY")))
                .hasSameHashCodeAs(NumberedRecurrence.of(recurrence("FREQ=DAILY")))
                .isNotEqualTo(NumberedRecurrence.of(recurrence("FREQ=WEEKLY")));
    }
}
