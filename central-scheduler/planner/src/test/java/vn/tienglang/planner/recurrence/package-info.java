/** Recurrence against its laws, against RFC 5545's examples and against three other programs. */
@NullMarked
package vn.tienglang.planner.recurrence;

import org.jspecify.annotations.NullMarked;
