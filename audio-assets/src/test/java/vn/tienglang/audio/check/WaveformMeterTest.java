package vn.tienglang.audio.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class WaveformMeterTest {
    private static Waveform of(int frames, int loudFrom, int loudUntil) {
        var meter = new WaveformMeter();
        float[] block = new float[1_000];
        for (int begin = 0; begin < frames; begin += block.length) {
            int count = Math.min(block.length, frames - begin);
            for (int i = 0; i < count; i++) {
                int at = begin + i;
                block[i] = at >= loudFrom && at < loudUntil ? -1.2f : 0.1f;
            }
            meter.observe(block, count);
        }
        return meter.measured();
    }

    @Test
    void aPeakStandsAtItsShareOfTheLength() {
        for (int frames : new int[] {48_000, 480_000, 48_000 * 600}) {
            Waveform waveform = of(frames, frames / 2, frames * 6 / 10);
            int bars = waveform.bars();
            assertThat(bars).isBetween(150, Waveform.BARS_MOST);
            assertThat(waveform.level(bars * 55 / 100)).isEqualTo(Waveform.LEVEL_MOST);
            assertThat(waveform.level(bars / 4)).isEqualTo(6);
            assertThat(waveform.level(bars * 8 / 10)).isEqualTo(6);
        }
    }

    @Test
    void anIncompleteLastBarCountsAndNothingHasNoBars() {
        assertThat(of(100, 0, 0).bars()).isEqualTo(1);
        assertThat(of(0, 0, 0)).isEqualTo(new Waveform(""));
        assertThatThrownBy(() -> new Waveform("é")).isInstanceOf(IllegalArgumentException.class);
    }
}
