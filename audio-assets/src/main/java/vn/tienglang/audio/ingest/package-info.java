/**
 * How a recording becomes a clip that stations can play: one step a class, from identifying the
 * file to entering the delivery copy in a manifest. A file that somebody brought enters; what
 * leaves is a delivery copy with what was measured, or every reason why there is none. The master
 * is never written to. What is not here: who brought it, and what it is for.
 */
@NullMarked
package vn.tienglang.audio.ingest;

import org.jspecify.annotations.NullMarked;
