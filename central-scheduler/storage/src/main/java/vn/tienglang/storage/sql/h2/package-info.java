/**
 * What only the embedded H2 needs: its file system, whose store header always leads to the last
 * synced state, syncs shared by several commits, and the check of a database opened again.
 */
@NullMarked
package vn.tienglang.storage.sql.h2;

import org.jspecify.annotations.NullMarked;
