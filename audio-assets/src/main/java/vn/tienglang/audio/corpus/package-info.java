/**
 * Corpus of everyday sound files with the expected answer to each, for tests and the benchmark.
 * Input: {@code audio-assets/corpus}. Output: the answers of the ingest that differ.
 */
@NullMarked
package vn.tienglang.audio.corpus;

import org.jspecify.annotations.NullMarked;
