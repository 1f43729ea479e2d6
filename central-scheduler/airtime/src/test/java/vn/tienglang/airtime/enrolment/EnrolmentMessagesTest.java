package vn.tienglang.airtime.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.signing.Ed25519;

/** The code, and the two messages that it authenticates. */
class EnrolmentMessagesTest {
    private static final EnrolmentCode CODE = EnrolmentCode.parse("k7qm-2xvd-9abc-de0f");

    private final KeyPair pair = Ed25519.newPair();
    private final EnrolmentRequest request = request(CODE);

    private EnrolmentRequest request(EnrolmentCode code) {
        return EnrolmentRequest.of(
                code,
                pair.getPrivate(),
                Ed25519.text(pair.getPublic()),
                "s3cret",
                new SecureRandom());
    }

    private static EnrolmentAnswer answer() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station", "ls-dong-kinh");
        settings.put("station.name", "Đài phường Đông Kinh");
        settings.put("centre.key.earlier", "");
        return new EnrolmentAnswer(settings, "QUJD", "REVG");
    }

    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        assertThat(EnrolmentCode.parse(" K7qM 2xVd-9aBcDeOf ")).isEqualTo(CODE);
        assertThat(EnrolmentCode.parse("iLoo-0000-0000-0000").text()).isEqualTo("1100000000000000");
        assertThat(CODE.grouped()).isEqualTo("K7QM-2XVD-9ABC-DE0F");
        assertThat(CODE.toString()).doesNotContain("K7QM");
    }

    @Test
    void whatIsNoCodeIsRefusedWithoutRepeatingIt() {
        for (String typed : new String[] {"", "K7QM-2XVD-9ABC-DE0", "K7QM-2XVD-9ABC-DE0U", "ế"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EnrolmentCode.parse(typed))
                    .withMessage("not an enrolment code");
        }
    }

    @Test
    void theIdAndTheKeyOfACodeNeverChange() {
        // By Python: hmac.new(sha256(code), b"tl-enrol-id-1", sha256) and "tl-enrol-mac-1".
        assertThat(CODE.id()).isEqualTo("39f70304afda6449");
        assertThat(CODE.mac().hex()).startsWith("ce8822cacfae8e58");
    }

    @Test
    void aRequestIsReadBackAndAuthentic() {
        EnrolmentRequest read = EnrolmentRequest.parse(request.text());
        assertThat(read).isEqualTo(request);
        assertThat(read.isAuthentic(CODE.mac())).isTrue();
        assertThat(request.text()).doesNotContain("s3cret", CODE.text(), CODE.mac().hex());
    }

    @Test
    void noChangedByteOfARequestIsAccepted() {
        String text = request.text();
        for (int at = 0; at < text.length(); at++) {
            String changed = flipped(text, at);
            try {
                assertThat(EnrolmentRequest.parse(changed).isAuthentic(CODE.mac()))
                        .as("byte %d", at)
                        .isFalse();
            } catch (IllegalArgumentException e) {
                assertThat(e).as("byte %d", at).isNotNull();
            }
        }
    }

    @Test
    void aRequestWithAnotherCodeIsNotAuthentic() {
        var other = EnrolmentCode.random(new SecureRandom());
        assertThat(request(other).isAuthentic(CODE.mac())).isFalse();
    }

    @Test
    void whoKnowsTheCodeButNotTheKeyCannotSendIt() {
        var foreign =
                EnrolmentRequest.of(
                        CODE,
                        Ed25519.newPair().getPrivate(),
                        Ed25519.text(pair.getPublic()),
                        "s3cret",
                        new SecureRandom());
        assertThat(foreign.isAuthentic(CODE.mac())).isFalse();
    }

    @Test
    void anAnswerIsReadBack() {
        String text = answer().text(request, CODE.mac());
        assertThat(EnrolmentAnswer.parse(text, request, CODE.mac())).isEqualTo(answer());
    }

    @Test
    void noChangedByteOfAnAnswerIsAccepted() {
        String text = answer().text(request, CODE.mac());
        for (int at = 0; at < text.length(); at++) {
            String changed = flipped(text, at);
            assertThatThrownBy(() -> EnrolmentAnswer.parse(changed, request, CODE.mac()))
                    .as("byte %d", at)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anAnswerToAnEarlierRequestIsRefused() {
        String text = answer().text(request, CODE.mac());
        EnrolmentRequest again = request(CODE);
        assertThatThrownBy(() -> EnrolmentAnswer.parse(text, again, CODE.mac()))
                .isInstanceOf(EnrolmentAnswer.NotAuthentic.class);
    }

    @Test
    void aRequestSentBackIsNoAnswer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnrolmentAnswer.parse(request.text(), request, CODE.mac()));
    }

    @Test
    void aSettingOfTwoLinesIsRefused() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("station.name", "one\nsetting relay=simulated");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnrolmentAnswer(settings, "", ""));
    }

    private static String flipped(String text, int at) {
        char changed = (char) (text.charAt(at) ^ 1);
        return text.substring(0, at) + changed + text.substring(at + 1);
    }
}
