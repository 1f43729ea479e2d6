package vn.tienglang.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of an open file, read at any offset. */
public final class FileBytes implements AutoCloseable {
    private final SeekableByteChannel channel;
    private final long size;

    /** The bytes of an open file, which is closed with them. */
    public FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** Opens the file. */
    public static FileBytes open(Path file) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return new FileBytes(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    /** The size of the file when it was opened, in bytes. */
    public long size() {
        return size;
    }

    /**
     * Reads from byte {@code at} on until {@code into} is full.
     *
     * @return how many bytes were read; fewer only where the file ends
     */
    public int read(long at, byte[] into) throws IOException {
        channel.position(at);
        var buffer = ByteBuffer.wrap(into);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                break;
            }
        }
        return buffer.position();
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    /** Closes a file that was only read from. */
    public static void closeQuietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // The file was only read, so no data is lost.
        }
    }
}
