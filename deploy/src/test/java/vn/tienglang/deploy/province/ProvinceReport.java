package vn.tienglang.deploy.province;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.office.store.Transactions;

/**
 * Comparison of what people near the stations heard with what the centre has in its as-run log.
 *
 * @param stations number of stations
 * @param planned airings of the issued logs that were over at the end
 * @param heardWhole of these, those that were audible to the end
 * @param reportedWhole of these, those that the station reported as aired
 * @param untrue reported as aired, but not audible to the end
 * @param unreported audible to the end, but without a report
 * @param silentReported not audible, and reported as missed or cut short
 * @param twice airings with more than one as-run entry
 * @param messages messages of stations that the centre received
 */
record ProvinceReport(
        int stations,
        int planned,
        int heardWhole,
        int reportedWhole,
        int untrue,
        int unreported,
        int silentReported,
        int twice,
        long messages) {
    /** How much shorter than planned a sound may be: the record of what was audible has seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Compares all stations for the days until this instant. */
    static ProvinceReport of(
            Transactions transactions,
            List<ProvinceStation> stations,
            LocalDate from,
            LocalDate until,
            Instant end,
            long messages) {
        int planned = 0;
        int heardWhole = 0;
        int reportedWhole = 0;
        int untrue = 0;
        int unreported = 0;
        int silentReported = 0;
        int twice = 0;
        for (ProvinceStation station : stations) {
            List<StationId> one = List.of(station.id());
            List<DailyLog> logs =
                    transactions.inTransaction(repositories ->
                            repositories.dailyLogs().latestBetween(one, from, until.plusDays(1)));
            List<AsRunEntry> entries =
                    transactions.inTransaction(repositories ->
                            repositories.asRun().between(one, from, until.plusDays(1)));
            Map<AiringId, AsRunEntry> reports = new HashMap<>();
            for (AsRunEntry entry : entries) {
                twice += reports.put(entry.airing(), entry) == null ? 0 : 1;
            }
            Map<AiringId, Duration> sounded = station.trueSound().sounded();
            for (DailyLog log : logs) {
                for (Airing airing : log.airings()) {
                    if (airing.airtime().end().plus(ProvinceCentre.GRACE).isAfter(end)) {
                        continue;
                    }
                    planned++;
                    boolean heard =
                            sounded.getOrDefault(airing.id(), Duration.ZERO)
                                            .compareTo(length(airing).minus(TOLERANCE))
                                    >= 0;
                    AsRunEntry report = reports.get(airing.id());
                    boolean aired = report != null && report.outcome() instanceof Outcome.Aired;
                    heardWhole += heard ? 1 : 0;
                    reportedWhole += aired ? 1 : 0;
                    untrue += aired && !heard ? 1 : 0;
                    unreported += heard && report == null ? 1 : 0;
                    silentReported += !heard && report != null && !aired ? 1 : 0;
                }
            }
        }
        return new ProvinceReport(
                stations.size(),
                planned,
                heardWhole,
                reportedWhole,
                untrue,
                unreported,
                silentReported,
                twice,
                messages);
    }

    private static Duration length(Airing airing) {
        return Duration.between(airing.airtime().start(), airing.airtime().end());
    }

    /** The report as one line of JSON. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"stations\":%d,\"planned\":%d,\"heardWhole\":%d,\"reportedWhole\":%d,"
                        + "\"untrue\":%d,\"unreported\":%d,\"silentReported\":%d,\"twice\":%d,"
                        + "\"messages\":%d}",
                stations,
                planned,
                heardWhole,
                reportedWhole,
                untrue,
                unreported,
                silentReported,
                twice,
                messages);
    }
}
