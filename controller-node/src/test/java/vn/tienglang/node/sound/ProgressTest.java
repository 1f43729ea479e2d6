package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tienglang.audio.SoundForm;
import vn.tienglang.node.sound.Output.Unplayable;

class ProgressTest {
    private static final int RATE_HZ = 48_000;
    private static final Duration START = Duration.ofSeconds(100);
    private static final SoundForm TEN_SECONDS = new SoundForm(RATE_HZ, 1, 10L * RATE_HZ);

    private final Progress progress = new Progress(TEN_SECONDS, START);

    private static Duration after(long millis) {
        return START.plusMillis(millis);
    }

    private void gave(long frames) {
        progress.took(Math.toIntExact(frames * 2));
    }

    @Test
    void aCardThatClaimsAWholeBufferAtOnceIsNotBelieved() throws Unplayable {
        gave(19_200);
        progress.look(19_200, after(1));

        assertThat(progress.consumed()).isEqualTo(48);
    }

    @Test
    void aCardCannotConsumeMoreThanItWasGiven() throws Unplayable {
        gave(1_000);
        progress.look(50_000, after(500));

        assertThat(progress.consumed()).isEqualTo(1_000);
    }

    @Test
    void whatWasConsumedStaysConsumed() throws Unplayable {
        gave(48_000);
        progress.look(24_000, after(600));
        progress.look(20_000, after(610));

        assertThat(progress.consumed()).isEqualTo(24_000);
    }

    @Test
    void aCardThatStandsStillIsNoticed() throws Unplayable {
        gave(19_200);
        progress.look(4_800, after(100));
        progress.look(4_800, after(1_090));

        assertThatThrownBy(() -> progress.look(4_800, after(1_110)))
                .isInstanceOf(Unplayable.class)
                .extracting(e -> ((Unplayable) e).words())
                .isEqualTo("card âm thanh ngừng nhận tiếng");
        assertThat(progress.consumed()).isEqualTo(4_800);
    }

    @Test
    void aCardThatFallsBehindTheClockIsNoticed() throws Unplayable {
        gave(400_000);
        progress.look(100_000, after(4_000));

        assertThatThrownBy(() -> progress.look(100_001, after(4_200)))
                .isInstanceOf(Unplayable.class)
                .extracting(e -> ((Unplayable) e).words())
                .isEqualTo("card âm thanh phát quá chậm");
    }

    @Test
    void aDrainedCardThatConsumedTooLittleHasNotPlayedAll() {
        gave(480_000);

        assertThatThrownBy(() -> progress.drained(479_999)).isInstanceOf(Unplayable.class);
        assertThat(progress.consumed()).isEqualTo(479_999);
    }

    @Test
    void aDrainedCardIsBelievedThoughItsCrystalRunsFast() throws Unplayable {
        gave(480_000);
        progress.look(480_000, after(9_999));
        progress.drained(480_000);

        assertThat(progress.consumed()).isEqualTo(480_000);
    }

    @Test
    void framesAndTimeAgreeOverADayAtTheHighestRate() {
        assertThat(Frames.in(Duration.ofDays(1), 192_000)).isEqualTo(86_400L * 192_000);
        assertThat(Frames.last(86_400L * 192_000 + 1, 192_000))
                .isEqualTo(Duration.ofDays(1).plusNanos(5_209));
        assertThat(Frames.in(Frames.last(12_345, 44_100), 44_100)).isEqualTo(12_345);
    }
}
