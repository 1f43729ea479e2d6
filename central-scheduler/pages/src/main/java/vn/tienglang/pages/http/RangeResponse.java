package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Response with a sound, whole or one range of bytes (RFC 9110, 14). */
public final class RangeResponse {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    private RangeResponse() {}

    /**
     * Range of bytes, both ends included.
     *
     * @param whole size of the file in bytes
     */
    private record ByteRange(long first, long last, long whole) {
        long bytes() {
            return last - first + 1;
        }
    }

    /**
     * Sound that can be read from any offset.
     *
     * @param bytes size in bytes
     * @param type media type
     */
    public record Sound(long bytes, String type, Opener opening) {}

    /** Opens the bytes of a sound. */
    public interface Opener {
        /** The bytes from this offset on. */
        InputStream openAt(long first) throws IOException;
    }

    /** Answers with the file, or with the requested range of it. */
    public static void serve(Context context, Path file) throws IOException {
        Opener opening =
                first -> {
                    InputStream bytes = Files.newInputStream(file);
                    bytes.skipNBytes(first);
                    return bytes;
                };
        serve(context, new Sound(Files.size(file), AudioMediaType.of(file), opening));
    }

    /** Answers with a sound, or with the requested range of it. */
    public static void serve(Context context, Sound sound) throws IOException {
        long whole = sound.bytes();
        Matcher asked = RANGE.matcher(Optional.ofNullable(context.header("Range")).orElse(""));
        context.header("Accept-Ranges", "bytes");
        context.contentType(sound.type());
        if (!asked.matches()) {
            // No range or several ranges, which browsers do not send for sound: answer with all of
            // it.
            send(context, sound, new ByteRange(0, whole - 1, whole));
            return;
        }
        Optional<ByteRange> piece = range(asked.group(1), asked.group(2), whole);
        if (piece.isEmpty()) {
            context.status(416);
            context.header("Content-Range", "bytes */" + whole);
            return;
        }
        context.status(206);
        context.header(
                "Content-Range",
                "bytes " + piece.get().first() + "-" + piece.get().last() + "/" + whole);
        send(context, sound, piece.get());
    }

    private static Optional<ByteRange> range(String from, String to, long whole) {
        if (from.isEmpty()) {
            // A suffix: the last bytes.
            long last = to.isEmpty() ? 0 : Math.min(Long.parseLong(to), whole);
            return last == 0
                    ? Optional.empty()
                    : Optional.of(new ByteRange(whole - last, whole - 1, whole));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? whole - 1 : Math.min(Long.parseLong(to), whole - 1);
        return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last, whole));
    }

    private static void send(Context context, Sound sound, ByteRange piece) throws IOException {
        context.header("Content-Length", Long.toString(piece.bytes()));
        context.result(
                new LimitedInputStream(sound.opening().openAt(piece.first()), piece.bytes()));
    }

    /** Stream that ends at the end of the range. */
    private static final class LimitedInputStream extends FilterInputStream {
        private long left;

        LimitedInputStream(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            int read = left > 0 ? super.read() : -1;
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }
}
