/**
 * SQL adapter: the repositories on H2. Input: a data folder. Output: durable transactions and a
 * data source for the scheduler.
 */
@NullMarked
package vn.tienglang.storage.sql;

import org.jspecify.annotations.NullMarked;
