package vn.tienglang.pages.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file in it (RFC 7578), read as it comes: fields go into memory, a file goes to
 * whoever takes it, and nothing is ever held whole. The caller says how much a file may be; all
 * else has a limit here.
 */
public final class MultipartReader {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\";,\\s]{1,70}))");
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]{0,100})\"");
    private static final Pattern FILE = Pattern.compile(";\\s*filename\\*?=");

    private static final int PARTS_AT_MOST = 12;
    private static final int HEAD_BYTES_AT_MOST = 4 << 10;
    private static final int FIELD_BYTES_AT_MOST = 4 << 10;
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    private MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter has no line before it; as if it had one, all are alike.
        buffer[0] = '\r';
        buffer[1] = '\n';
        to = 2;
    }

    /** Takes the bytes of a file. What it does not read is not read by anyone. */
    @FunctionalInterface
    public interface FileReceiver<T> {
        T receive(InputStream file) throws IOException;
    }

    /**
     * What was in the form.
     *
     * @param fields by name; the first of a name counts
     * @param files what the taker made of the first file; empty when there was none
     */
    public record Form<T>(Map<String, String> fields, List<T> files) {}

    /** The bytes are not such a form. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    /**
     * Reads a form to its end, or up to where the taker stopped reading.
     *
     * @throws Malformed when it is none
     * @throws IOException when it breaks off, or from the taker
     */
    public static <T> Form<T> read(InputStream body, String contentType, FileReceiver<T> taker)
            throws IOException, Malformed {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new Malformed("no boundary");
        }
        String boundary = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
        return new MultipartReader(body, boundary).form(taker);
    }

    private <T> Form<T> form(FileReceiver<T> taker) throws IOException, Malformed {
        var fields = new LinkedHashMap<String, String>();
        var files = new ArrayList<T>();
        new Part().skip(HEAD_BYTES_AT_MOST);
        for (int parts = 0; hasNext(); parts++) {
            if (parts == PARTS_AT_MOST) {
                throw new Malformed("more than " + PARTS_AT_MOST + " parts");
            }
            String head = head();
            Matcher name = NAME.matcher(head);
            if (!name.find()) {
                throw new Malformed("a part without a name");
            }
            var part = new Part();
            if (!FILE.matcher(head).find()) {
                fields.putIfAbsent(name.group(1), part.text());
            } else if (files.isEmpty()) {
                files.add(taker.receive(part));
                if (!part.ended) {
                    break;
                }
            } else {
                throw new Malformed("more than one file");
            }
        }
        return new Form<>(fields, files);
    }

    /** After a delimiter: another part, or the end. */
    private boolean hasNext() throws IOException, Malformed {
        String after = "" + (char) next() + (char) next();
        if (after.equals("--")) {
            return false;
        }
        if (!after.equals("\r\n")) {
            throw new Malformed("no line after a boundary");
        }
        return true;
    }

    /** The lines before the empty one, as one text. */
    private String head() throws IOException, Malformed {
        var head = new StringBuilder();
        var line = new ByteArrayOutputStream();
        for (int bytes = 0; bytes < HEAD_BYTES_AT_MOST; bytes++) {
            int next = next();
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                return head.toString();
            }
            if (text.regionMatches(true, 0, "content-disposition:", 0, 20)) {
                head.append(text);
            }
            line.reset();
        }
        throw new Malformed("a head of more than " + HEAD_BYTES_AT_MOST + " bytes");
    }

    private int next() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("the form breaks off");
        }
        return buffer[from++] & 0xFF;
    }

    /** Reads more behind what is left; false at the end of the body. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read >= 0;
    }

    /** How many bytes lie before the next delimiter, or before what may be its beginning. */
    private int beforeDelimiter() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\r' && begins(at)) {
                return at - from;
            }
        }
        return to - from;
    }

    private boolean begins(int at) {
        int length = Math.min(delimiter.length, to - at);
        for (int i = 0; i < length; i++) {
            if (buffer[at + i] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** The bytes up to the next delimiter, which is taken out of the stream with them. */
    private final class Part extends InputStream {
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int ready = beforeDelimiter();
            while (ready == 0) {
                if (to - from >= delimiter.length) {
                    from += delimiter.length;
                    ended = true;
                    return -1;
                }
                if (!fill()) {
                    throw new EOFException("the form breaks off");
                }
                ready = beforeDelimiter();
            }
            int taken = Math.min(ready, length);
            System.arraycopy(buffer, from, into, offset, taken);
            from += taken;
            return taken;
        }

        String text() throws IOException, Malformed {
            byte[] bytes = readNBytes(FIELD_BYTES_AT_MOST);
            if (read() >= 0) {
                throw new Malformed("a field of more than " + FIELD_BYTES_AT_MOST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** What stands before the first delimiter, which nobody should have written. */
        void skip(int atMost) throws IOException, Malformed {
            if (readNBytes(atMost).length == atMost) {
                throw new Malformed("no boundary in the body");
            }
        }
    }
}
