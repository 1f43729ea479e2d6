package vn.tienglang.planner;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;

/**
 * A booked stretch of airtime with one clip, at every station inside an area.
 *
 * @param id its name, for good
 * @param title what people call it
 * @param area whose people are to hear it
 * @param when on which days
 * @param start at what local time, in each station's own zone; to the millisecond, as the wire is
 * @param clip what is played; the airing is as long as the clip
 * @param messageClass what it is
 */
public record Slot(
        SlotId id,
        String title,
        AreaCode area,
        Recurrence when,
        LocalTime start,
        ClipId clip,
        MessageClass messageClass) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    /** An airing was once named after its slot and {@code -yyyymmdd} alone; proofs keep names. */
    private static final int DATE_CHARACTERS = 9;

    /** Refuses a title that nobody could read. */
    public Slot {
        refuseTitle(title);
        start = start.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Refuses a title that is blank, longer than {@link Limits#TITLE_CHARACTERS}, or holds control
     * characters.
     *
     * @throws IllegalArgumentException when it does
     */
    public static void refuseTitle(String title) {
        if (title.isBlank()
                || title.length() > Limits.TITLE_CHARACTERS
                || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a usable title: '" + title + "'");
        }
    }

    /** The name of this slot's airing on that day; the same through every revision of the log. */
    public AiringId airing(LocalDate date) {
        return new AiringId(id + "-" + date.atTime(start).format(STAMP));
    }

    /** The slot an airing was named after, when it was named after one. */
    public static Optional<SlotId> of(AiringId airing) {
        return vn.tienglang.planner.programme.Slot.of(airing).or(() -> ofDate(airing));
    }

    private static Optional<SlotId> ofDate(AiringId airing) {
        String name = airing.value();
        int end = name.length() - DATE_CHARACTERS;
        if (end < 3 || !name.substring(end).matches("-[0-9]{8}") || end > 24) {
            return Optional.empty();
        }
        return Optional.of(new SlotId(name.substring(0, end)));
    }
}
