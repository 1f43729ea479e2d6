package vn.tienglang.deploy.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;

/**
 * A station's ports with a witness at each, and a death that may wait there. What a program does
 * after it died does not reach the world.
 *
 * @param process the program's life
 */
record ObservedPorts(
        StationId station, TaskLifetime process, CrashPoint peril, SimEventListener witness) {

    private boolean isDead() {
        return !process.isAlive();
    }

    Relay relay(Relay real) {
        return new Relay() {
            @Override
            public String description() {
                return real.description();
            }

            @Override
            public RelayState drive(RelayState wanted) {
                if (isDead()) {
                    return RelayState.UNKNOWN;
                }
                peril.reach("before the relay goes " + wanted);
                RelayState read = real.drive(wanted);
                witness.onEvent(new SimEvent.Drove(station, wanted, read));
                peril.reach("after the relay goes " + wanted);
                return read;
            }

            @Override
            public void close() {
                var _ = drive(RelayState.OPEN);
            }
        };
    }

    Speaker speaker(Speaker real) {
        return new Speaker() {
            @Override
            public String description() {
                return real.description();
            }

            @Override
            public boolean audible() {
                return real.audible();
            }

            @Override
            public void cue(AiringId airing, Path clip) {
                ordering(SimEvent.Order.CUE, airing, () -> real.cue(airing, clip));
            }

            @Override
            public void play(AiringId airing, Duration at) {
                ordering(SimEvent.Order.PLAY, airing, () -> real.play(airing, at));
            }

            @Override
            public void stop(AiringId airing) {
                ordering(SimEvent.Order.STOP, airing, () -> real.stop(airing));
            }

            @Override
            public void close() {
                touching("close the speaker", real::close);
            }
        };
    }

    ClipStore clips(ClipStore real) {
        return new ClipStore() {
            @Override
            public Holding holding(Clip clip) {
                return real.holding(clip);
            }

            @Override
            public void store(Clip clip, int index, byte[] bytes) {
                touching("keep a part", () -> real.store(clip, index, bytes));
            }

            @Override
            public void retain(Set<ClipId> needed) {
                touching("retain", () -> real.retain(needed));
            }
        };
    }

    Journal journal(Journal real) {
        return new Journal() {
            @Override
            public Recovered recover() {
                return real.recover();
            }

            @Override
            public void write(Fact fact) {
                if (isDead()) {
                    return;
                }
                String name = fact.getClass().getSimpleName();
                peril.reach("before " + name);
                real.write(fact);
                witness.onEvent(new SimEvent.Kept(station, fact));
                peril.reach("after " + name);
            }

            @Override
            public List<SignedEntry> unacknowledged(int atMost) {
                return real.unacknowledged(atMost);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    Link link(Link real) {
        return new Link() {
            @Override
            public void send(Message message) {
                if (isDead()) {
                    return;
                }
                peril.reach("before sending");
                witness.onEvent(new SimEvent.Told(station, message));
                real.send(message);
                peril.reach("after sending");
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private void ordering(SimEvent.Order order, AiringId airing, Runnable work) {
        touching(
                order.toString(),
                () -> {
                    witness.onEvent(new SimEvent.Ordered(station, order, airing));
                    work.run();
                });
    }

    private void touching(String what, Runnable work) {
        if (!isDead()) {
            peril.reach("before " + what);
            work.run();
            peril.reach("after " + what);
        }
    }
}
