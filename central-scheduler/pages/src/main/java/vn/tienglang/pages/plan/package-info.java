/**
 * Index of the plan pages and API for plan items and whole plan documents. Input: JSON of plan
 * items. Output: stored items, exported and imported documents.
 */
@NullMarked
package vn.tienglang.pages.plan;

import org.jspecify.annotations.NullMarked;
