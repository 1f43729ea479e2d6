package vn.tienglang.audio.ingest;

/** Steps of an ingest, in this order. */
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
