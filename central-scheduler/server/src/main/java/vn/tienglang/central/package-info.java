/**
 * Main class, settings and wiring of the centre. Input: the command line and the settings file.
 * Output: a running centre, or the result of one command. It contains no rules of scheduling;
 * libraries are used in the packages below it.
 */
@NullMarked
package vn.tienglang.central;

import org.jspecify.annotations.NullMarked;
