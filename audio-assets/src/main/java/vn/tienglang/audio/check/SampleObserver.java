package vn.tienglang.audio.check;

/** Observer of the samples that pass through a source. */
public interface SampleObserver {
    /**
     * Observes the next frames.
     *
     * @param block interleaved; must be neither kept nor changed
     * @param frames number of frames in {@code block}
     */
    void observe(float[] block, int frames);
}
