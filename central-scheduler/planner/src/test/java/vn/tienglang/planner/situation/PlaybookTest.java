package vn.tienglang.planner.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.policy.LocalTimeRange;

/** Table of the provincial plan, line by line. */
class PlaybookTest {
    private static final List<LocalTime> SESSIONS = List.of(at(5, 30), at(17, 0));

    private static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    private static Playbook situation(int number) {
        return Playbook.provincialDefaults().get(number - 1);
    }

    @Test
    void situationOnePlaysOncePerSession() {
        assertThat(situation(1).affected().times(SESSIONS)).containsExactlyElementsOf(SESSIONS);
        assertThat(situation(1).affected().additionalHours()).isEmpty();
        assertThat(situation(5).affected()).isEqualTo(situation(1).affected());
    }

    @Test
    void situationTwoPlaysFourTimesADayTwoHoursApart() {
        List<LocalTime> times = situation(2).elsewhere().times(SESSIONS);
        assertThat(times).containsExactly(at(5, 30), at(9, 50), at(14, 10), at(18, 30));
        for (int index = 1; index < times.size(); index++) {
            assertThat(Duration.between(times.get(index - 1), times.get(index)))
                    .isGreaterThanOrEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void situationThreePlaysHourlyInAffectedAreasAndFourTimesElsewhere() {
        assertThat(situation(3).affected().times(SESSIONS))
                .hasSize(14)
                .startsWith(at(6, 0), at(7, 0))
                .endsWith(at(19, 0));
        assertThat(situation(3).elsewhere()).isEqualTo(situation(2).elsewhere());
        assertThat(situation(4).elsewhere().times(SESSIONS)).hasSize(15).endsWith(at(20, 0));
    }

    @Test
    void moreTimesThanFitIntoTheHoursAreRejected() {
        LocalTimeRange morning = LocalTimeRange.between(at(6, 0), at(8, 0));
        assertThatThrownBy(() -> new CampaignFrequency.Daily(3, Duration.ofHours(1), morning))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new CampaignFrequency.Daily(2, Duration.ofHours(1), morning).times(List.of()))
                .containsExactly(at(6, 0), at(7, 30));
        assertThat(new CampaignFrequency.Daily(1, Duration.ofHours(1), morning).times(List.of()))
                .containsExactly(at(6, 0));
    }

    @Test
    void changeIncreasesTheVersion() {
        Playbook changed =
                situation(3)
                        .nextVersion(
                                new CampaignFrequency.EachSession(2),
                                new CampaignFrequency.EachSession(1),
                                new Playbook.LanguageRule.Alternate());
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.affected().times(SESSIONS))
                .containsExactly(at(5, 30), at(5, 30), at(17, 0), at(17, 0));
    }
}
