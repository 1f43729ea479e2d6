/**
 * Plan items and whole plans as JSON. Input: plan items, or untrusted text. Output: the same text
 * for the same item; the parsed item, or every problem with its path.
 */
@NullMarked
package vn.tienglang.planner.document;

import org.jspecify.annotations.NullMarked;
