/**
 * Selection of languages by occurrence. Input: the languages spoken around a station with their
 * shares, and the number of an occurrence. Output: the languages of that occurrence; the same
 * number always gives the same languages. Whether a rendition exists is not checked here; a missing
 * rendition is never replaced by another language.
 */
@NullMarked
package vn.tienglang.planner.mix;

import org.jspecify.annotations.NullMarked;
