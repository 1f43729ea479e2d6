/**
 * Pages and API for obligations and their progress. Input: forms. Output: stored obligations,
 * progress and period closings.
 */
@NullMarked
package vn.tienglang.pages.obligation;

import org.jspecify.annotations.NullMarked;
