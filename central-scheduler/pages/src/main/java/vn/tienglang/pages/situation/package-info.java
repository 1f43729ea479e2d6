/**
 * Pages for situations and playbooks. Input: forms. Output: previews, raised and lowered
 * situations, stored playbooks.
 */
@NullMarked
package vn.tienglang.pages.situation;

import org.jspecify.annotations.NullMarked;
