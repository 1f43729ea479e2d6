package vn.tienglang.airtime.enrolment;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tienglang.airtime.PlainText;

/**
 * Answer of the centre to a request to be enrolled: everything that the station needs and does not
 * make itself. It has no secret. It is valid for one request only.
 *
 * @param settings keys and values of {@code node.properties} except the names of files, in order
 * @param authority certificate of the authority, DER in Base64; empty without TLS
 * @param certificate certificate of the station, DER in Base64; empty without TLS
 */
public record EnrolmentAnswer(Map<String, String> settings, String authority, String certificate) {
    /** Most characters of its text. */
    public static final int CHARACTERS_MOST = 32_768;

    private static final String FORMAT = "tl-enrol-answer-1";
    private static final String NONE = "-";
    private static final String BASE_64 = "[A-Za-z0-9+/=]*";

    /** Rejects settings with more than one line, and what is not Base64. */
    public EnrolmentAnswer {
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        settings.forEach((key, value) -> {
            if (!key.matches("[a-z][a-z0-9.-]{0,40}")
                    || !(value.isEmpty() || PlainText.isPlain(value))) {
                throw new IllegalArgumentException("not a setting: " + key);
            }
        });
        if (!authority.matches(BASE_64)
                || !certificate.matches(BASE_64)
                || authority.isEmpty() != certificate.isEmpty()) {
            throw new IllegalArgumentException("not two certificates");
        }
    }

    private String body() {
        var text = new StringBuilder(FORMAT).append('\n');
        settings.forEach(
                (key, value) -> text.append(EnrolmentText.line("setting", key + "=" + value)));
        return text.append(EnrolmentText.line("authority", authority.isEmpty() ? NONE : authority))
                .append(
                        EnrolmentText.line(
                                "certificate", certificate.isEmpty() ? NONE : certificate))
                .toString();
    }

    private static String authenticated(EnrolmentRequest request, String body) {
        return request.digest() + "\n" + body;
    }

    /** Text of the answer to this request. */
    public String text(EnrolmentRequest request, EnrolmentMac key) {
        return body() + EnrolmentText.line("mac", key.sign(authenticated(request, body())));
    }

    /**
     * Reads the answer to this request.
     *
     * @throws NotAuthentic when the sender does not know the code or answers another request
     * @throws IllegalArgumentException when the text is anything else than an answer
     */
    public static EnrolmentAnswer parse(String text, EnrolmentRequest request, EnrolmentMac key) {
        int end = text.lastIndexOf("mac ");
        var lines = new EnrolmentText(text, CHARACTERS_MOST, FORMAT);
        if (end < 0
                || !text.endsWith("\n")
                || !key.verifies(
                        authenticated(request, text.substring(0, end)),
                        text.substring(end + "mac ".length(), text.length() - 1))) {
            throw new NotAuthentic();
        }
        var settings = new LinkedHashMap<String, String>();
        for (String line : lines.values("setting")) {
            int equals = line.indexOf('=');
            if (equals < 0
                    || settings.put(line.substring(0, equals), line.substring(equals + 1))
                            != null) {
                throw new IllegalArgumentException("not a setting: " + line);
            }
        }
        String authority = lines.value("authority");
        String certificate = lines.value("certificate");
        return new EnrolmentAnswer(
                settings,
                authority.equals(NONE) ? "" : authority,
                certificate.equals(NONE) ? "" : certificate);
    }

    /** The answer is not from whoever made the code, or belongs to another request. */
    public static final class NotAuthentic extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAuthentic() {
            super("the answer does not come from the centre that made the code");
        }
    }
}
