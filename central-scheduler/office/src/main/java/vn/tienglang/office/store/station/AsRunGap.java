package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.asrun.Digest;

/**
 * Range of as-run entries that neither the centre nor the station has any more; the station has
 * stated so.
 *
 * @param branch number of the branch of the chain
 * @param from number of the first missing entry
 * @param to number of the last missing entry
 * @param last digest of the last missing entry
 * @param statedAt when the statement was received, to the millisecond
 */
public record AsRunGap(int branch, long from, long to, Digest last, Instant statedAt) {}
