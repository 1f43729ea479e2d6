package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.recording.DeletionResult;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SubmissionResult;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.RequestError;

/** API routes of recordings: upload, state, deletion. */
public final class RecordingApi {
    private final RecordingService recordings;
    private final RecordingUploads uploads;
    private final ProblemResponses problems;

    public RecordingApi(
            RecordingService recordings, RecordingUploads uploads, ProblemResponses problems) {
        this.recordings = recordings;
        this.uploads = uploads;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                RecordingOperations.BRING,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.UPLOAD),
                this::upload);
        ApiRoutes.add(routes, RecordingOperations.RECORDINGS, RouteAccess.READER, this::all);
        ApiRoutes.add(routes, RecordingOperations.RECORDING, RouteAccess.READER, this::one);
        ApiRoutes.add(
                routes,
                RecordingOperations.DISCARD,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE),
                this::discard);
        ApiRoutes.add(
                routes,
                RecordingOperations.CANCEL,
                RouteAccess.changes(AccessPermission.RECORD, PathObject.NONE),
                this::cancel);
    }

    private void upload(Context context) {
        switch (uploads.receive(context)) {
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

    private void all(Context context) {
        var mapper = new RecordingMapper(RequestUser.of(context).words());
        ApiJson.respond(
                context,
                200,
                new RecordingJson.Recordings(
                        recordings.all().stream()
                                .map(one -> mapper.toJson(one, recordings.progress(one.id())))
                                .toList()));
    }

    private void one(Context context) {
        Optional<Recording> found = id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        respond(context, 200, found.get());
    }

    private void respond(Context context, int status, Recording recording) {
        var mapper = new RecordingMapper(RequestUser.of(context).words());
        ApiJson.respond(
                context, status, mapper.toJson(recording, recordings.progress(recording.id())));
    }

    private void cancel(Context context) {
        Optional<Recording> found = id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        if (!recordings.cancel(found.get().id(), RequestUser.of(context).officer())) {
            problems.respond(context, 409, "recording.notAtWork");
            return;
        }
        respond(context, 202, found.get());
    }

    private void discard(Context context) {
        Optional<ClipId> id = id(context);
        if (id.isEmpty()) {
            problems.respond(context, 404, "recording.unknown");
            return;
        }
        switch (recordings.delete(id.get(), RequestUser.of(context).officer())) {
            case DeletionResult.Deleted(Recording recording) ->
                    ApiJson.respond(
                            context,
                            200,
                            new RecordingJson.DiscardedRecording(recording.id().value()));
            case DeletionResult.Unknown _ -> problems.respond(context, 404, "recording.unknown");
            case DeletionResult.UsedBySlot _ -> problems.respond(context, 409, "recording.booked");
            case DeletionResult.UsedByBulletin _ ->
                    problems.respond(context, 409, "recording.inBulletin");
            case DeletionResult.InProgress _ -> problems.respond(context, 409, "recording.atWork");
        }
    }

    /** The recording id of the path; empty when it is none. */
    static Optional<ClipId> id(Context context) {
        try {
            return Optional.of(new ClipId(context.pathParam("recording")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
