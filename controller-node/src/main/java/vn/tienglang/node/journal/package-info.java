/**
 * What survives a power cut: the station's journal on SQLite.
 *
 * <p>Facts enter one by one, and each is on the disk itself when the call returns (write-ahead log,
 * synchronous=FULL: one fsync a fact). What leaves is everything at start, and the as-run entries
 * the centre has not acknowledged. A technician can read it with the sqlite3 command; times are
 * text, one table a noun. What a fact means is decided in {@code node.playout}; nothing is decided
 * here but when old days are swept out.
 */
@NullMarked
package vn.tienglang.node.journal;

import org.jspecify.annotations.NullMarked;
