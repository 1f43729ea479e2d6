package vn.tienglang.audio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.loudness.Loudness;

class FindingMessagesTest {
    private static final List<Locale> LOCALES = List.of(Locale.of("vi"), Locale.ENGLISH);

    @Test
    void everyFindingHasDescriptionAndRemedy() {
        for (Locale locale : LOCALES) {
            for (Kind kind : Kind.values()) {
                for (Weight weight : Weight.values()) {
                    String said =
                            FindingMessages.of(locale).sentence(finding(kind, weight, 72, 75, 2.5));
                    assertThat(said).as("%s %s", kind, locale).doesNotContain("{", "}");
                    assertThat(said.split("[.;:] ")).as(said).hasSizeGreaterThan(1);
                    assertThat(said).endsWith(".");
                }
            }
        }
    }

    @Test
    void everyStepHasAMessage() {
        for (Locale locale : LOCALES) {
            for (IngestStep step : IngestStep.values()) {
                assertThat(FindingMessages.of(locale).step(step)).endsWith("…");
            }
        }
    }

    @Test
    void bothBundlesHaveTheSameKeys() {
        assertThat(keys(LOCALES.getFirst())).isEqualTo(keys(LOCALES.getLast()));
    }

    @Test
    void refusalIsWordedForStaff() {
        assertThat(
                        FindingMessages.of(Locale.of("vi"))
                                .sentence(finding(Kind.CLIPPED, Weight.REFUSAL, 72, 75, 40)))
                .isEqualTo(
                        "Bản ghi bị vỡ tiếng (quá mức) ở 01:12–01:15. Hãy giảm âm lượng thu và thu"
                                + " lại.");
        assertThat(
                        FindingMessages.of(Locale.ENGLISH)
                                .sentence(finding(Kind.CUT_OFF, Weight.REFUSAL, 3_605, 3_605, 0)))
                .startsWith("The file is cut off at 60:05; its end is missing.");
    }

    @Test
    void numbersAreFormattedByLocale() {
        Finding quiet = finding(Kind.TOO_QUIET, Weight.REFUSAL, 0, 0, -52.35);
        assertThat(FindingMessages.of(Locale.of("vi")).sentence(quiet)).contains("−52,4 LUFS");
        assertThat(FindingMessages.of(Locale.ENGLISH).sentence(quiet)).contains("−52.4 LUFS");
    }

    @Test
    void unsupportedLocaleGetsVietnamese() {
        assertThat(FindingMessages.of(Locale.of("tyz")).step(IngestStep.MEASURE))
                .isEqualTo("Đang đo độ to…");
        assertThat(FindingMessages.of(Locale.ROOT).step(IngestStep.MEASURE))
                .isEqualTo("Đang đo độ to…");
        assertThat(FindingMessages.of(Locale.UK).step(IngestStep.MEASURE))
                .isEqualTo("Measuring loudness…");
    }

    @Test
    void measuredValuesAreATable() {
        var silent = Double.NEGATIVE_INFINITY;
        var loud = new Loudness(-16, -11.04, -13.5, 4.2, -1.6, -2);
        var quiet = new Loudness(silent, silent, silent, 0, silent, silent);
        var report = new IngestReport("MP3", 44_100, 2, Duration.ofSeconds(75), quiet, loud, true);
        assertThat(FindingMessages.of(Locale.of("vi")).figures(report))
                .contains(
                        new FindingMessages.Row("Loại tệp", "MP3, 44,1 kHz, 2", "Opus, 48 kHz, 1"),
                        new FindingMessages.Row("Thời lượng", "", "01:15"),
                        new FindingMessages.Row("Độ to (LUFS)", "im lặng", "−16"));
    }

    private static Finding finding(Kind kind, Weight weight, int from, int until, double figure) {
        return new Finding(
                kind, weight, Duration.ofSeconds(from), Duration.ofSeconds(until), figure, "");
    }

    private static Set<String> keys(Locale locale) {
        var bundle = ResourceBundle.getBundle("vn.tienglang.audio.ingest.findings", locale);
        return new TreeSet<>(bundle.keySet());
    }
}
