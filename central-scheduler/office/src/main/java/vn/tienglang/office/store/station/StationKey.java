package vn.tienglang.office.store.station;

import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;

/**
 * Signing key that a station has or had. Keys of replaced boards stay, because entries that they
 * signed stay.
 *
 * @param publicKey the public key, as {@link vn.tienglang.airtime.signing.Ed25519} writes it
 */
public record StationKey(StationId station, KeyId key, String publicKey) {}
