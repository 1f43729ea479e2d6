package vn.tienglang.airtime.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.SignedEntry;

/** Everything that is ever said between the centre and a station. */
public sealed interface Message {
    /** Where it is said. */
    Topic topic();

    /** Centre to station: play this on this day, and nothing else. */
    record LogIssued(DailyLog log) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Log(log.station(), log.date());
        }
    }

    /** Centre to station: one part of a clip the station wanted. */
    final class PartSent implements Message {
        private final StationId station;
        private final ClipId clip;
        private final int index;
        private final byte[] bytes;

        /** Part {@code index} (from 0) of the clip; 1 to {@link Limits#PART_BYTES_MOST} bytes. */
        public PartSent(StationId station, ClipId clip, int index, byte[] bytes) {
            if (index < 0 || bytes.length < 1 || bytes.length > Limits.PART_BYTES_MOST) {
                throw new IllegalArgumentException(
                        "part " + index + " of " + clip.brief() + ": " + bytes.length + " bytes");
            }
            this.station = station;
            this.clip = clip;
            this.index = index;
            this.bytes = bytes.clone();
        }

        /** Who wanted it. */
        public StationId station() {
            return station;
        }

        /** Of which clip. */
        public ClipId clip() {
            return clip;
        }

        /** Which part, from 0. */
        public int index() {
            return index;
        }

        /** The part itself; a copy. */
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
                    && Arrays.equals(bytes, part.bytes);
        }

        @Override
        public int hashCode() {
            return Objects.hash(station, clip, index, Arrays.hashCode(bytes));
        }

        @Override
        public String toString() {
            return "PartSent[" + station + ", " + clip.brief() + ", " + index + "]";
        }
    }

    /** Centre to station: your as-run log is safe with me up to and including this entry. */
    record AsRunAcknowledged(StationId station, long upTo) implements Message {
        /** Refuses a count below nothing. */
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
     * Centre to all: play this at once, wherever one of these areas lies above the station.
     *
     * @param number counts up with every emergency of the centre; a station never obeys the same or
     *     a lower number twice
     * @param airing the name under which it will be confirmed
     * @param date the day it belongs to in reports
     * @param areas whom it concerns; 1 to {@link Limits#AREAS_AT_ONCE}
     * @param clip what to play
     * @param expires from then on it is not started any more
     */
    record Urgent(
            long number,
            AiringId airing,
            LocalDate date,
            List<AreaCode> areas,
            Clip clip,
            Instant expires)
            implements Message {
        /** Refuses an emergency for nobody. */
        public Urgent {
            areas = List.copyOf(areas);
            if (areas.isEmpty() || areas.size() > Limits.AREAS_AT_ONCE || number < 1) {
                throw new IllegalArgumentException(
                        "urgent " + number + " for " + areas.size() + " areas");
            }
        }

        @Override
        public Topic topic() {
            return new Topic.Urgent();
        }
    }

    /** Centre to all: this is the time. Believed only when later than any heard before. */
    record TimeBeacon(Instant at) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Time();
        }
    }

    /** Station to centre: what went out. In order of sequence, without gaps, at least one. */
    record AsRunReported(StationId station, List<SignedEntry> entries) implements Message {
        /** Refuses an empty or oversize batch. Whether it forms a chain is the receiver's look. */
        public AsRunReported {
            entries = List.copyOf(entries);
            if (entries.isEmpty() || entries.size() > Limits.AS_RUN_BATCH) {
                throw new IllegalArgumentException(entries.size() + " as-run entries");
            }
            for (SignedEntry signed : entries) {
                if (!signed.entry().station().equals(station)) {
                    throw new IllegalArgumentException("as-run of another station");
                }
            }
        }

        @Override
        public Topic topic() {
            return new Topic.AsRun(station);
        }
    }

    /** Station to centre: how I am. */
    record StatusReported(StationStatus status) implements Message {
        @Override
        public Topic topic() {
            return new Topic.Status(status.station());
        }
    }

    /**
     * The station's last will, said by the broker when the link breaks: not heard from any more.
     *
     * @param boot which start of the node left this will
     */
    record StationLost(StationId station, long boot) implements Message {
        /** Refuses a count below nothing. */
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

    /** Station to centre: send me these parts (indices from 0) of this clip. */
    record PartsRequested(StationId station, ClipId clip, List<Integer> parts) implements Message {
        /** Refuses an empty, oversize or impossible wish. */
        public PartsRequested {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.size() > Limits.PARTS_WANTED_AT_ONCE) {
                throw new IllegalArgumentException(parts.size() + " parts wanted");
            }
            if (parts.stream().anyMatch(part -> part < 0)) {
                throw new IllegalArgumentException("parts wanted: " + parts);
            }
        }

        @Override
        public Topic topic() {
            return new Topic.PartRequest(station);
        }
    }
}
