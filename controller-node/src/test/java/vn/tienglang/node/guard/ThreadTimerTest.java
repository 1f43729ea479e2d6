package vn.tienglang.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ThreadTimerTest {
    private long nanos = 5;
    private final ThreadTimer timer = new ThreadTimer(() -> nanos);

    private void advance(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void threadIsHungAfterItsLimit() {
        timer.busy(Duration.ofSeconds(1));
        advance(1000);
        assertThat(timer.hung(Duration.ZERO)).isEmpty();
        advance(1);
        assertThat(timer.hung(Duration.ZERO))
                .get()
                .satisfies(hung -> assertThat(hung.getStackTrace()).isNotEmpty())
                .extracting(Throwable::getMessage)
                .asString()
                .contains(Thread.currentThread().getName())
                .contains("1001 ms");
    }

    @Test
    void longerLimitReplacesAShorterOne() {
        timer.busy(Duration.ofSeconds(1));
        advance(2000);
        assertThat(timer.hung(Duration.ofSeconds(3))).isEmpty();
        assertThat(timer.hung(Duration.ofMillis(1500))).isPresent();
    }

    @Test
    void progressAndWaitingAreNotHanging() {
        timer.busy(Duration.ofSeconds(1));
        advance(900);
        timer.busy(Duration.ofSeconds(1));
        advance(900);
        assertThat(timer.hung(Duration.ZERO)).isEmpty();
        timer.idle();
        advance(90_000);
        assertThat(timer.hung(Duration.ZERO)).isEmpty();
    }
}
