package vn.tienglang.pages.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvinceOutlineTest {
    /** Two squares of one degree on the equator with a common side, and one in another province. */
    private static final String SQUARES =
            """
            {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[100,0]},
             "arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],
                     [[10,0],[10,0],[0,10],[-10,0]],[[50,50],[1,0],[0,1],[-1,-1]]],
             "objects":{"units":{"type":"GeometryCollection","geometries":[
              {"type":"Polygon","properties":{"code":"a","parent":"p"},"arcs":[[0,1]]},
              {"type":"MultiPolygon","properties":{"code":"b","parent":"p"},"arcs":[[[2,-1]]]},
              {"type":"Polygon","properties":{"code":"c","parent":"q"},"arcs":[[3]]}]}}}
            """;

    private static TopoJson parse(String json) {
        return TopoJson.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anArcIsReadForwardsAndBackwards() {
        TopoJson file = parse(SQUARES);

        assertThat(file.directed(0)).containsExactly(10, 0, 10, 10);
        assertThat(file.directed(~0)).containsExactly(10, 10, 10, 0);
        assertThat(file.points(List.of(0, 1))).containsExactly(10, 0, 10, 10, 0, 10, 0, 0, 10, 0);
        assertThat(file.longitude(10)).isEqualTo(101);
    }

    @Test
    void aCommonSideIsALineAndTheRestIsTheBorder() {
        ProvinceOutline outline = ProvinceOutline.of(parse(SQUARES), "p");

        assertThat(outline.height()).isBetween(199, 201);
        assertThat(outline.lines()).isEqualTo("M200 200l0-200");
        assertThat(outline.border()).startsWith("M200 0").endsWith("z").matches("[^Mz]*M[^Mz]*z");
        assertThat(outline.centres().keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(outline.centres().get("a")).isEqualTo(new ProvinceOutline.Point(100, 100));
        assertThat(outline.centres().get("b")).isEqualTo(new ProvinceOutline.Point(300, 100));
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> parse("{\"type\":\"FeatureCollection\"}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parse(SQUARES.replace("\"Polygon\"", "\"Point\"")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProvinceOfTheJarIsSmallEnoughForAPhoneAndHasAllItsUnits() {
        var outlines = new Outlines();
        ProvinceOutline langSon = outlines.province("20");

        assertThat(langSon.centres()).hasSize(65);
        assertThat(langSon.border().length() + langSon.lines().length()).isLessThan(14_000);
        assertThat(langSon.centres().values())
                .allMatch(at -> at.x() > 0 && at.x() < 400 && at.y() > 0)
                .allMatch(at -> at.y() < langSon.height());
        assertThat(outlines.province("20")).isSameAs(langSon);
        assertThat(outlines.province("no such province").isEmpty()).isTrue();
    }
}
