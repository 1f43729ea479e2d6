package vn.tienglang.central.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;

class PrecomputedEd25519SignerTest {
    private static final KeyId ID = new KeyId("centre-1");

    private static PrivateKey key(byte[] secret) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 8032 section 7.1, TEST 1 to 3: secret key, message, signature. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsTheTestVectorsOfTheStandard(String secret, String message, String signature) {
        Signature ours =
                PrecomputedEd25519Signer.of(ID, key(HexFormat.of().parseHex(secret)))
                        .sign(HexFormat.of().parseHex(message));
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(ours.value())))
                .isEqualTo(signature);
        assertThat(ours.key()).isEqualTo(ID);
    }

    @Test
    void signsLikeTheSignerOfTheContract() {
        Seeds.each(
                100,
                random -> {
                    PrivateKey key = key(Seeds.bytes(random, 32));
                    byte[] words = Seeds.bytes(random, random.nextInt(20_000));
                    assertThat(PrecomputedEd25519Signer.of(ID, key).sign(words))
                            .isEqualTo(Ed25519.signer(ID, key).sign(words));
                });
    }

    @Test
    void signsOnManyThreads() {
        PrivateKey key = key(new byte[32]);
        Signer quick = PrecomputedEd25519Signer.of(ID, key);
        Signer slow = Ed25519.signer(ID, key);
        IntStream.range(0, 200)
                .parallel()
                .forEach(number -> {
                    byte[] words = BigInteger.valueOf(number).toByteArray();
                    assertThat(quick.sign(words)).isEqualTo(slow.sign(words));
                });
    }

    @Test
    void keyOfAnotherKindIsRejected() throws NoSuchAlgorithmException {
        PrivateKey other = KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrecomputedEd25519Signer.of(ID, other))
                .withMessageContaining("centre-1");
    }
}
