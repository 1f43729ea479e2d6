package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    /** Characters that are allowed in an id, and their neighbours that are not. */
    private static final String NEAR_NAMES = "abyz0189-abyz0189-abyz0189-`{/:,.AZ_ \nà";

    @Test
    void textOfAnyLanguageIsPlain() {
        for (String text :
                List.of("Đài truyền thanh", "中文 😀", "a\u00a0b", "\"<\\>\"", "ệ\u0323")) {
            assertThat(PlainText.isPlain(text)).as(text).isTrue();
            assertThat(PlainText.of(text, 100)).isEqualTo(text);
        }
    }

    @Test
    void unreadableOrMultiLineTextIsNotPlain() {
        for (String text :
                List.of(
                        "",
                        "  ",
                        "a\nb",
                        "a\tb",
                        "a\u0000",
                        "\u001b[2J",
                        "a\u0085b",
                        "a\u2028b",
                        "\ud800",
                        "a\udc00b",
                        "\ud83d")) {
            assertThat(PlainText.isPlain(text)).as(text).isFalse();
        }
    }

    @Test
    void sanitizedTextIsPlainOrBlankAndSurvivesUtf8() {
        Seeds.each(
                5_000,
                random -> {
                    var text = new StringBuilder();
                    for (int i = random.nextInt(20); i > 0; i--) {
                        int kind = random.nextInt(3);
                        text.append(
                                (char)
                                        (kind == 0
                                                ? random.nextInt(0x80)
                                                : kind == 1
                                                        ? random.nextInt(0xd700, 0xe100)
                                                        : random.nextInt(0x10000)));
                    }
                    int most = random.nextInt(12);
                    String plain = PlainText.of(text.toString(), most);
                    assertThat(plain).hasSizeLessThanOrEqualTo(most);
                    assertThat(plain.isBlank() || PlainText.isPlain(plain)).isTrue();
                    assertThat(PlainText.of(plain, most)).isEqualTo(plain);
                    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
                    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(plain);
                });
    }

    @Test
    void surrogatePairIsNeverSplit() {
        assertThat(PlainText.of("a😀b", 2)).isEqualTo("a");
        assertThat(PlainText.of("a😀b", 3)).isEqualTo("a😀");
    }

    @Test
    void nameIsLowerCaseLettersDigitsAndHyphensOfGivenLength() {
        Seeds.each(
                5_000,
                random -> {
                    var text = new StringBuilder();
                    for (int count = random.nextInt(8); count > 0; count--) {
                        text.append(NEAR_NAMES.charAt(random.nextInt(NEAR_NAMES.length())));
                    }
                    assertThat(PlainText.isName(text.toString(), 2, 6))
                            .as("%s", text)
                            .isEqualTo(text.toString().matches("[a-z0-9-]{2,6}"));
                });
    }

    @Test
    void decomposedLettersOfAMacBecomeTheComposedOnes() {
        for (String text : List.of("Bản tin sáng", "Xã Tân Thanh", "Ea H’leo", "đường 19/8", "")) {
            String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
            assertThat(PlainText.composed(decomposed)).isEqualTo(text);
            assertThat(PlainText.composed(text)).isEqualTo(text);
        }
    }

    @Test
    void textOfMarksAndSpacesOnlyIsNotVisible() {
        for (String text :
                List.of(
                        "",
                        " ",
                        "\u00a0",
                        "\ufeff",
                        "\u200e\u200f",
                        "\u202a \u202c",
                        "\u2066\u2069",
                        "\u200b\u2060",
                        "\u0301",
                        "\u3164")) {
            assertThat(PlainText.isVisible(text)).as(text).isFalse();
        }
        for (String text : List.of("a", "\ufeffTin", "\u200e7", "ộ", "中", "😀", "?")) {
            assertThat(PlainText.isVisible(text)).as(text).isTrue();
        }
    }

    @Test
    void textsThatAReaderCannotTellApartHaveTheSameAppearance() {
        String seen = PlainText.appearance("Quyết định 12/2021/QĐ-UBND");
        for (String same :
                List.of(
                        "QUYẾT ĐỊNH 12/2021/QĐ-UBND",
                        "Quyết  định\u00a012/2021/QĐ–UBND",
                        "Quyết\u200b định 12/2021/QĐ‑UBND\u200e",
                        Normalizer.normalize("Quyết định 12/2021/QĐ—UBND", Normalizer.Form.NFD),
                        "Ｑuyết định 12/2021/QĐ-UBND")) {
            assertThat(PlainText.appearance(same)).as(same).isEqualTo(seen);
        }
        for (String other :
                List.of(
                        "Quyet dinh 12/2021/QD-UBND",
                        "Quyết định 12/2021/QĐUBND",
                        "Quyết định 12-2021/QĐ-UBND",
                        "Quyết định 12/2022/QĐ-UBND")) {
            assertThat(PlainText.appearance(other)).as(other).isNotEqualTo(seen);
        }
    }
}
