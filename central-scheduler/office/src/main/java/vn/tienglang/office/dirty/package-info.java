/**
 * Dirty station-days: what has to be compiled again. Input: every change of a repository. Output:
 * marks in the transaction of the change, and the stations that they make due.
 */
@NullMarked
package vn.tienglang.office.dirty;

import org.jspecify.annotations.NullMarked;
