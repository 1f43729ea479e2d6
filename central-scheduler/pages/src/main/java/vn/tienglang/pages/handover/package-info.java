/**
 * Pages and API for bulletins to be handed over by a deadline. Input: forms and hand-over requests.
 * Output: hand-overs and their countdown.
 */
@NullMarked
package vn.tienglang.pages.handover;

import org.jspecify.annotations.NullMarked;
