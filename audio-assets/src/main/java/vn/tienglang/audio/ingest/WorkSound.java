package vn.tienglang.audio.ingest;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.opus.OggOpusWriter;

/**
 * Sound between two steps: mono, 48 kHz, 32-bit float little-endian, nothing else in the file.
 *
 * @param file path of the file
 * @param frames number of samples
 */
public record WorkSound(Path file, long frames) {
    /** Sample rate of Opus. */
    public static final int RATE_HZ = OggOpusWriter.RATE_HZ;

    /** 170 ms: small enough to stop at once, large enough for little overhead. */
    static final int BLOCK = 8_192;

    /** Duration, rounded up to the millisecond. */
    Duration length() {
        return Duration.ofMillis((frames * 1_000 + RATE_HZ - 1) / RATE_HZ);
    }

    /**
     * Writes all samples of a source.
     *
     * @param source mono, at {@link #RATE_HZ}; not closed
     * @throws IOException when the disk is full or fails
     */
    static WorkSound write(WorkFolder work, SoundSource source)
            throws IOException, InvalidSoundException {
        Path file = work.file(".f32");
        long frames = 0;
        try (OutputStream out = new BufferedOutputStream(work.output(file), BLOCK * Float.BYTES)) {
            float[] block = new float[BLOCK];
            byte[] bytes = new byte[BLOCK * Float.BYTES];
            var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            for (int read = source.read(block); read > 0; read = source.read(block)) {
                floats.put(0, block, 0, read);
                put(out, bytes, read * Float.BYTES, file, frames);
                frames += read;
            }
        }
        return new WorkSound(file, frames);
    }

    private static void put(OutputStream out, byte[] bytes, int count, Path file, long frames)
            throws IOException {
        try {
            out.write(bytes, 0, count);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "cannot write the work file %s after %d MiB; make room on its disk: %s"
                            .formatted(file, (frames * Float.BYTES) >> 20, e.getMessage()),
                    e);
        }
    }

    /** Opens the sound at its beginning. */
    SoundSource open() throws IOException {
        return read(Files.newInputStream(file), frames);
    }

    /** Sound of this many frames out of a stream of the same form. */
    static SoundSource read(InputStream stream, long frames) {
        return new Reader(stream, frames);
    }

    private static final class Reader implements SoundSource {
        private final InputStream in;
        private final byte[] bytes = new byte[BLOCK * Float.BYTES];
        private long left;

        Reader(InputStream in, long frames) {
            this.in = in;
            this.left = frames;
        }

        @Override
        public int rateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] into) throws IOException {
            int frames = Math.toIntExact(Math.min(left, Math.min(into.length, BLOCK)));
            int wanted = frames * Float.BYTES;
            if (in.readNBytes(bytes, 0, wanted) < wanted) {
                throw new EOFException("a work sound became shorter while it was read");
            }
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(into, 0, frames);
            left -= frames;
            return frames;
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a work file", e);
            }
        }
    }
}
