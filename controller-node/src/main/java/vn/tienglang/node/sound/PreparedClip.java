package vn.tienglang.node.sound;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;
import vn.tienglang.node.sound.SoundOutput.Sink;

/**
 * Clip that is open together with the output that will play it. Its first second is decoded when it
 * is opened, because a decoder is slowest before the machine has compiled it, and the start must be
 * on time.
 */
final class PreparedClip implements AutoCloseable {
    private static final Duration DECODE_AHEAD = Duration.ofSeconds(1);

    private final AiringId airing;
    private final ClipReader clip;
    private final SampleGain gain;
    private final Sink sink;
    private final byte[] decodedAhead;
    private int decodedAheadUsed;

    private PreparedClip(
            AiringId airing, ClipReader clip, SampleGain gain, byte[] ahead, Sink sink) {
        this.airing = airing;
        this.clip = clip;
        this.gain = gain;
        this.decodedAhead = ahead;
        this.sink = sink;
    }

    /**
     * Opens both, or neither.
     *
     * @throws PlaybackException when the clip does not exist or is not valid, or the output is not
     *     available
     */
    static PreparedClip open(AiringId airing, Path file, SampleGain gain, SoundOutput output)
            throws PlaybackException {
        ClipReader clip = clip(file);
        try {
            byte[] ahead = decodedAhead(clip);
            return new PreparedClip(airing, clip, gain, ahead, output.open(clip.format()));
        } catch (PlaybackException | RuntimeException e) {
            clip.close();
            throw e;
        }
    }

    private static ClipReader clip(Path file) throws PlaybackException {
        try {
            return ClipReaders.open(file);
        } catch (NoSuchFileException e) {
            throw new PlaybackException("không có tệp âm thanh", e);
        } catch (IOException e) {
            throw new PlaybackException("không mở được tệp âm thanh", e);
        } catch (InvalidSoundException e) {
            throw new PlaybackException("tệp âm thanh hỏng: " + words(e), e);
        }
    }

    private static byte[] decodedAhead(ClipReader clip) throws PlaybackException {
        SoundFormat form = clip.format();
        long frames = Math.min(form.frames(), FrameTime.framesIn(DECODE_AHEAD, form.rateHz()));
        byte[] ahead = new byte[Math.toIntExact(frames * form.bytesPerFrame())];
        // A clip fills the whole array, unless it has ended.
        return Arrays.copyOf(ahead, decode(clip, ahead));
    }

    private static String words(InvalidSoundException bad) {
        String what =
                switch (bad.flaw()) {
                    case NOT_SOUND -> "không phải là âm thanh";
                    case NOT_TAKEN, JOINED, NO_DECODER -> "không đúng loại của một đoạn phát";
                    case CUT_OFF -> "bị cắt ngắn";
                    case DAMAGED -> "nội dung sai";
                    case TOO_LONG -> "quá dài";
                    case EMPTY -> "không có tiếng nào";
                };
        return what + " (" + bad.detail() + ")";
    }

    AiringId airing() {
        return airing;
    }

    SoundFormat form() {
        return clip.format();
    }

    Sink sink() {
        return sink;
    }

    /**
     * Reads the next frames, at the volume of the airing.
     *
     * @return number of bytes, always whole frames; 0 after the last frame
     * @throws PlaybackException when the file is not as its header says, or cannot be read
     */
    int read(byte[] into) throws PlaybackException {
        int bytes = readClip(into);
        gain.apply(into, bytes);
        return bytes;
    }

    private int readClip(byte[] into) throws PlaybackException {
        if (decodedAheadUsed == decodedAhead.length) {
            return decode(clip, into);
        }
        int bytes = Math.min(into.length, decodedAhead.length - decodedAheadUsed);
        System.arraycopy(decodedAhead, decodedAheadUsed, into, 0, bytes);
        decodedAheadUsed += bytes;
        return bytes;
    }

    private static int decode(ClipReader clip, byte[] into) throws PlaybackException {
        try {
            return clip.read(into);
        } catch (InvalidSoundException e) {
            String where =
                    "%d:%02d".formatted(e.position().toMinutes(), e.position().toSecondsPart());
            throw new PlaybackException("tệp âm thanh hỏng ở " + where + ": " + words(e), e);
        } catch (IOException e) {
            throw new PlaybackException("không đọc được tệp âm thanh", e);
        }
    }

    /** Stops the sound and closes both. */
    @Override
    public void close() {
        try {
            sink.stop();
            sink.close();
        } finally {
            clip.close();
        }
    }
}
