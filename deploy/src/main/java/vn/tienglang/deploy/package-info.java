/**
 * The commands people run on a whole system. It is the only room that sees both ends, so what needs
 * a centre and a node at once, such as a measurement from click to horn, is written here. What
 * enters are the built programs and a person's options; what leaves are words and figures for that
 * person. What is not here: anything a running centre or node needs.
 */
@NullMarked
package vn.tienglang.deploy;

import org.jspecify.annotations.NullMarked;
