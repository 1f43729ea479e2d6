/**
 * Clocks of the board. Input: the system clock and the file of the time daemon. Output: clock
 * readings and whether the time daemon is synchronised.
 */
@NullMarked
package vn.tienglang.node.clock;

import org.jspecify.annotations.NullMarked;
