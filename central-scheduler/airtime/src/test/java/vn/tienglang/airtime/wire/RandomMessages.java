package vn.tienglang.airtime.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;

/** Random valid messages and their parts. */
public final class RandomMessages {
    private static final List<String> WORDS =
            List.of(
                    "Bản tin",
                    "sáng",
                    "\"Loa\"",
                    "C:\\đài",
                    "xã Tân Thanh",
                    "😀",
                    "a/b",
                    "\u200d",
                    "<script>",
                    "{}",
                    "null",
                    "ệ\u0323",
                    "中文",
                    "\u202e",
                    "\u00a0");
    private static final List<String> LANGUAGES =
            List.of("vi", "tyz", "nut", "ium", "hmn", "zxx", "yue-x-sandiu", "zh-Hant-TW", "km");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private RandomMessages() {}

    /** Message of any type, all equally likely. */
    public static Message of(RandomGenerator random) {
        List<Supplier<Message>> kinds =
                List.of(
                        () -> new Message.LogIssued(log(random, station(random))),
                        () -> part(random),
                        () ->
                                new Message.AsRunAcknowledged(
                                        station(random),
                                        chain(random),
                                        count(random),
                                        digest(random)),
                        () -> rangeMissing(random),
                        () -> new Message.TimeRequested(station(random), Nonce.random(random)),
                        () ->
                                new Message.TimeAnswered(
                                        station(random), Nonce.random(random), instant(random)),
                        () -> urgent(random),
                        () -> new Message.EmergencyIssued(emergency(random)),
                        () -> progressed(random),
                        () -> new Message.TimeBeacon(instant(random)),
                        () -> asRun(random),
                        () -> new Message.StatusReported(status(random)),
                        () ->
                                new Message.StationLost(
                                        station(random),
                                        optional(random, RandomMessages::chain),
                                        count(random)),
                        () -> wanted(random));
        return Seeds.oneOf(random, kinds).get();
    }

    /** Random station. */
    public static StationId station(RandomGenerator random) {
        return new StationId(word(random, 3, 32));
    }

    /** Log of up to forty airings; every clip in it is played. */
    public static DailyLog log(RandomGenerator random, StationId station) {
        var airings = new ArrayList<Airing>();
        var clips = new ArrayList<Clip>();
        Instant free = instant(random);
        for (int i = random.nextInt(40); i > 0; i--) {
            boolean isRepeat = !clips.isEmpty() && random.nextInt(3) == 0;
            Clip clip = isRepeat ? Seeds.oneOf(random, clips) : clip(random);
            if (!isRepeat) {
                clips.add(clip);
            }
            Instant start = free.plusMillis(random.nextLong(600_000));
            var airtime = Airtime.of(start, clip.length());
            free = airtime.end();
            airings.add(
                    new Airing(
                            new AiringId(word(random, 3, 50) + "-" + i),
                            airtime,
                            clip.id(),
                            oneOf(random, MessageClass.values()),
                            random.nextBoolean() ? Airing.FULL_VOLUME : random.nextInt(1, 101)));
        }
        return new DailyLog(station, date(random), positive(random), airings, clips);
    }

    /** Clip of any length, size and language. */
    public static Clip clip(RandomGenerator random) {
        return new Clip(
                clipId(random),
                words(random, Limits.TITLE_CHARACTERS),
                new LanguageTag(Seeds.oneOf(random, LANGUAGES)),
                Duration.ofMillis(random.nextLong(1, Limits.CLIP_LENGTH.toMillis() + 1)),
                random.nextLong(1, Limits.CLIP_BYTES + 1),
                random.nextInt(Limits.PART_BYTES_LEAST, Limits.PART_BYTES_MOST + 1));
    }

    private static Message part(RandomGenerator random) {
        int bytes = random.nextInt(1, random.nextBoolean() ? 100 : Limits.PART_BYTES_MOST + 1);
        int offset = random.nextBoolean() ? 0 : random.nextInt(Limits.PART_BYTES_MOST - bytes + 1);
        return new Message.PartSent(
                station(random),
                clipId(random),
                random.nextInt(Integer.MAX_VALUE),
                offset,
                Seeds.bytes(random, bytes));
    }

