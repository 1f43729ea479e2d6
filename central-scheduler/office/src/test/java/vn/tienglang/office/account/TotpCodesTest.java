package vn.tienglang.office.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codes against the vectors of RFC 6238, appendix B (SHA-1), of which the last six digits count.
 */
final class TotpCodesTest {
    private static final String KEY =
            HexFormat.of().formatHex("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void codesAreThoseOfTheStandard(long second, String eightDigits) {
        assertThat(TotpCodes.code(KEY, second / 30)).isEqualTo(eightDigits.substring(2));
    }

    @Test
    void aCodeCountsOneStepAroundAndOnlyOnce() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = 1_234_567_890 / 30;
        for (long one = step - 2; one <= step + 2; one++) {
            boolean near = Math.abs(one - step) <= 1;
            assertThat(TotpCodes.match(KEY, TotpCodes.code(KEY, one), now, 0).isPresent())
                    .isEqualTo(near);
        }
        assertThat(TotpCodes.match(KEY, TotpCodes.code(KEY, step), now, step)).isEmpty();
        assertThat(TotpCodes.match(KEY, " 005 924 ", now, 0)).hasValue(step);
        assertThat(TotpCodes.match(KEY, "", now, 0)).isEmpty();
    }

    @Test
    void theKeyIsShownAsBase32() {
        // Computed by coreutils: printf 12345678901234567890 | base32.
        assertThat(TotpCodes.base32(KEY)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(TotpCodes.base32("00".repeat(20))).isEqualTo("A".repeat(32));
    }
}
