/** Commissioning of stations in SQL: enrolment codes, revocations and acceptance reports. */
@NullMarked
package vn.tienglang.storage.sql.station;

import org.jspecify.annotations.NullMarked;
