package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.util.Arrays;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;

/** Reader of single frames of a source, followed by endless silence. */
final class FrameInput {
    private static final int BLOCK_FRAMES = 1024;

    private final SoundSource source;
    private final int channels;
    private final float[] block;
    private int held;
    private int next;
    private long taken;
    private boolean isOver;

    FrameInput(SoundSource source) {
        this.source = source;
        channels = source.channels();
        block = new float[BLOCK_FRAMES * channels];
    }

    /** Reads the next frame; silence after the end of the source. */
    void readFrame(float[] into) throws IOException, InvalidSoundException {
        if (next == held && !isOver) {
            held = source.read(block);
            next = 0;
            isOver = held == 0;
        }
        if (isOver) {
            Arrays.fill(into, 0, channels, 0);
            return;
        }
        System.arraycopy(block, next * channels, into, 0, channels);
        next++;
        taken++;
    }

    /**
     * True when this frame, counted from 0, is after the end of the source, as far as the end was
     * reached.
     */
    boolean isPastEnd(long frame) {
        return isOver && frame >= taken;
    }
}
