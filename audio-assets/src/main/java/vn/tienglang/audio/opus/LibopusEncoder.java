package vn.tienglang.audio.opus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.process.ChildProcess;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Encoder by libopus in Debian's ffmpeg, in a child process. Samples go to its input; its packets
 * are written with our own pages, so a clip has the same form as one of {@link OggOpusWriter}.
 */
final class LibopusEncoder implements ClipEncoder {
    private static final int BLOCK_FRAMES = 8_192;

    private final FfmpegPrograms programs;

    LibopusEncoder(FfmpegPrograms programs) {
        this.programs = programs;
    }

    @Override
    public long encode(
            SoundSource sound, OutputStream into, Content content, List<String> comments)
            throws IOException, InvalidSoundException, EncoderFailedException {
        OggOpusWriter.requireClipFormat(sound);
        try (var process = new ChildProcess(command(content))) {
            var frames = new AtomicLong();
            var written = new CompletableFuture<Boolean>();
            Thread.ofVirtual().name("opus-packets").start(() -> {
                try {
                    repackage(process, into, frames, comments);
                    written.complete(true);
                } catch (IOException | InvalidSoundException | RuntimeException e) {
                    written.completeExceptionally(e);
                    // The process would wait for ever until its output is read.
                    process.stop();
                }
            });
            try {
                feed(sound, process, frames);
            } catch (IOException | InvalidSoundException | RuntimeException e) {
                process.stop();
                // Nothing may be written to the file when the caller closes it.
                var _ = written.exceptionally(_ -> false).join();
                throw e;
            }
            return finished(process, written, frames.get());
        }
    }

    private List<String> command(Content content) {
        var command = new ArrayList<String>();
        command.add(programs.ffmpeg().toString());
        command.addAll(List.of("-hide_banner", "-nostats", "-v", "error", "-threads", "1"));
        command.addAll(List.of("-protocol_whitelist", "pipe", "-f", "f32le"));
        command.addAll(List.of("-ar", Integer.toString(OpusPacket.RATE_HZ), "-ac", "1"));
        command.addAll(List.of("-i", "pipe:0", "-codec:a", "libopus", "-vbr", "constrained"));
        command.addAll(List.of("-application", "audio", "-compression_level", "10"));
        command.addAll(List.of("-frame_duration", "20"));
        command.addAll(
                switch (content) {
                    // A horn does not reproduce sound above 6 kHz, so no bits are spent there.
                    case VOICE -> List.of("-cutoff", "8000");
                    case TUNE -> List.of();
                });
        command.addAll(List.of("-b:a", Integer.toString(content.bitsPerSecond())));
        command.addAll(List.of("-fflags", "+bitexact", "-f", "ogg", "pipe:1"));
        return command;
    }

    /** Writes the samples; a process that died is found by its exit value. */
    private static void feed(SoundSource sound, ChildProcess process, AtomicLong frames)
            throws IOException, InvalidSoundException {
        float[] block = new float[BLOCK_FRAMES];
        byte[] bytes = new byte[BLOCK_FRAMES * Float.BYTES];
        var floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        OutputStream input = process.input();
        for (int read = sound.read(block); read > 0; read = sound.read(block)) {
            for (int i = 0; i < read; i++) {
                block[i] = Math.clamp(block[i], -1, 1);
            }
            floats.put(0, block, 0, read);
            frames.addAndGet(read);
            if (!put(input, bytes, read * Float.BYTES)) {
                return;
            }
        }
        close(input);
    }

    private static boolean put(OutputStream input, byte[] bytes, int count) {
        try {
            input.write(bytes, 0, count);
            return true;
        } catch (IOException _) {
            // The process has ended; its exit value says why.
            return false;
        }
    }

    private static void close(OutputStream input) {
        try {
            input.close();
        } catch (IOException _) {
            // The process has ended; its exit value says why.
        }
    }

    private static void repackage(
            ChildProcess process, OutputStream into, AtomicLong frames, List<String> comments)
            throws IOException, InvalidSoundException {
        try (var packets = OggOpusPackets.of(ByteReader.of(process.output()))) {
            var pages = new OggOpusPages(into, packets.head().preSkip(), comments);
            Optional<OpusPacket> next = packets.next();
            while (next.isPresent()) {
                if (next.get().frames() != OggOpusPages.PACKET_FRAMES) {
                    throw new IOException("a packet of " + next.get().frames() + " frames");
                }
                pages.add(next.get().copy());
                next = packets.next();
            }
            // The input is closed before the last packet is written, so the number is final.
            if (!pages.holds(frames.get())) {
                throw new IOException("libopus returned too few packets");
            }
            pages.end(frames.get());
        }
    }

    private static long finished(
            ChildProcess process, CompletableFuture<Boolean> written, long frames)
            throws IOException, InvalidSoundException, EncoderFailedException {
        OggOpusWriter.requireFrames(frames);
        try {
            written.join();
        } catch (CompletionException e) {
            throw new EncoderFailedException(
                    "libopus: " + process.ending().firstError(), e);
        }
        ChildProcess.Ending ending = process.ending();
        if (ending.exit() != 0) {
            throw new EncoderFailedException(
                    "libopus ended with %d: %s".formatted(ending.exit(), ending.firstError()),
                    new IOException(ending.errors()));
        }
        return frames;
    }
}
