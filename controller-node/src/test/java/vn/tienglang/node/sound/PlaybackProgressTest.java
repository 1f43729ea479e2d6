package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;

class PlaybackProgressTest {
    private static final int RATE_HZ = 48_000;
    private static final Duration START = Duration.ofSeconds(100);
    private static final SoundFormat TEN_SECONDS = new SoundFormat(RATE_HZ, 1, 10L * RATE_HZ);

    private final PlaybackProgress progress = new PlaybackProgress(TEN_SECONDS, START);

    private static Duration after(long millis) {
        return START.plusMillis(millis);
    }

    private void gave(long frames) {
        progress.addWritten(Math.toIntExact(frames * 2));
    }

    @Test
    void claimOfAWholeBufferAtOnceIsIgnored() throws PlaybackException {
        gave(19_200);
        progress.update(19_200, after(1));

        assertThat(progress.consumed()).isEqualTo(48);
    }

    @Test
    void consumedNeverExceedsWritten() throws PlaybackException {
        gave(1_000);
        progress.update(50_000, after(500));

        assertThat(progress.consumed()).isEqualTo(1_000);
    }

    @Test
    void consumedNeverDecreases() throws PlaybackException {
        gave(48_000);
        progress.update(24_000, after(600));
        progress.update(20_000, after(610));

        assertThat(progress.consumed()).isEqualTo(24_000);
    }

    @Test
    void stalledCardIsDetected() throws PlaybackException {
        gave(19_200);
        progress.update(4_800, after(100));
        progress.update(4_800, after(1_090));

        assertThatThrownBy(() -> progress.update(4_800, after(1_110)))
                .isInstanceOf(PlaybackException.class)
                .extracting(e -> ((PlaybackException) e).staffMessage())
                .isEqualTo("card âm thanh ngừng nhận tiếng");
        assertThat(progress.consumed()).isEqualTo(4_800);
    }

    @Test
    void slowCardIsDetected() throws PlaybackException {
        gave(400_000);
        progress.update(100_000, after(4_000));

        assertThatThrownBy(() -> progress.update(100_001, after(4_200)))
                .isInstanceOf(PlaybackException.class)
                .extracting(e -> ((PlaybackException) e).staffMessage())
                .isEqualTo("card âm thanh phát quá chậm");
    }

    @Test
    void drainedCardWithMissingFramesFails() {
        gave(480_000);

        assertThatThrownBy(() -> progress.finish(479_999)).isInstanceOf(PlaybackException.class);
        assertThat(progress.consumed()).isEqualTo(479_999);
    }

    @Test
    void drainedCardWithFastClockSucceeds() throws PlaybackException {
        gave(480_000);
        progress.update(480_000, after(9_999));
        progress.finish(480_000);

        assertThat(progress.consumed()).isEqualTo(480_000);
    }

    @Test
    void framesAndDurationAgreeOverADay() {
        assertThat(FrameTime.framesIn(Duration.ofDays(1), 192_000)).isEqualTo(86_400L * 192_000);
        assertThat(FrameTime.durationOf(86_400L * 192_000 + 1, 192_000))
                .isEqualTo(Duration.ofDays(1).plusNanos(5_209));
        assertThat(FrameTime.framesIn(FrameTime.durationOf(12_345, 44_100), 44_100))
                .isEqualTo(12_345);
    }
}
