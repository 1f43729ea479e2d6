package vn.tienglang.pages.recording;

import java.util.List;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiBody;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on recordings and clips. */
public final class RecordingOperations {
    static final ApiOperation CLIPS =
            ApiOperation.get("/api/1/clips", "clips", "Every recording, by title")
                    .answers(200, "The recordings", RecordingJson.Clips.class);

    static final ApiOperation RECORDINGS =
            ApiOperation.get(
                            "/api/1/recordings",
                            "recordings",
                            "Every recording that was brought, the latest first")
                    .answers(
                            200,
                            "The recordings and what became of them",
                            RecordingJson.Recordings.class);

    static final ApiOperation BRING =
            ApiOperation.post(
                            "/api/1/recordings",
                            "bring",
                            "Bring a recording, to be made ready for air; the same bytes "
                                    + "twice are the same recording")
                    .with(ApiParameter.optional("title", "What to call it; with a bare body."))
                    .with(
                            ApiParameter.optional(
                                    "language", "BCP-47 tag out of languages; with a bare body."))
                    .with(new ApiBody.Binary("audio/*"))
                    .with(new ApiBody.Binary("application/octet-stream"))
                    .with(new ApiBody.Fields("multipart/form-data", RecordingJson.UploadForm.class))
                    .answers(
                            new ApiAnswer.Created(
                                    202,
                                    "It waits for its turn; ask for it to hear what became of it",
                                    RecordingJson.Recording.class,
                                    "Where it can be asked for."))
                    .answers(
                            200,
                            "The same bytes were brought before; this is what became of " + "them",
                            RecordingJson.Recording.class)
                    .problem(400, "The line broke, or the form is none; nothing was kept")
                    .problem(413, "Larger than any recording may be")
                    .problem(415, "Neither sound nor a form with a file")
                    .problem(422, "No file, an empty one, or no usable title or language")
                    .problem(
                            503,
                            "Too many at once, too many waiting, or the disk has no room; "
                                    + "Retry-After says how long to wait");

    static final ApiOperation RECORDING =
            ApiOperation.get(
                            "/api/1/recordings/{recording}",
                            "recording",
                            "One recording: how far it has come, or what became of it")
                    .with(ApiParameter.path("recording", ""))
                    .answers(200, "The recording", RecordingJson.Recording.class)
                    .problem(404, "No such recording");

    static final ApiOperation CANCEL =
            ApiOperation.post(
                            "/api/1/recordings/{recording}/cancel",
                            "cancel",
                            "Cancel the ingest of a recording, which ends at its next step and "
                                    + "counts as failed")
                    .with(ApiParameter.path("recording", ""))
                    .answers(202, "It is being cancelled", RecordingJson.Recording.class)
                    .problem(404, "No such recording")
                    .problem(409, "It is not being ingested");

    static final ApiOperation DISCARD =
            ApiOperation.delete(
                            "/api/1/recordings/{recording}",
                            "discard",
                            "Delete a recording that nothing uses, its original and its "
                                    + "delivery copy")
                    .with(ApiParameter.path("recording", ""))
                    .answers(200, "Deleted", RecordingJson.DiscardedRecording.class)
                    .problem(404, "No such recording")
                    .problem(409, "It was booked, a bulletin uses it, or it is being made ready");

    /** All operations. */
    public static final List<ApiOperation> ALL =
            List.of(CLIPS, RECORDINGS, BRING, RECORDING, CANCEL, DISCARD);

    private RecordingOperations() {}
}
