/**
 * Bulletins: details, renditions and daily hand-overs. Input: a change with the revision that was
 * read. Output: a bulletin or hand-over result.
 */
@NullMarked
package vn.tienglang.office.bulletin;

import org.jspecify.annotations.NullMarked;
