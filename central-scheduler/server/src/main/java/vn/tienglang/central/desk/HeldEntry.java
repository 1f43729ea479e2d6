package vn.tienglang.central.desk;

import java.time.Instant;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * An as-run entry the centre has taken over.
 *
 * @param entry the entry, exactly as the station signed it
 * @param receivedAt when, to the millisecond
 */
public record HeldEntry(SignedEntry entry, Instant receivedAt) {}
