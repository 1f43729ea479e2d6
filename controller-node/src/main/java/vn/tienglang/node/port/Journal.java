package vn.tienglang.node.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;

/**
 * What survives a power cut. Every write is on the disk itself when the call returns (fsync), or
 * the call fails with {@link JournalException} and nothing of it is there.
 */
public interface Journal extends AutoCloseable {
    /** Reads everything back and counts one more start of the node. Called once, at start. */
    Recovered recover();

    /** Writes one fact, durably. */
    void write(Fact fact);

    /** The oldest entries the centre has not acknowledged, in order, at most this many. */
    List<SignedEntry> unacknowledged(int atMost);

    /** Lets go of the disk. */
    @Override
    void close();

    /** One thing worth remembering. */
    sealed interface Fact {
        /** A log was received; it replaces any lower revision of its day. */
        record LogStored(DailyLog log) implements Fact {}

        /** An emergency for this station was received. */
        record UrgentStored(Message.Urgent urgent) implements Fact {}

        /** The airing is about to sound; from here on it is never started again. */
        record Started(Mark mark) implements Fact {}

        /** The airing is settled, and its mark with it. */
        record Settled(SignedEntry entry) implements Fact {}

        /** The centre has everything up to this sequence. */
        record Acknowledged(long upTo) implements Fact {}

        /** The centre told this time; older ones are replays. */
        record TimeReceived(Instant at) implements Fact {}

        /** Days before this one are over: their logs go, and never come back. */
        record DaysDropped(LocalDate before) implements Fact {}
    }

    /**
     * The mark of an airing that was started.
     *
     * @param airing which
     * @param date day of the log that asked for it
     * @param revision of that log
     * @param relayClosedAt when the relay was read back closed
     * @param startAt when the first frame was to leave
     * @param framesWhole frames of the clip
     * @param rateHz frames a second
     * @param output in words, what was to make the sound
     */
    record Mark(
            AiringId airing,
            LocalDate date,
            int revision,
            Instant relayClosedAt,
            Instant startAt,
            long framesWhole,
            int rateHz,
            String output) {}

    /**
     * What was read back.
     *
     * @param boot which start this is, from 1
     * @param logs the highest revision of each day still kept
     * @param interrupted marks without an entry: what was on air when the power went
     * @param settled the entries of the kept days, in order of sequence
     * @param urgents emergencies kept and not settled
     * @param urgentNumber the highest number of an emergency ever obeyed; 0 if none
     * @param asRun end of the chain
     * @param acknowledged up to where the centre has it; 0 if nowhere
     * @param latestCentreTime the latest time the centre told; {@link Instant#EPOCH} if none
     * @param firstKeptDay the first day that is not forgotten; {@link LocalDate#EPOCH} if none was
     */
    record Recovered(
            long boot,
            List<DailyLog> logs,
            List<Mark> interrupted,
            List<AsRunEntry> settled,
            List<Message.Urgent> urgents,
            long urgentNumber,
            AsRunLog asRun,
            long acknowledged,
            Instant latestCentreTime,
            LocalDate firstKeptDay) {
        /** What the journal of a new station gives back at its first start. */
        public static Recovered nothing(StationId station) {
            return new Recovered(
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    AsRunLog.empty(station),
                    0,
                    Instant.EPOCH,
                    LocalDate.EPOCH);
        }
    }

    /** The disk does not take or give what it should; playout stops, for its promise is gone. */
    final class JournalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says what was tried, with what, and what now. */
        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
