package vn.tienglang.node.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.WavForm;
import vn.tienglang.node.sound.Output.Sink;
import vn.tienglang.node.sound.Output.Unplayable;

/** One clip, opened together with the output that will play it. */
final class Take implements AutoCloseable {
    private final AiringId airing;
    private final WavForm form;
    private final FileChannel file;
    private final Sink sink;
    private long read;

    private Take(AiringId airing, WavForm form, FileChannel file, Sink sink) {
        this.airing = airing;
        this.form = form;
        this.file = file;
        this.sink = sink;
    }

    /**
     * Opens both, or neither.
     *
     * @throws Unplayable when the clip is not there, is not sound, or the output cannot be had
     */
    static Take open(AiringId airing, Path clip, Output output) throws Unplayable {
        FileChannel file = channel(clip);
        try {
            WavForm form = form(file);
            file.position(form.dataOffset());
            return new Take(airing, form, file, output.open(form));
        } catch (IOException e) {
            quietly(file);
            throw new Unplayable("không đọc được tệp âm thanh", e);
        } catch (Unplayable | RuntimeException e) {
            quietly(file);
            throw e;
        }
    }

    private static FileChannel channel(Path clip) throws Unplayable {
        try {
            return FileChannel.open(clip, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new Unplayable("không có tệp âm thanh", e);
        } catch (IOException e) {
            throw new Unplayable("không mở được tệp âm thanh", e);
        }
    }

    private static WavForm form(FileChannel file) throws IOException, Unplayable {
        return switch (Wav.header(file)) {
            case Wav.Header.Sound(WavForm form) -> form;
            case Wav.Header.Refused refused ->
                    throw new Unplayable("tệp âm thanh hỏng: " + refused.words());
        };
    }

    private static void quietly(FileChannel file) {
        try {
            file.close();
        } catch (IOException _) {
            // It was only read from.
        }
    }

    AiringId airing() {
        return airing;
    }

    WavForm form() {
        return form;
    }

    Sink sink() {
        return sink;
    }

    /**
     * Reads the next frames.
     *
     * @return how many bytes, always whole frames; 0 when all frames were read
     * @throws Unplayable when the file has become shorter or cannot be read
     */
    int read(byte[] into) throws Unplayable {
        long left = form.dataBytes() - read;
        var buffer = ByteBuffer.wrap(into, 0, (int) Math.min(into.length, left));
        try {
            while (buffer.hasRemaining()) {
                if (file.read(buffer) < 0) {
                    throw new Unplayable("tệp âm thanh bị cắt ngắn khi đang phát");
                }
            }
        } catch (IOException e) {
            throw new Unplayable("không đọc được tệp âm thanh", e);
        }
        read += buffer.position();
        return buffer.position();
    }

    /** Falls silent and lets go of both. */
    @Override
    public void close() {
        try {
            sink.halt();
            sink.close();
        } finally {
            quietly(file);
        }
    }
}
