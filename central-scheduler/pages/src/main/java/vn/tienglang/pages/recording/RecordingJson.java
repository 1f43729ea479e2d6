package vn.tienglang.pages.recording;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.pages.openapi.ApiField;
import vn.tienglang.pages.openapi.ApiSchema;

/** JSON of recordings and clips of the HTTP API. A nullable component is an optional field. */
final class RecordingJson {
    private RecordingJson() {}

    @Json
    @ApiSchema(name = "Clip", description = "A recording.")
    record Clip(
            @ApiField(description = "SHA-256 of the recording.", pattern = ApiField.SHA_256)
                    String id,
            String title,
            @ApiField(description = "BCP-47 tag; zxx is sound without language.") String language,
            @ApiField(minimum = 1) long lengthMs,
            @ApiField(minimum = 1) long bytes) {}

    @Json
    @ApiSchema(name = "Clips", description = "Every recording.")
    record Clips(List<Clip> clips) {}

    @Json
    @ApiSchema(name = "Recording", description = "A recording that was brought.")
    record Recording(
            @ApiField(description = "SHA-256 of what was brought.", pattern = ApiField.SHA_256)
                    String id,
            String title,
            String language,
            @ApiField(minimum = 0) long bytes,
            String by,
            @ApiField(format = "date-time") String at,
            @ApiField(values = {"queued", "working", "taken", "refused", "failed"}) String state,
            @ApiField(constants = IngestStep.class) @Nullable String step,
            @ApiField(description = "The step, for people.") @Nullable String doing,
            @ApiField(description = "Of the step.", minimum = 0) @Nullable Integer percent,
            List<Finding> findings,
            @ApiField(constants = vn.tienglang.office.store.programme.Recording.FailureReason.class)
                    @Nullable String trouble,
            @ApiField(description = "The delivery copy, to be booked.", pattern = ApiField.SHA_256)
                    @Nullable String clip,
            @Nullable IngestReport report) {}

    @Json
    @ApiSchema(name = "Recordings", description = "Recordings.")
    record Recordings(List<Recording> recordings) {}

    @Json
    @ApiSchema(name = "Finding", description = "Something that was found in a recording.")
    record Finding(
            String kind,
            @ApiField(values = {"refusal", "warning"}) String weight,
            @ApiField(minimum = 0) long fromMs,
            @ApiField(minimum = 0) long untilMs,
            double figure,
            @ApiField(description = "What, where and what to do, for people.") String sentence,
            @ApiField(description = "In technical words; may be empty.") String detail) {}

    @Json
    @ApiSchema(name = "Report", description = "What was measured.")
    record IngestReport(
            String format,
            @ApiField(minimum = 0) int rateHz,
            @ApiField(minimum = 0) int channels,
            @ApiField(minimum = 0) long lengthMs,
            boolean horn,
            LoudnessLevels master,
            LoudnessLevels delivery) {}

    @Json
    @ApiSchema(
            name = "Loudness",
            description =
                    "Figures of ITU-R BS.1770-4 and EBU Tech 3341 and 3342; absent "
                            + "where there is only silence.")
    record LoudnessLevels(
            @Nullable Double integratedLufs,
            @Nullable Double momentaryMaxLufs,
            @Nullable Double shortTermMaxLufs,
            @Nullable Double rangeLu,
            @Nullable Double truePeakDb,
            @Nullable Double samplePeakDb) {}

    @Json
    @ApiSchema(name = "UploadOffset", description = "How much of an upload has arrived.")
    record UploadOffset(@ApiField(minimum = 0) long offset) {}

    @Json
    @ApiSchema(name = "UploadEnd", description = "What the recording of an upload is called.")
    record UploadEnd(
            String title,
            String language,
            @ApiField(description = "yes for a voice that a machine made.")
                    @Nullable String synthetic,
            @ApiField(description = "yes to lower noise when that helps.")
                    @Nullable String lowerNoise) {}

    @Json
    @ApiSchema(name = "DeletedRecording", description = "A recording that is gone.")
    record DiscardedRecording(@ApiField(pattern = ApiField.SHA_256) String recording) {}

    @ApiSchema(description = "The file comes last.", closed = false)
    record UploadForm(
            String title,
            String language,
            @ApiField(description = "yes for a voice that a machine made.")
                    @Nullable String synthetic,
            @ApiField(description = "yes to lower noise when that helps.")
                    @Nullable String lowerNoise,
            @ApiField(format = "binary") String file) {}
}
