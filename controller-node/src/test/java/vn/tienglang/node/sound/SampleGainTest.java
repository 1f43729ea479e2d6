package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class SampleGainTest {
    private static short[] played(int percent, short... samples) {
        byte[] bytes = new byte[samples.length * 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        new SampleGain(percent).apply(bytes, bytes.length);
        short[] after = new short[samples.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(after);
        return after;
    }

    @Test
    void halfVolumeHalvesTheAmplitudeOfBothSigns() {
        assertThat(
                        played(
                                50,
                                (short) 20_000,
                                (short) -20_000,
                                (short) 0,
                                (short) 255,
                                (short) -256))
                .containsExactly(
                        (short) 10_000, (short) -10_000, (short) 0, (short) 128, (short) -128);
    }

    @Test
    void fullVolumeChangesNothing() {
        assertThat(played(100, Short.MAX_VALUE, Short.MIN_VALUE, (short) -1))
                .containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, (short) -1);
    }

    @Test
    void extremesDoNotOverflow() {
        assertThat(played(99, Short.MAX_VALUE, Short.MIN_VALUE))
                .containsExactly((short) 32_439, (short) -32_440);
    }

    @Test
    void bytesBeyondTheCountStay() {
        byte[] bytes = {100, 0, 100, 0};
        new SampleGain(50).apply(bytes, 2);
        assertThat(bytes).containsExactly(50, 0, 100, 0);
    }

    @Test
    void impossibleVolumeIsRejected() {
        for (int percent : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> new SampleGain(percent))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
