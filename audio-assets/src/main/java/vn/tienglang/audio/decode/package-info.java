/**
 * From a file that somebody brought to sound. What enters is a file of any kind and any intent;
 * what leaves is a {@link vn.tienglang.audio.SoundSource} with the name of its format, or a {@link
 * vn.tienglang.audio.BadSound} that says what is wrong and where. What a file is, its own first
 * bytes say, never its name and never a service that Java finds on the class path. One class reads
 * one format; each holds the file's own claims of length against what comes out, so that a file
 * that was cut off does not pass for a whole one wherever its format lets that be known. Time and
 * memory are bounded whatever the bytes say. What is not here: judging the sound, changing it, and
 * the clips of our own that stations play.
 */
@NullMarked
package vn.tienglang.audio.decode;

import org.jspecify.annotations.NullMarked;
