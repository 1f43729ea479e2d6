package vn.tienglang.audio.opus;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.process.FfmpegPrograms;

/** Encoder of delivery copies: Ogg Opus (RFC 7845), mono, 48 kHz. Thread-safe. */
@FunctionalInterface
public interface ClipEncoder {
    /**
     * Encodes sound.
     *
     * @param sound mono, {@link OggOpusWriter#RATE_HZ}; not closed
     * @param into not closed; after a failure its content is useless
     * @param comments comments of the stream, such as {@code KEY=value}
     * @return number of frames, before encoding and after decoding
     * @throws EncoderFailedException when the encoder failed; another one may succeed
     * @throws InvalidSoundException as the sound throws it
     * @throws IOException when one cannot be read or the other not written
     */
    long encode(SoundSource sound, OutputStream into, Content content, List<String> comments)
            throws IOException, InvalidSoundException, EncoderFailedException;

    /**
     * The encoders in the order in which they are tried: libopus where ffmpeg is installed,
     * Concentus, and Concentus in its music mode, which has no voice analysis that could fail.
     */
    static List<ClipEncoder> all(Optional<FfmpegPrograms> ffmpeg) {
        var encoders = new ArrayList<ClipEncoder>();
        ffmpeg.map(LibopusEncoder::new).ifPresent(encoders::add);
        encoders.add((sound, into, content, comments) ->
                OggOpusWriter.encode(sound, into, content, false, comments));
        encoders.add((sound, into, content, comments) ->
                OggOpusWriter.encode(sound, into, content, true, comments));
        return List.copyOf(encoders);
    }
}
