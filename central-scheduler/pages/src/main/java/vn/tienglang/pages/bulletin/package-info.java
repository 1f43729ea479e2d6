/**
 * Pages and API for bulletins and their renditions by language. Input: forms and JSON. Output:
 * stored bulletins, gaps and languages.
 */
@NullMarked
package vn.tienglang.pages.bulletin;

import org.jspecify.annotations.NullMarked;
