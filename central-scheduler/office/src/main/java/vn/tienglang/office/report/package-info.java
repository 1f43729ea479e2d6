/**
 * Reports for people: state of stations, confirmations, schedule of a day. Input: a time, a date or
 * a limit. Output: summaries; nothing is written.
 */
@NullMarked
package vn.tienglang.office.report;

import org.jspecify.annotations.NullMarked;
