/**
 * File system of the embedded H2 database. Input: the reads and writes of H2. Output: the same
 * file, with a store header from which H2 always finds the last synced state.
 */
@NullMarked
package vn.tienglang.storage.h2;

import org.jspecify.annotations.NullMarked;
