package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;

class CentreKeyListTest {
    private static final Instant END = Instant.parse("2027-01-31T00:00:00Z");
    private static final Optional<Instant> UNKNOWN = Optional.empty();
    private static final byte[] WORDS = "log".getBytes(StandardCharsets.UTF_8);

    private final KeyPair recovery = Ed25519.newPair();
    private final Party one = new Party("centre-1");
    private final Party two = new Party("centre-2");
    private final Party three = new Party("centre-3");

    /** Settings of a station that knows nothing but the key of its enrolment. */
    private final CentreKeyList enrolled = list(0, 0, "", one.forEver());

    private final CentreKeyList first = list(0, 1, recoveryText(), one.forEver());
    private final CentreKeyList second = list(0, 2, recoveryText(), one.until(END), two.forEver());
    private final CentreKeyList third = list(0, 3, recoveryText(), two.until(END), three.forEver());

    private record Party(String id, KeyPair pair) {
        Party(String id) {
            this(id, Ed25519.newPair());
        }

        CentreKeyList.Entry until(Instant end) {
            return new CentreKeyList.Entry(new KeyId(id), Ed25519.text(pair.getPublic()), end);
        }

        CentreKeyList.Entry forEver() {
            return until(Instant.MAX);
        }

        Signer signer() {
            return Ed25519.signer(new KeyId(id), pair.getPrivate());
        }
    }

    private String recoveryText() {
        return Ed25519.text(recovery.getPublic());
    }

    private Signer recoverySigner() {
        return Ed25519.signer(CentreKeyList.RECOVERY_ID, recovery.getPrivate());
    }

    private static CentreKeyList list(
            long recovery, long number, String recoveryKey, CentreKeyList.Entry... keys) {
        return new CentreKeyList(recovery, number, recoveryKey, List.of(keys));
    }

    @Test
    void textIsReadBackAndHasOneFormOnly() {
        for (var list : List.of(enrolled, first, second, third)) {
            byte[] bytes = list.text().getBytes(StandardCharsets.UTF_8);
            assertThat(CentreKeyList.parse(bytes)).isEqualTo(list);
        }
        String text = second.text();
        for (String other :
                List.of(
                        text + "\n",
                        text.replace("\n", "\r\n"),
                        text.replace("0 2", "00 2"),
                        text.replace("0 2", "+0 2"),
                        text.replace("31T00:00:00Z", "31T00:00:00.000Z"),
                        text.strip(),
                        "")) {
            assertThatIllegalArgumentException()
                    .as(other)
                    .isThrownBy(() -> CentreKeyList.parse(other.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void anyBytesGiveAListOrAnIllegalArgument() {
        byte[] good = second.text().getBytes(StandardCharsets.UTF_8);
        Seeds.each(
                2_000,
                random -> {
                    byte[] bytes =
                            random.nextBoolean()
                                    ? Seeds.bytes(random, random.nextInt(1_500))
                                    : good.clone();
                    if (bytes.length == good.length) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(1, 256);
                    }
                    try {
                        CentreKeyList list = CentreKeyList.parse(bytes);
                        assertThat(list.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
                    } catch (IllegalArgumentException e) {
                        assertThat(e).isNotNull();
                    }
                });
    }

    @Test
    void newKeyIsAnnouncedByTheOldOneAndBothHoldUntilTheEnd() {
        CentreKeyList held = first.replacedBy(second.announcedBy(one.signer()), UNKNOWN);
        assertThat(held).isEqualTo(second);
        for (var now : List.of(UNKNOWN, Optional.of(END.minusSeconds(1)))) {
            assertThat(held.verifier(now).verifies(WORDS, one.signer().sign(WORDS))).isTrue();
            assertThat(held.verifier(now).verifies(WORDS, two.signer().sign(WORDS))).isTrue();
        }
        assertThat(held.verifier(Optional.of(END)).verifies(WORDS, one.signer().sign(WORDS)))
                .isFalse();
        assertThat(held.verifier(Optional.of(END)).verifies(WORDS, two.signer().sign(WORDS)))
                .isTrue();
        CentreKeyList later = held.without(END);
        assertThat(later.verifier(UNKNOWN).verifies(WORDS, one.signer().sign(WORDS))).isFalse();
    }

    @Test
    void stationThatWasAwayForTwoRotationsCatchesUp() {
        SignedMessage toSecond = second.announcedBy(one.signer());
        SignedMessage toThird = third.announcedBy(two.signer());
        assertThat(toSecond.topic()).isNotEqualTo(toThird.topic());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> enrolled.replacedBy(toThird, UNKNOWN));
        assertThat(
                        enrolled.replacedBy(toSecond, Optional.of(END.plusSeconds(9_000_000)))
                                .replacedBy(toThird, Optional.of(END.plusSeconds(9_000_000))))
                .isEqualTo(third);
    }

    @Test
    void olderListChangesNothing() {
        assertThat(second.replacedBy(first.announcedBy(one.signer()), UNKNOWN)).isEqualTo(second);
        assertThat(second.replacedBy(second.announcedBy(two.signer()), UNKNOWN)).isEqualTo(second);
    }

    @Test
    void endedOrUnknownKeyAnnouncesNothing() {
        var stranger = new Party("centre-1");
        var theirs = list(0, 9, recoveryText(), stranger.forEver());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.replacedBy(theirs.announcedBy(stranger.signer()), UNKNOWN));
        var byEnded = list(0, 9, recoveryText(), one.forEver()).announcedBy(one.signer());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> second.replacedBy(byEnded, Optional.of(END)));
    }

    /** A thief of a signing key announces the highest number: the recovery key still wins. */
    @Test
    void recoveryKeyReplacesAllKeysAndCannotBeReplaced() {
        var thief = new Party("thief-1");
        var robbed =
                list(0, Long.MAX_VALUE, Ed25519.text(thief.pair().getPublic()), thief.forEver());
        CentreKeyList held = first.replacedBy(robbed.announcedBy(one.signer()), UNKNOWN);
        assertThat(held.recoveryKey()).isEqualTo(recoveryText());

        var rescued = list(7, 0, recoveryText(), three.forEver());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> held.replacedBy(rescued.recoveredBy(thief.signer()), UNKNOWN));
        CentreKeyList after = held.replacedBy(rescued.recoveredBy(recoverySigner()), UNKNOWN);
        assertThat(after).isEqualTo(rescued);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> after.replacedBy(robbed.announcedBy(one.signer()), UNKNOWN));
        assertThat(after.replacedBy(rescued.recoveredBy(recoverySigner()), UNKNOWN))
                .isEqualTo(after);
    }

    @Test
    void noListWithAnyChangedByteIsAccepted() {
        SignedMessage good = second.announcedBy(one.signer());
        var random = new SplittableRandom(5);
        for (int at = 0; at < good.size(); at++) {
            byte[] payload = good.payload();
            payload[at] ^= (byte) (1 << random.nextInt(8));
            var changed = new SignedMessage(good.topic(), payload, good.signature());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> first.replacedBy(changed, UNKNOWN));
        }
    }
}
