/**
 * Booking check: whether a slot would be on the air if it were booked. Input: a slot revision and
 * the stored plan. Output: refusals, unplaced and displaced airings.
 */
@NullMarked
package vn.tienglang.office.check;

import org.jspecify.annotations.NullMarked;
