package vn.tienglang.airtime.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.wire.TestKeys;

class Ed25519Test {
    private static final KeyId ID = new KeyId("known-answer");
    private static final byte[] WORDS = "Loa xã Tân Thanh".getBytes(StandardCharsets.UTF_8);

    /** RFC 8032 section 7.1, TEST 1 to 3: secret key, public key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signaturesMatchTheTestVectorsOfRfc8032(
            String secret, String publicKey, String message, String signature) {
        byte[] bytes = HexFormat.of().parseHex(message);
        Signature ours = Ed25519.signer(ID, TestKeys.privateKey(secret)).sign(bytes);
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(ours.value())))
                .isEqualTo(signature);
        assertThat(Ed25519.verifier(ID, TestKeys.publicKey(publicKey)).verifies(bytes, ours))
                .isTrue();
    }

    @Test
    void wycheproofSignaturesAreJudgedAsPublished() {
        var vectors = Ed25519Vectors.all();
        assertThat(vectors).hasSizeGreaterThan(60);
        assertThat(vectors).extracting(Ed25519Vectors.Vector::isValid).contains(true, false);
        for (var vector : vectors) {
            Verifier verifier = Ed25519.verifier(ID, Ed25519.publicKey(Ed25519.text(vector.key())));
            assertThat(vector.isAcceptedBy(verifier, ID))
                    .as(vector.toString())
                    .isEqualTo(vector.isValid());
        }
    }

    @Test
    void signatureHasOneTextOnly() {
        var verifier = Ed25519.verifier(ID, TestKeys.CENTRE_PUBLIC);
        String value = Ed25519.signer(ID, TestKeys.CENTRE_PRIVATE).sign(WORDS).value();
        assertThat(value).hasSize(88).endsWith("==");
        String unpadded = value.substring(0, 86);
        for (char last :
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            String other = value.substring(0, 85) + last + "==";
            assertThat(verifier.verifies(WORDS, new Signature(ID, other)))
                    .as(other)
                    .isEqualTo(other.equals(value));
        }
        for (String other : List.of(unpadded, unpadded + "=")) {
            assertThat(verifier.verifies(WORDS, new Signature(ID, other))).as(other).isFalse();
        }
    }

    @Test
    void keyIsReadBackFromItsText() {
        var pair = Ed25519.newPair();
        assertThat(Ed25519.publicKey(Ed25519.text(pair.getPublic()))).isEqualTo(pair.getPublic());
        var reread = Ed25519.privateKey(Ed25519.text(pair.getPrivate()));
        Signature signature = Ed25519.signer(ID, reread).sign(WORDS);
        assertThat(Ed25519.verifier(ID, pair.getPublic()).verifies(WORDS, signature)).isTrue();
        assertThat(Ed25519.text(pair.getPublic())).doesNotContain("\n");
    }

    @Test
    void textThatIsNoKeyIsRejected() {
        String publicText = Ed25519.text(TestKeys.CENTRE_PUBLIC);
        String privateText = Ed25519.text(TestKeys.CENTRE_PRIVATE);
        for (String text :
                List.of("", "A", "not base64!", "AAAA", privateText, publicText + "\n")) {
            assertThatThrownBy(() -> Ed25519.publicKey(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : List.of("", "A", "not base64!", "AAAA", publicText)) {
            assertThatThrownBy(() -> Ed25519.privateKey(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void otherKeyKeyIdOrBytesDoNotVerify() {
        var signer = Ed25519.signer(ID, TestKeys.CENTRE_PRIVATE);
        Signature signature = signer.sign(WORDS);
        var verifier = Ed25519.verifier(ID, TestKeys.CENTRE_PUBLIC);
        assertThat(verifier.verifies(WORDS, signature)).isTrue();
        byte[] changed = WORDS.clone();
        changed[3] ^= 1;
        assertThat(verifier.verifies(changed, signature)).isFalse();
        assertThat(Ed25519.verifier(ID, TestKeys.STATION_PUBLIC).verifies(WORDS, signature))
                .isFalse();
        var renamed = new Signature(new KeyId("someone-else"), signature.value());
        assertThat(verifier.verifies(WORDS, renamed)).isFalse();
    }

    @Test
    void malformedSignatureIsFalseAndNeverThrows() {
        var verifier = Ed25519.verifier(ID, TestKeys.CENTRE_PUBLIC);
        for (String value : List.of("A", "AAA", "AAAA", "====", "A===", "A".repeat(126) + "==")) {
            try {
                var signature = new Signature(ID, value);
                assertThat(verifier.verifies(WORDS, signature)).as(value).isFalse();
            } catch (IllegalArgumentException e) {
                assertThat(e).as(value).hasMessage("not a signature");
            }
        }
        Seeds.each(
                500,
                random -> {
                    byte[] noise = Seeds.bytes(random, random.nextInt(1, 95));
                    var value = Base64.getEncoder().encodeToString(noise);
                    assertThat(verifier.verifies(WORDS, new Signature(ID, value))).isFalse();
                });
    }

    @Test
    void fastSignerDistinguishesKeysAndBytes() {
        Seeds.each(
                2_000,
                random -> {
                    byte[] bytes = Seeds.bytes(random, random.nextInt(200));
                    var signer = new FastSigner(new KeyId("one-1"));
                    Signature signature = signer.sign(bytes);
                    assertThat(signer.sign(bytes)).isEqualTo(signature);
                    assertThat(signer.verifies(bytes, signature)).isTrue();
                    var other = new FastSigner(new KeyId("two-1"));
                    assertThat(other.verifies(bytes, signature)).isFalse();
                    assertThat(other.sign(bytes).value()).isNotEqualTo(signature.value());
                    byte[] changed = java.util.Arrays.copyOf(bytes, bytes.length + 1);
                    assertThat(signer.verifies(changed, signature)).isFalse();
                    changed = bytes.clone();
                    if (changed.length > 0) {
                        changed[random.nextInt(changed.length)] ^= (byte) random.nextInt(1, 256);
                        assertThat(signer.verifies(changed, signature)).isFalse();
                    }
                });
    }
}
