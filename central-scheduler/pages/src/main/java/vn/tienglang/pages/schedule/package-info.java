/**
 * Pages and API for slots and bookings. Input: forms and JSON of slots. Output: bookings through
 * the booking service, pages and JSON.
 */
@NullMarked
package vn.tienglang.pages.schedule;

import org.jspecify.annotations.NullMarked;
