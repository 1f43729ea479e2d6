package vn.tienglang.node.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.node.port.RecordingMailbox;
import vn.tienglang.node.port.WorkTimer;

class SoundChoiceTest {
    @Test
    void everyFormOfTheSettingIsUnderstood() {
        assertThat(SoundChoice.parse("auto")).isEqualTo(new SoundChoice.Auto());
        assertThat(SoundChoice.parse(" card ")).isEqualTo(new SoundChoice.Card(""));
        assertThat(SoundChoice.parse("card: USB Audio"))
                .isEqualTo(new SoundChoice.Card("USB Audio"));
        assertThat(SoundChoice.parse("silent")).isEqualTo(new SoundChoice.Silent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loud", "Auto", "card USB"})
    void anythingElseIsRefused(String setting) {
        assertThatThrownBy(() -> SoundChoice.parse(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("card:NAME");
    }

    @Test
    void aCardThatIsDemandedAndNotThereStopsTheStart() {
        var choice = new SoundChoice.Card("no card is called so");

        assertThatThrownBy(() ->
                        SpeakerFactory.open(
                                choice,
                                new RecordingMailbox(true),
                                new FastPlaybackClock(),
                                WorkTimer.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no card is called so");
    }
}
