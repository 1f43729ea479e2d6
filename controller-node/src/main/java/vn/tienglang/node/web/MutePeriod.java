package vn.tienglang.node.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Period for which staff mute the station; at most a day. */
public sealed interface MutePeriod {
    /** One hour from now. */
    record OneHour() implements MutePeriod {}

    /** Until midnight. */
    record RestOfDay() implements MutePeriod {}

    /** Until this time of day, today if it is still to come, else tomorrow. */
    record Until(LocalTime time) implements MutePeriod {}

    /** End of the period, in local time. */
    default LocalDateTime endsAt(LocalDateTime now) {
        return switch (this) {
            case OneHour() -> now.plus(Duration.ofHours(1));
            case RestOfDay() -> now.toLocalDate().plusDays(1).atStartOfDay();
            case Until(LocalTime time) -> {
                LocalDateTime today = now.toLocalDate().atTime(time);
                yield today.isAfter(now) ? today : today.plusDays(1);
            }
        };
    }

    /** The period that the fields of the form name; empty for any other input. */
    static Optional<MutePeriod> of(Map<String, String> form) {
        return switch (form.getOrDefault("period", "")) {
            case "hour" -> Optional.of(new OneHour());
            case "day" -> Optional.of(new RestOfDay());
            case "time" -> time(form.getOrDefault("time", ""));
            default -> Optional.empty();
        };
    }

    private static Optional<MutePeriod> time(String text) {
        try {
            return Optional.of(new Until(LocalTime.parse(text)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
