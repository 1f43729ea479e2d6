/**
 * Lock of a PostgreSQL database against a command that must be alone. Input: connections. Output: a
 * lock shared by running centres, or one that only a command holds.
 */
@NullMarked
package vn.tienglang.storage.sql.lock;

import org.jspecify.annotations.NullMarked;
