/**
 * Relay of the amplifier, the only package that knows Pi4J and pins. Input: orders to open or close
 * the contact. Output: the level of a pin, and the level that was read back.
 *
 * <p>On a board the pin is reached through the GPIO character device of the kernel, by calls of the
 * C library; on a laptop a simulated board replaces it. The off level is set together with the
 * request for the line, and again when the program ends. This package does not decide when the
 * amplifier is on.
 */
@NullMarked
package vn.tienglang.node.gpio;

import org.jspecify.annotations.NullMarked;
