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

    static Optional<AreaCode> area(JsonNode node) {
        return node.parse(AreaCode::new);
    }

    static Optional<SlotId> slot(JsonNode node) {
        return node.parse(SlotId::new);
    }

    static Optional<BulletinId> bulletin(JsonNode node) {
        return node.parse(BulletinId::new);
    }

    static Optional<ObligationId> obligation(JsonNode node) {
        return node.parse(ObligationId::new);
    }

    static Optional<HandOverId> handOver(JsonNode node) {
        return node.parse(HandOverId::new);
    }

    static Optional<LocalDate> date(JsonNode node) {
        return node.parse(text -> parsed(DATE, text, LocalDate::parse, "a day such as 2026-11-21"));
    }

    static Optional<Instant> instant(JsonNode node) {
        return node.parse(text ->
                parsed(INSTANT, text, Instant::parse, "an instant such as 2026-11-21T10:00:00Z"));
    }

    static Optional<Duration> length(JsonNode node) {
        return node.parse(text -> {
            Duration length = parsed(LENGTH, text, Duration::parse, "a length such as PT1H30M");
            require(
                    length.compareTo(DocumentLimits.MAX_LENGTH) <= 0,
                    text,
                    "at most " + DocumentLimits.MAX_LENGTH);
            return length;
        });
    }

    static JsonValue timeRange(LocalTimeRange stretch) {
        return ObjectWriter.string(stretch.from() + "-" + stretch.until());
    }

    /** Reads a time range; if the end is not later than the start, it is on the next day. */
    static Optional<LocalTimeRange> timeRange(JsonNode node) {
        return node.parse(text -> {
            int dash = text.indexOf('-');
            require(dash > 0, text, "a stretch of a day such as 05:30-06:30");
            return LocalTimeRange.between(
                    time(text.substring(0, dash)), time(text.substring(dash + 1)));
        });
    }

    static Optional<LocalTime> time(JsonNode node) {
        return node.parse(ScalarJsonMapper::time);
    }

    private static LocalTime time(String text) {
        return parsed(TIME, text, LocalTime::parse, "a time of day such as 05:30");
    }

    private static <T> T parsed(
            Pattern pattern, String text, Function<String, T> parse, String expected) {
        require(pattern.matcher(text).matches(), text, expected);
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(message(text, expected), e);
        }
    }

    static Optional<DayOfWeek> weekday(JsonNode node) {
        return constant(node, DayOfWeek.class);
    }

    /** Writes {@code EACH_DAY} as {@code each-day}. */
    static JsonValue toJson(Enum<?> constant) {
        return ObjectWriter.string(toWord(constant));
    }

    private static String toWord(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads one of these constants. */
    static <E extends Enum<E>> Optional<E> constant(JsonNode node, Class<E> type) {
        Set<E> constants = EnumSet.allOf(type);
        return node.parse(text -> {
            for (E constant : constants) {
                if (toWord(constant).equals(text)) {
                    return constant;
                }
            }
            List<String> known = constants.stream().map(ScalarJsonMapper::toWord).toList();
            throw new IllegalArgumentException(ObjectReader.unknownWordMessage(text, known));
        });
    }

    private static void require(boolean isValid, String text, String expected) {
        if (!isValid) {
            throw new IllegalArgumentException(message(text, expected));
        }
    }

    private static String message(String text, String expected) {
        return "'" + JsonNode.abbreviate(text) + "': must be " + expected;
    }
}
