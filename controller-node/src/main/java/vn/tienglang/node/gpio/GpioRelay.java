package vn.tienglang.node.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.provider.Provider;
import java.util.function.Consumer;
import org.tinylog.Logger;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;

/**
 * Relay on a digital output of Pi4J.
 *
 * <p>The off level is set at start and at shutdown; a JVM hook shuts the board down even when
 * nobody closed the relay. A kill runs no hook, and a Raspberry Pi keeps the line at its last
 * level: then only a guard outside this process opens the contact.
 */
public final class GpioRelay implements Relay {
    private static final String ID = "amplifier";

    private final Context board;
    private final DigitalOutput output;
    private final DigitalState on;
    private final DigitalState off;
    private final String description;
    private final boolean real;
    private boolean closed;
    private boolean faultLogged;

    private GpioRelay(
            Context board,
            DigitalOutput output,
            DigitalState on,
            String description,
            boolean real) {
        this.board = board;
        this.output = output;
        this.on = on;
        this.off = DigitalState.getInverseState(on);
        this.description = description;
        this.real = real;
    }

    /**
     * The relay on this pin of this machine; its contact is open.
     *
     * @throws RelayUnavailableException when the pin is not available; the message is one sentence
     *     for a technician
     */
    public static GpioRelay on(Pin pin) throws RelayUnavailableException {
        return on(pin, GpioChips.ofThisMachine());
    }

    static GpioRelay on(Pin pin, GpioChips chips) throws RelayUnavailableException {
        GpioChips.Line line = chips.output(pin, pin.activeLow());
        try {
            return make(
                    new CdevOutputProvider(line),
                    pin.line(),
                    pin.activeLow() ? DigitalState.LOW : DigitalState.HIGH,
                    "rơ-le ở chân GPIO %d (%s)".formatted(pin.line(), line.chip()),
                    true);
        } catch (RuntimeException e) {
            line.close();
            throw new RelayUnavailableException(
                    "GPIO line " + pin.line() + " failed: " + e.getMessage() + ".", e);
        }
    }

    /**
     * A simulated relay for a laptop; it switches nothing and its description says so.
     *
     * @param edges called at each change of the contact, first with open; must not block
     */
    public static GpioRelay simulated(Consumer<RelayState> edges) {
        return make(
                new SimulatedOutputProvider(edges),
                17,
                DigitalState.HIGH,
                "bảng rơ-le mô phỏng: không có ampli nào được bật",
                false);
    }

    private static GpioRelay make(
            Provider<?, ?, ?> provider,
            int line,
            DigitalState on,
            String description,
            boolean real) {
        Context board =
                Pi4J.newContextBuilder()
                        .noAutoDetect()
                        .noAutoInject()
                        .enableShutdownHook()
                        .add(provider)
                        .build();
        try {
            DigitalOutput output = output(board, line, on);
            Logger.info("The amplifier is switched by: {}", description);
            return new GpioRelay(board, output, on, description, real);
        } catch (RuntimeException e) {
            board.shutdown();
            throw e;
        }
    }

    /** The output starts and ends off, which is HIGH when the relay closes at LOW. */
    private static DigitalOutput output(Context board, int line, DigitalState on) {
        DigitalState off = DigitalState.getInverseState(on);
        return board.create(
                DigitalOutput.newConfigBuilder(board)
                        .id(ID)
                        .bcm(line)
                        .onState(on)
                        .initial(off)
                        .shutdown(off)
                        .build());
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean isReal() {
        return real;
    }

    @Override
    public synchronized RelayState drive(RelayState wanted) {
        if (closed) {
            return RelayState.UNKNOWN;
        }
        try {
            switch (wanted) {
                case OPEN -> output.state(off);
                case CLOSED -> output.state(on);
                case UNKNOWN -> {}
            }
            return readBack();
        } catch (RuntimeException e) {
            logFault(e);
            return RelayState.UNKNOWN;
        }
    }

    private RelayState readBack() {
        DigitalState level = output.state();
        if (level == on) {
            return RelayState.CLOSED;
        }
        return level == off ? RelayState.OPEN : RelayState.UNKNOWN;
    }

    private void logFault(RuntimeException e) {
        if (!faultLogged) {
            faultLogged = true;
            Logger.error(
                    e,
                    "The relay does not answer ({}); further faults are not logged",
                    description);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            board.shutdown();
        } catch (RuntimeException e) {
            Logger.error(e, "The relay board did not shut down in order ({})", description);
        }
    }
}
