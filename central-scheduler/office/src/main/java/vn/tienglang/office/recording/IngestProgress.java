package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestStep;

/**
 * What the worker is at.
 *
 * @param recording which recording
 * @param step at which step
 * @param fraction of the step that is done, 0 to 1
 */
public record IngestProgress(ClipId recording, IngestStep step, double fraction) {}
