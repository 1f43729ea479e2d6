/**
 * Decoders of uploaded sound files, one class per format. Input: a file of unknown origin. Output:
 * a {@link vn.tienglang.audio.SoundSource} with the name of its format, or a {@link
 * vn.tienglang.audio.InvalidSoundException} with kind and position of the defect. The format is
 * detected by the first bytes, never by the name. Each reader compares the declared length with the
 * decoded one, so a truncated file is detected wherever its format allows it. Time and memory are
 * bounded for any input.
 */
@NullMarked
package vn.tienglang.audio.decode;

import org.jspecify.annotations.NullMarked;
