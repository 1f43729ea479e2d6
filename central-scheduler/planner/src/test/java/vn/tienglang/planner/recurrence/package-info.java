/**
 * Tests of recurrences: algebraic properties, the examples of RFC 5545, and three reference
 * libraries.
 */
@NullMarked
package vn.tienglang.planner.recurrence;

import org.jspecify.annotations.NullMarked;
