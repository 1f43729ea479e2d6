package vn.tienglang.office.area.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VietnamOutlinesTest {
    private static final VietnamOutlines OUTLINES = VietnamOutlines.shared();
    private static final GeoPoint HOAN_KIEM_LAKE = new GeoPoint(21.0287, 105.8524);

    @Test
    void everyUnitHasAnOutlineInsideTheCountryAndAPointInIt() {
        assertThat(OUTLINES.all()).hasSize(3_321);
        assertThat(OUTLINES.inProvince("20")).hasSize(65);
        var country = new GeoBox(6, 101.9, 23.6, 118);
        for (UnitOutline unit : OUTLINES.all()) {
            assertThat(country.with(unit.box())).as(unit.code()).isEqualTo(country);
            assertThat(unit.inner().filter(unit::contains)).as(unit.code()).isPresent();
        }
    }

    @Test
    void aPointLiesInTheWardThatPeopleNameItAfter() {
        assertThat(OUTLINES.find("00070").orElseThrow().contains(HOAN_KIEM_LAKE)).isTrue();
        var point = new GeoShape.Circle(HOAN_KIEM_LAKE, 0);
        assertThat(OUTLINES.overlapping(point)).containsExactly("00070");
    }

    @Test
    void aWiderCircleMeetsMoreUnitsAndFromFarAwayNone() {
        assertThat(OUTLINES.overlapping(new GeoShape.Circle(HOAN_KIEM_LAKE, 3_000)))
                .contains("00070", "00004")
                .hasSizeBetween(4, 20);
        assertThat(OUTLINES.overlapping(new GeoShape.Circle(new GeoPoint(48.85, 2.35), 50_000)))
                .isEmpty();
    }

    /** The border is shared: without care every neighbour would be warned too. */
    @Test
    void theOutlineOfAUnitAsPolygonMeetsThatUnitAndNoNeighbour() {
        for (String code : List.of("00070", "00004", "05977", "06253")) {
            Optional<UnitOutline> unit = OUTLINES.find(code);
            unit.ifPresent(one ->
                    assertThat(OUTLINES.overlapping(new GeoShape.Polygon(one.rings().getFirst())))
                            .containsExactly(code));
        }
    }

    @Test
    void aPolygonAroundAProvinceMeetsAllItsUnits() {
        GeoBox box =
                OUTLINES.inProvince("20").stream()
                        .map(UnitOutline::box)
                        .reduce(GeoBox::with)
                        .orElseThrow();
        GeoRing ring =
                GeoRing.of(
                                List.of(
                                        new GeoPoint(box.south(), box.west()),
                                        new GeoPoint(box.south(), box.east()),
                                        new GeoPoint(box.north(), box.east()),
                                        new GeoPoint(box.north(), box.west())))
                        .orElseThrow();
        assertThat(OUTLINES.overlapping(new GeoShape.Polygon(ring)))
                .containsAll(OUTLINES.inProvince("20").stream().map(UnitOutline::code).toList());
    }

    @Test
    void ringsCloseThemselvesAndKnowWhenTheyCrossThemselves() {
        List<GeoPoint> square =
                List.of(
                        new GeoPoint(0, 0),
                        new GeoPoint(0, 1),
                        new GeoPoint(1, 1),
                        new GeoPoint(1, 0));
        var closed = new ArrayList<>(square);
        closed.add(square.getFirst());
        assertThat(GeoRing.of(closed).orElseThrow().size()).isEqualTo(4);
        assertThat(GeoRing.of(square).orElseThrow().crossesItself()).isFalse();
        assertThat(GeoRing.of(List.of(square.get(0), square.get(1), square.get(0)))).isEmpty();
        GeoRing bow =
                GeoRing.of(List.of(square.get(0), square.get(1), square.get(3), square.get(2)))
                        .orElseThrow();
        assertThat(bow.crossesItself()).isTrue();
    }

    @Test
    void aRingInsideAnotherOverlapsItAndOneBesideItDoesNot() {
        GeoRing large = square(0, 0, 3);
        assertThat(large.overlaps(square(1, 1, 1))).isTrue();
        assertThat(square(1, 1, 1).overlaps(large)).isTrue();
        assertThat(large.overlaps(large)).isTrue();
        assertThat(large.overlaps(square(0, 3, 3))).as("shares an edge").isFalse();
        assertThat(large.overlaps(square(2, 2, 3))).isTrue();
        assertThat(large.overlaps(square(5, 5, 1))).isFalse();
    }

    private static GeoRing square(double south, double west, double side) {
        return GeoRing.of(
                        List.of(
                                new GeoPoint(south, west),
                                new GeoPoint(south, west + side),
                                new GeoPoint(south + side, west + side),
                                new GeoPoint(south + side, west)))
                .orElseThrow();
    }

    @Test
    void circlesAreBounded() {
        assertThatThrownBy(() -> new GeoShape.Circle(HOAN_KIEM_LAKE, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GeoPoint(91, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(GeoPoint.isOnEarth(Double.NaN, 0)).isFalse();
    }

    @Test
    void holesAreLeftOutAndArcsAreReadBackwards() {
        String file =
                """
                {"type":"Topology","arcs":[[[0,0],[4,0],[0,4]],[[0,0],[0,4],[4,0]],
                [[1,1],[1,0],[0,1],[-1,0]]],
                "transform":{"scale":[0.5,0.25],"translate":[100,10]},
                "objects":{"units":{"type":"GeometryCollection","geometries":[
                {"arcs":[[[0,-2],[2]]],"type":"MultiPolygon","properties":{"code":"1","parent":"9"}}
                ]}}}
                """;
        List<UnitOutline> units =
                TopoJsonReader.read(
                        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(units).hasSize(1);
        UnitOutline unit = units.getFirst();
        assertThat(unit.rings()).hasSize(1);
        assertThat(unit.box()).isEqualTo(new GeoBox(10, 100, 11, 102));
        assertThat(unit.rings().getFirst().size()).isEqualTo(4);
        assertThat(unit.contains(new GeoPoint(10.1, 101.9))).isTrue();
    }
}
