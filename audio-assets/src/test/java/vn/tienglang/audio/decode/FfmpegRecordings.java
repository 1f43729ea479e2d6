package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.process.FfmpegPrograms;

/** Recordings that ffmpeg encodes from a deterministic signal. */
final class FfmpegRecordings {
    /** Slightly longer than every recording here. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final Path folder;

    FfmpegRecordings(Path folder) {
        this.folder = folder;
    }

    /**
     * A recording of 1.3 seconds.
     *
     * @param arguments options of ffmpeg, such as {@code -c:a flac}
     */
    Path make(String name, int rateHz, int channels, String arguments) throws IOException {
        return make(name, rateHz, channels, 13 * rateHz / 10, arguments);
    }

    /** A recording with this number of frames. */
    Path make(String name, int rateHz, int channels, int frames, String arguments)
            throws IOException {
        Path raw = folder.resolve("signal-" + rateHz + "-" + channels + "-" + frames + ".f32");
        if (!Files.exists(raw)) {
            Files.write(raw, signal(rateHz, channels, frames));
        }
        var command = new ArrayList<String>();
        String layout = channels == 6 ? " -channel_layout 5.1" : "";
        command.addAll(
                List.of(
                        ("-f f32le -ar " + rateHz + " -ac " + channels + layout + " -i")
                                .split(" ")));
        command.add(raw.toString());
        command.addAll(List.of(arguments.split(" ")));
        return Ffmpeg.make(folder.resolve(name), command.toArray(String[]::new));
    }

    /** A sweep from 100 Hz up, with a different frequency in each channel, and noise. */
    private static byte[] signal(int rateHz, int channels, int frames) {
        var random = new SplittableRandom(20261121);
        var samples = ByteBuffer.allocate(frames * channels * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < frames; frame++) {
            double at = (double) frame / rateHz;
            for (int channel = 0; channel < channels; channel++) {
                double hz = (100 + 40 * channel) * (1 + 8 * at);
                double tone = 0.4 * Math.sin(2 * Math.PI * hz * at);
                samples.putFloat((float) (tone + 0.05 * (random.nextDouble() - 0.5)));
            }
        }
        return samples.array();
    }

    /** All decoded samples, interleaved. */
    static float[] decoded(Path file) throws IOException, InvalidSoundException {
        try (OpenSoundFile open = Decoder.open(file, LONGEST, FfmpegPrograms.installed())) {
            return decoded(open);
        }
    }

    /** All samples that are decoded without ffmpeg, interleaved. */
    static float[] decodedAlone(Path file) throws IOException, InvalidSoundException {
        try (OpenSoundFile open = Decoder.open(file, LONGEST, Optional.empty())) {
            return decoded(open);
        }
    }

    /** The findings about the length of this file. */
    static List<Finding> lengths(Path file, Optional<FfmpegPrograms> ffmpeg)
            throws IOException, InvalidSoundException {
        try (OpenSoundFile open = Decoder.open(file, LONGEST, ffmpeg)) {
            return open.lengths().findings(decoded(open).length / open.source().channels());
        }
    }

    /** All decoded samples, interleaved, read in blocks of an odd size. */
    static float[] decoded(OpenSoundFile open) throws IOException, InvalidSoundException {
        float[] all = new float[1 << 16];
        float[] piece = new float[997 * open.source().channels() + 1];
        int length = 0;
        for (int frames = open.source().read(piece);
                frames > 0;
                frames = open.source().read(piece)) {
            int samples = frames * open.source().channels();
            if (length + samples > all.length) {
                all = Arrays.copyOf(all, 2 * all.length);
            }
            System.arraycopy(piece, 0, all, length, samples);
            length += samples;
        }
        return Arrays.copyOf(all, length);
    }
}
