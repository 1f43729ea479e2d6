package vn.tienglang.audio.io;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;

/** Source over a block reader, which returns blocks of the requested size. */
public final class BlockSoundSource implements SoundSource {
    private final BlockReader reader;
    private float[] block = {};
    private int taken;

    public BlockSoundSource(BlockReader reader) {
        this.reader = reader;
    }

    @Override
    public int rateHz() {
        return reader.rateHz();
    }

    @Override
    public int channels() {
        return reader.channels();
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        if (taken == block.length) {
            block = reader.next();
            taken = 0;
        }
        int frames = Math.min(into.length, block.length - taken) / channels();
        System.arraycopy(block, taken, into, 0, frames * channels());
        taken += frames * channels();
        return frames;
    }

    @Override
    public void close() {
        reader.close();
    }
}
