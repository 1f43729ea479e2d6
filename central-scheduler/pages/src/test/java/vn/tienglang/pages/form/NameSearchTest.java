package vn.tienglang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the search for names of places, with every name of the country. */
final class NameSearchTest {
    private static final Path COUNTRY =
            Path.of("../office/src/main/resources/areas/vietnam-2021.csv");

    private static final List<String> APOSTROPHES =
            List.of("", "'", "’", "‘", "ʼ", "ʻ", "`", "´", "′", "＇", "\u201b");
    private static final List<String> DASHES =
            List.of("-", "–", "—", "‐", "‑", "−", " - ", " – ", " ", "\u200b-\u200b");
    private static final List<String> SPACES =
            List.of(" ", "  ", "\u00a0", "\u2009", "\t", " \u200b", "\u202f", "\u3000");

    @ParameterizedTest
    @CsvSource({
        "Ea H’leo, Huyện Ea H'leo",
        "ea hleo, Huyện Ea H'leo",
        "Ea  H`Leo, Huyện Ea H'leo",
        "ea h leo, Huyện Ea H'leo",
        "MDrak, Huyện M'Đrắk",
        "m´drắk, Huyện M'Đrắk",
        "ia hdrai, Huyện Ia H' Drai",
        "Ia HʼDrai, Huyện Ia H' Drai",
        "cu mgar, Huyện Cư M'gar",
        "Bà Rịa–Vũng Tàu, Tỉnh Bà Rịa - Vũng Tàu",
        "ba ria—vung tau, Tỉnh Bà Rịa - Vũng Tàu",
        "BA RIA VUNG TAU, Tỉnh Bà Rịa - Vũng Tàu",
        "dong dang, Thị trấn Đồng Đăng",
        "Ðồng Ðăng, Thị trấn Đồng Đăng",
        "ồng đă, Thị trấn Đồng Đăng",
    })
    void whatPeopleTypeFindsThePlace(String typed, String name) {
        assertThat(new NameSearch(typed).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anh thanh, Xã Tân Thanh",
        "hanh, Xã Tân Hà Phì",
        "vung tau ba ria, Tỉnh Bà Rịa - Vũng Tàu",
        "hleo ea, Huyện Ea H'leo"
    })
    void otherNamesAreNotFound(String typed, String name) {
        assertThat(new NameSearch(typed).matches(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "'", "-", "\u0301"})
    void nothingTypedIsNoSearch(String typed) {
        assertThat(new NameSearch(typed).isBlank()).isTrue();
    }

    /** Every name of the country, typed in other ways, finds it; the seed is fixed. */
    @Test
    void everyNameOfTheCountryIsFoundHoweverItIsTyped() throws IOException {
        var random = new Random(7);
        List<String> names =
                Files.readAllLines(COUNTRY).stream()
                        .skip(1)
                        .map(line -> line.split(",", 4)[3])
                        .distinct()
                        .toList();
        assertThat(names).hasSizeGreaterThan(8_000);
        for (String name : names) {
            for (int attempt = 0; attempt < 6; attempt++) {
                String typed = typed(name, random);
                assertThat(new NameSearch(typed).matches(name))
                        .as("«%s» typed as «%s»", name, typed)
                        .isTrue();
            }
        }
    }

    private static String typed(String name, Random random) {
        String typed =
                name.replace("'", one(APOSTROPHES, random))
                        .replace(" - ", one(DASHES, random))
                        .replace(" ", one(SPACES, random));
        if (random.nextBoolean()) {
            typed = Normalizer.normalize(typed, Normalizer.Form.NFD);
        }
        if (random.nextBoolean()) {
            typed =
                    Normalizer.normalize(typed, Normalizer.Form.NFD)
                            .replaceAll("\\p{M}", "")
                            .replace('đ', 'd')
                            .replace('Đ', 'D');
        }
        return switch (random.nextInt(3)) {
            case 0 -> typed.toLowerCase(Locale.ROOT);
            case 1 -> typed.toUpperCase(Locale.ROOT);
            default -> " " + typed + "\ufeff";
        };
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
