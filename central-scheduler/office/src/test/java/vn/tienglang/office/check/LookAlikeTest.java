package vn.tienglang.office.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LookAlikeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tin sáng",
                "Tin  sáng",
                "Tin\u00a0sáng",
                "Tin sa\u0301ng",
                "Tin\u200b sáng",
            })
    void aNameThatLooksTheSameIsFound(String name) {
        assertThat(LookAlike.among(Stream.of("Tin tối", "Tin sáng"), name)).contains("Tin sáng");
    }

    @Test
    void dashesLookTheSame() {
        assertThat(LookAlike.among(Stream.of("QĐ 5/2026–UBND"), "QĐ 5/2026-UBND")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tin sáng", "Tin sang", "Tín sáng", "Tin sáng 2"})
    void theSameNameAndAnotherOneAreNotFound(String name) {
        assertThat(LookAlike.among(Stream.of("Tin sáng"), name)).isEmpty();
    }

    @Test
    void equalNamesLookTheSame() {
        assertThat(LookAlike.looksLike("Tin sáng", "Tin sáng")).isTrue();
        assertThat(LookAlike.looksLike("Tin sáng", "Tin sang")).isFalse();
    }
}
