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

/** A relay board that is not there: Pi4J's outputs in memory, every edge of which is told. */
final class SimulatedOutputProvider extends DigitalOutputProviderBase {
    private final Consumer<RelayState> edges;

    /**
     * A board whose edges are told here, the first being the state it is made in. Told on the
     * thread that drives the relay, which waits for the answer.
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
