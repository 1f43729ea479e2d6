/**
 * Periods of obligations: progress of the running period, closing of those that are over. Input:
 * obligations, credited days, the time. Output: period closings and progress.
 */
@NullMarked
package vn.tienglang.office.obligation;

import org.jspecify.annotations.NullMarked;
