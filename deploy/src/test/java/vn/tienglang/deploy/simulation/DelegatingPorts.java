package vn.tienglang.deploy.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;

/** Ports that do what those behind them do; a mutant changes one of their verbs. */
final class DelegatingPorts {
    private DelegatingPorts() {}

    /** A relay like the one behind it. */
    static class OfRelay implements Relay {
        private final Relay whole;

        OfRelay(Relay whole) {
            this.whole = whole;
        }

        @Override
        public String description() {
            return whole.description();
        }

        @Override
        public RelayState drive(RelayState wanted) {
            return whole.drive(wanted);
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    /** A speaker like the one behind it. */
    static class OfSpeaker implements Speaker {
        private final Speaker whole;

        OfSpeaker(Speaker whole) {
            this.whole = whole;
        }

        @Override
        public String description() {
            return whole.description();
        }

        @Override
        public boolean audible() {
            return whole.audible();
        }

        @Override
        public void cue(AiringId airing, Path clip) {
            whole.cue(airing, clip);
        }

        @Override
        public void play(AiringId airing, Duration at) {
            whole.play(airing, at);
        }

        @Override
        public void stop(AiringId airing) {
            whole.stop(airing);
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    /** A journal like the one behind it. */
    static class OfJournal implements Journal {
        private final Journal whole;

        OfJournal(Journal whole) {
            this.whole = whole;
        }

        @Override
        public Recovered recover() {
            return whole.recover();
        }

        @Override
        public void write(Fact fact) {
            whole.write(fact);
        }

        @Override
        public List<SignedEntry> unacknowledged(int atMost) {
            return whole.unacknowledged(atMost);
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    /** A link like the one behind it. */
    static class OfLink implements Link {
        private final Link whole;

        OfLink(Link whole) {
            this.whole = whole;
        }

        @Override
        public void send(Message message) {
            whole.send(message);
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
