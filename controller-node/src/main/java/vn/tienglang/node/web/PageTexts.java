package vn.tienglang.node.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** Texts of the page in one language. */
final class PageTexts {
    /** The default language. */
    static final PageTexts VIETNAMESE = new PageTexts(Locale.ROOT);

    /** English, for visitors. */
    static final PageTexts ENGLISH = new PageTexts(Locale.ENGLISH);

    private final ResourceBundle bundle;

    private PageTexts(Locale locale) {
        // No fallback to the language of the machine, so that a test finds a missing text.
        bundle =
                ResourceBundle.getBundle(
                        "vn.tienglang.node.web.page",
                        locale,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The text of a key, with these values put in for {0}, {1}, …. */
    String of(String key, Object... details) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(details);
    }
}
