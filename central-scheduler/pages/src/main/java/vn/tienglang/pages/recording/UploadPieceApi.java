package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.recording.PartialUploads;
import vn.tienglang.office.recording.PartialUploads.PieceResult;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SubmissionResult;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.RequestError;

/** API routes of uploads in pieces: where one goes on, a piece, the end. */
public final class UploadPieceApi {
    private final RecordingService recordings;
    private final PartialUploads pieces;
    private final RecordingUploads uploads;
    private final ProblemResponses problems;

    public UploadPieceApi(
            RecordingService recordings, RecordingUploads uploads, ProblemResponses problems) {
        this.recordings = recordings;
        this.pieces = recordings.pieces();
        this.uploads = uploads;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                RecordingOperations.UPLOAD_OFFSET,
                RouteAccess.form(AccessPermission.RECORD, PathObject.NONE),
                this::offset);
        ApiRoutes.add(
                routes,
                RecordingOperations.UPLOAD_PIECE,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.UPLOAD),
                this::piece);
        ApiRoutes.add(
                routes,
                RecordingOperations.UPLOAD_END,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE),
                this::end);
    }

    private Optional<String> id(Context context) {
        Optional<String> id = Optional.of(context.pathParam("upload")).filter(PartialUploads::isId);
        if (id.isEmpty()) {
            problems.respond(context, 404, "upload.unknown");
        }
        return id;
    }

    private void offset(Context context) throws IOException {
        Optional<String> id = id(context);
        if (id.isPresent()) {
            respond(context, 200, pieces.offset(RequestUser.of(context).officer(), id.get()));
        }
    }

    private static void respond(Context context, int status, long offset) {
        ApiJson.respond(context, status, new RecordingJson.UploadOffset(offset));
    }

    private void piece(Context context) throws IOException {
        Optional<String> id = id(context);
        if (id.isEmpty()) {
            return;
        }
        Optional<Long> offset = number(context, "offset");
        Optional<Long> bytes = number(context, "bytes");
        if (offset.isEmpty() || bytes.isEmpty()) {
            problems.rejectQuery(context, offset.isEmpty() ? "offset" : "bytes", "upload.offset");
            return;
        }
        if (context.contentLength() > PartialUploads.PIECE_BYTES) {
            problems.respond(context, 413, "upload.pieceTooLarge");
            return;
        }
        Officer officer = RequestUser.of(context).officer();
        try {
            PieceResult result =
                    pieces.take(
                            officer,
                            id.get(),
                            offset.get(),
                            bytes.get(),
                            new MinimumRateInputStream(context.bodyInputStream()));
            switch (result) {
                case PieceResult.At(long at, boolean taken) ->
                        respond(context, taken ? 200 : 409, at);
                case PieceResult.Refused(UploadResult reason) ->
                        respond(
                                context,
                                uploads.outcome(
                                        context,
                                        RequestUser.of(context).words(),
                                        reason,
                                        Map.of()));
                case PieceResult.TooMany _ -> {
                    context.header("Retry-After", "60");
                    problems.respond(context, 503, "upload.busy");
                }
            }
        } catch (IOException e) {
            problems.respondToOperatingFault(e, context, 400, "upload.pieceBroken");
        }
    }

    private static Optional<Long> number(Context context, String name) {
        return PlanFormReader.parsed(
                        Optional.ofNullable(context.queryParam(name)).orElse(""), Long::valueOf)
                .filter(number -> number >= 0);
    }

    private void end(Context context) throws IOException {
        Optional<String> id = id(context);
        Optional<RequestFields> fields =
                id.flatMap(_ ->
                        RequestFields.ofBody(context, RecordingJson.UploadEnd.class, problems));
        if (fields.isEmpty()) {
            return;
        }
        if (!fields.get().errors().isEmpty()) {
            problems.reject(context, 422, fields.get().errors());
            return;
        }
        var values = new HashMap<String, String>();
        for (String name : RequestFields.names(RecordingJson.UploadEnd.class)) {
            values.put(name, fields.get().text(name));
        }
        RequestUser user = RequestUser.of(context);
        RecordingUploads.Outcome outcome =
                uploads.outcome(
                        context,
                        user.words(),
                        pieces.complete(user.officer(), id.orElseThrow()),
                        values);
        if (outcome instanceof RecordingUploads.Outcome.Accepted) {
            pieces.remove(user.officer(), id.orElseThrow());
        }
        respond(context, outcome);
    }

    private void respond(Context context, RecordingUploads.Outcome outcome) {
        switch (outcome) {
            case RecordingUploads.Outcome.Accepted(
                            SubmissionResult.Queued(Recording recording)) -> {
                context.header("Location", "/api/1/recordings/" + recording.id());
                respond(context, 202, recording);
            }
            case RecordingUploads.Outcome.Accepted(
                            SubmissionResult.AlreadyStored(Recording recording)) ->
                    respond(context, 200, recording);
            case RecordingUploads.Outcome.Accepted(SubmissionResult.QueueFull _) ->
                    throw new IllegalStateException("a full queue is no recording");
            case RecordingUploads.Outcome.Rejected(int status, List<RequestError> errors, var _) ->
                    problems.rejectWithFirst(context, status, errors);
        }
    }

    private void respond(Context context, int status, Recording recording) {
        var mapper = new RecordingMapper(RequestUser.of(context).words());
        ApiJson.respond(
                context, status, mapper.toJson(recording, recordings.progress(recording.id())));
    }
}
