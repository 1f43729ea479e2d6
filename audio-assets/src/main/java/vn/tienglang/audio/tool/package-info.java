/**
 * The command that takes recordings from a shell: words and files enter, a line for each step, the
 * findings and the figures leave, and the clip stands in the library. It does nothing the centre
 * could not do too: admitting is the ingest's business, keeping the library's.
 */
@NullMarked
package vn.tienglang.audio.tool;

import org.jspecify.annotations.NullMarked;
