/**
 * What makes the sound; the one room of the node that knows {@code javax.sound}.
 *
 * <p>What enters are orders to cue, play and stop one airing at a time; what leaves are frames to
 * the output and, into the mailbox, how that went. Frames count once the output has consumed them,
 * never as they are written: what the card claims is held against what was written and against the
 * time that passed, and the smallest of the three is believed. Where there is no sound card a
 * silent output takes its place, keeps real time, and says in words that nobody hears it. What is
 * not here: when to play and what it means that something did not.
 */
@NullMarked
package vn.tienglang.node.sound;

import org.jspecify.annotations.NullMarked;
