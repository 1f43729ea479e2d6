package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * An as-run entry the centre has taken over.
 *
 * @param entry the entry, exactly as the station signed it
 * @param receivedAt when, to the millisecond
 */
public record ReceivedAsRunEntry(SignedEntry entry, Instant receivedAt) {}
