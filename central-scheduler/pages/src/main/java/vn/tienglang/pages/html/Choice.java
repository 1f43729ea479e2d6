package vn.tienglang.pages.html;

/**
 * One thing to choose from a list.
 *
 * @param value what the form sends
 * @param text what a person reads
 * @param chosen whether it is chosen now
 */
public record Choice(String value, String text, boolean chosen) {}
