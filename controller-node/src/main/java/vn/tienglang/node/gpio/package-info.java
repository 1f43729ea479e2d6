/**
 * The relay that gives the amplifier its power; the one room of the node that knows Pi4J and pins.
 *
 * <p>What enters is the wish to open or close a contact; what leaves is the level of a pin, and
 * what was read back from it. On a board the pin is reached through the kernel's GPIO character
 * device, by the C library, without native code of ours; on a laptop a simulated board takes its
 * place and tells every edge. The off level is set in the same breath in which the pin becomes an
 * output, and again when the program ends. What is not here: when the amplifier should be on.
 */
@NullMarked
package vn.tienglang.node.gpio;

import org.jspecify.annotations.NullMarked;
