package vn.tienglang.audio.check;

/** Hears sound as it goes by, block after block. */
public interface SampleObserver {
    /**
     * The next frames.
     *
     * @param block interleaved; not kept, not changed
     * @param frames how many of them count
     */
    void observe(float[] block, int frames);
}
