package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import vn.tienglang.office.recording.ClipCatalogue;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.RouteAccess;

/** API route of the clips that can be booked. */
public final class ClipApi {
    private final ClipCatalogue clips;

    public ClipApi(ClipCatalogue clips) {
        this.clips = clips;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, RecordingOperations.CLIPS, RouteAccess.READER, this::clips);
    }

    private void clips(Context context) {
        ApiJson.respond(
                context,
                200,
                new RecordingJson.Clips(
                        clips.clips().stream().map(RecordingMapper::toJson).toList()));
    }
}
