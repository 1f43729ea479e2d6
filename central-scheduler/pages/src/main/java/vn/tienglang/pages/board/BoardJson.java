package vn.tienglang.pages.board;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tienglang.pages.http.ApiV1;

/** JSON of the stations and their plans of today. A nullable component is an optional field. */
final class BoardJson {
    private BoardJson() {}

    @Json
    record Station(
            String id,
            String name,
            String zone,
            List<AncestorArea> ancestry,
            String presence,
            @Nullable String heardAt,
            @Nullable StationStatus status,
            List<PlannedAiring> today) {}

    @Json
    record Stations(String at, List<Station> stations) {}

    @Json
    record AncestorArea(String code, String name) {}

    @Json
    record StationStatus(
            String at,
            long boot,
            boolean clockTrusted,
            String output,
            boolean audible,
            String relays,
            List<HeldLog> logs,
            List<String> missing,
            @Nullable String onAir,
            List<String> faults,
            long unsent,
            Map<String, Long> rejected) {}

    @Json
    record HeldLog(String date, int revision) {}

    @Json
    record PlannedAiring(
            String airing,
            @Nullable String slot,
            String title,
            String language,
            String messageClass,
            String start,
            String end,
            int revision,
            String delivery,
            Verdict verdict) {}

    @Json
    record Verdict(String kind, @Nullable String reason, ApiV1.@Nullable Playback playback) {}
}
