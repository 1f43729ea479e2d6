package vn.tienglang.node.port;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * Journal of the station, which survives a power cut. Every write is synced to disk when the call
 * returns, or the call fails with {@link JournalException} and playout stops. The next start may
 * then find the fact or not find it: a sync can fail after the write. What a start finds is
 * durable.
 */
public interface Journal extends AutoCloseable {
    /**
     * Reads everything back and counts one more start of the node. Called once, at start. What it
     * returns is synced to disk, also if the program before ended because a sync had failed.
     */
    Recovered recover();

    /** Writes one fact and syncs it to disk. */
    void write(Fact fact);

    /** The entries after this number that the journal holds, in order, at most this many. */
    List<SignedEntry> entriesAfter(long sequence, int atMost);

    /** Digest of the entry of this number; empty if the journal does not hold it any more. */
    Optional<Digest> digest(long sequence);

    /** Closes the journal. */
    @Override
    void close();

    /** A fact to store. */
    sealed interface Fact {
        /** A log was received; it replaces any lower revision of its day. */
        record LogStored(DailyLog log) implements Fact {}

        /** An emergency was received that concerns this station, or that ends others. */
        record EmergencyStored(Emergency emergency) implements Fact {}

        /** The messages of this emergency number are long over. */
        record EmergencyForgotten(long number) implements Fact {}

        /** The airing is about to start; it is never started again. */
        record Started(Mark mark) implements Fact {}

        /** The airing has an outcome; its mark is removed. */
        record Settled(SignedEntry entry) implements Fact {}

        /**
         * The centre has every entry up to this sequence; fewer than before when it has lost some.
         */
        record Acknowledged(long upTo) implements Fact {}

        /** The station with this journal was first started at this time, by a trusted clock. */
        record FirstStarted(Instant at) implements Fact {}

        /** The chain before this one ended with this entry; the first entry names it. */
        record PreviousChainEnded(Digest head) implements Fact {}

        /** The program ran for this long without a trusted clock; replaces an earlier record. */
        record RanUnsure(UnsureRun run) implements Fact {}

        /** What was due during the runs without a trusted clock is judged: they are dropped. */
        record UnsureRunsJudged() implements Fact {}

        /** The battery clock was compared with a trusted clock; empty when they differed. */
        record BatteryClockChecked(Optional<BatteryCheck> check) implements Fact {}

        /** So many frames of a started airing were consumed; replaces an earlier number. */
        record Progressed(AiringId airing, long frames) implements Fact {}

        /** Staff muted the station until this time; {@link Instant#EPOCH} when they ended it. */
        record MutedUntil(Instant until) implements Fact {}

        /** Staff stopped this programme: nothing more of it is played. */
        record ProgrammeStopped(StoppedProgramme programme) implements Fact {}

        /** Days before this one are dropped with their logs and are never accepted again. */
        record DaysDropped(LocalDate before) implements Fact {}
    }

    /**
     * Mark of an airing that was started.
     *
     * @param airing id of the airing
     * @param date day of the log with the airing
     * @param revision revision of that log
     * @param relayClosedAt when the relay was read back closed
     * @param startAt when the first frame was to leave
     * @param framesWhole frames of the whole clip
     * @param rateHz frames a second
     * @param output description of the sound output, in words
     * @param clock quality of the clock that gave the times
     * @param machineBoot id of the boot of the machine; empty if it has none
     */
    record Mark(
            AiringId airing,
            LocalDate date,
            int revision,
            Instant relayClosedAt,
            Instant startAt,
            long framesWhole,
            int rateHz,
            String output,
            ClockQuality clock,
            String machineBoot) {}

    /**
     * Airing that was started and has no outcome.
     *
     * @param mark its mark
     * @param frames frames that were consumed for certain
     */
    record Interrupted(Mark mark, long frames) {}

    /**
     * Programme that staff stopped.
     *
     * @param date day of the log with the programme
     * @param name common name of its airings, {@link AiringId#programme()}
     */
    record StoppedProgramme(LocalDate date, String name) {}

    /**
     * Run of the program, from its start, without a trusted clock.
     *
     * @param boot number of the run, {@link Recovered#boot()}
     * @param machineBoot id of the boot of the machine; empty if it has none
     * @param startedAt how long the machine had run when the program started
     * @param lasted how long the program had run when this was written
     */
    record UnsureRun(long boot, String machineBoot, Duration startedAt, Duration lasted) {
        /** Greatest number of runs that are kept; the oldest are dropped. */
        public static final int KEPT_MOST = 50;
    }

    /**
     * Comparison of the battery clock with a trusted clock, which it agreed with.
     *
     * @param battery reading of the battery clock
     * @param at the trusted time of the reading
     * @param bound how far that time may be wrong, the resolution of the battery clock included
     */
    record BatteryCheck(Instant battery, Instant at, Duration bound) {}

    /**
     * Content of the journal at start.
     *
     * @param boot number of this start, from 1
     * @param logs the highest revision of each kept day
     * @param interrupted airings that the end of the program interrupted
     * @param settled the entries of the kept days and of the kept emergencies, in order of sequence
     * @param emergencies emergencies that are kept, by number; the mark that one is ended comes
     *     after it
     * @param urgentNumber highest number of an emergency that was kept; 0 if none
     * @param asRun end of the chain of as-run entries
     * @param acknowledged last sequence that the centre has, as far as is known; 0 if none
     * @param firstStart when the station with this journal was first started; empty until its clock
     *     was trusted once
     * @param firstKeptDay first day that is not dropped; {@link LocalDate#EPOCH} if none was
     * @param replaced whether the journal is new because the one before was damaged
     * @param mutedUntil until when staff muted the station; {@link Instant#EPOCH} if they did not
     * @param stopped programmes of the kept days that staff stopped
     * @param unsureRuns earlier runs without a trusted clock, by number; what was due during them
     *     is not judged yet
     * @param batteryCheck last comparison of the battery clock; empty if it never agreed
     */
    record Recovered(
            long boot,
            List<DailyLog> logs,
            List<Interrupted> interrupted,
            List<AsRunEntry> settled,
            List<Emergency> emergencies,
            long urgentNumber,
            AsRunLog asRun,
            long acknowledged,
            Optional<Instant> firstStart,
            LocalDate firstKeptDay,
            boolean replaced,
            Instant mutedUntil,
            List<StoppedProgramme> stopped,
            List<UnsureRun> unsureRuns,
            Optional<BatteryCheck> batteryCheck) {
        /** The content for a new station at its first start. */
        public static Recovered nothing(StationId station, ChainId chain) {
            return new Recovered(
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    AsRunLog.empty(station, chain),
                    0,
                    Optional.empty(),
                    LocalDate.EPOCH,
                    false,
                    Instant.EPOCH,
                    List.of(),
                    List.of(),
                    Optional.empty());
        }
    }

    /** Failure of the disk; playout stops, because it can no longer prove what it plays. */
    final class JournalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Creates the failure; the message says what was tried and on which file. */
        public JournalException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
