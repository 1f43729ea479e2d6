/**
 * Move of a stopped centre from the embedded database to PostgreSQL. Input: both databases. Output:
 * all rows in the new one, with a digest of each table as proof.
 */
@NullMarked
package vn.tienglang.storage.sql.move;

import org.jspecify.annotations.NullMarked;
