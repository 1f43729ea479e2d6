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
import vn.tienglang.node.ClipStore;
import vn.tienglang.node.Contact;
import vn.tienglang.node.Journal;
import vn.tienglang.node.Link;
import vn.tienglang.node.Relay;
import vn.tienglang.node.Speaker;

/**
 * A station's ports with a witness at each, and a death that may wait there. What a program does
 * after it died does not reach the world.
 *
 * @param process the program's life
 */
record WatchedPorts(StationId station, Lifeline process, Peril peril, Witness witness) {

    private boolean isDead() {
        return !process.isAlive();
    }

    Relay relay(Relay real) {
        return new Relay() {
            @Override
            public String words() {
                return real.words();
            }

            @Override
            public Contact drive(Contact wanted) {
                if (isDead()) {
                    return Contact.UNKNOWN;
                }
                peril.touch("before the relay goes " + wanted);
                Contact read = real.drive(wanted);
                witness.saw(new Happening.Drove(station, wanted, read));
                peril.touch("after the relay goes " + wanted);
                return read;
            }

            @Override
            public void close() {
                var _ = drive(Contact.OPEN);
            }
        };
    }

    Speaker speaker(Speaker real) {
        return new Speaker() {
            @Override
            public String words() {
                return real.words();
            }

            @Override
            public boolean audible() {
                return real.audible();
            }

            @Override
            public void cue(AiringId airing, Path clip) {
                ordering(Happening.Order.CUE, airing, () -> real.cue(airing, clip));
            }

            @Override
            public void play(AiringId airing, Duration at) {
                ordering(Happening.Order.PLAY, airing, () -> real.play(airing, at));
            }

            @Override
            public void stop(AiringId airing) {
                ordering(Happening.Order.STOP, airing, () -> real.stop(airing));
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
            public void keep(Clip clip, int index, byte[] bytes) {
                touching("keep a part", () -> real.keep(clip, index, bytes));
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
                peril.touch("before " + name);
                real.write(fact);
                witness.saw(new Happening.Kept(station, fact));
                peril.touch("after " + name);
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
                peril.touch("before sending");
                witness.saw(new Happening.Told(station, message));
                real.send(message);
                peril.touch("after sending");
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    private void ordering(Happening.Order order, AiringId airing, Runnable work) {
        touching(
                order.toString(),
                () -> {
                    witness.saw(new Happening.Ordered(station, order, airing));
                    work.run();
                });
    }

    private void touching(String what, Runnable work) {
        if (!isDead()) {
            peril.touch("before " + what);
            work.run();
            peril.touch("after " + what);
        }
    }
}
