/** Repositories of what belongs to recordings: waveforms, listenings and themes. */
@NullMarked
package vn.tienglang.office.store.recording;

import org.jspecify.annotations.NullMarked;
