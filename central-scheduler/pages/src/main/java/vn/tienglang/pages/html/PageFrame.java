package vn.tienglang.pages.html;

import java.util.List;
import vn.tienglang.pages.text.Messages;

/**
 * Frame of every page.
 *
 * @param words messages in the language of the page
 * @param title title of the page
 * @param officer name of the signed-in user; empty when nobody is signed in
 * @param tabs tabs of the navigation; empty when nobody is signed in
 * @param notices notices at the top of the page
 * @param otherLanguage path of this page in the other language
 * @param style address of the style sheet
 * @param scripts addresses of the page's scripts
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
        List<String> scripts,
        String icon,
        int refreshSeconds) {
    /** Takes copies. */
    public PageFrame {
        tabs = List.copyOf(tabs);
        notices = List.copyOf(notices);
        scripts = List.copyOf(scripts);
    }

    /** True when somebody is signed in. */
    public boolean isSignedIn() {
        return !officer.isEmpty();
    }
}
