package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/** What can be seen of a world from outside, or at one of its ports. Invariants live on these. */
sealed interface SimEvent {
    /** Where it happened: a station's id, or who else. */
    String where();

    /** Something that happened at one station. */
    sealed interface AtStation extends SimEvent {
        /** Which. */
        StationId station();

        @Override
        default String where() {
            return station().value();
        }
    }

    /** The board got power, or its program was started again. */
    record Started(StationId station, long boot) implements AtStation {}

    /** The program ended in mid-step; with {@code power} gone the relay opens by itself. */
    record Died(StationId station, boolean powerGone, String why) implements AtStation {}

    /** The loop was given this. */
    record Stepped(StationId station, Event event) implements AtStation {}

    /** The relay was commanded, and this was read back. */
    record Drove(StationId station, RelayState wanted, RelayState read) implements AtStation {}

    /** The speaker was told to cue, play or stop something. */
    record Ordered(StationId station, Order order, AiringId airing) implements AtStation {}

    /** What a speaker can be told. */
    enum Order {
        CUE,
        PLAY,
        STOP
    }

    /** The first frame of it left the output, relay closed or not. */
    record Sounded(StationId station, AiringId airing) implements AtStation {}

    /** The output fell silent again, after it had sounded for so long. */
    record Silenced(StationId station, AiringId airing, Duration after) implements AtStation {}

    /** A fact is on the station's disk. */
    record Kept(StationId station, Journal.Fact fact) implements AtStation {}

    /** The station said something, whether or not it arrives. */
    record Told(StationId station, Message message) implements AtStation {}

    /** The station acknowledged a message to the broker. */
    record Receipted(StationId station, Message message) implements AtStation {}

    /** Staff pressed the button, relay closed or not. */
    record Pressed(StationId station) implements AtStation {}

    /** The world did something to the station: a cut, a clock step, a stuck relay. */
    record Struck(StationId station, String by) implements AtStation {}

    /** The centre issued a log. */
    record Issued(DailyLog log) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre released an emergency. */
    record Released(Message.Urgent urgent) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre has this entry, committed. */
    record Taken(SignedEntry entry) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** The centre told a station up to where it has the as-run log. */
    record Acknowledged(StationId station, long upTo) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }

    /** Somebody at the centre did something, or something was done to it. */
    record AtCentre(String what) implements SimEvent {
        @Override
        public String where() {
            return "centre";
        }
    }
}
