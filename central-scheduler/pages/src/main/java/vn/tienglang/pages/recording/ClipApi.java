package vn.tienglang.pages.recording;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import vn.tienglang.office.OfficeService;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.RouteAccess;

/** API route of the clips that can be booked. */
public final class ClipApi {
    private final OfficeService desk;

    public ClipApi(OfficeService desk) {
        this.desk = desk;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/1/clips", this::clips, RouteAccess.OFFICER);
    }

    private void clips(Context context) {
        ApiJson.respond(
                context,
                200,
                new RecordingJson.Clips(
                        desk.clips().stream().map(RecordingMapper::toJson).toList()));
    }
}
