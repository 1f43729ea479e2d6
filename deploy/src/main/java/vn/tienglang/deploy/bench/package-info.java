/**
 * Benchmarks of the system on this machine, one JSON line a figure.
 *
 * <p>Input: the built programs or generated data. Output: {@link
 * vn.tienglang.deploy.bench.BenchResult}s. A figure that cannot be measured here has a null value
 * and a note with the reason. No figure makes a run fail.
 */
@NullMarked
package vn.tienglang.deploy.bench;

import org.jspecify.annotations.NullMarked;
