package vn.tienglang.audio;

/**
 * Base of sources that change the samples of another source. Rate and channels are those of the
 * other source unless a subclass overrides them; closing the filter closes the other source.
 */
public abstract class SoundFilter implements SoundSource {
    /** The source that is filtered. */
    protected final SoundSource source;

    /** A filter of this source. */
    protected SoundFilter(SoundSource source) {
        this.source = source;
    }

    @Override
    public int rateHz() {
        return source.rateHz();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    @Override
    public void close() {
        source.close();
    }
}
