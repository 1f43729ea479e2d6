/**
 * Ogg container (RFC 3533): pages, packets and checksums for any codec. Input: the bytes of an Ogg
 * file, or packets to write. Output: packets in order, or pages.
 */
@NullMarked
package vn.tienglang.audio.ogg;

import org.jspecify.annotations.NullMarked;
