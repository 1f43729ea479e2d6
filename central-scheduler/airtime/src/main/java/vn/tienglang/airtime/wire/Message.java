package vn.tienglang.airtime.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;

/** Message between the centre and a station. */
public sealed interface Message {
    /** Topic of the message. */
    Topic topic();

    /** Centre to station: the daily log for one day. */
    record LogIssued(DailyLog log) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Log(log.station(), log.date());
        }
    }

    /**
     * Centre to station: one part of a clip that the station requested, or a piece of it. Pieces of
     * a part are sent one after another; only a station that says how much it has received gets
     * them.
     */
    final class PartSent implements Message {
        private final StationId station;
        private final ClipId clip;
        private final int index;
        private final int offset;
        private final byte[] bytes;

        /**
         * Creates part {@code index} (from 0) of the clip, with 1 to {@link Limits#PART_BYTES_MOST}
         * bytes.
         */
        public PartSent(StationId station, ClipId clip, int index, byte[] bytes) {
            this(station, clip, index, 0, bytes);
        }

        /**
         * Creates a piece of part {@code index}: its bytes from {@code offset} on, which end within
         * {@link Limits#PART_BYTES_MOST} bytes of the beginning of the part.
         */
        public PartSent(StationId station, ClipId clip, int index, int offset, byte[] bytes) {
            if (index < 0
                    || offset < 0
                    || bytes.length < 1
                    || offset > Limits.PART_BYTES_MOST - bytes.length) {
                throw new IllegalArgumentException(
                        "part "
                                + index
                                + " of "
                                + clip.brief()
                                + ": "
                                + bytes.length
                                + " bytes from "
                                + offset);
            }
            this.offset = offset;
            this.station = station;
            this.clip = clip;
            this.index = index;
            this.bytes = bytes.clone();
        }

        /** Station that requested it. */
        public StationId station() {
            return station;
        }

        /** Clip that it is part of. */
        public ClipId clip() {
            return clip;
        }

        /** Index of the part, from 0. */
        public int index() {
            return index;
        }

        /** Where the bytes begin in the part, from 0. */
        public int offset() {
            return offset;
        }

        /** Bytes of the part or piece; a copy. */
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public Topic topic() {
            return new Topic.Part(station);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PartSent part
                    && station.equals(part.station)
                    && clip.equals(part.clip)
                    && index == part.index
                    && offset == part.offset
                    && Arrays.equals(bytes, part.bytes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(station, clip, index, offset, Arrays.hashCode(bytes));
        }

        @Override
        public String toString() {
            return "PartSent["
                    + station
                    + ", "
                    + clip.brief()
                    + ", "
                    + index
                    + (offset > 0 ? "+" + offset : "")
                    + "]";
        }
    }

    /**
     * Centre to station: how far the centre has stored this chain of the station. It may be less
     * than an earlier acknowledgement said: then the centre has lost entries and needs them again.
     * A digest that differs from the station's own entry shows that there are two chains of this
     * id.
     *
     * @param chain the chain; a station ignores the acknowledgement of another one
     * @param upTo number of the last stored entry; 0 if none is stored
     * @param digest digest of that entry; {@link Digest#NONE} if none is stored
     */
    record AsRunAcknowledged(StationId station, ChainId chain, long upTo, Digest digest)
            implements Message {
        /** Rejects a negative number. */
        public AsRunAcknowledged {
            if (upTo < 0) {
                throw new IllegalArgumentException("accepted up to " + upTo);
            }
        }

        @Override
        public Topic topic() {
            return new Topic.Acknowledgement(station);
        }
    }

    /**
     * Centre to all: emergency, of a centre of an earlier version. Every station in one of these
     * areas plays the clip at once.
     *
     * @param number increases with every emergency of the centre; a station ignores the same or a
     *     lower number
     * @param airing id of its airing in the as-run log
     * @param date day of the airing in reports
     * @param areas areas that it is for; 1 to {@link Limits#AREAS_AT_ONCE}
     * @param clip clip to play
     * @param expires instant from which it is not started any more
     */
    record Urgent(
            long number,
            AiringId airing,
            LocalDate date,
            List<AreaCode> areas,
            Clip clip,
            Instant expires)
            implements Message {
        /** Rejects an emergency without an area or with too many. */
        public Urgent {
            areas = List.copyOf(areas);
            if (areas.isEmpty() || areas.size() > Limits.AREAS_AT_ONCE || number < 1) {
                throw new IllegalArgumentException(
                        "urgent " + number + " for " + areas.size() + " areas");
            }
        }

        /**
         * The same as an alert that plays once; its number is about the second in which it was
         * issued. Empty when an alert cannot be like this.
         */
        public Optional<Emergency> asEmergency() {
            try {
                Instant latest = expires.minusMillis(1);
                Instant counted = Instant.ofEpochSecond(number);
                return Optional.of(
                        new Emergency(
                                number,
                                Emergency.Kind.ALERT,
                                MessageClass.EMERGENCY,
                                Emergency.LOWEST_LEVEL,
                                airing,
                                date,
                                counted.isBefore(latest) ? counted : latest,
                                expires,
                                Duration.ZERO,
                                Airing.FULL_VOLUME,
                                List.of(),
                                List.of(new Emergency.Target(areas, List.of(clip)))));
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public Topic topic() {
            return new Topic.Urgent();
        }
    }

    /** Centre to all: an emergency message. */
    record EmergencyIssued(Emergency emergency) implements Message {
        @Override
        public Topic topic() {
            return new Topic.EmergencyNumber(emergency.number());
        }
    }

    /**
     * Station to centre: how far an emergency has come at this station.
     *
     * @param number number of the emergency
     * @param steps the steps reached so far with their times by the clock of the station, each
     *     once; 1 or more
     */
    record EmergencyProgressed(
            StationId station, long number, SortedMap<EmergencyStep, Instant> steps)
            implements Message {
        /** Rejects a report without a step. */
        public EmergencyProgressed {
            steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
            if (steps.isEmpty() || number < 1 || number > Emergency.HIGHEST_NUMBER) {
                throw new IllegalArgumentException("emergency " + number + " without a step");
            }
        }

        @Override
        public Topic topic() {
            return new Topic.Reply(station);
        }
    }

    /** Centre to station: the time, in answer to the request with this nonce. */
    record TimeAnswered(StationId station, Nonce nonce, Instant at) implements Message {
        @Override
        public Topic topic() {
            return new Topic.TimeAnswer(station);
        }
    }

    /** Centre to all: the time, of a centre of an earlier version. A station ignores it. */
    record TimeBeacon(Instant at) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Time();
        }
    }

    /**
     * Station to centre: as-run entries of one chain, at least one, in order of sequence, without
     * gaps.
     */
    record AsRunReported(StationId station, List<SignedEntry> entries) implements Message {
        /** Rejects an empty or oversize batch. The receiver checks whether it forms a chain. */
        public AsRunReported {
            entries = List.copyOf(entries);
            if (entries.isEmpty() || entries.size() > Limits.AS_RUN_BATCH) {
                throw new IllegalArgumentException(entries.size() + " as-run entries");
            }
            for (SignedEntry signed : entries) {
                if (!signed.entry().station().equals(station)) {
                    throw new IllegalArgumentException("as-run of another station");
                }
                if (!signed.entry().chain().equals(entries.getFirst().entry().chain())) {
                    throw new IllegalArgumentException("as-run of two chains");
                }
            }
        }

        /** Chain of the entries. */
        public ChainId chain() {
            return entries.getFirst().entry().chain();
        }

        @Override
        public Topic topic() {
            return new Topic.AsRun(station);
        }
    }

    /**
     * Station to centre: the journal does not hold these entries any more, and the centre does not
     * hold them either.
     *
     * @param from number of the first missing entry, from 1
     * @param to number of the last missing entry
     * @param last digest of the last missing entry, which the entry after it names
     */
    record AsRunRangeMissing(StationId station, ChainId chain, long from, long to, Digest last)
            implements Message {
        /** Rejects an empty range. */
        public AsRunRangeMissing {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("missing from " + from + " to " + to);
            }
        }

        @Override
        public Topic topic() {
            return new Topic.AsRun(station);
        }
    }

    /** Station to centre: request for the time. */
    record TimeRequested(StationId station, Nonce nonce) implements Message {
        @Override
        public Topic topic() {
            return new Topic.TimeRequest(station);
        }
    }

    /** Station to centre: state of the station. */
    record StatusReported(StationStatus status) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Status(status.station());
        }
    }

    /**
     * Last will of the station: the broker publishes it when the link breaks.
     *
     * @param chain chain of the journal of the node that left this will; empty from an earlier
     *     version
     * @param boot boot number of that node
     */
    record StationLost(StationId station, Optional<ChainId> chain, long boot) implements Message {
        /** Rejects a negative number. */
        public StationLost {
            if (boot < 0) {
                throw new IllegalArgumentException("lost in boot " + boot);
            }
        }

        @Override
        public Topic topic() {
            return new Topic.Status(station);
        }
    }

    /**
     * Station to centre: request for these parts (indices from 0) of this clip.
     *
     * @param received bytes of parts and pieces that the station has received since its link came
     *     up, 0 or more; empty from a station of an earlier version, which does not accept pieces
     */
    record PartsRequested(
            StationId station, ClipId clip, List<Integer> parts, OptionalLong received)
            implements Message {
        /** A request of a station that accepts no pieces. */
        public PartsRequested(StationId station, ClipId clip, List<Integer> parts) {
            this(station, clip, parts, OptionalLong.empty());
        }

        /** Rejects a request that is empty, too large or impossible. */
        public PartsRequested {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.size() > Limits.PARTS_WANTED_AT_ONCE) {
                throw new IllegalArgumentException(parts.size() + " parts wanted");
            }
            if (parts.stream().anyMatch(part -> part < 0)) {
                throw new IllegalArgumentException("parts wanted: " + parts);
            }
            if (received.isPresent() && received.getAsLong() < 0) {
                throw new IllegalArgumentException(received + " bytes received");
            }
        }

        @Override
        public Topic topic() {
            return new Topic.PartRequest(station);
        }
    }
}
