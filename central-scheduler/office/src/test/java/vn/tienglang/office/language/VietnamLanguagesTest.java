package vn.tienglang.office.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.mix.Language;
import vn.tienglang.planner.mix.Languages;

final class VietnamLanguagesTest {
    private static final Languages TABLE = VietnamLanguages.TABLE;

    private static List<String> spokenIn(String... place) {
        return TABLE.spokenIn(Stream.of(place).map(AreaCode::new).toList()).stream()
                .map(language -> language.tag().value())
                .toList();
    }

    @Test
    void everyRequiredLanguageIsInTheTable() {
        for (String tag :
                "vi tyz nut ium mji hmn mww hnj blt twh tyr mtq tou kjg mlc km rad jra bdq kpm cjm"
                        .split(" ", -1)) {
            assertThat(TABLE.find(new LanguageTag(tag))).as(tag).isPresent();
        }
        assertThat(TABLE.find(new LanguageTag("yue-x-sandiu"))).isPresent();
    }

    @Test
    void theNungOfMyanmarIsNotTheNungOfVietnam() {
        assertThat(TABLE.find(new LanguageTag("nut")).map(Language::vietnamese)).contains("Nùng");
        assertThat(TABLE.find(new LanguageTag("nun"))).isEmpty();
    }

    @Test
    void daoHasThreeLanguageCodes() {
        assertThat(TABLE.all().stream().filter(one -> one.vietnamese().startsWith("Dao")))
                .extracting(one -> one.tag().value())
                .containsExactly("ium", "mji", "bpn");
    }

    @ParameterizedTest
    @CsvSource({
        "20, nut tyz vi", "04, tyz nut hmn", "14, blt hmn vi", "17, mtq vi", "62, vi sed bdq",
        "64, vi jra bdq", "66, vi rad", "94, vi km", "84, vi km", "58, vi rog cjm"
    })
    void aProvinceHasItsLanguagesInOrderOfSpeakers(String province, String first) {
        assertThat(String.join(" ", spokenIn(province))).startsWith(first);
    }

    @Test
    void everyListedProvinceHasVietnameseToo() {
        assertThat(TABLE.provinces())
                .extracting(AreaCode::value)
                .contains(
                        "20", "04", "02", "06", "10", "15", "12", "11", "14", "17", "08", "19",
                        "22", "24", "38", "40", "45", "46", "49", "62", "64", "66", "67", "68",
                        "58", "94", "84", "91", "89");
        for (AreaCode province : TABLE.provinces()) {
            assertThat(spokenIn(province.value())).as(province.value()).contains("vi");
        }
    }

    @Test
    void aCommuneHasTheLanguagesOfItsProvinceAndElsewhereVietnamese() {
        assertThat(spokenIn("05980", "178", "20", "vn")).isEqualTo(spokenIn("20"));
        assertThat(spokenIn("01", "vn")).containsExactly("vi");
        assertThat(spokenIn()).containsExactly("vi");
    }

    @Test
    void anInvalidLineIsRefused() {
        List<String> vietnamese = List.of("vi,Việt,Việt,Vietnamese,");
        assertThatThrownBy(() -> Languages.of(List.of("vi,Việt"), List.of()))
                .hasMessageContaining("tag,vietnamese");
        assertThatThrownBy(() -> Languages.of(List.of(), List.of()))
                .hasMessageContaining("without Vietnamese");
        assertThatThrownBy(() -> Languages.of(vietnamese, List.of("20,vi tyz")))
                .hasMessageContaining("'tyz'");
        assertThatThrownBy(() -> Languages.of(vietnamese, List.of("20,vi vi")))
                .hasMessageContaining("'vi'");
    }
}
