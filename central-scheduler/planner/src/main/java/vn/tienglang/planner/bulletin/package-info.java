/**
 * Bulletins: messages with their renditions by language. Input: bulletin details and renditions.
 * Output: missing parts and gaps by language.
 */
@NullMarked
package vn.tienglang.planner.bulletin;

import org.jspecify.annotations.NullMarked;
