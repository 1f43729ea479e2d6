package vn.tienglang.pages.html;

/** Line of a list of facts: a label and a badge. */
public record Fact(String label, Badge mark) {}
