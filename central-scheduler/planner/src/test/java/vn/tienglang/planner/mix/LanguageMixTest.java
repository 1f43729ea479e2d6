package vn.tienglang.planner.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.planner.mix.LanguageProfile.LanguageShare;

class LanguageMixTest {
    private static final LanguageTag VIET = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LanguageTag NUNG = new LanguageTag("nut");
    private static final List<LanguageShare> COMMUNE =
            List.of(
                    new LanguageShare(VIET, 20),
                    new LanguageShare(TAY, 50),
                    new LanguageShare(NUNG, 30));

    @Test
    void alternateMixRotatesLanguages() {
        var mix = new LanguageMix.Alternate();
        assertThat(List.of(0L, 1L, 2L, 3L))
                .map(occurrence -> mix.languagesFor(COMMUNE, occurrence))
                .containsExactly(List.of(VIET), List.of(TAY), List.of(NUNG), List.of(VIET));
    }

    @Test
    void allInTurnMixPlaysEveryLanguageEachTime() {
        assertThat(new LanguageMix.AllInTurn().languagesFor(COMMUNE, 17))
                .containsExactly(VIET, TAY, NUNG);
    }

    @Test
    void noLanguagesGivesAnEmptyList() {
        assertThat(new LanguageMix.AllInTurn().languagesFor(List.of(), 17)).isEmpty();
        assertThat(new LanguageMix.ByShare().languagesFor(List.of(), 17)).isEmpty();
    }

    @Test
    void onlyLanguagesOfTheProfileAreUsed() {
        var profile = new LanguageProfile(COMMUNE);
        assertThat(profile.restrictedTo(Set.of(NUNG, VIET, new LanguageTag("km"))))
                .extracting(LanguageShare::language)
                .containsExactly(VIET, NUNG);
    }

    @Test
    void eachDailyMixPlaysEveryLanguageOftenEnough() {
        Seeds.each(
                500,
                random -> {
                    List<LanguageShare> spoken = anySpoken(random);
                    int times = 1 + random.nextInt(3);
                    int occurrences = times + random.nextInt(8);
                    var mix = new LanguageMix.EachDaily(times, occurrences);
                    long day = random.nextInt(10_000);
                    var heard = new HashMap<LanguageTag, Integer>();
                    for (int index = 0; index < occurrences; index++) {
                        mix.languagesFor(spoken, day * occurrences + index)
                                .forEach(language -> heard.merge(language, 1, Integer::sum));
                    }
                    assertThat(spoken)
                            .allMatch(one -> heard.getOrDefault(one.language(), 0) >= times);
                });
    }

    @Test
    void byShareMixIsEvenAndAddsUpToTheShares() {
        Seeds.each(
                200,
                random -> {
                    List<LanguageShare> spoken = anySpoken(random);
                    int all = spoken.stream().mapToInt(LanguageShare::percent).sum();
                    Map<LanguageTag, Integer> heard = new HashMap<>();
                    for (int turn = 0; turn < 2 * all; turn++) {
                        new LanguageMix.ByShare()
                                .languagesFor(spoken, turn)
                                .forEach(language -> heard.merge(language, 1, Integer::sum));
                        for (LanguageShare one : spoken) {
                            double share = (turn + 1.0) * one.percent() / all;
                            assertThat((double) heard.getOrDefault(one.language(), 0))
                                    .as("%s after %d turns of %s", one, turn + 1, spoken)
                                    .isCloseTo(share, within((double) spoken.size() - 1 + 1e-9));
                        }
                    }
                    for (LanguageShare one : spoken) {
                        assertThat(heard.get(one.language())).isEqualTo(2 * one.percent());
                    }
                });
    }

    private static List<LanguageShare> anySpoken(RandomGenerator random) {
        var languages = List.of("vi", "tyz", "nut", "ium", "hmn");
        var spoken = new ArrayList<LanguageShare>();
        for (int index = 0; index <= random.nextInt(languages.size()); index++) {
            spoken.add(
                    new LanguageShare(
                            new LanguageTag(languages.get(index)), random.nextInt(1, 40)));
        }
        return spoken;
    }
}
