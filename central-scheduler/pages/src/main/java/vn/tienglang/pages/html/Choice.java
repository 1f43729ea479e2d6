package vn.tienglang.pages.html;

/**
 * Choice in a list.
 *
 * @param value the value that the form sends
 * @param text the displayed text
 * @param chosen whether it is selected
 */
public record Choice(String value, String text, boolean chosen) {}
