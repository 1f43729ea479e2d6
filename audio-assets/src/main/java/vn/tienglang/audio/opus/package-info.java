/**
 * Opus codec of the clips (RFC 6716) in Ogg (RFC 7845) and in WebM as browsers record it. Input:
 * bytes of unknown origin, or samples to encode. Output: exactly as many samples as the file
 * declares, or a {@link vn.tienglang.audio.InvalidSoundException}; Ogg Opus clips with the same
 * bytes for the same samples. This is the only package that uses Concentus.
 */
@NullMarked
package vn.tienglang.audio.opus;

import org.jspecify.annotations.NullMarked;
