package vn.tienglang.node.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import vn.tienglang.node.gpio.Libc.Errno;

/**
 * Provider of Pi4J outputs over the GPIO character device of the kernel. The initial level is set
 * together with the request for the line, every level is really written, and the level read is that
 * of the chip.
 */
final class CdevOutputProvider extends DigitalOutputProviderBase {
    private final GpioChips.Line line;

    /** Provides one output, whose line is held already. */
    CdevOutputProvider(GpioChips.Line line) {
        super("tieng-lang-cdev", "GPIO character device");
        this.line = line;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        var output = new CdevOutput(this, config, line);
        context().registry().add(output);
        return output;
    }

    private static final class CdevOutput extends DigitalOutputBase {
        private final GpioChips.Line line;
        private boolean released;

        CdevOutput(
                DigitalOutputProvider provider, DigitalOutputConfig config, GpioChips.Line line) {
            super(provider, config);
            this.line = line;
        }

        /** Sets the level even if it was set before: the pin may have changed since. */
        @Override
        public synchronized DigitalOutput state(DigitalState wanted) {
            if (released) {
                throw new IOException("the line was released");
            }
            try {
                line.set(wanted.isHigh());
            } catch (Errno e) {
                throw new IOException("cannot set the line", e);
            }
            return super.state(wanted);
        }

        @Override
        public synchronized DigitalState state() {
            if (released) {
                return DigitalState.UNKNOWN;
            }
            try {
                return line.isHigh() ? DigitalState.HIGH : DigitalState.LOW;
            } catch (Errno e) {
                throw new IOException("cannot read the line", e);
            }
        }

        @Override
        public synchronized DigitalOutput shutdownInternal(Context context)
                throws ShutdownException {
            if (released) {
                return this;
            }
            try {
                return super.shutdownInternal(context);
            } finally {
                released = true;
                line.close();
            }
        }
    }
}
