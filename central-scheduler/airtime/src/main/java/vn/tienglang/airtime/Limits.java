package vn.tienglang.airtime;

import java.time.Duration;

/** Everything has a limit, and the limits of the contract live here. */
public final class Limits {
    /** A daily log of one airing every three minutes around the clock is still within. */
    public static final int AIRINGS_A_DAY = 500;

    /** No clip is larger: half an hour of 16 kHz mono PCM fits... */
    public static final long CLIP_BYTES = 64L << 20;

    /** ...and none sounds longer. Clips are 1 to 15 minutes as a rule. */
    public static final Duration CLIP_LENGTH = Duration.ofHours(2);

    /** A smaller part costs more in headers than it saves at a power cut. */
    public static final int PART_BYTES_LEAST = 1 << 10;

    /** A larger part keeps an emergency waiting on a thin link. */
    public static final int PART_BYTES_MOST = 32 << 10;

    /** What the centre cuts clips into: 3 s on a 64 kbit/s link. */
    public static final int PART_BYTES = 24 << 10;

    /** How many parts of a clip may be under way to one station at once. */
    public static final int PARTS_WANTED_AT_ONCE = 8;

    /** No message on the wire is larger: the fullest log there may be still fits. */
    public static final int MESSAGE_BYTES = 640 << 10;

    /** How many as-run entries travel in one message. */
    public static final int AS_RUN_BATCH = 50;

    /** How many unacknowledged as-run entries a station keeps before it says so aloud. */
    public static final int UNSENT_ENTRIES = 10_000;

    /** How many days of logs a station keeps at hand, today included. */
    public static final int DAYS_AHEAD = 8;

    /** How many events may wait for the one thread that decides. */
    public static final int MAILBOX = 1_024;

    /** How many areas an emergency may name one by one: more than the country has communes. */
    public static final int AREAS_AT_ONCE = 4_000;

    /** How long a language tag may be: what RFC 5646 asks every reader to have room for. */
    public static final int LANGUAGE_TAG_CHARACTERS = 35;

    /** How long a title may be. */
    public static final int TITLE_CHARACTERS = 200;

    /** How long the words may be that name a sound output or a relay board. */
    public static final int WORDS_CHARACTERS = 200;

    private Limits() {}
}
