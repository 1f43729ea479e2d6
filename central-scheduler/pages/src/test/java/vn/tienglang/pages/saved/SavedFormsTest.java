package vn.tienglang.pages.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.people.Login;

final class SavedFormsTest {
    private static final Login LAN = new Login("lan");
    private static final Instant NOW = Instant.parse("2026-11-30T01:00:00Z");
    private static final Map<String, List<String>> TYPED = Map.of("title", List.of("Họp thôn"));

    private final SavedForms forms = new SavedForms(new SecureRandom());

    @Test
    void aFormIsForItsAccountAndForHalfAnHour() {
        String token = forms.keep(LAN, "/lich", TYPED, NOW).orElseThrow();

        Instant late = NOW.plus(SavedForms.KEPT_FOR);
        assertThat(forms.find(token, LAN, late.minusMillis(1))).isPresent();
        assertThat(forms.find(token, LAN, late)).isEmpty();
        assertThat(forms.find(token, new Login("minh"), NOW)).isEmpty();
        assertThat(forms.find("0".repeat(32), LAN, NOW)).isEmpty();
    }

    @Test
    void secretsAndLongFormsAreNotKept() {
        String token =
                forms.keep(
                                LAN,
                                "/lich",
                                Map.of(
                                        "title", List.of("x"),
                                        "newPassword", List.of("y"),
                                        "code", List.of("123456")),
                                NOW)
                        .orElseThrow();
        assertThat(forms.find(token, LAN, NOW).orElseThrow().fields()).containsOnlyKeys("title");
        assertThat(forms.keep(LAN, "/lich", Map.of("pin", List.of("1")), NOW)).isEmpty();
        String tooLong = "x".repeat(SavedForms.CHARACTERS + 1);
        assertThat(forms.keep(LAN, "/lich", Map.of("title", List.of(tooLong)), NOW)).isEmpty();
    }

    @Test
    void theOldestFormGoesWhenThereAreTooMany() {
        String first = forms.keep(LAN, "/lich", TYPED, NOW).orElseThrow();
        String second = forms.keep(LAN, "/lich", TYPED, NOW).orElseThrow();
        for (int more = 0; more < SavedForms.FORMS - 1; more++) {
            forms.keep(LAN, "/lich", TYPED, NOW);
        }

        assertThat(forms.find(first, LAN, NOW)).isEmpty();
        assertThat(forms.find(second, LAN, NOW)).isPresent();
    }
}
