package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;

/** Contract test of clip stores. */
public abstract class ClipStoreContract {
    private final Clip dawn = TestAiring.clip("dawn-news", Duration.ofSeconds(60));
    private final Clip market = TestAiring.clip("market", Duration.ofSeconds(30));

    /** Opens the store: empty the first time, after a power cut every other time. */
    protected abstract ClipStore open();

    /** The next event of the store opened last. */
    protected abstract Event answer();

    /** The bytes of a file of the store. */
    protected abstract byte[] bytesAt(Path path);

    @Test
    void newStoreIsEmpty() {
        assertThat(open().holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(0, 1, 2)));
    }

    @Test
    void partsAreAcceptedInAnyOrder() {
        ClipStore store = open();
        assertThat(keep(store, dawn, 2)).isEqualTo(new Event.PartStored(dawn.id(), 2));
        assertThat(keep(store, dawn, 0)).isEqualTo(new Event.PartStored(dawn.id(), 0));
        assertThat(store.holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(1)));
        assertThat(keep(store, dawn, 1)).isEqualTo(new Event.ClipReady(dawn.id()));

        assertWhole(store, dawn);
    }

    @Test
    void partsSurvivePowerCut() {
        keep(open(), dawn, 1);
        ClipStore store = open();
        assertThat(store.holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(0, 2)));
        keep(store, dawn, 0);
        keep(store, dawn, 2);

        assertWhole(open(), dawn);
    }

    @Test
    void clipsAreIndependent() {
        ClipStore store = open();
        for (int index = 0; index < 3; index++) {
            keep(store, dawn, index);
            keep(store, market, index);
        }

        assertWhole(store, dawn);
        assertWhole(store, market);
    }

    @Test
    void partAlreadyStoredIsReportedAgain() {
        ClipStore store = open();
        keep(store, dawn, 1);

        assertThat(keep(store, dawn, 1)).isEqualTo(new Event.PartStored(dawn.id(), 1));
    }

    @Test
    void wrongHashDropsTheClip() {
        ClipStore store = open();
        keep(store, dawn, 0);
        keep(store, dawn, 1);
        byte[] wrong = TestAiring.part(dawn, 2);
        wrong[7] ^= 1;
        store.store(dawn, 2, wrong);

        assertThat(answer()).isInstanceOf(Event.ClipDamaged.class);
        assertThat(store.holding(dawn)).isEqualTo(new ClipStore.Holding.Missing(List.of(0, 1, 2)));
        for (int index = 0; index < 3; index++) {
            keep(store, dawn, index);
        }
        assertWhole(store, dawn);
    }

    @Test
    void bytesAreCopied() {
        ClipStore store = open();
        byte[] bytes = TestAiring.part(dawn, 0);
        store.store(dawn, 0, bytes);
        Arrays.fill(bytes, (byte) 0);
        assertThat(answer()).isInstanceOf(Event.PartStored.class);
        keep(store, dawn, 1);
        keep(store, dawn, 2);

        assertWhole(store, dawn);
    }

    @Test
    void retainedClipsStay() {
        ClipStore store = open();
        for (int index = 0; index < 3; index++) {
            keep(store, dawn, index);
        }
        store.retain(Set.of(dawn.id()));

        assertWhole(store, dawn);
    }

    private Event keep(ClipStore store, Clip clip, int index) {
        store.store(clip, index, TestAiring.part(clip, index));
        return answer();
    }

    private void assertWhole(ClipStore store, Clip clip) {
        assertThat(store.holding(clip)).isInstanceOf(ClipStore.Holding.Whole.class);
        Path path = ((ClipStore.Holding.Whole) store.holding(clip)).path();
        assertThat(bytesAt(path)).isEqualTo(TestAiring.bytes(clip.title()));
    }
}
