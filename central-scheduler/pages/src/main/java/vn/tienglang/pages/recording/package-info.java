/**
 * Pages and API for recordings and clips: upload, ingest progress, listening, discarding. Input:
 * audio files. Output: recordings, findings, byte ranges of sound.
 */
@NullMarked
package vn.tienglang.pages.recording;

import org.jspecify.annotations.NullMarked;
