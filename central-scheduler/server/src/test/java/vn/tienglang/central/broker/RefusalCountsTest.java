package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.tienglang.central.broker.RefusalCounts.Count;
import vn.tienglang.central.broker.Refusals.Ground;

final class RefusalCountsTest {
    private final RefusalCounts counts = new RefusalCounts();

    @Test
    void eachIsCountedByWhoAndWhy() {
        counts.refused(Ground.WRONG_SECRET, "b", "x");
        counts.refused(Ground.OVERSIZE, "a", "x");
        counts.refused(Ground.WRONG_SECRET, "b", "y");
        assertThat(counts.all())
                .containsExactly(
                        new Count("a", Ground.OVERSIZE, 1), new Count("b", Ground.WRONG_SECRET, 2));
    }

    @Test
    void namesWithoutEndAreCountedTogether() {
        var few = new RefusalCounts(2);
        for (String who : new String[] {"a", "b", "c", "d", "a"}) {
            few.refused(Ground.WRONG_SECRET, who, "x");
        }
        assertThat(few.all())
                .containsExactlyInAnyOrder(
                        new Count("a", Ground.WRONG_SECRET, 2),
                        new Count("b", Ground.WRONG_SECRET, 1),
                        new Count(RefusalCounts.OTHERS, Ground.WRONG_SECRET, 2));
    }

    @Test
    void aNameWithLineBreaksCannotForgeALineOfTheTrace() {
        counts.refused(Ground.WRONG_SECRET, "x\nERROR all is lost", "x");
        assertThat(counts.all().getFirst().who()).isEqualTo("x?ERROR all is lost");
    }
}
