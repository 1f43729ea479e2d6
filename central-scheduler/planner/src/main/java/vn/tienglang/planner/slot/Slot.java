package vn.tienglang.planner.slot;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;

/**
 * Standing order for airtime.
 *
 * @param id the permanent id
 * @param title the title people use
 * @param issuer the unit that issued it
 * @param target the stations it is meant for
 * @param when its recurrence in local time
 * @param startPolicy what happens when the airtime is taken at its start
 * @param hardEnd how long after its start it must end; one day if there is no limit
 * @param parts the parts in playing order; at least one
 * @param languageMix how its bulletins share the languages of a station
 * @param messageClass the message class
 */
public record Slot(
        SlotId id,
        String title,
        AreaCode issuer,
        Target target,
        NumberedRecurrence when,
        StartPolicy startPolicy,
        Duration hardEnd,
        List<SlotPart> parts,
        LanguageMix languageMix,
        MessageClass messageClass) {
    /** Maximum number of parts. */
    public static final int PARTS = 50;

    /** No limit on the end. */
    public static final Duration NO_HARD_END = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final int STAMP_CHARACTERS = 16;

    /** ISO dates of later years have a sign, which an airing id must not contain. */
    private static final int LAST_PLAIN_YEAR = 9_999;

    private static final Pattern AIRING = Pattern.compile("((.{3,24}?)-\\d{8}-\\d{6})(-\\d{1,4})?");

    /**
     * Composes the title and copies the parts; rejects an unusable title, a hard end out of range
     * and a wrong number of parts.
     */
    public Slot {
        title = PlainText.composed(title);
        parts = List.copyOf(parts);
        if (!PlainText.isPlain(title) || title.length() > Limits.TITLE_CHARACTERS) {
            throw new IllegalArgumentException("slot " + id + " has no usable title");
        }
        if (parts.isEmpty() || parts.size() > PARTS) {
            throw new IllegalArgumentException("slot " + id + " of " + parts.size() + " parts");
        }
        if (!hardEnd.isPositive() || hardEnd.compareTo(NO_HARD_END) > 0) {
            throw new IllegalArgumentException("slot " + id + " ends after " + hardEnd);
        }
        if (messageClass == MessageClass.EMERGENCY) {
            throw new IllegalArgumentException("emergencies are released, never booked");
        }
    }

    /**
     * Returns the id of one airing, which stays the same in every revision.
     *
     * @param item the position in the occurrence's programme, from 0
     */
    public AiringId airingId(NumberedRecurrence.NumberedOccurrence occurrence, int item) {
        return airingId(id, occurrence, item);
    }

    public static AiringId airingId(
            SlotId id, NumberedRecurrence.NumberedOccurrence occurrence, int item) {
        return airingId(occurrenceName(id, occurrence), item);
    }

    /**
     * Returns the common stem of the airing ids of one occurrence. Written without a formatter: it
     * is called millions of times.
     */
    public static String occurrenceName(
            SlotId id, NumberedRecurrence.NumberedOccurrence occurrence) {
        LocalDateTime planned = occurrence.id();
        if (planned.getYear() < 0 || planned.getYear() > LAST_PLAIN_YEAR) {
            return id + "-" + planned.format(STAMP);
        }
        var stem = new StringBuilder(id.value().length() + STAMP_CHARACTERS);
        stem.append(id.value()).append('-');
        twoDigits(stem, planned.getYear() / 100);
        twoDigits(stem, planned.getYear() % 100);
        twoDigits(stem, planned.getMonthValue());
        twoDigits(stem, planned.getDayOfMonth());
        stem.append('-');
        twoDigits(stem, planned.getHour());
        twoDigits(stem, planned.getMinute());
        twoDigits(stem, planned.getSecond());
        return stem.toString();
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Returns the airing id with that stem. */
    public static AiringId airingId(String stem, int item) {
        return new AiringId(item == 0 ? stem : stem + "-" + item);
    }

    /** Returns the slot that the airing id derives from, if it derives from one. */
    public static Optional<SlotId> slotIdOf(AiringId airing) {
        Matcher matcher = AIRING.matcher(airing.value());
        return matcher.matches() ? Optional.of(new SlotId(matcher.group(2))) : Optional.empty();
    }

    /** Returns the common stem of the airing ids of an occurrence. */
    public static Optional<String> occurrenceNameOf(AiringId airing) {
        Matcher matcher = AIRING.matcher(airing.value());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
