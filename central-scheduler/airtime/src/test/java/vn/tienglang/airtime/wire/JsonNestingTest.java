package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNestingTest {
    private static boolean isDeeperThanTwo(String json) {
        return JsonNesting.isDeeperThan(json.getBytes(StandardCharsets.UTF_8), 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":[1]}",
                "[[],[],{}]",
                "{\"a\":\"[[[[\"}",
                "{\"a\":\"\\\"[[[[\"}",
                "]]]",
                "\"\\"
            })
    void allowsTwoLevels(String json) {
        assertThat(isDeeperThanTwo(json)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[[", "{\"a\":[{}]}", "{\"a\":\"\\\\\",\"b\":[[", "[[]]x[[["})
    void rejectsThreeLevels(String json) {
        assertThat(isDeeperThanTwo(json)).isTrue();
    }
}
