/**
 * Live board of all stations. Input: station states and airings of now. Output: a page and its
 * refreshed fragment.
 */
@NullMarked
package vn.tienglang.pages.board;

import org.jspecify.annotations.NullMarked;
