package vn.tienglang.node.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.function.Consumer;
import vn.tienglang.node.port.RelayState;

/** Provider of simulated Pi4J outputs in memory, which reports every change of level. */
final class SimulatedOutputProvider extends DigitalOutputProviderBase {
    private final Consumer<RelayState> edges;

    /**
     * Creates the board.
     *
     * @param edges called at each change, first with the initial state, on the thread that drives
     *     the relay; must not block
     */
    SimulatedOutputProvider(Consumer<RelayState> edges) {
        super("tieng-lang-simulated", "simulated relay board");
        this.edges = edges;
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
        var output = new SimulatedOutput(this, config, edges);
        context().registry().add(output);
        return output;
    }

    private static final class SimulatedOutput extends DigitalOutputBase {
        private final Consumer<RelayState> edges;
        private boolean gone;

        SimulatedOutput(
                DigitalOutputProvider provider,
                DigitalOutputConfig config,
                Consumer<RelayState> edges) {
            super(provider, config);
            this.edges = edges;
        }

        @Override
        public synchronized DigitalOutput state(DigitalState wanted) {
            boolean isEdge = super.state() != wanted;
            super.state(wanted);
            if (isEdge) {
                edges.accept(isOn() ? RelayState.CLOSED : RelayState.OPEN);
            }
            return this;
        }

        @Override
        public synchronized DigitalState state() {
            return gone ? DigitalState.UNKNOWN : super.state();
        }

        @Override
        public synchronized DigitalOutput shutdownInternal(Context context)
                throws ShutdownException {
            if (gone) {
                return this;
            }
            super.shutdownInternal(context);
            gone = true;
            return this;
        }
    }
}
