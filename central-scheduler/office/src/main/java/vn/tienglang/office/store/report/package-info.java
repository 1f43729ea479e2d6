/**
 * Repositories of reports: counted days, frozen reports, locked days, tasks of stations and public
 * pages of units.
 */
@NullMarked
package vn.tienglang.office.store.report;

import org.jspecify.annotations.NullMarked;
