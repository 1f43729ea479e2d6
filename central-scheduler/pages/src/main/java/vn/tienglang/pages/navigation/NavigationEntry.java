package vn.tienglang.pages.navigation;

/**
 * Link of the navigation.
 *
 * @param path path of the page
 * @param text displayed text
 * @param icon name of the symbol in {@code icons.svg}
 * @param here whether the present page belongs to it
 * @param number number beside the text; empty for none
 * @param about what the number counts, as a sentence; empty for none
 */
public record NavigationEntry(
        String path, String text, String icon, boolean here, String number, String about) {}
