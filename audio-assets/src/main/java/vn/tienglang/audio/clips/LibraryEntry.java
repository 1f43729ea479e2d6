package vn.tienglang.audio.clips;

import java.nio.file.Path;
import vn.tienglang.airtime.Clip;

/** Clip whose file exists and has the size that the manifest states. */
record LibraryEntry(Clip clip, ClipManifest.Entry entry, Path path) {}
