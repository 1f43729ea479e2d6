package vn.tienglang.pages.html;

/** Text with a link; plain text when the path is empty. */
public record PageLink(String path, String text) {}
