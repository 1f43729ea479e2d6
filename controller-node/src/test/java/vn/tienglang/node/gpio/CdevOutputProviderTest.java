package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.gpio.Libc.Errno;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayContract;
import vn.tienglang.node.port.RelayState;

/** Tests of the real provider over a simulated kernel. */
class CdevOutputProviderTest {
    private static final String CHIP = "/dev/gpiochip4";

    private static FakeLibc pi5() {
        return new FakeLibc()
                .with("/dev/gpiochip0", "brcmstb@107d508500", 32)
                .with(CHIP, "pinctrl-rp1", 54);
    }

    private static GpioChips chips(FakeLibc libc) {
        return new GpioChips(libc, libc.paths());
    }

    private static final class PinBench implements RelayContract.Bench {
        private final FakeLibc libc = pi5();
        private final boolean activeLow;
        private final Relay relay;

        PinBench(boolean activeLow) {
            this.activeLow = activeLow;
            try {
                relay = GpioRelay.on(new Pin("", 17, activeLow), chips(libc));
            } catch (RelayUnavailableException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Relay relay() {
            return relay;
        }

        @Override
        public List<RelayState> seen() {
            return libc.line(CHIP, 17).levels().stream()
                    .map(high -> high == activeLow ? RelayState.OPEN : RelayState.CLOSED)
                    .toList();
        }
    }

    abstract static class PinContract extends RelayContract {
        private final PinBench bench;

        PinContract(Supplier<Bench> builder) {
            super(builder);
            bench = (PinBench) bench();
        }

        @Test
        void contactThatDoesNotFollowIsReadBackAsItIs() {
            bench.libc.line(CHIP, 17).stick();

            assertThat(bench.relay().drive(RelayState.CLOSED)).isEqualTo(RelayState.OPEN);
        }

        @Test
        void boardThatDoesNotAnswerReadsUnknownAndDoesNotThrow() {
            bench.libc.die();

            assertThat(bench.relay().drive(RelayState.CLOSED)).isEqualTo(RelayState.UNKNOWN);
            assertThat(bench.relay().drive(RelayState.OPEN)).isEqualTo(RelayState.UNKNOWN);
            bench.relay().close();
        }

        @Test
        void closeReleasesEveryDescriptor() {
            assertThat(bench.libc.line(CHIP, 17).consumer()).isEqualTo("tieng-lang");
            bench.relay().close();

            assertThat(bench.libc.openDescriptors()).isZero();
        }
    }

    @Nested
    class ARelayThatClosesAtLow extends PinContract {
        ARelayThatClosesAtLow() {
            super(() -> new PinBench(true));
        }
    }

    @Nested
    class ARelayThatClosesAtHigh extends PinContract {
        ARelayThatClosesAtHigh() {
            super(() -> new PinBench(false));
        }
    }

    private static void assertFault(FakeLibc libc, Pin pin, String words) {
        assertThatThrownBy(() -> GpioRelay.on(pin, chips(libc)))
                .isInstanceOf(RelayUnavailableException.class)
                .hasMessageContaining(words);
        assertThat(libc.openDescriptors()).isZero();
    }

    @Test
    void chipIsFoundByItsLabelNotByItsNumber() throws RelayUnavailableException {
        FakeLibc libc = pi5();
        try (Relay _ = GpioRelay.on(new Pin("brcmstb@107d508500", 3, false), chips(libc))) {
            assertThat(libc.line("/dev/gpiochip0", 3).levels()).containsExactly(false);
            assertThat(libc.line(CHIP, 3).levels()).isEmpty();
        }
    }

    @Test
    void pinInUseIsReported() {
        assertFault(pi5().taken(CHIP, 17), new Pin("", 17, true), "held by another program");
    }

    @Test
    void pinThatDoesNotExistIsReported() {
        assertFault(pi5(), new Pin("", 54, true), "does not exist");
    }

    @Test
    void unknownChipLabelListsTheChipsThatExist() {
        assertFault(
                pi5(), new Pin("pinctrl-bcm2711", 17, true), "[brcmstb@107d508500, pinctrl-rp1]");
    }

    @Test
    void chipWithoutPermissionNamesTheGroup() {
        var libc = new FakeLibc().locked("/dev/gpiochip0", Errno.EACCES);

        assertFault(libc, new Pin("", 17, true), "group 'gpio'");
    }
}
