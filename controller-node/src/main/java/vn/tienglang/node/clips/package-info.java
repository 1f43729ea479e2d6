/**
 * Store of clips on the disk of the station. Input: parts from the station loop. Output: events (a
 * part is stored, a clip is whole, a clip is damaged) and the paths of whole clips for the speaker.
 *
 * <p>One thread, {@code clips}, does all work on the disk, so that a slow card never delays the
 * start of an announcement. {@code node.playout} decides which clips are needed; this package only
 * decides what to delete when space is short.
 */
@NullMarked
package vn.tienglang.node.clips;

import org.jspecify.annotations.NullMarked;
