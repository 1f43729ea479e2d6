package vn.tienglang.pages.recording;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of recordings and clips of the HTTP API. A nullable component is an optional field. */
final class RecordingJson {
    private RecordingJson() {}

    @Json
    record Clip(String id, String title, String language, long lengthMs, long bytes) {}

    @Json
    record Clips(List<Clip> clips) {}

    @Json
    record Recording(
            String id,
            String title,
            String language,
            long bytes,
            String by,
            String at,
            String state,
            @Nullable String step,
            @Nullable String doing,
            @Nullable Integer percent,
            List<Finding> findings,
            @Nullable String trouble,
            @Nullable String clip,
            @Nullable IngestReport report) {}

    @Json
    record Recordings(List<Recording> recordings) {}

    @Json
    record Finding(
            String kind,
            String weight,
            long fromMs,
            long untilMs,
            double figure,
            String sentence,
            String detail) {}

    @Json
    record IngestReport(
            String format,
            int rateHz,
            int channels,
            long lengthMs,
            boolean horn,
            LoudnessLevels master,
            LoudnessLevels delivery) {}

    @Json
    record LoudnessLevels(
            @Nullable Double integratedLufs,
            @Nullable Double momentaryMaxLufs,
            @Nullable Double shortTermMaxLufs,
            @Nullable Double rangeLu,
            @Nullable Double truePeakDb,
            @Nullable Double samplePeakDb) {}

    @Json
    record DiscardedRecording(String recording) {}
}
