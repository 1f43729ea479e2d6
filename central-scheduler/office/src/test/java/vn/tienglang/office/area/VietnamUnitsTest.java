package vn.tienglang.office.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;

final class VietnamUnitsTest {
    private static final VietnamUnits UNITS = VietnamUnits.shared();
    private static final AreaCode LANG_SON = new AreaCode("20");

    @Test
    void langSonBecomes65UnitsOf194WithSixWithoutSuccessor() {
        Reform reform = UNITS.reform(LANG_SON).orElseThrow();
        AreaTree tree = new AreaTree(UNITS.units2021());
        assertThat(reform.units()).hasSize(66).first().extracting(Area::code).isEqualTo(LANG_SON);
        var kept = new TreeSet<AreaCode>();
        reform.units().stream()
                .map(Area::code)
                .filter(code -> tree.find(code, VietnamUnits.REFORM).isPresent())
                .forEach(kept::add);
        kept.remove(LANG_SON);
        assertThat(reform.successors().size() + kept.size()).isEqualTo(194);
        var communes = new TreeSet<AreaCode>();
        reform.dissolved().stream()
                .filter(code ->
                        tree.find(code, VietnamUnits.REFORM).orElseThrow().kind().equals("commune"))
                .forEach(communes::add);
        assertThat(communes)
                .extracting(AreaCode::value)
                .containsExactly("05995", "06007", "06295", "06301", "06454", "06574");
        assertThat(reform.dissolved()).hasSize(6 + 11);
    }

    /** The trap of the data: code 82 was Tiền Giang and is Đồng Tháp. */
    @Test
    void oneIdentityNeverMeansTwoUnits() {
        assertThat(UNITS.identity("82")).isEqualTo(new AreaCode("82-2025"));
        assertThat(UNITS.identity("82").official()).isEqualTo("82");
        assertThat(UNITS.identity("20")).isEqualTo(LANG_SON);
        Map<AreaCode, String> names = new HashMap<>();
        UNITS.units2021().forEach(area -> names.put(area.code(), area.name()));
        Set<AreaCode> used = new HashSet<>();
        for (Area province : UNITS.provinces()) {
            Reform reform = UNITS.reform(province.code()).orElseThrow();
            for (Area unit : reform.units()) {
                assertThat(used.add(unit.code())).as(unit.name()).isTrue();
                if (names.containsKey(unit.code())) {
                    assertThat(reform.ended()).doesNotContain(unit.code());
                }
            }
        }
        assertThat(used).hasSize(34 + 3_321);
    }

    @Test
    void everyUnitOf2021IsInOneReform() {
        var handled = new TreeSet<AreaCode>();
        for (Area province : UNITS.provinces()) {
            Reform reform = UNITS.reform(province.code()).orElseThrow();
            for (AreaCode code : reform.ended()) {
                assertThat(handled.add(code)).as(code.value()).isTrue();
            }
            reform.units().forEach(unit -> handled.add(unit.code()));
        }
        UNITS.units2021().stream()
                .filter(area -> !area.isRoot())
                .forEach(area -> assertThat(handled).as(area.name()).contains(area.code()));
    }

    /** All 34 reforms, one after another, form a tree, and every unit of 2021 keeps its people. */
    @Test
    void theWholeCountryCanBeReformed() {
        AreaTree before = new AreaTree(UNITS.units2021());
        AreaTree tree = before;
        for (Area province : UNITS.provinces()) {
            AreaProposal proposal = AreaProposal.ofReform(tree, province.code()).orElseThrow();
            tree = AreaDifference.of(tree, proposal.reform()).applyTo(tree);
            assertThat(AreaProposal.ofReform(tree, province.code())).isEmpty();
        }
        var day = VietnamUnits.REFORM;
        for (Area area : before.all()) {
            assertThat(tree.ancestry(area.code(), day))
                    .as(area.name())
                    .extracting(Area::code)
                    .containsAll(
                            before.ancestry(area.code(), day).stream().map(Area::code).toList());
            assertThat(tree.ancestry(area.code(), day.minusDays(1)))
                    .isEqualTo(
                            before.ancestry(area.code(), day).stream()
                                    .map(one -> tree2025(one))
                                    .toList());
        }
        assertThat(tree.existingOn(day).values().stream().filter(area -> !area.former()))
                .hasSize(1 + 34 + 3_321);
    }

    private static Area tree2025(Area area) {
        return area.isRoot() ? area : area.endingOn(VietnamUnits.REFORM);
    }
}
