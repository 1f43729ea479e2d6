package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.report.document.ReportDocument;

/**
 * Page of a report or of the diary.
 *
 * @param path path of the page, without its query
 * @param query query of this report, with a question mark
 * @param areas units to choose from
 * @param filters lists to choose from
 * @param before link to the period before
 * @param after link to the period after
 * @param document the report
 * @param charts pictures, made by the centre; empty for none
 * @param heat shares on time by unit and week; without rows for none
 * @param act what a person may do with the report
 * @param locks locked days of the period
 * @param next query of the next page of lines; empty when there is none
 */
public record ReportPage(
        PageFrame frame,
        String path,
        String query,
        Form form,
        AreaPicker areas,
        List<Filter> filters,
        PageLink before,
        PageLink after,
        ReportDocument document,
        List<SvgChart> charts,
        HeatTable heat,
        Act act,
        List<Lock> locks,
        String next) {
    /** Takes copies. */
    public ReportPage {
        filters = List.copyOf(filters);
        charts = List.copyOf(charts);
        locks = List.copyOf(locks);
    }

    /** List to choose from. */
    public record Filter(String name, String label, List<Choice> choices) {
        /** Takes a copy. */
        public Filter {
            choices = List.copyOf(choices);
        }
    }

    /**
     * What a person may do.
     *
     * @param path path of the form; empty when nothing can be done
     * @param text text of the button
     * @param hint what it does
     */
    public record Act(String path, String text, String hint) {
        /** Nothing. */
        public static final Act NONE = new Act("", "", "");
    }

    /**
     * Locked day.
     *
     * @param text who locked which day
     * @param corrections days of stations that were counted anew since, as sentences
     */
    public record Lock(String text, List<String> corrections) {
        /** Takes a copy. */
        public Lock {
            corrections = List.copyOf(corrections);
        }
    }
}
