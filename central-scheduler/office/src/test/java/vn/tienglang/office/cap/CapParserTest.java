package vn.tienglang.office.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.OfficeSamples;

final class CapParserTest {
    private final CapParser parser = new CapParser();

    private CapProblem.Reason rejection(String xml) {
        return rejection(xml.getBytes(StandardCharsets.UTF_8));
    }

    private CapProblem.Reason rejection(byte[] xml) {
        if (parser.parse(xml) instanceof CapParseResult.Rejected(CapProblem problem)) {
            return problem.reason();
        }
        throw new AssertionError("was taken");
    }

    private CapAlert alert(byte[] xml) {
        if (parser.parse(xml) instanceof CapParseResult.Parsed(CapAlert alert, var _)) {
            return alert;
        }
        throw new AssertionError(parser.parse(xml));
    }

    @Test
    void anAlertIsReadWithItsTextsByLanguage() {
        CapAlert alert =
                alert(
                        CapSamples.xml(
                                "a1",
                                "Actual",
                                "Update",
                                CapSamples.reference("a0"),
                                CapSamples.DONG_KINH));
        assertThat(alert.key())
                .isEqualTo(
                        new CapAlert.Reference(
                                "nchmf", "a1", Instant.parse("2026-11-27T00:55:00Z")));
        assertThat(alert.references()).hasSize(1);
        assertThat(alert.infos())
                .extracting(CapAlert.CapInfo::language)
                .containsExactly("en-US", "vi-VN");
        CapAlert.CapInfo info = CapDraft.info(alert).orElseThrow();
        assertThat(info.instruction()).isEqualTo("Lên nhà văn hoá");
        assertThat(info.areas().getFirst().geocodes()).containsExactly("05980");
    }

