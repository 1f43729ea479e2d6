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

    static final ApiOperation UPLOAD_OFFSET =
            ApiOperation.get(
                            "/api/1/uploads/{upload}",
                            "uploadOffset",
                            "How much of an upload in pieces has arrived; 0 for an unknown one")
                    .with(ApiParameter.path("upload", "32 hexadecimal digits, chosen at random."))
                    .answers(200, "Where it goes on", RecordingJson.UploadOffset.class)
                    .problem(404, "Not the id of an upload");

    static final ApiOperation UPLOAD_PIECE =
            ApiOperation.put(
                            "/api/1/uploads/{upload}",
                            "uploadPiece",
                            "Add a piece of at most 4 MiB to an upload; the first one begins it. "
                                    + "An upload that stops is deleted after 24 hours")
                    .with(ApiParameter.path("upload", "32 hexadecimal digits, chosen at random."))
                    .with(ApiParameter.required("offset", "The bytes that came before it."))
                    .with(ApiParameter.required("bytes", "The bytes of the whole upload."))
                    .with(new ApiBody.Binary("application/octet-stream"))
                    .answers(200, "Where it goes on", RecordingJson.UploadOffset.class)
                    .answers(
                            409,
                            "The piece begins elsewhere; the upload goes on there",
                            RecordingJson.UploadOffset.class)
                    .problem(
                            400,
                            "No usable offset or size; or the link broke, and what came is kept")
                    .problem(404, "Not the id of an upload")
                    .problem(413, "Larger than any recording or piece may be")
                    .problem(503, "Too many uploads, or the disk has no room");

    static final ApiOperation UPLOAD_END =
            ApiOperation.post(
                            "/api/1/uploads/{upload}",
                            "uploadEnd",
                            "Make a recording of an upload that has arrived")
                    .with(ApiParameter.path("upload", "32 hexadecimal digits, chosen at random."))
                    .body(RecordingJson.UploadEnd.class)
                    .answers(
                            new ApiAnswer.Created(
                                    202,
                                    "It waits for its turn",
                                    RecordingJson.Recording.class,
                                    "Where it can be asked for."))
                    .answers(
                            200,
                            "The same bytes were brought before",
                            RecordingJson.Recording.class)
                    .problem(400, "The body is no JSON object")
                    .problem(404, "Not the id of an upload")
                    .problem(413, "Larger than any recording may be")
                    .problem(415, "Not JSON")
                    .problem(422, "Nothing arrived, or no usable title or language")
                    .problem(503, "Too many waiting, or the disk has no room");

    /** All operations. */
    public static final List<ApiOperation> ALL =
            List.of(
                    CLIPS,
                    RECORDINGS,
                    BRING,
                    RECORDING,
                    CANCEL,
                    DISCARD,
                    UPLOAD_OFFSET,
                    UPLOAD_PIECE,
                    UPLOAD_END);

    private RecordingOperations() {}
}
