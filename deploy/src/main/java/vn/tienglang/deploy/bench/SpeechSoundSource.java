package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.clips.ClipReaders;
import vn.tienglang.audio.shaping.MonoMixer;
import vn.tienglang.audio.shaping.Resampler;

/** Sound source that repeats a spoken sample clip, mono at 48 kHz. */
final class SpeechSoundSource implements SoundSource {
    static final int RATE_HZ = 48_000;

    private final short[] samples;
    private final int rateHz;
    private final int channels;
    private int next;

    private SpeechSoundSource(Pcm pcm) {
        rateHz = pcm.rateHz();
        channels = pcm.channels();
        samples = new short[pcm.frames() * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = pcm.sample(i / channels, i % channels);
        }
    }

    /** Samples of this many seconds, repeating the clip. */
    static Pcm of(Path clip, int seconds) throws IOException, InvalidSoundException {
        try (var mono = new Resampler(new MonoMixer(new SpeechSoundSource(pcm(clip))), RATE_HZ)) {
            short[] all = new short[seconds * RATE_HZ];
            float[] block = new float[RATE_HZ];
            int held = 0;
            int frames = mono.read(block);
            while (frames > 0 && held < all.length) {
                for (int i = 0; i < Math.min(frames, all.length - held); i++) {
                    long scaled = Math.round(block[i] * 32_767.0);
                    all[held + i] = (short) Math.clamp(scaled, Short.MIN_VALUE, Short.MAX_VALUE);
                }
                held += Math.min(frames, all.length - held);
                frames = mono.read(block);
            }
            for (int once = held; held < all.length; held++) {
                all[held] = all[held - once];
            }
            return new Pcm(RATE_HZ, 1, all);
        }
    }

    /** Reads all samples of a clip. */
    static Pcm pcm(Path clip) throws IOException, InvalidSoundException {
        try (ClipReader sound = ClipReaders.open(clip)) {
            int bytesPerFrame = sound.format().bytesPerFrame();
            byte[] all = new byte[Math.toIntExact(sound.format().frames() * bytesPerFrame)];
            byte[] block = new byte[8192 * bytesPerFrame];
            int held = 0;
            int read = sound.read(block);
            while (read > 0) {
                System.arraycopy(block, 0, all, held, read);
                held += read;
                read = sound.read(block);
            }
            short[] samples = new short[all.length / Short.BYTES];
            ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return new Pcm(sound.format().rateHz(), sound.format().channels(), samples);
        }
    }

    /** Writes samples as a WAV file. */
    static Path wav(Pcm pcm, Path file) throws IOException {
        return Files.write(file, Wav.bytes(pcm));
    }

    @Override
    public int rateHz() {
        return rateHz;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int read(float[] into) {
        int count = Math.min(into.length / channels * channels, samples.length - next);
        for (int i = 0; i < count; i++) {
            into[i] = samples[next + i] / 32_768f;
        }
        next += count;
        return count / channels;
    }

    @Override
    public void close() {
        next = samples.length;
    }

    /** A source of these samples. */
    static SoundSource source(Pcm pcm) {
        return new SpeechSoundSource(pcm);
    }
}
