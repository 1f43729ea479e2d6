package vn.tienglang.audio.clips;

import java.nio.file.Path;
import vn.tienglang.airtime.Clip;

/** A clip whose file is there and as large as its manifest says. */
record LibraryEntry(Clip clip, ClipManifest.Entry entry, Path path) {}
