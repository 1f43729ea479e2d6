package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.WavFormat;

/** Reader of a WAV clip; it returns the samples unchanged. */
public final class WavClipReader implements ClipReader {
    private final SeekableByteChannel channel;
    private final WavFormat wav;
    private long frame;

    private WavClipReader(SeekableByteChannel channel, WavFormat wav) {
        this.channel = channel;
        this.wav = wav;
    }

    /**
     * Opens the clip.
     *
     * @throws InvalidSoundException when it is not a WAV file that stations can play
     * @throws IOException when it cannot be read
     */
    public static WavClipReader open(Path file) throws IOException, InvalidSoundException {
        return open(Files.newByteChannel(file));
    }

    /**
     * Opens a clip from a channel, which is closed with the clip, or at once when the clip is
     * invalid.
     */
    public static WavClipReader open(SeekableByteChannel channel)
            throws IOException, InvalidSoundException {
        try {
            return new WavClipReader(channel, form(channel));
        } catch (IOException | InvalidSoundException | RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static WavFormat form(SeekableByteChannel channel)
            throws IOException, InvalidSoundException {
        return switch (Wav.header(channel)) {
            case Wav.Header.Sound(WavFormat form) -> form;
            case Wav.Header.Invalid refused ->
                    throw new InvalidSoundException(
                            refused.flaw(), Duration.ZERO, refused.message());
        };
    }

    private static void closeQuietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The file was only read, so no data is lost.
        }
    }

    @Override
    public SoundFormat format() {
        return wav.soundFormat();
    }

    @Override
    public int read(byte[] into) throws IOException, InvalidSoundException {
        int frameBytes = wav.bytesPerFrame();
        if (into.length < frameBytes) {
            throw new IllegalArgumentException("no room for a frame of " + frameBytes + " bytes");
        }
        int frames = (int) Math.min(into.length / frameBytes, wav.frames() - frame);
        var buffer = ByteBuffer.wrap(into, 0, frames * frameBytes);
        channel.position(wav.dataOffset() + frame * frameBytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new InvalidSoundException(
                        Flaw.CUT_OFF, playedLength(), "the file became shorter meanwhile");
            }
        }
        frame += frames;
        return buffer.position();
    }

    private Duration playedLength() {
        return new SoundFormat(wav.rateHz(), wav.channels(), Math.max(1, frame)).length();
    }

    @Override
    public void seek(long frame) {
        if (frame < 0 || frame > wav.frames()) {
            throw new IllegalArgumentException("frame %d of %d".formatted(frame, wav.frames()));
        }
        this.frame = frame;
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
