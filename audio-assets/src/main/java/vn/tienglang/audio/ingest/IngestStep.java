package vn.tienglang.audio.ingest;

/** Steps of an ingest, in this order. */
public enum IngestStep {
    IDENTIFY,
    DECODE,
    CHECK,
    /** Only when the person who uploads asks for it. */
    NOISE,
    MEASURE,
    HORN,
    NORMALISE,
    ENCODE,
    HASH,
    MANIFEST
}
