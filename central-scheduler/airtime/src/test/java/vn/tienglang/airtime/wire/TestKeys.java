package vn.tienglang.airtime.wire;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.FastSigner;
import vn.tienglang.airtime.signing.KeyId;

/**
 * Public keys for tests only: two real pairs of RFC 8032 section 7.1, and any number of {@linkplain
 * FastSigner fast} ones. None is ever enrolled.
 */
public final class TestKeys {
    /** Bytes before the 32 bytes of a private key in PKCS#8. */
    private static final String PKCS8_HEAD = "302e020100300506032b657004220420";

    /** Bytes before the 32 bytes of a public key in X.509. */
    private static final String X509_HEAD = "302a300506032b6570032100";

    /** Key id of the centre. */
    public static final KeyId CENTRE = new KeyId("centre-1");

    /** RFC 8032, TEST 1: private key of the centre in golden files. */
    public static final PrivateKey CENTRE_PRIVATE =
            privateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    /** Public key of {@link #CENTRE_PRIVATE}. */
    public static final PublicKey CENTRE_PUBLIC =
            publicKey("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    /** RFC 8032, TEST 2: private key of the station in golden files. */
    public static final PrivateKey STATION_PRIVATE =
            privateKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    /** Public key of {@link #STATION_PRIVATE}. */
    public static final PublicKey STATION_PUBLIC =
            publicKey("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private TestKeys() {}

    /** Key id of a station's first key. */
    public static KeyId idOf(StationId station) {
        return new KeyId(station + "-1");
    }

    /** Fast signer of the centre. */
    public static FastSigner centre() {
        return new FastSigner(CENTRE);
    }

    /** Fast signer of a station. */
    public static FastSigner station(StationId station) {
        return new FastSigner(idOf(station));
    }

    /** Fast keyring: the centre for topics to stations, the station for its own topics. */
    public static Keyring keyring() {
        return topic -> signer(topic);
    }

    /** Fast signer for this topic. */
    public static FastSigner signer(Topic topic) {
        return switch (topic) {
            case Topic.Log _,
                    Topic.Part _,
                    Topic.Acknowledgement _,
                    Topic.Urgent _,
                    Topic.EmergencyNumber _,
                    Topic.Time _,
                    Topic.TimeAnswer _ ->
                    centre();
            case Topic.AsRun(StationId station) -> station(station);
            case Topic.Status(StationId station) -> station(station);
            case Topic.PartRequest(StationId station) -> station(station);
            case Topic.TimeRequest(StationId station) -> station(station);
            case Topic.Reply(StationId station) -> station(station);
        };
    }

    public static PrivateKey privateKey(String hex) {
        return Ed25519.privateKey(base64(PKCS8_HEAD + hex));
    }

    public static PublicKey publicKey(String hex) {
        return Ed25519.publicKey(base64(X509_HEAD + hex));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
