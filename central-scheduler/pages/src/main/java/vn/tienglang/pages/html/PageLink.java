package vn.tienglang.pages.html;

/** Words that lead somewhere; nowhere when there is no path. */
public record PageLink(String path, String text) {}
