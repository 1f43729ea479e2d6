package vn.tienglang.pages.html;

/** Tab of the navigation. */
public record Tab(String path, String text, boolean here) {}
