package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * Received as-run entry.
 *
 * @param entry the entry as the station signed it
 * @param receivedAt when it was received, to the millisecond
 */
public record ReceivedAsRunEntry(SignedEntry entry, Instant receivedAt) {}
