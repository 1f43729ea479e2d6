package vn.tienglang.central.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnstileTest {
    @Test
    void onlySoManyRequestsAreAtTheBooksAtOnceAndAllAreAnswered() throws Exception {
        try (var village = new Village();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new AtomicInteger();
            var mostInside = new AtomicInteger();
            var full = new CountDownLatch(Turnstile.INSIDE_AT_MOST);
            village.pulses.asked =
                    () -> {
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        full.countDown();
                        await(full);
                        inside.decrementAndGet();
                    };
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 4 * Turnstile.INSIDE_AT_MOST; i++) {
                answers.add(people.submit(() -> village.browser().get("/api/1/health")));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }

            assertThat(mostInside).hasValue(Turnstile.INSIDE_AT_MOST);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
