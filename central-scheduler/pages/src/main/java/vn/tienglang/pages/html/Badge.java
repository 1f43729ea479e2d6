package vn.tienglang.pages.html;

/** Words with a tone: "✓ đã phát". */
public record Badge(BadgeTone tone, String text) {}
