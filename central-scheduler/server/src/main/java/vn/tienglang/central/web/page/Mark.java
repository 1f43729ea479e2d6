package vn.tienglang.central.web.page;

/** Words with a tone: "✓ đã phát". */
public record Mark(Tone tone, String text) {}
