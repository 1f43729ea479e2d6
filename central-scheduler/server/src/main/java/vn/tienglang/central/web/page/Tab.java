package vn.tienglang.central.web.page;

/** A page one can go to from every page. */
public record Tab(String path, String text, boolean here) {}
