package vn.tienglang.audio.decode;

import java.io.IOException;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.SoundSource;

/** Hands the blocks of a reader on in pieces of the size that is asked for. */
final class BlockSource implements SoundSource {
    private final BlockReader reader;
    private float[] block = {};
    private int taken;

    BlockSource(BlockReader reader) {
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
    public int read(float[] into) throws IOException, BadSound {
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
