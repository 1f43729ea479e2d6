package vn.tienglang.planner.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Seeds;

class SlotTest {
    private static final SlotId ID = new SlotId("sang");

    private static NumberedRecurrence.NumberedOccurrence at(LocalDateTime planned) {
        return new NumberedRecurrence.NumberedOccurrence(planned, planned, 0);
    }

    @Test
    void airingIdConsistsOfSlotIdTimeAndItemNumber() {
        var occurrence = at(LocalDateTime.of(2021, 6, 7, 5, 0, 9));
        assertThat(Slot.airingId(ID, occurrence, 0))
                .isEqualTo(new AiringId("sang-20210607-050009"));
        assertThat(Slot.airingId(ID, occurrence, 12))
                .isEqualTo(new AiringId("sang-20210607-050009-12"));
    }

    @Test
    void timeInAnAiringIdEqualsTheFormatterOutput() {
        var stamp = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
        long from = LocalDateTime.of(-20, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        long until = LocalDateTime.of(10_020, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
        Seeds.each(
                2_000,
                random -> {
                    var planned =
                            LocalDateTime.ofEpochSecond(
                                    random.nextLong(from, until), 0, ZoneOffset.UTC);
                    assertThat(Slot.occurrenceName(ID, at(planned)))
                            .isEqualTo("sang-" + planned.format(stamp));
                });
    }

    @Test
    void yearOutsideTheRangeOfAiringIdsIsRejected() {
        var occurrence = at(LocalDateTime.of(10_000, 1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Slot.airingId(ID, occurrence, 0));
    }
}
