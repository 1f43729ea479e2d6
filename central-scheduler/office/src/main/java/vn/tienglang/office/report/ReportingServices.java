package vn.tienglang.office.report;

import java.time.Duration;
import java.time.InstantSource;
import vn.tienglang.office.store.Transactions;

/**
 * Services of reports that people file.
 *
 * @param days counts days of stations
 * @param reports computes reports
 * @param frozen freezes reports and locks days
 */
public record ReportingServices(
        ReportDayService days, AirtimeReportService reports, FinalReportService frozen) {
    /**
     * Every service over these repositories.
     *
     * @param grace how long after its end an airing may stay without a report
     */
    public static ReportingServices over(
            Transactions transactions, Duration grace, InstantSource clock) {
        var days = new ReportDayService(transactions, grace);
        return new ReportingServices(
                days,
                new AirtimeReportService(transactions, days),
                new FinalReportService(transactions, days, clock));
    }
}
