package vn.tienglang.office.report.figures;

import java.util.Comparator;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;

/**
 * Key that an airing is counted under.
 *
 * @param language language of the clip
 * @param theme theme of the bulletin when the day was counted; empty without one
 * @param origin who ordered it
 * @param messageClass class of the message
 */
public record ReportKey(
        LanguageTag language, String theme, AirtimeOrigin origin, MessageClass messageClass)
        implements Comparable<ReportKey> {
    private static final Comparator<ReportKey> ORDER =
            Comparator.comparing((ReportKey one) -> one.language().value())
                    .thenComparing(ReportKey::theme)
                    .thenComparing(ReportKey::origin)
                    .thenComparing(ReportKey::messageClass);

    @Override
    public int compareTo(ReportKey other) {
        return ORDER.compare(this, other);
    }
}
