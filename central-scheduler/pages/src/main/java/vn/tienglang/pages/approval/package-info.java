/**
 * Pages and API for approvals. Input: decisions of officers. Output: approved or returned items.
 */
@NullMarked
package vn.tienglang.pages.approval;

import org.jspecify.annotations.NullMarked;
