/**
 * Repositories of reports on H2 and PostgreSQL: counted days, frozen reports, tasks, public pages.
 */
@NullMarked
package vn.tienglang.storage.sql.report;

import org.jspecify.annotations.NullMarked;
