package vn.tienglang.deploy.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.Speaker;

/** Ports that delegate to real ones; a mutation overrides one method. */
final class DelegatingPorts {
    private DelegatingPorts() {}

    /** Relay that delegates. */
    static class OfRelay implements Relay {
        private final Relay real;

        OfRelay(Relay real) {
            this.real = real;
        }

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
            return real.drive(wanted);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** Speaker that delegates. */
    static class OfSpeaker implements Speaker {
        private final Speaker real;

        OfSpeaker(Speaker real) {
            this.real = real;
        }

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
            real.cue(airing, clip, volumePercent);
        }

        @Override
        public void play(AiringId airing, Duration at, Duration latest) {
            real.play(airing, at, latest);
        }

        @Override
        public void stop(AiringId airing) {
            real.stop(airing);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** A journal like the one behind it. */
    static class OfJournal implements Journal {
        private final Journal real;

        OfJournal(Journal real) {
            this.real = real;
        }

        @Override
        public Recovered recover() {
            return real.recover();
        }

        @Override
        public void write(Fact fact) {
            real.write(fact);
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
    }

    /** A link like the one behind it. */
    static class OfLink implements Link {
        private final Link real;

        OfLink(Link real) {
            this.real = real;
        }

        @Override
        public void send(Message message) {
            real.send(message);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
