/**
 * The clips on the station's disk, whole and in parts.
 *
 * <p>Parts enter from the station loop; what leaves are events (a part is kept, a clip is whole, a
 * clip was lost) and the paths of whole clips for the speaker. All work on the disk is done by one
 * thread, {@code clips}, so that a slow card never delays the first sample of an announcement.
 * Which clips are wanted, and when, is decided in {@code node.playout}; only what may be thrown
 * away when room is short is decided here.
 */
@NullMarked
package vn.tienglang.node.clips;

import org.jspecify.annotations.NullMarked;
