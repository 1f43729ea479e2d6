/**
 * MP3 decoding: search of the first frame, frame headers, tags and the encoder header around
 * JLayer. Input: an MPEG audio file. Output: blocks of frames without encoder padding.
 */
@NullMarked
package vn.tienglang.audio.decode.mp3;

import org.jspecify.annotations.NullMarked;
