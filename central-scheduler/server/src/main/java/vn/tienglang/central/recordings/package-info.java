/**
 * From an upload to a clip that can be booked. Bytes that an officer brings enter; a master that is
 * kept untouched, a delivery copy on a shelf, and a row of the books that says what became of it
 * leave. One worker makes one recording ready at a time; what waits is in the books, so that it is
 * done although the centre ends in between. How a recording is made ready is {@link
 * vn.tienglang.audio.ingest}'s work, who may bring one is the pages'.
 */
@NullMarked
package vn.tienglang.central.recordings;

import org.jspecify.annotations.NullMarked;
