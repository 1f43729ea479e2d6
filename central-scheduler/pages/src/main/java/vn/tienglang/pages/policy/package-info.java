/**
 * Pages for policies, holidays and the order of priorities. Input: forms. Output: stored policies,
 * holidays and orders.
 */
@NullMarked
package vn.tienglang.pages.policy;

import org.jspecify.annotations.NullMarked;
