package vn.tienglang.pages.text;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.NavigableSet;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.planner.mix.Language;

/**
 * Messages of the pages in one language: sentences, dates, numbers, durations and names of
 * languages. No other class formats a value.
 */
public final class Messages {
    /** Vietnamese, the language of the office. */
    public static final Messages VIETNAMESE = new Messages(Locale.of("vi"));

    /** English, for people who help from abroad. */
    public static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    private static final Pattern BLANK = Pattern.compile("\\{([0-9])}");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Locale locale;
    private final ResourceBundle bundle;

    private Messages(Locale locale) {
        this.locale = locale;
        bundle =
                ResourceBundle.getBundle(
                        "vn.tienglang.pages.text.messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The messages of this language; Vietnamese unless it is English. */
    public static Messages of(String language) {
        return language.equals("en") ? ENGLISH : VIETNAMESE;
    }

    /** {@code vi} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The tag of the other language. */
    public Messages other() {
        return this == VIETNAMESE ? ENGLISH : VIETNAMESE;
    }

    /**
     * The sentence of this key with its placeholders filled in.
     *
     * @throws MissingResourceException when there is no such key
     */
    public String text(String key, Object... facts) {
        return BLANK.matcher(bundle.getString(key))
                .replaceAll(blank ->
                        Matcher.quoteReplacement(
                                String.valueOf(facts[Integer.parseInt(blank.group(1))])));
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** Every key that begins with this, in order. */
    public NavigableSet<String> keysWith(String prefix) {
        return bundle.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The text of a constant: {@code reason} and {@code NO_POWER} are at {@code reason.NO_POWER}.
     */
    public String text(String group, Enum<?> constant) {
        return text(group + "." + constant.name());
    }

    /** The sentence for a number, which is the first placeholder. */
    public String count(String key, long number) {
        return text(key + (number == 1 ? ".one" : ".many"), number(number));
    }

    /** 1.234.567 in Vietnamese, 1,234,567 in English. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** 21/11/2026. */
    public String date(LocalDate date) {
        return DAY.format(date);
    }

    /** Thứ Bảy, 21/11/2026; and "hôm nay" or "ngày mai" before it, seen from {@code today}. */
    public String day(LocalDate date, LocalDate today) {
        String day =
                text(
                        "date.long",
                        text("date.weekday." + date.getDayOfWeek().getValue()),
                        date(date));
        if (date.equals(today)) {
            return text("date.today", day);
        }
        return date.equals(today.plusDays(1)) ? text("date.tomorrow", day) : day;
    }

    /** 17:02; to the second only where there are any. */
    public String time(LocalTime time) {
        return (time.getSecond() == 0 ? HOUR : CLOCK).format(time);
    }

    /** 17:02:05, also at a full minute: for a clock that runs, and for evidence. */
    public String second(Instant instant, ZoneId zone) {
        return CLOCK.format(instant.atZone(zone));
    }

    /** 17:02, on the clocks of this zone; to the second only where there are any. */
    public String time(Instant instant, ZoneId zone) {
        return time(instant.atZone(zone).toLocalTime());
    }

    /** 17:02:05 when it was today, 17:02:05 20/11/2026 when not; as {@link #time(LocalTime)}. */
    public String moment(Instant instant, ZoneId zone, LocalDate today) {
        var local = instant.atZone(zone);
        String time = time(local.toLocalTime());
        return local.toLocalDate().equals(today) ? time : time + " " + date(local.toLocalDate());
    }

    /** 17:02:05 when it was today, 17:02:05 20/11/2026 when not; always to the second. */
    public String evidence(Instant instant, ZoneId zone, LocalDate today) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        String time = second(instant, zone);
        return date.equals(today) ? time : time + " " + date(date);
    }

    /** 17:02 when it is today, 17:02 20/11/2026 when not; seconds are left out. */
    public String minute(Instant instant, ZoneId zone, LocalDate today) {
        var local = instant.atZone(zone);
        String time = HOUR.format(local);
        return local.toLocalDate().equals(today) ? time : time + " " + date(local.toLocalDate());
    }

    /** 1 giờ 2 phút 5 giây; rounded up to the second, so that a wait is never shown as zero. */
    public String duration(Duration duration) {
        long seconds = duration.plusMillis(999).toSeconds();
        var parts = new ArrayList<String>();
        if (seconds >= 3600) {
            parts.add(count("duration.hours", seconds / 3600));
        }
        if (seconds % 3600 >= 60) {
            parts.add(count("duration.minutes", seconds % 3600 / 60));
        }
        if (seconds % 60 > 0 || parts.isEmpty()) {
            parts.add(count("duration.seconds", seconds % 60));
        }
        return String.join(" ", parts);
    }

    /** A length or a place in a sound as minutes and seconds: 1:05. */
    public String clock(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    /** 1 giờ 2 phút; rounded up to the minute, for sums over many stations and days. */
    public String minutes(Duration duration) {
        long minutes = (duration.toSeconds() + 59) / 60;
        var parts = new ArrayList<String>();
        if (minutes >= 60) {
            parts.add(count("duration.hours", minutes / 60));
        }
        if (minutes % 60 > 0 || parts.isEmpty()) {
            parts.add(count("duration.minutes", minutes % 60));
        }
        return String.join(" ", parts);
    }

    /** Seconds to a tenth, for what was measured: 62,5 in Vietnamese, 62.5 in English. */
    public String tenths(Duration duration) {
        return tenths(duration.toMillis() / 1000.0);
    }

    private String tenths(double number) {
        NumberFormat tenths = NumberFormat.getNumberInstance(locale);
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
        return tenths.format(number);
    }

    /** 1.234,50 in Vietnamese, 1,234.50 in English; with the decimals that the number has. */
    public String decimal(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** The name of a language; its tag when our table does not know it. */
    public String language(LanguageTag language) {
        return VietnamLanguages.TABLE.find(language).map(this::language).orElse(language.value());
    }

    /** The name of a language of the table. */
    public String language(Language language) {
        return equals(ENGLISH) ? language.english() : language.vietnamese();
    }

    /** The name of a language and, when it differs, its own name. */
    public String languageWhole(Language language) {
        String name = language(language);
        return language.endonym().isEmpty() || language.endonym().equals(name)
                ? name
                : text("language.whole", name, language.endonym());
    }

    /** 1,0 GB in Vietnamese, 1.0 GB in English; with decimal prefixes. */
    public String bytes(long bytes) {
        if (bytes < 100_000) {
            return text("bytes.kilo", tenths(bytes / 1000.0));
        }
        long unit = bytes >= 1_000_000_000 ? 1_000_000_000 : 1_000_000;
        return text(unit > 1_000_000 ? "bytes.giga" : "bytes.mega", tenths(bytes / (double) unit));
    }

    /** Decibels to a tenth: −16,3; silence is a word. */
    public String level(double decibels) {
        return Double.isFinite(decibels)
                ? tenths(decibels).replace('-', '\u2212')
                : text("level.silence");
    }

    /** The locale, for texts of other modules. */
    public Locale locale() {
        return locale;
    }

    /** A sentence with its placeholders, for tests. */
    String pattern(String key) {
        return bundle.getString(key);
    }

    /** All keys, for tests. */
    List<String> keys() {
        return bundle.keySet().stream().sorted().toList();
    }
}