    /** A thousand million laughs must cost nothing. */
    @Test
    void entitiesAndDocumentTypesAreRefusedBeforeTheyAreExpanded() {
        String bomb =
                IntStream.range(1, 12)
                        .mapToObj(i ->
                                "<!ENTITY l"
                                        + i
                                        + " \""
                                        + ("&l" + (i - 1) + ";").repeat(10)
                                        + "\">")
                        .collect(
                                Collectors.joining(
                                        "", "<!DOCTYPE alert [<!ENTITY l0 \"lol\">", "]>"));
        assertThat(rejection(bomb + "<alert>&l11;</alert>"))
                .isEqualTo(CapProblem.Reason.HAS_DOCTYPE);
        assertThat(rejection("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                .isEqualTo(CapProblem.Reason.HAS_DOCTYPE);
        assertThat(rejection("<!DOCTYPE alert SYSTEM \"http://192.0.2.1/x.dtd\"><alert/>"))
                .isEqualTo(CapProblem.Reason.HAS_DOCTYPE);
    }

    @Test
    void whatIsNoAlertIsRefusedByName() {
        assertThat(rejection("")).isEqualTo(CapProblem.Reason.NOT_XML);
        assertThat(rejection("<alert")).isEqualTo(CapProblem.Reason.NOT_XML);
        assertThat(rejection("<alert/>")).isEqualTo(CapProblem.Reason.NOT_CAP);
        assertThat(rejection(new byte[CapParser.BYTES_AT_MOST + 1]))
                .isEqualTo(CapProblem.Reason.TOO_LARGE);
        String good =
                new String(CapSamples.xml("a1", "Actual", "Alert", "", ""), StandardCharsets.UTF_8);
        assertThat(rejection(good.replace("<status>Actual", "<status>Real")))
                .isEqualTo(CapProblem.Reason.NOT_CAP);
        assertThat(rejection(good.replace("07:55:00+07:00", "07:55:00Z")))
                .as("the standard forbids Z")
                .isEqualTo(CapProblem.Reason.NOT_CAP);
        assertThat(rejection(good.replace("<identifier>a1", "<identifier>a 1")))
                .isEqualTo(CapProblem.Reason.NOT_CAP);
        assertThat(rejection(good.replace("vi-VN", "-vi")))
                .isIn(CapProblem.Reason.NOT_CAP, CapProblem.Reason.BAD_LANGUAGE);
        assertThat(rejection(CapSamples.xml("a1", "Actual", "Update", "only-one", "")))
                .isEqualTo(CapProblem.Reason.NOT_CAP);
        String info =
                "<info><category>Met</category><event>e</event><urgency>Past</urgency>"
                        + "<severity>Minor</severity><certainty>Likely</certainty></info>";
        assertThat(
                        rejection(
                                CapSamples.alert(
                                        "a1",
                                        "Actual",
                                        "Alert",
                                        "",
                                        info.repeat(CapParser.INFOS_AT_MOST + 1))))
                .isEqualTo(CapProblem.Reason.TOO_MANY);
    }

    private static final AreaTree TREE = new AreaTree(OfficeSamples.areas());

    private CapUnits units(String area) {
        return CapUnits.of(
                alert(
                        CapSamples.xml(
                                "a1",
                                "Actual",
                                "Alert",
                                "",
                                "<area><areaDesc>x</areaDesc>" + area + "</area>")),
                TREE,
                OfficeSamples.SATURDAY);
    }

    @Test
    void codesCirclesAndPolygonsFindTheUnitsInUse() {
        assertThat(units(geocode("05980")).units()).containsExactly(OfficeSamples.DONG_KINH);
        assertThat(units(geocode("20") + geocode("05980")).units())
                .as("what lies inside another unit is left out")
                .containsExactly(OfficeSamples.LANG_SON);
        assertThat(units("<circle>21.85,106.76 3</circle>").units()).isNotEmpty();
        CapUnits open =
                units(
                        "<polygon>21.80,106.70\n 21.80,106.82\r\n21.92,106.82\t21.92,106.70</polygon>");
        assertThat(open.units()).isNotEmpty();
        assertThat(open.problems()).isEmpty();
    }

    private static String geocode(String code) {
        return "<geocode><valueName>GSO</valueName><value>" + code + "</value></geocode>";
    }

    @Test
    void shapesThatCannotBeReadAreNamedAndFindNothing() {
        assertThat(reason("<polygon>21,106 21,107</polygon>"))
                .isEqualTo(CapProblem.Reason.BAD_SHAPE);
        assertThat(reason("<polygon>106,21 107,21 107,22</polygon>"))
                .as("longitude first")
                .isEqualTo(CapProblem.Reason.BAD_SHAPE);
        assertThat(reason("<polygon>NaN,106 21,Infinity 1e3,4</polygon>"))
                .isEqualTo(CapProblem.Reason.BAD_SHAPE);
        assertThat(reason("<polygon>21,106 22,107 21,107 22,106</polygon>"))
                .isEqualTo(CapProblem.Reason.CROSSES_ITSELF);
        assertThat(reason("<circle>21,106</circle>")).isEqualTo(CapProblem.Reason.BAD_SHAPE);
        assertThat(reason("<circle>21,106 -3</circle>")).isEqualTo(CapProblem.Reason.BAD_SHAPE);
        assertThat(reason(geocode("99999"))).isEqualTo(CapProblem.Reason.NO_UNIT);
        assertThat(
                        reason(
                                "<polygon>"
                                        + "21,106 ".repeat(CapShapeReader.CORNERS_AT_MOST + 2)
                                        + "</polygon>"))
                .isEqualTo(CapProblem.Reason.TOO_MANY);
    }

    private CapProblem.Reason reason(String area) {
        CapUnits units = units(area);
        assertThat(units.units()).isEmpty();
        return units.problems().getFirst().reason();
    }

    @Test
    void thousandsOfCornersAreReadInBoundedTime() {
        String ring =
                IntStream.range(0, 4_500)
                        .mapToObj(i ->
                                String.format(
                                        Locale.ROOT,
                                        "%.6f,%.6f",
                                        21.85 + 0.3 * Math.sin(i * Math.TAU / 4_500),
                                        106.76 + 0.3 * Math.cos(i * Math.TAU / 4_500)))
                        .collect(Collectors.joining("\n"));
        assertTimeout(
                Duration.ofSeconds(60),
                () -> assertThat(units("<polygon>" + ring + "</polygon>").units()).isNotEmpty());
    }
}
