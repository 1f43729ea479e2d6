package vn.tienglang.pages.html;

import java.util.List;
import vn.tienglang.pages.navigation.Navigation;
import vn.tienglang.pages.text.Messages;

/**
 * Frame of every page.
 *
 * @param words messages in the language of the page
 * @param title title of the page
 * @param officer name of the signed-in user; empty when nobody is signed in
 * @param navigation links to the other pages; none when nobody is signed in
 * @param notices notices at the top of the page
 * @param otherLanguage path of this page in the other language
 * @param styles addresses of the style sheets
 * @param scripts addresses of the page's scripts
 * @param icon address of the icon of the site
 * @param icons address of the drawn icons, without the name of one
 * @param fonts addresses of the fonts to load first
 * @param refreshSeconds how often a browser without scripts loads it anew; 0 for never
 */
public record PageFrame(
        Messages words,
        String title,
        String officer,
        Navigation navigation,
        List<Notice> notices,
        String otherLanguage,
        List<String> styles,
        List<String> scripts,
        String icon,
        String icons,
        List<String> fonts,
        int refreshSeconds) {
    /** Takes copies. */
    public PageFrame {
        notices = List.copyOf(notices);
        scripts = List.copyOf(scripts);
        fonts = List.copyOf(fonts);
    }

    /** True when somebody is signed in. */
    public boolean isSignedIn() {
        return !officer.isEmpty();
    }
}
