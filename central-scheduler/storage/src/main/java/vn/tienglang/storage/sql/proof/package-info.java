/** Proof log in the SQL database. */
@NullMarked
package vn.tienglang.storage.sql.proof;

import org.jspecify.annotations.NullMarked;
