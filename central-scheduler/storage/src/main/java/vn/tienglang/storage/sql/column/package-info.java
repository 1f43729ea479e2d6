/**
 * Values in columns: mapping of domain values to columns and back. Input and output: rows of JDBC.
 */
@NullMarked
package vn.tienglang.storage.sql.column;

import org.jspecify.annotations.NullMarked;
