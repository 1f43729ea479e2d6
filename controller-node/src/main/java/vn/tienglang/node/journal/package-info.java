/**
 * Journal of the station on SQLite, which survives a power cut. Input: facts, one by one; each is
 * synced to disk when the call returns (write-ahead log, synchronous=FULL, one fsync a fact).
 * Output: the whole content at start, and the as-run entries that the centre has not acknowledged.
 *
 * <p>A technician can read it with the sqlite3 command; times are text. The meaning of facts is
 * decided in {@code node.playout}; this package only decides when old entries are deleted.
 */
@NullMarked
package vn.tienglang.node.journal;

import org.jspecify.annotations.NullMarked;
