package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.recordings.Brought;
import vn.tienglang.central.recordings.Discard;
import vn.tienglang.central.recordings.Recordings;

/** Recordings for programs: bringing one, asking what became of it, deleting it. */
final class RecordingApi {
    private final Recordings recordings;
    private final Uploads uploads;
    private final Problems problems;

    RecordingApi(Recordings recordings, Uploads uploads, Problems problems) {
        this.recordings = recordings;
        this.uploads = uploads;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/1/recordings", this::bring, Door.OFFICER);
        routes.get("/api/1/recordings", this::all, Door.OFFICER);
        routes.get("/api/1/recordings/{recording}", this::one, Door.OFFICER);
        routes.delete("/api/1/recordings/{recording}", this::discard, Door.OFFICER);
    }

    private void bring(Context context) {
        switch (uploads.take(context)) {
            case Uploads.Outcome.Here(Brought.Queued(Recording recording)) -> {
                context.header("Location", "/api/1/recordings/" + recording.id());
                answer(context, 202, recording);
            }
            case Uploads.Outcome.Here(Brought.Known(Recording recording)) ->
                    answer(context, 200, recording);
            case Uploads.Outcome.Here(Brought.QueueFull _) ->
                    throw new IllegalStateException("a full queue is no recording");
            case Uploads.Outcome.Not(int status, List<Complaint> complaints, var _) ->
                    problems.refuseWith(context, status, complaints);
        }
    }

    private void all(Context context) {
        var shapes = new NewsShapes(Visitor.of(context).words());
        Json.answer(
                context,
                200,
                new Forms.Masters(
                        recordings.all().stream()
                                .map(one -> shapes.form(one, recordings.underway(one.id())))
                                .toList()));
    }

    private void one(Context context) {
        Optional<Recording> found = id(context).flatMap(recordings::find);
        if (found.isEmpty()) {
            problems.show(context, 404, "recording.unknown");
            return;
        }
        answer(context, 200, found.get());
    }

    private void answer(Context context, int status, Recording recording) {
        var shapes = new NewsShapes(Visitor.of(context).words());
        Json.answer(context, status, shapes.form(recording, recordings.underway(recording.id())));
    }

    private void discard(Context context) {
        Optional<ClipId> id = id(context);
        if (id.isEmpty()) {
            problems.show(context, 404, "recording.unknown");
            return;
        }
        switch (recordings.discard(id.get(), Visitor.of(context).officer())) {
            case Discard.Deleted(Recording recording) ->
                    Json.answer(context, 200, new Forms.Removed(recording.id().value()));
            case Discard.Unknown _ -> problems.show(context, 404, "recording.unknown");
            case Discard.Booked _ -> problems.show(context, 409, "recording.booked");
            case Discard.InBulletin _ -> problems.show(context, 409, "recording.inBulletin");
            case Discard.AtWork _ -> problems.show(context, 409, "recording.atWork");
        }
    }

    /** The recording of an address, if there can be one of that name. */
    static Optional<ClipId> id(Context context) {
        try {
            return Optional.of(new ClipId(context.pathParam("recording")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
