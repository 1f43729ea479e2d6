package vn.tienglang.pages.obligation;

import io.avaje.jsonb.Json;
import java.util.List;

/** JSON of the progress and the closings of obligations. */
final class ObligationJson {
    private ObligationJson() {}

    @Json
    record ObligationProgress(
            String station,
            String period,
            String until,
            long owed,
            long heard,
            long planned,
            long missing) {}

    @Json
    record ObligationProgressList(
            String obligation, String unit, List<ObligationProgress> stations) {}

    @Json
    record PeriodClosing(
            String station, String period, long owed, long heard, long missing, String closedAt) {}

    @Json
    record PeriodClosings(String obligation, String unit, List<PeriodClosing> closings) {}
}
