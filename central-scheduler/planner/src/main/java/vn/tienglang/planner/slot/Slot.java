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
 * A standing order for airtime.
 *
 * @param id its name, for good
 * @param title what people call it
 * @param issuer whose order it is
 * @param target whom it is meant for
 * @param when at which local times
 * @param startPolicy what it does when the air is taken
 * @param hardEnd how long after its time it must be over; a day when nothing says so
 * @param parts what it sounds, in order; at least one
 * @param languageMix how the languages of a station share its bulletins
 * @param messageClass what it is
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
    /** No programme has more parts. */
    public static final int PARTS = 50;

    /** Nothing says when it must be over. */
    public static final Duration NO_HARD_END = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);
    private static final int STAMP_CHARACTERS = 16;

    /** Later years are written with a sign, which no name may bear. */
    private static final int LAST_PLAIN_YEAR = 9_999;

    private static final Pattern AIRING = Pattern.compile("((.{3,24}?)-\\d{8}-\\d{6})(-\\d{1,4})?");

    /** Takes a copy; refuses a slot that nobody could read or hear. */
    public Slot {
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
     * The name of one of its airings, the same through every revision.
     *
     * @param item its place in the occurrence's programme, from 0
     */
    public AiringId airingId(NumberedRecurrence.NumberedOccurrence occurrence, int item) {
        return airingId(id, occurrence, item);
    }

    public static AiringId airingId(
            SlotId id, NumberedRecurrence.NumberedOccurrence occurrence, int item) {
        return airingId(occurrenceName(id, occurrence), item);
    }

    /** What all airings of one occurrence have in common. By hand: it is done by the million. */
    public static String occurrenceName(
            SlotId id, NumberedRecurrence.NumberedOccurrence occurrence) {
        LocalDateTime meant = occurrence.id();
        if (meant.getYear() < 0 || meant.getYear() > LAST_PLAIN_YEAR) {
            return id + "-" + meant.format(STAMP);
        }
        var stem = new StringBuilder(id.value().length() + STAMP_CHARACTERS);
        stem.append(id.value()).append('-');
        twoDigits(stem, meant.getYear() / 100);
        twoDigits(stem, meant.getYear() % 100);
        twoDigits(stem, meant.getMonthValue());
        twoDigits(stem, meant.getDayOfMonth());
        stem.append('-');
        twoDigits(stem, meant.getHour());
        twoDigits(stem, meant.getMinute());
        twoDigits(stem, meant.getSecond());
        return stem.toString();
    }

    private static void twoDigits(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** The name of one of the airings with that stem. */
    public static AiringId airingId(String stem, int item) {
        return new AiringId(item == 0 ? stem : stem + "-" + item);
    }

    /** The slot an airing was named after, when it was named after one. */
    public static Optional<SlotId> slotIdOf(AiringId airing) {
        Matcher matcher = AIRING.matcher(airing.value());
        return matcher.matches() ? Optional.of(new SlotId(matcher.group(2))) : Optional.empty();
    }

    /** What all airings of one occurrence have in common: the name of the first. */
    public static Optional<String> occurrenceNameOf(AiringId airing) {
        Matcher matcher = AIRING.matcher(airing.value());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
