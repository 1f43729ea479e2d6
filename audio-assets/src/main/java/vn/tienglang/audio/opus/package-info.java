/**
 * Opus, the codec our clips travel in (RFC 6716), and the two boxes it comes in: Ogg (RFC 3533 and
 * 7845) and WebM as browsers record it. What enters are bytes of any origin; what leaves are
 * samples, exactly as many as the file declares, or a {@link vn.tienglang.audio.BadSound} that says
 * what is wrong and how far into the sound. Our own clips are written here, the same bytes for the
 * same samples, and read back strictly and from any frame on. This is the one room that meets
 * Concentus; the boxes are our own, because each is small and no number in them is to be believed.
 * What is not here: resampling, and any other codec.
 */
@NullMarked
package vn.tienglang.audio.opus;

import org.jspecify.annotations.NullMarked;
