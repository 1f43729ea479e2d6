package vn.tienglang.pages.html;

import java.util.List;
import vn.tienglang.pages.text.Messages;

/**
 * What stands around every page.
 *
 * @param words the language it speaks
 * @param title of the page
 * @param officer the name of who is signed in; empty when nobody is
 * @param tabs the pages to go to; empty while there is nowhere to go
 * @param notices what is to be said first
 * @param otherLanguage where this page is in the other language
 * @param style address of the style sheet
 * @param script address of the page's script; empty when it has none
 * @param icon address of the icon
 * @param refreshSeconds how often a browser without scripts loads it anew; 0 for never
 */
public record PageFrame(
        Messages words,
        String title,
        String officer,
        List<Tab> tabs,
        List<Notice> notices,
        String otherLanguage,
        String style,
        String script,
        String icon,
        int refreshSeconds) {
    /** Takes copies. */
    public PageFrame {
        tabs = List.copyOf(tabs);
        notices = List.copyOf(notices);
    }

    /** True when somebody is signed in. */
    public boolean isSignedIn() {
        return !officer.isEmpty();
    }
}
