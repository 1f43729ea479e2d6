package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void sameSeedsGiveSameInputs() {
        var once = new ArrayList<Long>();
        var again = new ArrayList<Long>();
        Seeds.each(20, random -> once.add(random.nextLong()));
        Seeds.each(20, random -> again.add(random.nextLong()));
        assertThat(again).isEqualTo(once).doesNotHaveDuplicates();
    }

    @Test
    void failureNamesItsSeed() {
        var runs = new ArrayList<Long>();
        assertThatThrownBy(() ->
                        Seeds.each(
                                20,
                                random -> {
                                    runs.add(random.nextLong());
                                    assertThat(runs).hasSizeLessThan(8);
                                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dseed=7");
    }
}
