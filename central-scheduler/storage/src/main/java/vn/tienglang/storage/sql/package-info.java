/**
 * SQL adapter: the repositories on H2 or PostgreSQL. Input: a data folder, or the address of a
 * database. Output: durable transactions and a data source for the scheduler.
 */
@NullMarked
package vn.tienglang.storage.sql;

import org.jspecify.annotations.NullMarked;
