package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AiringIdTest {
    private static String programme(String id) {
        return new AiringId(id).programme();
    }

    @Test
    void partsOfOneProgrammeHaveOneName() {
        assertThat(programme("dawn-20261121-053000"))
                .isEqualTo(programme("dawn-20261121-053000-1"))
                .isEqualTo(programme("dawn-20261121-053000-12"))
                .isEqualTo("dawn-20261121-053000");
    }

    @Test
    void otherDaysTimesAndSlotsAreOtherProgrammes() {
        assertThat(programme("dawn-20261121-053000-1"))
                .isNotEqualTo(programme("dawn-20261122-053000-1"))
                .isNotEqualTo(programme("dawn-20261121-170000-1"))
                .isNotEqualTo(programme("dusk-20261121-053000-1"));
    }

    @Test
    void idOfAnotherFormIsAProgrammeOfItsOwn() {
        assertThat(programme("urgent-17")).isEqualTo("urgent-17");
    }
}
