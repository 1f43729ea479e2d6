package vn.tienglang.central.recordings;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.Step;

/**
 * What the worker is at.
 *
 * @param recording which recording
 * @param step at which step
 * @param share of the step that is done, 0 to 1
 */
public record Underway(ClipId recording, Step step, double share) {}
