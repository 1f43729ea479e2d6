package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.node.web.PagePin.PinCheck;

class PagePinTest {
    @TempDir private Path folder;
    private final AtomicReference<Duration> sinceBoot = new AtomicReference<>(Duration.ZERO);

    private PagePin open() {
        return PagePin.open(folder.resolve("page-pin"), sinceBoot::get);
    }

    @Test
    void aPinIsStoredHashedAndSurvivesARestart() throws IOException {
        assertThat(open().check("1234")).isEqualTo(PinCheck.UNSET);
        open().set("2468");
        assertThat(Files.readString(folder.resolve("page-pin"))).doesNotContain("2468");
        assertThat(open().isSet()).isTrue();
        assertThat(open().check("2468")).isEqualTo(PinCheck.RIGHT);
        assertThat(open().check("1234")).isEqualTo(PinCheck.WRONG);
        assertThat(open().check("")).isEqualTo(PinCheck.WRONG);
    }

    @Test
    void wrongPinsHaveToWaitLongerEachTime() throws IOException {
        PagePin pin = open();
        pin.set("2468");
        for (int i = 0; i < PagePin.FREE; i++) {
            assertThat(pin.check("1234")).isEqualTo(PinCheck.WRONG);
        }
        assertThat(pin.check("2468")).isEqualTo(PinCheck.WAIT);
        sinceBoot.set(Duration.ofSeconds(60));
        assertThat(pin.check("1234")).isEqualTo(PinCheck.WRONG);
        sinceBoot.set(Duration.ofSeconds(60 + 119));
        assertThat(pin.check("2468")).isEqualTo(PinCheck.WAIT);
        sinceBoot.set(Duration.ofMinutes(3));
        assertThat(pin.check("2468")).isEqualTo(PinCheck.RIGHT);
        assertThat(pin.check("1234")).isEqualTo(PinCheck.WRONG);
        assertThat(pin.check("2468")).isEqualTo(PinCheck.RIGHT);
    }

    @Test
    void anUnusablePinIsRefusedAndADamagedFileCountsAsNone() throws IOException {
        for (String text : new String[] {"123", "123456789", "12a4", ""}) {
            assertThatThrownBy(() -> open().set(text)).isInstanceOf(IllegalArgumentException.class);
        }
        Files.writeString(folder.resolve("page-pin"), "nonsense");
        assertThat(open().isSet()).isFalse();
        assertThatThrownBy(() ->
                        PagePin.open(folder.resolve("none/page-pin"), sinceBoot::get).set("1234"))
                .isInstanceOf(IOException.class);
    }
}
