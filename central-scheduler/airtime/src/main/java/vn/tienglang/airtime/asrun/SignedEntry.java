package vn.tienglang.airtime.asrun;

import java.nio.charset.StandardCharsets;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * As-run entry with the station's signature.
 *
 * @param entry the entry
 * @param signature over {@link AsRunEntry#canonical()} in UTF-8
 */
public record SignedEntry(AsRunEntry entry, Signature signature) {
    /** Signs the entry with the station's key. */
    public static SignedEntry of(AsRunEntry entry, Signer station) {
        return new SignedEntry(entry, station.sign(signedBytes(entry)));
    }

    /** True when the signature is made with the station's key. */
    public boolean isSignedBy(Verifier station) {
        return station.verifies(signedBytes(entry), signature);
    }

    private static byte[] signedBytes(AsRunEntry entry) {
        return entry.canonical().getBytes(StandardCharsets.UTF_8);
    }
}
