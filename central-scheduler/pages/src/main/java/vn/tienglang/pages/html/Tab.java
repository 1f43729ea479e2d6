package vn.tienglang.pages.html;

/** A page one can go to from every page. */
public record Tab(String path, String text, boolean here) {}
