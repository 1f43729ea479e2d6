/**
 * Readers of request fields and choices shared by several features. Input: form or JSON fields,
 * areas, stations, languages. Output: values, field errors and choices.
 */
@NullMarked
package vn.tienglang.pages.form;

import org.jspecify.annotations.NullMarked;
