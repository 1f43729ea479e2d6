/**
 * View parts shared by all pages: page frame, badges, choices, notices, form values and their
 * templates. Input: text and values. Output: HTML fragments.
 */
@NullMarked
package vn.tienglang.pages.html;

import org.jspecify.annotations.NullMarked;
