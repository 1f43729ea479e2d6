/**
 * Repositories of what belongs to recordings: waveforms, who listened to them, and the themes of
 * bulletins.
 */
@NullMarked
package vn.tienglang.storage.sql.recording;

import org.jspecify.annotations.NullMarked;
