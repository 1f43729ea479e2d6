package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Seeds;

class InstantTextTest {
    private static final long BEFORE = Instant.parse("-0009-01-01T00:00:00Z").getEpochSecond();
    private static final long AFTER = Instant.parse("+10009-01-01T00:00:00Z").getEpochSecond();

    private static Instant any(RandomGenerator random) {
        long seconds = random.nextLong(BEFORE, AFTER);
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
            case 1 -> Instant.ofEpochSecond(seconds, 1_000_000L * random.nextInt(1_000));
            default -> Instant.ofEpochSecond(seconds);
        };
    }

    @Test
    void writesAndReadsLikeTheJdk() {
        Seeds.each(
                5_000,
                random -> {
                    Instant instant = any(random);
                    assertThat(InstantText.text(instant)).isEqualTo(instant.toString());
                    assertThat(InstantText.of(instant.toString())).isEqualTo(instant);
                });
    }

    @Test
    void firstAndLastYearOfFourDigitsAreLikeTheJdk() {
        for (String text :
                new String[] {
                    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z"
                }) {
            assertThat(InstantText.of(text)).isEqualTo(Instant.parse(text));
            assertThat(InstantText.text(Instant.parse(text))).isEqualTo(text);
        }
        assertThat(InstantText.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(InstantText.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T24:00:00Z", "2016-12-31T23:59:60Z", "2026-11-21t05:00:00z"})
    void otherFormsAreReadByTheJdk(String text) {
        assertThat(InstantText.of(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-31T05:00:00Z",
                "2026-13-01T05:00:00Z",
                "2026-00-10T05:00:00Z",
                "2026-11-21T05:60:00Z",
                "2026-11-21T25:00:00Z",
                "2026-11-21T05:00:61Z",
                "2026-11-21 05:00:00Z",
                "2026-11-2१T05:00:00Z"
            })
    void otherTextIsRejectedLikeTheJdk(String text) {
        assertThatThrownBy(() -> InstantText.of(text)).isInstanceOf(DateTimeException.class);
    }
}
