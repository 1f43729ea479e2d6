/**
 * Worker threads with an owner. Input: the work of a thread. Output: a thread that is started again
 * after its first death, and reports of its deaths.
 */
@NullMarked
package vn.tienglang.office.worker;

import org.jspecify.annotations.NullMarked;