    private static Message urgent(RandomGenerator random) {
        var areas = new ArrayList<AreaCode>();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            areas.add(new AreaCode(word(random, 1, 16)));
        }
        return new Message.Urgent(
                count(random) + 1,
                new AiringId(word(random, 3, 64)),
                date(random),
                areas,
                clip(random),
                instant(random));
    }

    /** Emergency of any kind that contradicts no rule. */
    public static Emergency emergency(RandomGenerator random) {
        Emergency.Kind kind = oneOf(random, Emergency.Kind.values());
        Instant issuedAt = instant(random);
        var ends = new ArrayList<Long>();
        for (int i = kind.endsOthers() ? random.nextInt(1, 5) : 0; i > 0; i--) {
            ends.add(random.nextLong(1, Emergency.HIGHEST_NUMBER));
        }
        var targets = new ArrayList<Emergency.Target>();
        for (int i = kind.sounds() ? random.nextInt(1, 5) : 0; i > 0; i--) {
            var clips = new ArrayList<Clip>();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                clips.add(clip(random));
            }
            targets.add(new Emergency.Target(List.of(new AreaCode(word(random, 1, 16))), clips));
        }
        return new Emergency(
                1 + ends.stream().mapToLong(ended -> ended).max().orElse(random.nextLong(1_000)),
                kind,
                random.nextBoolean() ? MessageClass.EMERGENCY : MessageClass.EXERCISE,
                random.nextInt(Emergency.LOWEST_LEVEL + 1),
                new AiringId(word(random, 3, Emergency.AIRING_CHARACTERS)),
                date(random),
                issuedAt,
                issuedAt.plusMillis(random.nextLong(1, 700_000_000)),
                Duration.ofMinutes(random.nextInt(0, 90)),
                random.nextInt(1, 101),
                ends,
                targets);
    }

    private static Message progressed(RandomGenerator random) {
        var steps = new java.util.TreeMap<EmergencyStep, Instant>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            steps.put(oneOf(random, EmergencyStep.values()), instant(random));
        }
        return new Message.EmergencyProgressed(
                station(random), random.nextLong(1, Emergency.HIGHEST_NUMBER), steps);
    }

    private static Message asRun(RandomGenerator random) {
        StationId station = station(random);
        ChainId chain = chain(random);
        var entries = new ArrayList<SignedEntry>();
        for (int i = random.nextInt(1, Limits.AS_RUN_BATCH + 1); i > 0; i--) {
            entries.add(SignedEntry.of(entry(random, station, chain), TestKeys.station(station)));
        }
        return new Message.AsRunReported(station, entries);
    }

    /** Entry with any outcome, after any other entry. */
    public static AsRunEntry entry(RandomGenerator random, StationId station) {
        return entry(random, station, chain(random));
    }

    private static AsRunEntry entry(RandomGenerator random, StationId station, ChainId chain) {
        long sequence = random.nextInt(5) == 0 ? 1 : 2 + count(random);
        return new AsRunEntry(
                station,
                chain,
                sequence,
                new AiringId(word(random, 3, 64)),
                date(random),
                positive(random),
                instant(random),
                clock(random),
                outcome(random),
                sequence == 1 ? digest(random) : Digest.of(words(random, 20)));
    }

    /** Chain with a random id. */
    public static ChainId chain(RandomGenerator random) {
        return random.nextBoolean() ? ChainId.random(random) : new ChainId(word(random, 3, 48));
    }

    private static Digest digest(RandomGenerator random) {
        return random.nextBoolean() ? Digest.NONE : Digest.of(words(random, 20));
    }

    /** Quality that an entry or a status of the present version can have. */
    private static ClockQuality clock(RandomGenerator random) {
        return random.nextInt(4) == 0
                ? ClockQuality.UNTRUSTED
                : new ClockQuality(
                        Seeds.oneOf(
                                random,
                                List.of(ClockSource.DAEMON, ClockSource.CENTRE, ClockSource.RTC)),
                        Duration.ofMillis(random.nextLong(ClockQuality.BOUND_MOST.toMillis())));
    }

    private static Message rangeMissing(RandomGenerator random) {
        long from = 1 + count(random);
        return new Message.AsRunRangeMissing(
                station(random), chain(random), from, from + count(random), digest(random));
    }

    private static <T> Optional<T> optional(
            RandomGenerator random, Function<RandomGenerator, T> value) {
        return random.nextBoolean() ? Optional.of(value.apply(random)) : Optional.empty();
    }

    /** Random outcome. */
    public static Outcome outcome(RandomGenerator random) {
        Reason reason = oneOf(random, Reason.values());
        return switch (random.nextInt(3)) {
            case 0 -> new Outcome.Aired(playback(random, true));
            case 1 -> new Outcome.CutShort(playback(random, false), reason);
            default -> new Outcome.Missed(reason);
        };
    }

    private static Playback playback(RandomGenerator random, boolean isWhole) {
        int rateHz = random.nextInt(8_000, 192_001);
        long framesWhole = random.nextLong(1, rateHz * Limits.CLIP_LENGTH.toSeconds());
        long frames = isWhole ? framesWhole : random.nextLong(framesWhole + 1);
        return new Playback(
                instant(random),
                instant(random),
                frames,
                framesWhole,
                rateHz,
                oneOf(random, Evidence.values()),
                words(random, Limits.WORDS_CHARACTERS));
    }

    /** Random status of a station. */
    public static StationStatus status(RandomGenerator random) {
        var logs = new ArrayList<StationStatus.HeldLog>();
        for (int i = random.nextInt(Limits.DAYS_AHEAD + 1); i > 0; i--) {
            logs.add(
                    new StationStatus.HeldLog(
                            date(random),
                            positive(random),
                            random.nextBoolean()
                                    ? Optional.of("%016x".formatted(random.nextLong()))
                                    : Optional.empty()));
        }
        var missing = new ArrayList<ClipId>();
        for (int i = random.nextInt(20); i > 0; i--) {
            missing.add(clipId(random));
        }
        var faults = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            faults.add(words(random, Limits.WORDS_CHARACTERS));
        }
        var rejected = new EnumMap<Rejection, Long>(Rejection.class);
        for (Rejection why : Rejection.values()) {
            if (random.nextBoolean()) {
                rejected.put(why, count(random));
            }
        }
        StationId station = station(random);
        return new StationStatus(
                station,
                instant(random),
                count(random),
                clock(random),
                words(random, Limits.WORDS_CHARACTERS),
                random.nextBoolean(),
                words(random, Limits.WORDS_CHARACTERS),
                logs,
                missing,
                random.nextBoolean() ? List.of() : List.of(new AiringId(word(random, 3, 64))),
                faults,
                optional(random, it -> new AsRunLog(station, chain(it), count(it), digest(it))),
                count(random),
                optional(random, RandomMessages::instant),
                rejected);
    }

    private static Message wanted(RandomGenerator random) {
        var parts = new ArrayList<Integer>();
        for (int i = random.nextInt(1, Limits.PARTS_WANTED_AT_ONCE + 1); i > 0; i--) {
            parts.add(random.nextInt(Integer.MAX_VALUE));
        }
        OptionalLong received =
                random.nextBoolean()
                        ? OptionalLong.empty()
                        : OptionalLong.of(random.nextLong(Long.MAX_VALUE));
        return new Message.PartsRequested(station(random), clipId(random), parts, received);
    }

    private static ClipId clipId(RandomGenerator random) {
        return ClipId.of(Seeds.bytes(random, 8));
    }

    private static LocalDate date(RandomGenerator random) {
        return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500));
    }

    /** Instant with seconds, milliseconds or nanoseconds: each has a different text. */
    private static Instant instant(RandomGenerator random) {
        long second = random.nextLong(4_000_000_000L);
        return switch (random.nextInt(3)) {
            case 0 -> Instant.ofEpochSecond(second);
            case 1 -> Instant.ofEpochSecond(second, random.nextInt(1000) * 1_000_000L);
            default -> Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
        };
    }

    private static long count(RandomGenerator random) {
        return random.nextBoolean() ? random.nextInt(10) : random.nextLong(Long.MAX_VALUE >> 1);
    }

    private static int positive(RandomGenerator random) {
        return random.nextInt(1, random.nextBoolean() ? 10 : Integer.MAX_VALUE);
    }

    private static String word(RandomGenerator random, int least, int most) {
        var word = new StringBuilder();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static String words(RandomGenerator random, int most) {
        var words = new StringBuilder(Seeds.oneOf(random, WORDS.subList(0, 3)));
        for (int i = random.nextInt(30); i > 0; i--) {
            String next = " " + Seeds.oneOf(random, WORDS);
            if (words.length() + next.length() <= most) {
                words.append(next);
            }
        }
        return words.toString();
    }

    private static <E> E oneOf(RandomGenerator random, E[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
