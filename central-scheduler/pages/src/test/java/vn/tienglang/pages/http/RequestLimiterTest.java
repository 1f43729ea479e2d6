package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

final class RequestLimiterTest {
    @Test
    void concurrentRequestsAreLimitedAndAllAnswered() throws Exception {
        try (var fixture = new PagesFixture();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new AtomicInteger();
            var mostInside = new AtomicInteger();
            var full = new CountDownLatch(RequestLimiter.MAX_CONCURRENT_REQUESTS);
            TestBrowser browser = fixture.signedIn();
            fixture.beforeTransaction =
                    () -> {
                        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        full.countDown();
                        await(full);
                        inside.decrementAndGet();
                    };
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 4 * RequestLimiter.MAX_CONCURRENT_REQUESTS; i++) {
                answers.add(people.submit(() -> browser.get("/api/1/clips")));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }

            assertThat(mostInside).hasValue(RequestLimiter.MAX_CONCURRENT_REQUESTS);
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
