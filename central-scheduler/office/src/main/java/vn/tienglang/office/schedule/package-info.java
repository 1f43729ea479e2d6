/**
 * Schedule: booking, changing, skipping and withdrawing slots. Input: a booking request and its
 * scope. Output: a booking or withdrawal result.
 */
@NullMarked
package vn.tienglang.office.schedule;

import org.jspecify.annotations.NullMarked;
