package vn.tienglang.audio.ingest;

/** Hears sound as it goes by, block after block. */
interface Listener {
    /**
     * The next frames.
     *
     * @param block interleaved; not kept, not changed
     * @param frames how many of them count
     */
    void hear(float[] block, int frames);
}
