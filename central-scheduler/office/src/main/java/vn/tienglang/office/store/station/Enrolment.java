package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.KeyId;

/**
 * A station that belongs to the centre, and how it is known.
 *
 * @param station which
 * @param key the name of its signing key; a board that was replaced has a new one
 * @param publicKey the key itself, as {@link vn.tienglang.airtime.wire.Ed25519} writes it
 * @param secretSha256 SHA-256, in hexadecimal, of what it shows the broker; the secret itself is
 *     256 random bits that only the station keeps
 * @param since when the station first joined, to the millisecond; nothing that starts earlier is
 *     asked of it. A replaced board does not change it
 */
public record Enrolment(
        Station station, KeyId key, String publicKey, String secretSha256, Instant since) {}
