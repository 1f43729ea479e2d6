package vn.tienglang.planner.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.policy.Stretch;

/** The table of the provincial plan, line by line. */
class PlaybookTest {
    private static final List<LocalTime> SESSIONS = List.of(at(5, 30), at(17, 0));

    private static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    private static Playbook situation(int number) {
        return Playbook.ofThePlan().get(number - 1);
    }

    @Test
    void withoutACaseThereAreTwoADayOneInEachSession() {
        assertThat(situation(1).affected().times(SESSIONS)).containsExactlyElementsOf(SESSIONS);
        assertThat(situation(1).affected().opens()).isEmpty();
        assertThat(situation(5).affected()).isEqualTo(situation(1).affected());
    }

    @Test
    void whenCasesArriveThereAreFourADayAtLeastTwoHoursApart() {
        List<LocalTime> times = situation(2).elsewhere().times(SESSIONS);
        assertThat(times).containsExactly(at(5, 30), at(9, 50), at(14, 10), at(18, 30));
        for (int index = 1; index < times.size(); index++) {
            assertThat(Duration.between(times.get(index - 1), times.get(index)))
                    .isGreaterThanOrEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void whenItSpreadsItIsHourlyWhereItHappensAndFourTimesElsewhere() {
        assertThat(situation(3).affected().times(SESSIONS))
                .hasSize(14)
                .startsWith(at(6, 0), at(7, 0))
                .endsWith(at(19, 0));
        assertThat(situation(3).elsewhere()).isEqualTo(situation(2).elsewhere());
        assertThat(situation(4).elsewhere().times(SESSIONS)).hasSize(15).endsWith(at(20, 0));
    }

    @Test
    void moreTimesThanTheHoursHaveRoomForAreRefused() {
        Stretch morning = Stretch.between(at(6, 0), at(8, 0));
        assertThatThrownBy(() -> new Frequency.Daily(3, Duration.ofHours(1), morning))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Frequency.Daily(2, Duration.ofHours(1), morning).times(List.of()))
                .containsExactly(at(6, 0), at(7, 30));
        assertThat(new Frequency.Daily(1, Duration.ofHours(1), morning).times(List.of()))
                .containsExactly(at(6, 0));
    }

    @Test
    void aChangeIsTheNextVersion() {
        Playbook changed =
                situation(3)
                        .changed(
                                new Frequency.EachSession(2),
                                new Frequency.EachSession(1),
                                new Playbook.Tongues.Alternate());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.affected().times(SESSIONS))
                .containsExactly(at(5, 30), at(5, 30), at(17, 0), at(17, 0));
    }
}
