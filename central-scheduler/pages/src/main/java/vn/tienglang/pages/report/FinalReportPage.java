package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.report.document.ReportDocument;

/**
 * Page of frozen reports: the list, or one of them compared with the figures of now.
 *
 * @param reports the list; empty on the page of one report
 * @param result whether the figures are still the same; none on the list
 * @param facts number, digest and rules
 * @param tables tables of the comparison
 * @param changed days of stations counted anew since, as links to their lines
 */
public record FinalReportPage(
        PageFrame frame,
        List<PageLink> reports,
        List<Badge> result,
        List<ReportDocument.Remark> facts,
        List<ReportDocument.Table> tables,
        List<PageLink> changed) {
    /** Takes copies. */
    public FinalReportPage {
        reports = List.copyOf(reports);
        result = List.copyOf(result);
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        changed = List.copyOf(changed);
    }
}
