/**
 * Picture of a day: a ruler of 24 hours with the open sessions and the airings of one station or
 * unit. Input: times and states. Output: bars in whole minutes, drawn by a template as SVG with
 * texts beside them.
 */
@NullMarked
package vn.tienglang.pages.day;

import org.jspecify.annotations.NullMarked;
