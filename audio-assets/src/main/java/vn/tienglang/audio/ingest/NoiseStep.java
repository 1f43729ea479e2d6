package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.check.LevelProfile;
import vn.tienglang.audio.check.SampleObserver;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.process.ChildProcess;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Step between check and measurement, if the person who uploads asks for it: lowers constant noise
 * behind speech by ffmpeg's spectral filter {@code afftdn}. The filter learns the noise from the
 * quietest half second, which is put before the sound and taken off again. The result is used only
 * when it is measured to be better; choice and figures are in decision 0053.
 */
final class NoiseStep {
    /** Reduction, in dB: more gains nothing in intelligibility. */
    private static final int REDUCTION_DB = 10;

    /** Least gain in distance between speech and noise, in dB. */
    private static final double GAIN_DB_LEAST = 3;

    /** Greatest loss of speech, in dB; with more, speech was taken for noise. */
    private static final double SPEECH_LOSS_DB_MOST = 6;

    /** Blocks of 20 ms from which the noise is learned. */
    private static final int SAMPLE_BLOCKS = 25;

    private static final int SAMPLE_FRAMES = SAMPLE_BLOCKS * WorkSound.RATE_HZ / 50;

    /** The filter delays the sound by 1,200 frames in ffmpeg 5 to 8. */
    private static final int DELAY_FRAMES = 1_200;

    private NoiseStep() {}

    /**
     * Result of the step.
     *
     * @param decoded the sound to go on with
     * @param finding what was done, for people
     */
    record Treated(Decoded decoded, Finding finding) {}

    /**
     * Lowers the noise, or leaves the sound as it is when that does not help.
     *
     * @param ffmpeg empty when it is not installed; then the noise stays
     * @throws IOException when the disk fails or the filter does not run
     */
    static Treated lower(
            Decoded decoded,
            Optional<FfmpegPrograms> ffmpeg,
            WorkFolder work,
            ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        LevelProfile before = decoded.profile();
        double distance = before.speechDb() - before.noiseDb();
        Optional<Duration> pause = before.quietest(SAMPLE_BLOCKS);
        if (ffmpeg.isEmpty() || pause.isEmpty()) {
            String reason = ffmpeg.isEmpty() ? "ffmpeg is not installed" : "no pause in the speech";
            return kept(decoded, 0, reason);
        }
        float[] sample = sample(decoded.sound(), pause.get());
        var after = new LevelProfile();
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        WorkSound lowered;
        try (var process = new ChildProcess(command(ffmpeg.get(), before.noiseDb()))) {
            var writing = new FutureTask<>(() -> write(process, sample, decoded.sound()));
            Thread.ofVirtual().name("noise-input").start(writing);
            long frames = decoded.sound().frames() + DELAY_FRAMES;
            SoundSource filtered = WorkSound.read(process.output(), SAMPLE_FRAMES + frames);
            skip(filtered, SAMPLE_FRAMES);
            lowered =
                    WorkSound.write(
                            work,
                            new ObservedSoundSource(
                                    new ProgressSoundSource(filtered, stepProgress, frames),
                                    List.<SampleObserver>of(after, meter::add)));
            requireEnd(process, writing);
        }
        double gain = after.speechDb() - after.noiseDb() - distance;
        double loss = before.speechDb() - after.speechDb();
        if (gain < GAIN_DB_LEAST || loss > SPEECH_LOSS_DB_MOST) {
            work.delete(lowered.file());
            return kept(
                    decoded,
                    Math.max(0, gain),
                    String.format(Locale.ROOT, "gain %.1f dB, speech −%.1f dB", gain, loss));
        }
        work.delete(decoded.sound().file());
        return new Treated(
                decoded.with(lowered, after, meter),
                finding(
                        Kind.NOISE_LOWERED,
                        gain,
                        String.format(Locale.ROOT, "noise at %.1f dBFS", after.noiseDb())));
    }

    private static Treated kept(Decoded decoded, double gain, String reason) {
        return new Treated(decoded, finding(Kind.NOISE_KEPT, gain, reason));
    }

    private static Finding finding(Kind kind, double figure, String detail) {
        return new Finding(kind, Weight.WARNING, Duration.ZERO, Duration.ZERO, figure, detail);
    }

    private static List<String> command(FfmpegPrograms programs, double noiseDb) {
        String filter =
                String.format(
                        Locale.ROOT,
                        "asendcmd=c='0.0 afftdn sn start; %.2f afftdn sn stop',afftdn=nr=%d:nf=%d",
                        0.02 * (SAMPLE_BLOCKS - 1),
                        REDUCTION_DB,
                        Math.clamp(Math.round(noiseDb), -80, -20));
        String rate = Integer.toString(WorkSound.RATE_HZ);
        return List.of(
                programs.ffmpeg().toString(),
                "-nostdin",
                "-hide_banner",
                "-v",
                "error",
                "-threads",
                "1",
                "-protocol_whitelist",
                "pipe",
                "-f",
                "f32le",
                "-ar",
                rate,
                "-ac",
                "1",
                "-i",
                "pipe:0",
                "-af",
                filter,
                "-f",
                "f32le",
                "pipe:1");
    }

    private static float[] sample(WorkSound sound, Duration from)
            throws IOException, InvalidSoundException {
        float[] sample = new float[SAMPLE_FRAMES];
        try (SoundSource source = sound.open()) {
            skip(source, from.toMillis() * WorkSound.RATE_HZ / 1_000);
            int filled = 0;
            float[] block = new float[WorkSound.BLOCK];
            while (filled < sample.length) {
                int read = source.read(block);
                int used = Math.min(read, sample.length - filled);
                System.arraycopy(block, 0, sample, filled, used);
                filled += used;
            }
        }
        return sample;
    }

    private static void skip(SoundSource source, long frames)
            throws IOException, InvalidSoundException {
        for (long left = frames; left > 0; ) {
            left -= source.read(new float[(int) Math.min(left, WorkSound.BLOCK)]);
        }
    }

    /** Writes the sample of the noise, the sound, and silence as long as the filter's delay. */
    private static long write(ChildProcess process, float[] sample, WorkSound sound)
            throws IOException, InvalidSoundException {
        try (OutputStream out = process.input();
                SoundSource source = sound.open()) {
            put(out, sample, sample.length);
            float[] block = new float[WorkSound.BLOCK];
            for (int read = source.read(block); read > 0; read = source.read(block)) {
                put(out, block, read);
            }
            put(out, new float[DELAY_FRAMES], DELAY_FRAMES);
        }
        return sound.frames();
    }

    private static void put(OutputStream out, float[] samples, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(samples, 0, count);
        out.write(bytes.array());
    }

    private static void requireEnd(ChildProcess process, FutureTask<Long> writing)
            throws IOException {
        try {
            var _ = writing.get();
        } catch (ExecutionException e) {
            throw new IOException("the noise filter takes no more sound", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the noise filter was ending", e);
        }
        ChildProcess.Ending ending = process.ending();
        if (ending.exit() != 0) {
            throw new IOException(
                    "the noise filter ended with %d: %s"
                            .formatted(ending.exit(), ending.firstError()));
        }
    }
}
