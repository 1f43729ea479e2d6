package vn.tienglang.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file by their place, never more than it had when it was opened. */
public final class FileBytes implements AutoCloseable {
    private final SeekableByteChannel channel;
    private final long size;

    public FileBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** How many there were when it was opened. */
    public long size() {
        return size;
    }

    /**
     * Reads from byte {@code at} on until {@code into} is full.
     *
     * @return how many there were; fewer only where the file ends
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
            // It was only read from: nothing is lost.
        }
    }
}
