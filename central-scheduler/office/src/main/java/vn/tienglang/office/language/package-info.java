/**
 * Languages of Việt Nam and where they are spoken. Input: tables of this module. Output: the
 * language table.
 */
@NullMarked
package vn.tienglang.office.language;

import org.jspecify.annotations.NullMarked;
