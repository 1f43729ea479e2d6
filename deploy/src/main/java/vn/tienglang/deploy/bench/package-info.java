/**
 * Measurements of a whole system on this machine, one JSON line a figure.
 *
 * <p>A bench starts the built programs, does the work a person would do, measures from outside, and
 * prints {@link vn.tienglang.deploy.bench.Figure}s. What cannot be measured here prints a null
 * value and says why. Nothing is asserted: a figure is shown, never a reason to fail.
 */
@NullMarked
package vn.tienglang.deploy.bench;

import org.jspecify.annotations.NullMarked;
