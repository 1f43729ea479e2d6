/**
 * Previews: explanation of an instant, conflicts of a unit, effect of a planned change, stations of
 * a target. Input: a question with dates. Output: a preview result; nothing is written.
 */
@NullMarked
package vn.tienglang.office.preview;

import org.jspecify.annotations.NullMarked;
