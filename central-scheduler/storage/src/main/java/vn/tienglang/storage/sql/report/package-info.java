/** Repositories of reports on H2 and PostgreSQL: counted days and frozen reports. */
@NullMarked
package vn.tienglang.storage.sql.report;

import org.jspecify.annotations.NullMarked;
