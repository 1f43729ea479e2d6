package vn.tienglang.airtime;

import java.time.Duration;

/** Limits of the contract: sizes and counts that both sides enforce. */
public final class Limits {
    /** Most airings in a daily log: more than one every three minutes around the clock. */
    public static final int AIRINGS_A_DAY = 500;

    /** Largest clip in bytes: more than half an hour of 16 kHz mono PCM. */
    public static final long CLIP_BYTES = 64L << 20;

    /** Longest clip. Clips usually last 1 to 15 minutes. */
    public static final Duration CLIP_LENGTH = Duration.ofHours(2);

    /** Smallest part: a smaller one costs more in headers than it saves at a power cut. */
    public static final int PART_BYTES_LEAST = 1 << 10;

    /** Largest part: a larger one delays an emergency on a slow link. */
    public static final int PART_BYTES_MOST = 32 << 10;

    /** Size of the parts the centre sends, in bytes: 3 s on a 64 kbit/s link. */
    public static final int PART_BYTES = 24 << 10;

    /** Most parts that one station may request at once. */
    public static final int PARTS_WANTED_AT_ONCE = 8;

    /** Largest message in bytes; the largest possible log fits. */
    public static final int MESSAGE_BYTES = 640 << 10;

    /** Most as-run entries in one message. */
    public static final int AS_RUN_BATCH = 50;

    /** Number of unacknowledged as-run entries from which a station reports a fault. */
    public static final int UNSENT_ENTRIES = 10_000;

    /** Days of logs that a station stores, today included. */
    public static final int DAYS_AHEAD = 8;

    /** Most events that wait for the station thread. */
    public static final int MAILBOX = 1_024;

    /** Most areas that an emergency may name: more than the country has communes. */
    public static final int AREAS_AT_ONCE = 4_000;

    /** Longest language tag: the length that RFC 5646 requires every reader to support. */
    public static final int LANGUAGE_TAG_CHARACTERS = 35;

    /** Longest title. */
    public static final int TITLE_CHARACTERS = 200;

    /** Longest description of a sound output or a relay board. */
    public static final int WORDS_CHARACTERS = 200;

    private Limits() {}
}
