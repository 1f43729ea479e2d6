/**
 * Stored records about stations: enrolments, states, received as-run entries, credited days, period
 * closings, outbox messages, rejection counts. Input: values of airtime. Output: immutable records.
 */
@NullMarked
package vn.tienglang.office.store.station;

import org.jspecify.annotations.NullMarked;
