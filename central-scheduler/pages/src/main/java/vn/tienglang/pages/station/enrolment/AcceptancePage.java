package vn.tienglang.pages.station.enrolment;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the acceptance reports of a station; printed, it has the reports without the form.
 *
 * @param action path of the form
 * @param station path of the station's page
 * @param zones numbers of the rows for zones
 * @param reports stored reports, the latest first
 */
public record AcceptancePage(
        PageFrame frame,
        String action,
        String station,
        Form form,
        List<String> zones,
        List<Report> reports) {
    /** Takes copies. */
    public AcceptancePage {
        zones = List.copyOf(zones);
        reports = List.copyOf(reports);
    }

    /**
     * Stored report.
     *
     * @param title when it was stored
     * @param state complete or not
     * @param zones test sound in each zone
     * @param details the other fields, with who stored it
     * @param signer who signs by hand
     */
    public record Report(
            String title, Badge state, List<Fact> zones, List<Detail> details, String signer) {
        /** Takes copies. */
        public Report {
            zones = List.copyOf(zones);
            details = List.copyOf(details);
        }
    }
}
