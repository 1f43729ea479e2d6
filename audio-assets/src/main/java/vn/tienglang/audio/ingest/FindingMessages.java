package vn.tienglang.audio.ingest;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.ToDoubleFunction;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.loudness.Loudness;

/**
 * Messages about findings of an ingest, for station staff. Each sentence states the defect, its
 * position (minutes and seconds) and the remedy, in Vietnamese or English. Immutable.
 */
public final class FindingMessages {
    private static final String BUNDLE = "vn.tienglang.audio.ingest.findings";
    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Locale locale;
    private final ResourceBundle words;

    private FindingMessages(Locale locale) {
        this.locale = locale;
        this.words =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * Row of the table of measured values.
     *
     * @param name name of the value
     * @param master value of the master; may be empty
     * @param delivery value of the delivery copy; may be empty
     */
    public record Row(String name, String master, String delivery) {}

    /** The messages for this locale: English for English locales, Vietnamese for all others. */
    public static FindingMessages of(Locale locale) {
        return new FindingMessages(locale.getLanguage().equals("en") ? Locale.ENGLISH : VIETNAMESE);
    }

    /** One finding in one or two sentences. */
    public String sentence(Finding finding) {
        String weighed = finding.kind() + "." + finding.weight();
        String key = words.containsKey(weighed) ? weighed : finding.kind().name();
        return words.getString(key)
                .replace("{where}", where(finding))
                .replace("{from}", clock(finding.from()))
                .replace("{until}", clock(finding.until()))
                .replace("{channel}", channel(finding))
                .replace("{figure}", number(finding.figure()));
    }

    private String channel(Finding finding) {
        return words.getString(finding.figure() < 2 ? "channel.left" : "channel.right");
    }

    /** The name of a step in progress. */
    public String step(IngestStep step) {
        return words.getString("step." + step);
    }

    /** The result in one sentence. */
    public String heading(IngestResult ingested) {
        return words.getString(
                switch (ingested) {
                    case IngestResult.Admitted admitted ->
                            admitted.findings().isEmpty()
                                    ? "heading.taken"
                                    : "heading.taken.warned";
                    case IngestResult.Refused refused -> "heading.refused";
                });
    }

    /** Heading of the values of the master. */
    public String masterHeading() {
        return words.getString("column.master");
    }

    /** Heading of the values of the delivery copy. */
    public String deliveryHeading() {
        return words.getString("column.delivery");
    }

    /** The measured values as a table. */
    public List<Row> figures(IngestReport report) {
        String format =
                "%s, %s kHz, %d"
                        .formatted(
                                report.format(), number(report.rateHz() / 1e3), report.channels());
        return List.of(
                new Row(row("FORMAT"), format, "Opus, 48 kHz, 1"),
                new Row(row("LENGTH"), "", clock(report.length())),
                row("LOUDNESS", report, Loudness::integratedLufs),
                row("SHORT_TERM", report, Loudness::shortTermMaxLufs),
                row("MOMENTARY", report, Loudness::momentaryMaxLufs),
                row("RANGE", report, Loudness::rangeLu),
                row("TRUE_PEAK", report, Loudness::truePeakDb),
                new Row(row("HORN"), "", words.getString(report.horn() ? "yes" : "no")));
    }

    private Row row(String key, IngestReport report, ToDoubleFunction<Loudness> figure) {
        return new Row(
                row(key),
                decibels(figure.applyAsDouble(report.master())),
                decibels(figure.applyAsDouble(report.delivery())));
    }

    private String row(String key) {
        return words.getString("row." + key);
    }

    /** Minutes and seconds; hours are counted as minutes. */
    public static String clock(Duration at) {
        return "%02d:%02d".formatted(at.toMinutes(), at.toSecondsPart());
    }

    private String where(Finding finding) {
        String from = clock(finding.from());
        String until = clock(finding.until());
        if (finding.until().isZero()) {
            return "";
        }
        return words.getString(from.equals(until) ? "where.at" : "where.span")
                .replace("{from}", from)
                .replace("{until}", until);
    }

    private String decibels(double figure) {
        return Double.isFinite(figure) ? number(figure) : words.getString("silence");
    }

    private String number(double figure) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setGroupingUsed(false);
        // The typographic minus sign, and no "-0".
        double rounded = Math.rint(figure * 10) / 10 + 0.0;
        return format.format(rounded).replace('-', '−');
    }
}
