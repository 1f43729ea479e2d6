package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/** Event of a simulated world, observed from outside or at a port. Input of the invariants. */
sealed interface SimEvent {
    /** Place of the event: a station's id or {@code centre}. */
    String where();

    /** Event at one station. */
    sealed interface AtStation extends SimEvent {
        /** The station. */
        StationId station();

        @Override
        default String where() {
            return station().value();
        }
    }

    /** The program of the station was started. */
    record Started(StationId station, long boot) implements AtStation {}

    /** The program crashed; when the power is gone, the relay opens by itself. */
    record Died(StationId station, boolean powerGone, String why) implements AtStation {}

    /** The loop processed this event. */
    record LoopStepped(StationId station, Event event) implements AtStation {}

    /** The relay was commanded; {@code read} is the state read back. */
    record RelayDriven(StationId station, RelayState wanted, RelayState read)
            implements AtStation {}

    /** The speaker was ordered to cue, play or stop an airing. */
    record SpeakerOrdered(StationId station, Order order, AiringId airing) implements AtStation {}

    /** Orders to a speaker. */
    enum Order {
        CUE,
        PLAY,
        STOP
    }

    /** The first frame left the output, whether or not the relay is closed. */
    record SoundStarted(StationId station, AiringId airing) implements AtStation {}

    /** The output stopped after this duration of sound. */
    record SoundEnded(StationId station, AiringId airing, Duration after) implements AtStation {}

    /** A fact was written to the station's journal. */
    record FactStored(StationId station, Journal.Fact fact) implements AtStation {}

    /** The station sent a message, whether or not it arrives. */
    record MessageSent(StationId station, Message message) implements AtStation {}

    /** The station acknowledged a message to the broker. */
    record AcknowledgedByStation(StationId station, Message message) implements AtStation {}

    /** Staff pressed the stop button. */
    record StopPressed(StationId station) implements AtStation {}

    /** A fault was injected: a network cut, a clock step, a stuck relay. */
    record FaultInjected(StationId station, String by) implements AtStation {}

    /** The board has a new, empty journal with this chain. */
    record JournalReplaced(StationId station, ChainId chain) implements AtStation {}

    /** The guard outside the program opened the relay. */
    record OpenedByGuard(StationId station) implements AtStation {}

    /** The power failed and the disk lost so many facts that were written and not synced. */
    record FactsLost(StationId station, int count) implements AtStation {}

    /** The program goes on after it stood still. */
    record MovesAgain(StationId station) implements AtStation {}

    /** The database of the centre was copied. */
    record CentreCopied() implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The database of the centre came back as it was copied. */
    record CentreRestored() implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** Everything has been repaired for some minutes; the last booking follows. */
    record RepairedLongEnough() implements SimEvent {
        @Override
        public String where() {
            return "all";
        }
    }

    /** The centre issued a log. */
    record Issued(DailyLog log) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre released an emergency. */
    record Released(Emergency urgent) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre committed this entry. */
    record EntryCommitted(SignedEntry entry) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre acknowledged this chain up to this sequence number. */
    record Acknowledged(StationId station, ChainId chain, long upTo) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** Event at the centre, described in words. */
    record CentreEvent(String what) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }
}
