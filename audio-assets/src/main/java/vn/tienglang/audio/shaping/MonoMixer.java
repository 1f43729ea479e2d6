package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that mixes all channels to mono. The weights are those of ITU-R BS.775, annex 4: left and
 * right 0.7071, centre 1, surrounds 0.5, low-frequency channel 0. They are divided by their sum, so
 * channels at full scale never exceed full scale. Mono is unchanged.
 */
public final class MonoMixer extends SoundFilter {
    private final float[] shares;
    private float[] frames = {};

    /** The mix of this source. */
    public MonoMixer(SoundSource source) {
        super(source);
        shares = shares(source.channels());
    }

    private static float[] shares(int channels) {
        double side = Math.sqrt(0.5);
        double surround = 0.5;
        double[] parts =
                switch (channels) {
                    case 1 -> new double[] {1};
                    case 2 -> new double[] {side, side};
                    case 3 -> new double[] {side, side, 1};
                    case 4 -> new double[] {side, side, surround, surround};
                    case 5 -> new double[] {side, side, 1, surround, surround};
                    case CHANNELS_MOST -> new double[] {side, side, 1, 0, surround, surround};
                    default -> throw new IllegalArgumentException(channels + " channels");
                };
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        float[] shares = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            shares[channel] = (float) (parts[channel] / sum);
        }
        return shares;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        if (shares.length == 1) {
            return source.read(into);
        }
        if (frames.length != into.length * shares.length) {
            frames = new float[into.length * shares.length];
        }
        int count = source.read(frames);
        for (int frame = 0; frame < count; frame++) {
            float sum = 0;
            for (int channel = 0; channel < shares.length; channel++) {
                sum += shares[channel] * frames[frame * shares.length + channel];
            }
            into[frame] = sum;
        }
        return count;
    }
}
