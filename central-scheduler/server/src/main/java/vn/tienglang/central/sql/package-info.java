/**
 * The books on disk: the only room where SQL is spoken.
 *
 * <p>What enters is a data folder; what leaves is an {@link vn.tienglang.central.desk.Archive}
 * whose transactions are on the disk itself when they return, and a data source for the alarm
 * clock. The database is H2 inside the process; the statements keep to what PostgreSQL understands
 * as well. The shape of the tables grows by numbered migrations. Nothing is decided here: what may
 * be written, and when, is the desk's business.
 */
@NullMarked
package vn.tienglang.central.sql;

import org.jspecify.annotations.NullMarked;
