/**
 * Calendar of a week: everything that will be heard at a unit, at a station, of one order or of one
 * bulletin, as a grid drawn by the server and as a list; with a booking form and moves that are
 * previewed before they are stored.
 */
@NullMarked
package vn.tienglang.pages.week;

import org.jspecify.annotations.NullMarked;
