package vn.tienglang.office.cap;

import java.nio.charset.StandardCharsets;

/** Alerts as XML. */
public final class CapSamples {
    /** Area of a commune by its code. */
    public static final String DONG_KINH =
            "<area><areaDesc>Đông Kinh</areaDesc><geocode><valueName>GSO</valueName>"
                    + "<value>05980</value></geocode></area>";

    private CapSamples() {}

    /** An alert of "nchmf" with these words and areas. */
    public static byte[] xml(
            String identifier, String status, String type, String references, String areas) {
        return alert(
                identifier,
                status,
                type,
                references,
                """
                <info><language>en-US</language><category>Met</category><event>Flash flood</event>
                <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
                <instruction>Go up</instruction>%s</info>
                <info><language>vi-VN</language><category>Met</category><event>Lũ quét</event>
                <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
                <expires>2026-11-27T12:00:00+07:00</expires><senderName>Đài khí tượng</senderName>
                <headline>Nguy cơ lũ quét</headline><instruction>Lên nhà văn hoá</instruction>%s</info>
                """
                        .formatted(areas, areas));
    }

    /** An alert with these texts. */
    public static byte[] alert(
            String identifier, String status, String type, String references, String infos) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
        <identifier>%s</identifier><sender>nchmf</sender><sent>2026-11-27T07:55:00+07:00</sent>
        <status>%s</status><msgType>%s</msgType><scope>Public</scope>%s
        %s</alert>
        """
                .formatted(
                        identifier,
                        status,
                        type,
                        references.isEmpty() ? "" : "<references>" + references + "</references>",
                        infos)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The reference to an alert of "nchmf". */
    public static String reference(String identifier) {
        return "nchmf," + identifier + ",2026-11-27T07:55:00+07:00";
    }
}
