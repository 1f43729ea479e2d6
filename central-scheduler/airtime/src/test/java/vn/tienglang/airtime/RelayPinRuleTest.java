package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelayPinRuleTest {
    @ParameterizedTest
    @CsvSource({
        "0, ID_SD",
        "1, ID_SC",
        "2, I2C",
        "3, I2C",
        "14, UART",
        "15, UART",
        "28, not on the header",
        "48, not on the header"
    })
    void pinsThatTheBoardUsesAreRefusedByName(int line, String name) {
        assertThat(RelayPinRule.problem("", line, true)).get().asString().contains(name);
        assertThat(RelayPinRule.problem("pinctrl-rp1", line, false))
                .get()
                .asString()
                .startsWith("GPIO " + line + " is ")
                .contains(name);
    }

    @Test
    void pulledUpPinsAreRefusedForARelayThatClosesAtTheHighLevel() {
        assertThat(RelayPinRule.problem("pinctrl-bcm2711", 8, false))
                .get()
                .asString()
                .contains("pulled up while the board starts");
        assertThat(RelayPinRule.problem("pinctrl-bcm2711", 8, true)).isEmpty();
        assertThat(RelayPinRule.problem("pinctrl-bcm2711", 9, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 13, 16, 17, 27})
    void otherPinsOfTheHeaderAreAccepted(int line) {
        assertThat(RelayPinRule.problem("", line, false)).isEmpty();
        assertThat(RelayPinRule.problem("pinctrl-bcm2835", line, true)).isEmpty();
    }

    @Test
    void pinsOfOtherChipsAreAccepted() {
        assertThat(RelayPinRule.problem("gpio-expander", 2, false)).isEmpty();
    }
}
