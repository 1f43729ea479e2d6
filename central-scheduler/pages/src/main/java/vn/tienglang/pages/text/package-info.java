/**
 * Texts of the office in Vietnamese and English: messages, numbers, dates and sentences for
 * refusals and rules. Input: keys, values and refusals. Output: text.
 */
@NullMarked
package vn.tienglang.pages.text;

import org.jspecify.annotations.NullMarked;
