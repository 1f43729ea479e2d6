package vn.tienglang.pages.explain;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of explanations, conflicts and previews of the HTTP API. A nullable component is an optional
 * field.
 */
final class ExplanationJson {
    private ExplanationJson() {}

    @Json
    record Explanation(
            String station,
            String name,
            String at,
            String state,
            @Nullable PlacedAiring airing,
            @Nullable Integer volumePercent,
            List<ExplanationReason> reasons,
            List<UnplacedSlot> left) {}

    @Json
    record PlacedAiring(
            String airing, String clip, String title, String language, String start, String end) {}

    @Json
    record ExplanationReason(String about, String sentence) {}

    @Json
    record UnplacedSlot(
            String order,
            String title,
            String occurrence,
            String rule,
            String sentence,
            List<String> remedies) {}

    @Json
    record Conflicts(
            String unit,
            String from,
            int days,
            int stations,
            List<Conflict> conflicts,
            long beyond) {}

    @Json
    record Conflict(
            String order,
            String title,
            String rule,
            String sentence,
            List<String> remedies,
            long times,
            int stations,
            List<NamedCode> first) {}

    @Json
    record NamedCode(String id, String name) {}

    @Json
    record ChangePreview(
            String from,
            int days,
            List<NamedCode> stations,
            int reached,
            List<NamedCode> first,
            List<LanguageAirtime> languages,
            List<Conflict> givesWay,
            long beyond,
            List<String> sentences) {}

    @Json
    record LanguageAirtime(String language, String name, long gainedMs, long lostMs) {}

    @Json
    record ReachedStations(
            String date, List<NamedCode> stations, List<String> nobody, List<NamedCode> nowhere) {}
}
