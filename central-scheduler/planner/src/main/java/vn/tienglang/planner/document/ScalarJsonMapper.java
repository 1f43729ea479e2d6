package vn.tienglang.planner.document;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.slot.SlotId;

/**
 * JSON mapper of scalar values. Times of day are {@code 05:30}, with seconds if not 0; time ranges
 * {@code 05:30-06:30}; days {@code 2026-11-21}; instants {@code 2026-11-21T10:00:00Z}; durations
 * {@code PT45M} as in ISO 8601 and iCalendar, because a bare number has no unit.
 */
final class ScalarJsonMapper {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
    private static final Pattern INSTANT =
            Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private static final Pattern LENGTH = Pattern.compile("PT?[0-9][0-9DTHMS.]{1,30}");

    private ScalarJsonMapper() {}

    static Optional<AreaCode> area(JsonNode place) {
        return place.parse(AreaCode::new);
    }

    static Optional<SlotId> slot(JsonNode place) {
        return place.parse(SlotId::new);
    }

    static Optional<BulletinId> bulletin(JsonNode place) {
        return place.parse(BulletinId::new);
    }

    static Optional<ObligationId> obligation(JsonNode place) {
        return place.parse(ObligationId::new);
    }

    static Optional<HandOverId> handOver(JsonNode place) {
        return place.parse(HandOverId::new);
    }

    static Optional<LocalDate> date(JsonNode place) {
        return place.parse(
                word -> parsed(DATE, word, LocalDate::parse, "a day such as 2026-11-21"));
    }

    static Optional<Instant> instant(JsonNode place) {
        return place.parse(word ->
                parsed(INSTANT, word, Instant::parse, "an instant such as 2026-11-21T10:00:00Z"));
    }

    static Optional<Duration> length(JsonNode place) {
        return place.parse(word -> {
            Duration length = parsed(LENGTH, word, Duration::parse, "a length such as PT1H30M");
            require(
                    length.compareTo(DocumentLimits.LENGTH_MOST) <= 0,
                    word,
                    "at most " + DocumentLimits.LENGTH_MOST);
            return length;
        });
    }

    static JsonValue stretch(LocalTimeRange stretch) {
        return ObjectWriter.string(stretch.from() + "-" + stretch.until());
    }

    /** Reads a time range; if the end is not later than the start, it is on the next day. */
    static Optional<LocalTimeRange> stretch(JsonNode place) {
        return place.parse(word -> {
            int dash = word.indexOf('-');
            require(dash > 0, word, "a stretch of a day such as 05:30-06:30");
            return LocalTimeRange.between(
                    time(word.substring(0, dash)), time(word.substring(dash + 1)));
        });
    }

    static Optional<LocalTime> time(JsonNode place) {
        return place.parse(ScalarJsonMapper::time);
    }

    private static LocalTime time(String word) {
        return parsed(TIME, word, LocalTime::parse, "a time of day such as 05:30");
    }

    private static <T> T parsed(
            Pattern form, String word, Function<String, T> parse, String wanted) {
        require(form.matcher(word).matches(), word, wanted);
        try {
            return parse.apply(word);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(message(word, wanted), e);
        }
    }

    static Optional<DayOfWeek> weekday(JsonNode place) {
        return constant(place, DayOfWeek.class);
    }

    /** Writes {@code EACH_DAY} as {@code each-day}. */
    static JsonValue toJson(Enum<?> constant) {
        return ObjectWriter.string(toWord(constant));
    }

    private static String toWord(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads one of these constants. */
    static <E extends Enum<E>> Optional<E> constant(JsonNode place, Class<E> type) {
        Set<E> constants = EnumSet.allOf(type);
        return place.parse(word -> {
            for (E constant : constants) {
                if (toWord(constant).equals(word)) {
                    return constant;
                }
            }
            List<String> known = constants.stream().map(ScalarJsonMapper::toWord).toList();
            throw new IllegalArgumentException(ObjectReader.unknownWordMessage(word, known));
        });
    }

    private static void require(boolean holds, String word, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(message(word, wanted));
        }
    }

    private static String message(String word, String wanted) {
        return "'" + JsonNode.abbreviate(word) + "': must be " + wanted;
    }
}
