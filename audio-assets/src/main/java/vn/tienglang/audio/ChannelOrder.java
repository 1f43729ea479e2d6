package vn.tienglang.audio;

import java.util.List;

/** Order of channels in Vorbis and Opus, against the order of WAV (Vorbis I, section 4.3.9). */
public final class ChannelOrder {
    private static final List<List<Integer>> VORBIS_TO_WAV =
            List.of(
                    List.of(0),
                    List.of(0, 1),
                    List.of(0, 2, 1),
                    List.of(0, 1, 2, 3),
                    List.of(0, 2, 1, 3, 4),
                    List.of(0, 2, 1, 5, 3, 4));

    private ChannelOrder() {}

    /**
     * For each channel in the order of WAV, its index in the order of Vorbis.
     *
     * @param channels 1 to {@link SoundSource#CHANNELS_MOST}
     */
    public static List<Integer> vorbisToWav(int channels) {
        return VORBIS_TO_WAV.get(channels - 1);
    }
}
