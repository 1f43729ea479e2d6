/**
 * Pages of confirmations that stations signed. Input: as-run entries. Output: lists of
 * confirmations.
 */
@NullMarked
package vn.tienglang.pages.report;

import org.jspecify.annotations.NullMarked;
