package vn.tienglang.audio.ingest;

/** The steps a recording goes through, in this order. */
public enum IngestStep {
    IDENTIFY,
    DECODE,
    CHECK,
    MEASURE,
    HORN,
    NORMALISE,
    ENCODE,
    HASH,
    MANIFEST
}
