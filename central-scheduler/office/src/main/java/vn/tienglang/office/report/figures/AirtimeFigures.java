package vn.tienglang.office.report.figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and playing times of some airings. All lengths are whole milliseconds. Every planned
 * airing is either open, on time, or lost for exactly one {@link LossCause}.
 */
public final class AirtimeFigures {
    private static final List<LossCause> CAUSES = List.of(LossCause.values());

    /** Figures of no airing. */
    public static final AirtimeFigures NONE = new AirtimeFigures(new long[Field.COUNT]);

    private final long[] values;

    /** Places of the values, in the order in which they are stored. */
    private static final class Field {
        private static final int PLANNED = 0;
        private static final int PLANNED_MILLIS = 1;
        private static final int CLAIMED = 2;
        private static final int CLAIMED_MILLIS = 3;
        private static final int PROVEN = 4;
        private static final int PROVEN_MILLIS = 5;
        private static final int ON_TIME = 6;
        private static final int OPEN = 7;
        private static final int EXTRA = 8;
        private static final int LOST = 9;
        private static final int COUNT = LOST + CAUSES.size();
    }

    private AirtimeFigures(long[] values) {
        this.values = values;
    }

    /** Sum that grows. An instance serves one thread. */
    public static final class Sum {
        private final long[] values = new long[Field.COUNT];

        /** Adds these figures. */
        public Sum add(AirtimeFigures more) {
            for (int i = 0; i < values.length; i++) {
                values[i] += more.values[i];
            }
            return this;
        }

        /** Adds one planned airing of this length. */
        void plan(long millis) {
            values[Field.PLANNED]++;
            values[Field.PLANNED_MILLIS] += millis;
        }

        /** Adds an airing of which the station says that it played so long. */
        void claim(long millis) {
            values[Field.CLAIMED]++;
            values[Field.CLAIMED_MILLIS] += millis;
        }

        /**
         * Adds an airing that is proven for so long; an airing with nothing proven is not added.
         */
        void prove(long millis) {
            if (millis > 0) {
                values[Field.PROVEN]++;
                values[Field.PROVEN_MILLIS] += millis;
            }
        }

        /** Adds a planned airing that is played, proven and on time. */
        void onTime() {
            values[Field.ON_TIME]++;
        }

        /** Adds a planned airing that is not over, or that may still be reported. */
        void open() {
            values[Field.OPEN]++;
        }

        /** Adds an airing that no log contains. */
        void extra() {
            values[Field.EXTRA]++;
        }

        /** Adds a planned airing that is lost for this cause. */
        void lose(LossCause cause) {
            values[Field.LOST + CAUSES.indexOf(cause)]++;
        }

        /** The figures of everything added. */
        public AirtimeFigures figures() {
            return new AirtimeFigures(values.clone());
        }
    }

    /** Number of planned airings. */
    public long planned() {
        return values[Field.PLANNED];
    }

    /** Planned playing time. */
    public Duration plannedTime() {
        return Duration.ofMillis(values[Field.PLANNED_MILLIS]);
    }

    /** Number of airings that stations say they played, in whole or in part. */
    public long claimed() {
        return values[Field.CLAIMED];
    }

    /** Playing time that stations say. */
    public Duration claimedTime() {
        return Duration.ofMillis(values[Field.CLAIMED_MILLIS]);
    }

    /** Number of airings of which some sound is proven. */
    public long proven() {
        return values[Field.PROVEN];
    }

    /** Proven playing time. */
    public Duration provenTime() {
        return Duration.ofMillis(values[Field.PROVEN_MILLIS]);
    }

    /** Number of planned airings that were played whole, proven and on time. */
    public long onTime() {
        return values[Field.ON_TIME];
    }

    /** Number of planned airings that are not judged yet. */
    public long open() {
        return values[Field.OPEN];
    }

    /** Number of airings that sounded without being planned. */
    public long extra() {
        return values[Field.EXTRA];
    }

    /** Number of planned airings that are judged. */
    public long due() {
        return planned() - open();
    }

    /** Number of planned airings lost for this cause. */
    public long lost(LossCause cause) {
        return values[Field.LOST + CAUSES.indexOf(cause)];
    }

    /** Number of planned airings lost. */
    public long lost() {
        return due() - onTime();
    }

    /** The causes with at least one airing, in the order of the list. */
    public Map<LossCause, Long> losses() {
        var losses = new EnumMap<LossCause, Long>(LossCause.class);
        for (LossCause cause : CAUSES) {
            if (lost(cause) > 0) {
                losses.put(cause, lost(cause));
            }
        }
        return losses;
    }

    /** Tenths of a percent of the due airings that were on time; -1 when none was due. */
    public int onTimePerMille() {
        return due() == 0 ? -1 : Math.toIntExact(Math.floorDiv(onTime() * 1_000, due()));
    }

    /** Whether nothing was counted. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The values with commas between, without the zeros at the end. */
    String text() {
        int last = values.length;
        while (last > 1 && values[last - 1] == 0) {
            last--;
        }
        var text = new StringBuilder();
        for (int i = 0; i < last; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        return text.toString();
    }

    /**
     * The figures that {@link #text} wrote; characters from {@code from} to before {@code until}.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static AirtimeFigures parse(String text, int from, int until) {
        long[] values = new long[Field.COUNT];
        int field = 0;
        for (int i = from; i < until; i++) {
            char sign = text.charAt(i);
            if (sign == ',') {
                field++;
            } else if (sign < '0' || sign > '9') {
                throw new IllegalArgumentException("not figures: " + text.substring(from, until));
            }
            if (field >= values.length) {
                throw new IllegalArgumentException("too many figures");
            }
            if (sign != ',') {
                values[field] = values[field] * 10 + sign - '0';
            }
        }
        return new AirtimeFigures(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AirtimeFigures same && Arrays.equals(values, same.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return text();
    }
}
