package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestStep;

/**
 * Progress of an ingest.
 *
 * @param recording id of the recording
 * @param step the current step
 * @param fraction done part of the step, 0 to 1
 */
public record IngestProgress(ClipId recording, IngestStep step, double fraction) {}
