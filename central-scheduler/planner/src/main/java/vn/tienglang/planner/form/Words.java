package vn.tienglang.planner.form;

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
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.Stretch;

/**
 * The words that stand in every form. Times of day are {@code 05:30}, with seconds where there are
 * any; stretches of a day {@code 05:30-06:30}; days {@code 2026-11-21}; instants {@code
 * 2026-11-21T10:00:00Z}; lengths {@code PT45M}, as ISO 8601 and iCalendar have them, since a bare
 * number does not say of what.
 */
final class Words {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
    private static final Pattern INSTANT =
            Pattern.compile(DATE + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private static final Pattern LENGTH = Pattern.compile("PT?[0-9][0-9DTHMS.]{1,30}");

    private Words() {}

    static Optional<AreaCode> area(Place place) {
        return place.word(AreaCode::new);
    }

    static Optional<SlotId> slot(Place place) {
        return place.word(SlotId::new);
    }

    static Optional<BulletinId> bulletin(Place place) {
        return place.word(BulletinId::new);
    }

    static Optional<ObligationId> obligation(Place place) {
        return place.word(ObligationId::new);
    }

    static Optional<HandOverId> handOver(Place place) {
        return place.word(HandOverId::new);
    }

    static Optional<LocalDate> date(Place place) {
        return place.word(word -> parsed(DATE, word, LocalDate::parse, "a day such as 2026-11-21"));
    }

    static Optional<Instant> instant(Place place) {
        return place.word(word ->
                parsed(INSTANT, word, Instant::parse, "an instant such as 2026-11-21T10:00:00Z"));
    }

    static Optional<Duration> length(Place place) {
        return place.word(word -> {
            Duration length = parsed(LENGTH, word, Duration::parse, "a length such as PT1H30M");
            refuseUnless(
                    length.compareTo(FormLimits.LENGTH_MOST) <= 0,
                    word,
                    "at most " + FormLimits.LENGTH_MOST);
            return length;
        });
    }

    static Json stretch(Stretch stretch) {
        return Writing.word(stretch.from() + "-" + stretch.until());
    }

    /** From a time to another; to the same time, or an earlier one, means that of the next day. */
    static Optional<Stretch> stretch(Place place) {
        return place.word(word -> {
            int dash = word.indexOf('-');
            refuseUnless(dash > 0, word, "a stretch of a day such as 05:30-06:30");
            return Stretch.between(time(word.substring(0, dash)), time(word.substring(dash + 1)));
        });
    }

    static Optional<LocalTime> time(Place place) {
        return place.word(Words::time);
    }

    private static LocalTime time(String word) {
        return parsed(TIME, word, LocalTime::parse, "a time of day such as 05:30");
    }

    private static <T> T parsed(
            Pattern form, String word, Function<String, T> parse, String wanted) {
        refuseUnless(form.matcher(word).matches(), word, wanted);
        try {
            return parse.apply(word);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(refusal(word, wanted), e);
        }
    }

    static Optional<DayOfWeek> weekday(Place place) {
        return constant(place, DayOfWeek.class);
    }

    /** {@code EACH_DAY} as it stands in a text: {@code each-day}. */
    static Json word(Enum<?> constant) {
        return Writing.word(wordOf(constant));
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of these constants whose word stands there. */
    static <E extends Enum<E>> Optional<E> constant(Place place, Class<E> type) {
        Set<E> constants = EnumSet.allOf(type);
        return place.word(word -> {
            for (E constant : constants) {
                if (wordOf(constant).equals(word)) {
                    return constant;
                }
            }
            List<String> known = constants.stream().map(Words::wordOf).toList();
            throw new IllegalArgumentException(Sheet.notOneOf(word, known));
        });
    }

    private static void refuseUnless(boolean holds, String word, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(refusal(word, wanted));
        }
    }

    private static String refusal(String word, String wanted) {
        return "'" + Place.brief(word) + "': must be " + wanted;
    }
}
