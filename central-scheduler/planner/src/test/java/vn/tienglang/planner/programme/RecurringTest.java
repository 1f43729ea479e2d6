package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.recurrence.Change;
import vn.tienglang.planner.recurrence.Reading;
import vn.tienglang.planner.recurrence.Recurrence;

class RecurringTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);

    private static Recurrence recurrence(String rule) {
        String text = "DTSTART:20210607T053000\nRRULE:" + rule;
        return switch (Recurrence.read(text)) {
            case Reading.Understood<Recurrence>(Recurrence one) -> one;
            case Reading.Refused<Recurrence>(var complaints) ->
                    throw new AssertionError(text + ": " + complaints);
        };
    }

    private static List<Long> numbers(Recurring when, LocalDate... days) {
        var numbers = new ArrayList<Long>();
        for (LocalDate day : days) {
            when.on(day).forEach(one -> numbers.add(one.number()));
        }
        return numbers;
    }

    @Test
    void occurrencesAreCountedFromTheFirstOfAll() {
        Recurring when = Recurring.of(recurrence("FREQ=DAILY;BYHOUR=5,17"));
        assertThat(numbers(when, MONDAY, MONDAY.plusDays(1))).containsExactly(0L, 1L, 2L, 3L);
        assertThat(numbers(when, MONDAY.minusDays(1))).isEmpty();
        assertThat(numbers(when, MONDAY.plusYears(30)))
                .containsExactly(2 * 10_957L, 2 * 10_957L + 1);
    }

    @Test
    void theAnswerDoesNotDependOnWhatWasAskedBefore() {
        Recurrence rule = recurrence("FREQ=WEEKLY;BYDAY=MO,WE,SA");
        Recurring asked = Recurring.of(rule);
        Seeds.each(
                300,
                random -> {
                    LocalDate day = MONDAY.plusDays(random.nextInt(-10, 2_000));
                    assertThat(asked.on(day)).isEqualTo(Recurring.of(rule).on(day));
                });
    }

    @Test
    void aMovedOccurrenceKeepsItsNameAndIsCountedWhereItBegins() {
        LocalDateTime tuesday = MONDAY.plusDays(1).atTime(5, 30);
        Recurring when =
                Recurring.of(
                        recurrence("FREQ=DAILY")
                                .with(new Change.Moved(tuesday, tuesday.plusDays(1).plusHours(1))));
        assertThat(when.on(MONDAY.plusDays(1))).isEmpty();
        assertThat(when.on(MONDAY.plusDays(2)))
                .containsExactly(
                        new Recurring.Occurrence(tuesday.plusDays(1), tuesday.plusDays(1), 1),
                        new Recurring.Occurrence(tuesday, tuesday.plusDays(1).plusHours(1), 2));
    }

    @Test
    void equalRecurrencesAreEqual() {
        assertThat(Recurring.of(recurrence("FREQ=DAILY")))
                .isEqualTo(Recurring.of(recurrence("FREQ=DAILY")))
                .hasSameHashCodeAs(Recurring.of(recurrence("FREQ=DAILY")))
                .isNotEqualTo(Recurring.of(recurrence("FREQ=WEEKLY")));
    }
}
