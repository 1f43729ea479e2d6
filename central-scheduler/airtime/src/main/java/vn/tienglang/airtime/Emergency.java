package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Emergency message of the centre to all stations: an alert, or what changes or ends earlier
 * alerts. Each has a number of its own, and never changes once it is sent.
 *
 * <pre>
 * ALERT      plays its clips in its areas, once or again and again until it expires
 * UPDATE     ends the alerts that it names, and plays its own clips
 * CANCEL     ends the alerts that it names, without a sound
 * ALL_CLEAR  ends the alerts that it names, and plays that the danger is over
 * ENDED      has the number of an alert that a later message ended, and replaces it on its topic
 * </pre>
 *
 * @param number number of the message, 1 to {@link #HIGHEST_NUMBER}; a centre never uses one twice
 * @param kind what it is
 * @param messageClass {@link MessageClass#EMERGENCY}, or {@link MessageClass#EXERCISE} for a drill
 * @param level level of the unit that issued it, counted from the top of the area tree, 0 to {@link
 *     #LOWEST_LEVEL}; of two alerts issued at the same time the one of the lower number plays first
 * @param airing id of its first airing in the as-run log, at most {@link #AIRING_CHARACTERS}
 *     characters; the others begin with it
 * @param date day of its airings in reports
 * @param issuedAt when it was released, to the millisecond
 * @param expires instant from which it is not started any more; after {@code issuedAt}
 * @param repeatEvery time from one beginning to the next, whole minutes; zero when it plays once
 * @param volumePercent volume of its clips, 1 to {@link Airing#FULL_VOLUME}
 * @param ends numbers of the alerts that it ends; at most {@link #ENDS_AT_MOST}
 * @param targets which clips play where; none for CANCEL and ENDED, otherwise 1 to {@link
 *     #TARGETS_AT_MOST} with at most {@link Limits#AREAS_AT_ONCE} areas together
 */
public record Emergency(
        long number,
        Kind kind,
        MessageClass messageClass,
        int level,
        AiringId airing,
        LocalDate date,
        Instant issuedAt,
        Instant expires,
        Duration repeatEvery,
        int volumePercent,
        List<Long> ends,
        List<Target> targets) {
    /** Highest number of a message. */
    public static final long HIGHEST_NUMBER = 999_999_999_999_999_999L;

    /** Level of a unit below all others. */
    public static final int LOWEST_LEVEL = 9;

    /** Longest id of the first airing, so that those of the others fit. */
    public static final int AIRING_CHARACTERS = 48;

    /** Most alerts that one message ends. */
    public static final int ENDS_AT_MOST = 50;

    /** Most groups of areas with clips of their own. */
    public static final int TARGETS_AT_MOST = 64;

    /** Most clips of one target: one for each language that is spoken there. */
    public static final int CLIPS_AT_MOST = 8;

    /** Shortest time from one beginning to the next. */
    public static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);

    /**
     * Order of alerts: the newest first, of two issued at the same time that of the higher level of
     * government, then the higher number.
     */
    public static final Comparator<Emergency> NEWEST_FIRST =
            Comparator.comparing(Emergency::issuedAt)
                    .reversed()
                    .thenComparingInt(Emergency::level)
                    .thenComparing(Comparator.comparingLong(Emergency::number).reversed());

    /** Kind of an emergency message. */
    public enum Kind {
        /** Cảnh báo mới. */
        ALERT,
        /** Cập nhật, thay bản trước. */
        UPDATE,
        /** Huỷ. */
        CANCEL,
        /** Báo yên. */
        ALL_CLEAR,
        /** Đã hết hiệu lực do một bản sau. */
        ENDED;

        /** Whether a message of this kind has clips to play. */
        public boolean sounds() {
            return this == ALERT || this == UPDATE || this == ALL_CLEAR;
        }

        /** Whether a message of this kind ends others. */
        public boolean endsOthers() {
            return this == UPDATE || this == CANCEL || this == ALL_CLEAR;
        }
    }

    /**
     * Clips for a group of areas.
     *
     * @param areas areas of the group; a station in one of them plays the clips
     * @param clips clips in the order in which they are played, 1 to {@link #CLIPS_AT_MOST}
     */
    public record Target(List<AreaCode> areas, List<Clip> clips) {
        /** Rejects a target without an area or without a clip. */
        public Target {
            areas = List.copyOf(areas);
            clips = List.copyOf(clips);
            if (areas.isEmpty() || clips.isEmpty() || clips.size() > CLIPS_AT_MOST) {
                throw new IllegalArgumentException(
                        clips.size() + " clips for " + areas.size() + " areas");
            }
        }
    }

    /** Rejects a message that contradicts its kind, or a limit. */
    public Emergency {
        ends = List.copyOf(ends);
        targets = List.copyOf(targets);
        int areas = targets.stream().mapToInt(target -> target.areas().size()).sum();
        boolean isOfClass =
                messageClass == MessageClass.EMERGENCY || messageClass == MessageClass.EXERCISE;
        boolean isRepeatUsable =
                repeatEvery.isZero()
                        || (repeatEvery.compareTo(SHORTEST_REPEAT) >= 0
                                && repeatEvery.toSecondsPart() == 0
                                && repeatEvery.toNanosPart() == 0);
        if (number < 1
                || number > HIGHEST_NUMBER
                || !isOfClass
                || airing.value().length() > AIRING_CHARACTERS
                || level < 0
                || level > LOWEST_LEVEL
                || !expires.isAfter(issuedAt)
                || !isRepeatUsable
                || volumePercent < 1
                || volumePercent > Airing.FULL_VOLUME
                || kind.endsOthers() == ends.isEmpty()
                || ends.size() > ENDS_AT_MOST
                || ends.stream().anyMatch(ended -> ended < 1 || ended > HIGHEST_NUMBER)
                || ends.contains(number)
                || kind.sounds() == targets.isEmpty()
                || targets.size() > TARGETS_AT_MOST
                || areas > Limits.AREAS_AT_ONCE) {
            throw new IllegalArgumentException("emergency " + number + " contradicts itself");
        }
    }

    /** Whether it is a drill, which never sounds like the real thing. */
    public boolean isExercise() {
        return messageClass == MessageClass.EXERCISE;
    }

    /**
     * The target of a station: the one that names the nearest of its areas.
     *
     * @param areas area of the station and those above it, nearest first
     * @return empty when it concerns no area of the station
     */
    public Optional<Target> targetOf(List<AreaCode> areas) {
        return areas.stream()
                .flatMap(area -> targets.stream().filter(target -> target.areas().contains(area)))
                .findFirst();
    }

    /** Number of the repetition at this instant, from 0; 0 before it was issued. */
    public int repetitionAt(Instant now) {
        if (repeatEvery.isZero() || !now.isAfter(issuedAt)) {
            return 0;
        }
        long since = Duration.between(issuedAt, now).dividedBy(repeatEvery);
        return (int) Math.min(since, 999_999);
    }

    /** When this repetition, from 0, is due. */
    public Instant dueAt(int repetition) {
        return issuedAt.plus(repeatEvery.multipliedBy(repetition));
    }

    /** Id of the airing of this clip of the target in this repetition, both from 0. */
    public AiringId airing(int repetition, int clip) {
        return repetition == 0 && clip == 0
                ? airing
                : new AiringId(airing.value() + "-r" + repetition + "-" + clip);
    }

    /** Id of the first airing of the message of this number. */
    public static AiringId airingOf(long number) {
        return new AiringId("urgent-" + number);
    }

    /** This message marked as ended, to replace it on its topic. */
    public Emergency ended() {
        return new Emergency(
                number,
                Kind.ENDED,
                messageClass,
                level,
                airing,
                date,
                issuedAt,
                expires,
                Duration.ZERO,
                volumePercent,
                List.of(),
                List.of());
    }
}
