/**
 * Overviews: one stored row a station, which lists read instead of all stations. Input: marks of
 * intake and publishing, and the time. Output: rows, counts of areas, and pages of a list.
 */
@NullMarked
package vn.tienglang.office.overview;

import org.jspecify.annotations.NullMarked;
