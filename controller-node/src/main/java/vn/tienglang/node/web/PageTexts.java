package vn.tienglang.node.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The page's words in one language. */
final class PageTexts {
    /** What the page speaks unless it is asked otherwise. */
    static final PageTexts VIETNAMESE = new PageTexts(Locale.ROOT);

    /** For visitors. */
    static final PageTexts ENGLISH = new PageTexts(Locale.ENGLISH);

    private final ResourceBundle bundle;

    private PageTexts(Locale locale) {
        // No fallback to the machine's own language: a missing word must be missed in a test.
        bundle =
                ResourceBundle.getBundle(
                        "vn.tienglang.node.web.page",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The words for a key, with these put in for {0}, {1}, …. */
    String of(String key, Object... details) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(details);
    }
}
