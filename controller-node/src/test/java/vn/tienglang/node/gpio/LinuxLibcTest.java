package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.tienglang.node.gpio.Libc.Errno;

/** Tests of the real C library on files that every Linux has. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the pin calls are Linux's")
class LinuxLibcTest {
    private final Libc libc = new LinuxLibc();

    @Test
    void lineRequestToAFileThatIsNoChipFails() throws Errno {
        int nothing = libc.open("/dev/null");
        try (Arena arena = Arena.ofConfined()) {
            var request = GpioUapi.outputRequest(arena, 17, true, "test");

            assertThat(errno(() -> libc.ioctl(nothing, GpioUapi.GET_LINE, request)))
                    .isEqualTo(Errno.ENOTTY);
        } finally {
            libc.close(nothing);
        }
    }

    @Test
    void missingFileCannotBeOpened() {
        assertThat(errno(() -> libc.open("/dev/no-such-chip"))).isEqualTo(Errno.ENOENT);
    }

    @Test
    void closingTwiceDoesNotThrow() throws Errno {
        int nothing = libc.open("/dev/null");
        libc.close(nothing);
        libc.close(nothing);
    }

    @Test
    void machineWithoutChipsIsReported() {
        var chips = new GpioChips(libc, java.util.List.of());

        assertThatThrownBy(() -> chips.output(new Pin("", 17, true), true))
                .isInstanceOf(RelayUnavailableException.class)
                .hasMessageContaining("no GPIO chip");
    }

    @Test
    void deviceThatIsNoChipIsReported() {
        var chips = new GpioChips(libc, java.util.List.of("/dev/null"));

        assertThatThrownBy(() -> chips.output(new Pin("", 17, true), true))
                .isInstanceOf(RelayUnavailableException.class)
                .hasMessage("/dev/null is not a GPIO chip.");
    }

    private interface Call {
        void make() throws Errno;
    }

    private static int errno(Call call) {
        try {
            call.make();
            return 0;
        } catch (Errno e) {
            return e.code();
        }
    }
}
