package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tiers of Lạng Sơn before and after 1 July 2025, and invalid trees. */
class AreaTreeTest {
    private static final LocalDate LONG_AGO = LocalDate.of(1976, 1, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate EVE = REFORM.minusDays(1);
    private static final LocalDate FOR_EVER = LocalDate.MAX;

    private static final Area COUNTRY = area("vn", "vn", "country", LONG_AGO, FOR_EVER);
    private static final Area PROVINCE = area("20", "vn", "province", LONG_AGO, FOR_EVER);
    private static final Area DISTRICT = area("182", "20", "district", LONG_AGO, REFORM);

    /** Two communes of the district are merged; the new one takes over the code of the first. */
    private static final Area OLD = area("06118", "182", "commune", LONG_AGO, REFORM);

    private static final Area MERGED_AWAY = area("06121", "182", "commune", LONG_AGO, REFORM);
    private static final Area NEW = area("06118", "20", "commune", REFORM, FOR_EVER);

    private static final AreaTree TREE =
            new AreaTree(List.of(NEW, MERGED_AWAY, OLD, DISTRICT, PROVINCE, COUNTRY));

    @Test
    void reusedCodeIsResolvedByDate() {
        assertThat(TREE.find(code("06118"), EVE)).contains(OLD);
        assertThat(TREE.find(code("06118"), REFORM)).contains(NEW);
        assertThat(TREE.find(code("06118"), LONG_AGO.minusDays(1))).isEmpty();
        assertThat(TREE.find(code("99999"), REFORM)).isEmpty();
    }

    @Test
    void districtLevelEndsOnItsLastDay() {
        assertThat(TREE.ancestry(code("06118"), EVE))
                .containsExactly(OLD, DISTRICT, PROVINCE, COUNTRY);
        assertThat(TREE.ancestry(code("06118"), REFORM)).containsExactly(NEW, PROVINCE, COUNTRY);
        assertThat(TREE.within(code("06118"), code("182"), EVE)).isTrue();
        assertThat(TREE.within(code("06118"), code("182"), REFORM)).isFalse();
        assertThat(TREE.childrenOf(code("20"), EVE)).containsExactly(DISTRICT);
        assertThat(TREE.childrenOf(code("20"), REFORM)).containsExactly(NEW);
    }

    @Test
    void mergedAreaIsNotFoundAfterTheMerger() {
        assertThat(TREE.within(code("06121"), code("20"), EVE)).isTrue();
        assertThat(TREE.within(code("06121"), code("20"), REFORM)).isFalse();
        assertThat(TREE.ancestry(code("06121"), REFORM)).isEmpty();
        assertThat(TREE.existingOn(REFORM).keySet())
                .containsExactly(code("06118"), code("20"), AreaCode.COUNTRY);
    }

    @Test
    void everyAreaIsWithinItselfAndTheCountry() {
        for (AreaCode code : TREE.existingOn(EVE).keySet()) {
            assertThat(TREE.within(code, code, EVE)).isTrue();
            assertThat(TREE.within(code, AreaCode.COUNTRY, EVE)).isTrue();
        }
        assertThat(TREE.childrenOf(AreaCode.COUNTRY, EVE)).containsExactly(PROVINCE);
    }

    @Test
    void overlappingAreasOfOneCodeAreRejected() {
        assertThatThrownBy(() ->
                        new AreaTree(
                                List.of(
                                        COUNTRY,
                                        area("20", "vn", "province", LONG_AGO, REFORM),
                                        area("20", "vn", "province", EVE, FOR_EVER))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("area 20 stands twice");
    }

    @Test
    void unknownParentIsRejectedByName() {
        assertThatThrownBy(() -> new AreaTree(List.of(COUNTRY, DISTRICT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("area 182 lies in unknown area 20");
    }

    @Test
    void circleIsRejectedEvenWhenItClosesYearsLater() {
        Area a = area("a", "b", "district", LONG_AGO, FOR_EVER);
        Area before = area("b", "vn", "district", LONG_AGO, REFORM);
        Area after = area("b", "a", "district", REFORM, FOR_EVER);
        assertThat(new AreaTree(List.of(COUNTRY, a, before)).ancestry(code("a"), EVE)).hasSize(3);
        assertThatThrownBy(() -> new AreaTree(List.of(COUNTRY, a, before, after)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lies within itself");
    }

    /**
     * Random parents and dates: either the tree is rejected, or every ancestry on every day is
     * finite.
     */
    @Test
    void acceptedTreeHasFiniteAncestryOnAnyDay() {
        int[] accepted = {0};
        int[] refused = {0};
        Seeds.each(
                2_000,
                random -> {
                    var areas = new ArrayList<>(List.of(COUNTRY));
                    for (int i = 0; i < 6; i++) {
                        String parent = random.nextBoolean() ? "vn" : "a" + random.nextInt(6);
                        LocalDate from = LONG_AGO.plusDays(random.nextInt(8));
                        LocalDate until = from.plusDays(random.nextInt(1, 6));
                        areas.add(area("a" + random.nextInt(6), parent, "any", from, until));
                    }
                    AreaTree tree;
                    try {
                        tree = new AreaTree(areas);
                    } catch (IllegalArgumentException e) {
                        refused[0]++;
                        return;
                    }
                    accepted[0]++;
                    for (int day = 0; day < 16; day++) {
                        LocalDate date = LONG_AGO.plusDays(day);
                        for (Area area : tree.existingOn(date).values()) {
                            List<Area> path = tree.ancestry(area.code(), date);
                            assertThat(path).startsWith(area).doesNotHaveDuplicates();
                            assertThat(path).allMatch(above -> above.existsOn(date));
                            assertThat(tree.childrenOf(area.code(), date))
                                    .allMatch(inner -> inner.parent().equals(area.code()));
                        }
                    }
                });
        assertThat(accepted[0] + refused[0]).isPositive();
        if (System.getProperty("seed") == null) {
            assertThat(accepted[0]).isGreaterThan(100);
            assertThat(refused[0]).isGreaterThan(100);
        }
    }

    @Test
    void areaExistsFromFirstDayToDayBeforeEnd() {
        assertThat(DISTRICT.existsOn(LONG_AGO)).isTrue();
        assertThat(DISTRICT.existsOn(LONG_AGO.minusDays(1))).isFalse();
        assertThat(DISTRICT.existsOn(EVE)).isTrue();
        assertThat(DISTRICT.existsOn(REFORM)).isFalse();
        assertThatThrownBy(() -> area("182", "20", "district", REFORM, REFORM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("area 182 ends");
    }

    private static Area area(
            String code, String parent, String kind, LocalDate from, LocalDate until) {
        return new Area(code(code), code(parent), kind, kind + " " + code, from, until);
    }

    private static AreaCode code(String value) {
        return new AreaCode(value);
    }
}
