/**
 * Download of clip parts: how much a station requests at a time, and parts that come in pieces.
 * Input: bytes that came and times. Output: the number of parts to request, whole parts.
 */
@NullMarked
package vn.tienglang.node.playout.download;

import org.jspecify.annotations.NullMarked;
