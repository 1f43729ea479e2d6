package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.signing.KeyId;

/**
 * Ids are used in topics, file names, labels and canonical text, so no other characters are
 * allowed.
 */
class IdTest {
    private record Kind(Function<String, Object> of, int least, int most) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(StationId::new, 3, 32),
                    new Kind(AiringId::new, 3, 64),
                    new Kind(AreaCode::new, 1, 16),
                    new Kind(KeyId::new, 3, 48));

    @Test
    void idOfAllowedLengthIsAccepted() {
        for (Kind kind : KINDS) {
            for (int length : new int[] {kind.least, kind.most}) {
                String name = "a9-".repeat(30).substring(0, length);
                assertThat(kind.of.apply(name)).hasToString(name).isEqualTo(kind.of.apply(name));
            }
        }
    }

    @Test
    void otherTextIsRejectedAndQuoted() {
        for (Kind kind : KINDS) {
            for (String name :
                    List.of(
                            "a".repeat(kind.least - 1),
                            "a".repeat(kind.most + 1),
                            "Abc",
                            "abc ",
                            "a/c",
                            "a+c",
                            "a#c",
                            "a.c",
                            "đài",
                            "abc\n",
                            "a\0c",
                            "a_c",
                            "١٢٣")) {
                assertThatThrownBy(() -> kind.of.apply(name))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'" + name + "'");
            }
        }
    }
}
