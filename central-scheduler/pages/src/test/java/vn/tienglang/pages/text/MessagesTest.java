package vn.tienglang.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.office.people.PasswordFlaw;
import vn.tienglang.office.report.DeliveryState;
import vn.tienglang.office.store.station.StationPresence;
import vn.tienglang.office.store.station.IntakeRejection;

final class MessagesTest {
    private static final List<Messages> BOTH = List.of(Messages.VIETNAMESE, Messages.ENGLISH);
    private static final Pattern BLANK = Pattern.compile("\\{[0-9]}");
    private static final Pattern SAID =
            Pattern.compile("words(?:\\(\\))?\\s*\\.text\\(\\s*\"([\\w.-]+)\"");
    private static final Pattern COUNTED = Pattern.compile("count\\(\\s*\"([\\w.-]+)\"");
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        assertThat(Messages.ENGLISH.keys()).isEqualTo(Messages.VIETNAMESE.keys());
        for (String key : Messages.VIETNAMESE.keys()) {
            assertThat(blanks(Messages.ENGLISH, key))
                    .as(key)
                    .isEqualTo(blanks(Messages.VIETNAMESE, key));
        }
    }

    @Test
    void everyDisplayedConstantHasAText() {
        for (Messages words : BOTH) {
            Stream.of(Reason.values()).forEach(one -> assertHasText(words, "reason", one));
            Stream.of(Evidence.values()).forEach(one -> assertHasText(words, "evidence", one));
            Stream.of(MessageClass.values())
                    .forEach(one -> assertHasText(words, "messageClass", one));
            Stream.of(DeliveryState.values()).forEach(one -> assertHasText(words, "delivery", one));
            Stream.of(StationPresence.values())
                    .forEach(one -> assertHasText(words, "presence", one));
            Stream.of(Rejection.values()).forEach(one -> assertHasText(words, "rejection", one));
            Stream.of(IntakeRejection.values())
                    .forEach(one -> assertHasText(words, "objection", one));
            Stream.of(PasswordFlaw.values()).forEach(one -> assertHasText(words, "flaw", one));
        }
    }

    @Test
    void everyKeyUsedInTemplatesAndClassesExists() throws IOException {
        var asked = new TreeSet<String>();
        for (String text : sources()) {
            find(SAID, text).forEach(asked::add);
            find(COUNTED, text)
                    .forEach(key -> {
                        asked.add(key + ".one");
                        asked.add(key + ".many");
                    });
        }
        // Groups: the constant, the weekday, the rule or the status is added at run time.
        asked.removeIf(key -> key.endsWith(".") || isGroup(key));

        assertThat(Messages.VIETNAMESE.keys()).containsAll(asked);
        assertThat(asked).as("the search finds what it should").hasSizeGreaterThan(100);
    }

    @Test
    void placeholderSignsInArgumentsStayUnchanged() {
        assertThat(Messages.VIETNAMESE.text("slots.withdraw.label", "{0} $1 \\ <b>"))
                .isEqualTo("Rút «{0} $1 \\ <b>» khỏi lịch");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 giây, 0 seconds",
        "1, 1 giây, 1 second",
        "62, 1 phút 2 giây, 1 minute 2 seconds",
        "3600, 1 giờ, 1 hour",
        "7325, 2 giờ 2 phút 5 giây, 2 hours 2 minutes 5 seconds",
    })
    void durationsAreFormattedInBothLanguages(long seconds, String vietnamese, String english) {
        assertThat(Messages.VIETNAMESE.duration(Duration.ofSeconds(seconds))).isEqualTo(vietnamese);
        assertThat(Messages.ENGLISH.duration(Duration.ofSeconds(seconds))).isEqualTo(english);
    }

    @Test
    void aDurationBelowOneSecondIsRoundedUp() {
        assertThat(Messages.VIETNAMESE.duration(Duration.ofMillis(1))).isEqualTo("1 giây");
    }

    @Test
    void numbersAreFormattedByLocale() {
        assertThat(Messages.VIETNAMESE.number(2_960_000)).isEqualTo("2.960.000");
        assertThat(Messages.ENGLISH.number(2_960_000)).isEqualTo("2,960,000");
        assertThat(Messages.VIETNAMESE.tenths(Duration.ofMillis(62_540))).isEqualTo("62,5");
        assertThat(Messages.ENGLISH.tenths(Duration.ofMillis(62_540))).isEqualTo("62.5");
    }

    @Test
    void todayAndTomorrowAreNamed() {
        Messages words = Messages.VIETNAMESE;
        assertThat(words.day(SATURDAY, SATURDAY)).isEqualTo("hôm nay, thứ Bảy, 21/11/2026");
        assertThat(words.day(SATURDAY.plusDays(1), SATURDAY))
                .isEqualTo("ngày mai, Chủ nhật, 22/11/2026");
        assertThat(words.day(SATURDAY.plusDays(2), SATURDAY)).isEqualTo("thứ Hai, 23/11/2026");
    }

    @ParameterizedTest
    @CsvSource({
        "vi, Việt",
        "tyz, Tày",
        "nut, Nùng",
        "ium, Dao (Iu Mien)",
        "mji, Dao (Kim Mun)",
        "hmn, Mông",
        "mtq, Mường",
        "tou, Thổ",
        "kjg, Khơ Mú",
        "mlc, Cao Lan",
        "km, Khmer",
        "rad, Ê Đê",
        "jra, Gia Rai",
        "bdq, Ba Na",
        "yue-x-sandiu, Sán Dìu",
        "zxx, không lời",
        "nun, nun",
    })
    void languagesAreNamedAndUnknownOnesShowTheirTag(String tag, String name) {
        assertThat(Messages.VIETNAMESE.language(new LanguageTag(tag))).isEqualTo(name);
    }

    private static void assertHasText(Messages words, String group, Enum<?> constant) {
        assertThat(words.text(group, constant)).as(constant.toString()).isNotBlank();
    }

    private static boolean isGroup(String key) {
        return Messages.VIETNAMESE.keys().stream().anyMatch(whole -> whole.startsWith(key + "."));
    }

    private static List<String> blanks(Messages words, String key) {
        return find(Pattern.compile("(" + BLANK + ")"), words.pattern(key)).stream()
                .sorted()
                .toList();
    }

    private static List<String> find(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> sources() throws IOException {
        var sources = new ArrayList<String>();
        for (String folder : List.of("src/main/java/vn/tienglang/pages")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
