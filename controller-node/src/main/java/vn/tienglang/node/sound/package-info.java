/**
 * Sound output of the station, the only package that knows {@code javax.sound}. Input: requests to
 * cue, play and stop one airing at a time. Output: frames to the sound card, and events in the
 * mailbox.
 *
 * <p>Frames count once the output has consumed them, not when they are written: the smallest of the
 * count of the card, the frames written and the time passed is used. Without a sound card a silent
 * output keeps real time and says in its description that nobody hears it. This package does not
 * decide when to play.
 */
@NullMarked
package vn.tienglang.node.sound;

import org.jspecify.annotations.NullMarked;
