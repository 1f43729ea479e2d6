package vn.tienglang.pages.html;

/** A line of a list of facts: what it is about, and what is so. */
public record Fact(String label, Badge mark) {}
