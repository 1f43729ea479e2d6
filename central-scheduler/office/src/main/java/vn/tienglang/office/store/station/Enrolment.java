package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.KeyId;

/**
 * Enrolment of a station, with its key and secret.
 *
 * @param station the station
 * @param key id of its signing key; a replaced board has a new one
 * @param publicKey the public key, as {@link vn.tienglang.airtime.wire.Ed25519} writes it
 * @param secretSha256 SHA-256, in hexadecimal, of its broker secret; the secret is 256 random bits
 *     that only the station stores
 * @param brokerPassword hash of the same secret for a broker outside the centre, as its password
 *     file takes it; empty when an earlier version enrolled the station
 * @param since when the station first joined, to the millisecond; no earlier airing is planned for
 *     it. A replaced board does not change it
 */
public record Enrolment(
        Station station,
        KeyId key,
        String publicKey,
        String secretSha256,
        String brokerPassword,
        Instant since) {}
