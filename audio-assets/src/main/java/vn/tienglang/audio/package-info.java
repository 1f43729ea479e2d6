/**
 * Sound formats, samples and their sources. Input: the bytes of a WAV file, or samples. Output: the
 * format and position of the samples, a WAV file, or an error with its position. Packages below
 * this one decode, measure, filter, ingest and store recordings. The sound card belongs to the
 * node.
 */
@NullMarked
package vn.tienglang.audio;

import org.jspecify.annotations.NullMarked;
