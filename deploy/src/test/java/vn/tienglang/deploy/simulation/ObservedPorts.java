package vn.tienglang.deploy.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;

/**
 * Ports of a station that report events and hold the crash point. Calls of a crashed program have
 * no effect.
 *
 * @param process lifetime of the program
 */
record ObservedPorts(
        StationId station, TaskLifetime process, CrashPoint crashPoint, SimEventListener listener) {

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
            public boolean isReal() {
                return real.isReal();
            }

            @Override
            public RelayState drive(RelayState wanted) {
                if (isDead()) {
                    return RelayState.UNKNOWN;
                }
                crashPoint.reach("before the relay goes " + wanted);
                RelayState read = real.drive(wanted);
                listener.onEvent(new SimEvent.RelayDriven(station, wanted, read));
                crashPoint.reach("after the relay goes " + wanted);
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
            public void cue(AiringId airing, Path clip, int volumePercent) {
                ordering(SimEvent.Order.CUE, airing, () -> real.cue(airing, clip, volumePercent));
            }

            @Override
            public void play(AiringId airing, Duration at, Duration latest) {
                ordering(SimEvent.Order.PLAY, airing, () -> real.play(airing, at, latest));
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
                crashPoint.reach("before " + name);
                real.write(fact);
                listener.onEvent(new SimEvent.FactStored(station, fact));
                crashPoint.reach("after " + name);
            }

            @Override
            public List<SignedEntry> entriesAfter(long sequence, int atMost) {
                return real.entriesAfter(sequence, atMost);
            }

            @Override
            public Optional<Digest> digest(long sequence) {
                return real.digest(sequence);
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
                crashPoint.reach("before sending");
                listener.onEvent(new SimEvent.MessageSent(station, message));
                real.send(message);
                crashPoint.reach("after sending");
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
                    listener.onEvent(new SimEvent.SpeakerOrdered(station, order, airing));
                    work.run();
                });
    }

    private void touching(String what, Runnable work) {
        if (!isDead()) {
            crashPoint.reach("before " + what);
            work.run();
            crashPoint.reach("after " + what);
        }
    }
}
