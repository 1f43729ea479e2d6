package vn.tienglang.pages.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Stream that fails when the client sends too slowly. A slow client would hold one of the few
 * permits for uploads. The idle timeout of the server ends a client that sends nothing.
 */
public final class MinimumRateInputStream extends FilterInputStream {
    /** A tenth of the rate of the slowest link of a commune. */
    private static final long BYTES_A_SECOND = 512;

    private static final long GRACE_NANOS = Duration.ofSeconds(60).toNanos();

    private final long begun = System.nanoTime();
    private long bytes;

    public MinimumRateInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) throws IOException {
        bytes += more;
        long waited = System.nanoTime() - begun - GRACE_NANOS;
        if (waited > 0 && bytes < Duration.ofNanos(waited).toSeconds() * BYTES_A_SECOND) {
            throw new IOException("the body came too slowly");
        }
    }
}
