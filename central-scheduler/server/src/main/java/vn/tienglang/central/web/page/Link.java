package vn.tienglang.central.web.page;

/** Words that lead somewhere; nowhere when there is no path. */
public record Link(String path, String text) {}
