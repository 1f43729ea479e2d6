package vn.tienglang.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.BadSound.Flaw;

/** A clip as WAV, open for playing: its samples are handed on as they lie. */
public final class WavSound implements ClipSound {
    private final SeekableByteChannel channel;
    private final WavForm wav;
    private long frame;

    private WavSound(SeekableByteChannel channel, WavForm wav) {
        this.channel = channel;
        this.wav = wav;
    }

    /**
     * Opens the clip.
     *
     * @throws BadSound when it is not a WAV file of the one kind that is played
     * @throws IOException when it cannot be read
     */
    public static WavSound open(Path file) throws IOException, BadSound {
        return open(Files.newByteChannel(file));
    }

    /** The same for an open file, which is closed with the clip, or at once when it is bad. */
    public static WavSound open(SeekableByteChannel channel) throws IOException, BadSound {
        try {
            return new WavSound(channel, form(channel));
        } catch (IOException | BadSound | RuntimeException e) {
            quietly(channel);
            throw e;
        }
    }

    private static WavForm form(SeekableByteChannel channel) throws IOException, BadSound {
        return switch (Wav.header(channel)) {
            case Wav.Header.Sound(WavForm form) -> form;
            case Wav.Header.Refused refused ->
                    throw new BadSound(refused.flaw(), Duration.ZERO, refused.words());
        };
    }

    private static void quietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // It was only read from: nothing is lost.
        }
    }

    @Override
    public SoundForm form() {
        return wav.sound();
    }

    @Override
    public int read(byte[] into) throws IOException, BadSound {
        int frameBytes = wav.bytesPerFrame();
        if (into.length < frameBytes) {
            throw new IllegalArgumentException("no room for a frame of " + frameBytes + " bytes");
        }
        int frames = (int) Math.min(into.length / frameBytes, wav.frames() - frame);
        var buffer = ByteBuffer.wrap(into, 0, frames * frameBytes);
        channel.position(wav.dataOffset() + frame * frameBytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new BadSound(Flaw.CUT_OFF, heard(), "the file became shorter meanwhile");
            }
        }
        frame += frames;
        return buffer.position();
    }

    private Duration heard() {
        return new SoundForm(wav.rateHz(), wav.channels(), Math.max(1, frame)).length();
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
        quietly(channel);
    }
}
