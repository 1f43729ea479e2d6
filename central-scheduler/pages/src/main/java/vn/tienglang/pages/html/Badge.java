package vn.tienglang.pages.html;

/** Text with a tone: "✓ đã phát". */
public record Badge(BadgeTone tone, String text) {}
