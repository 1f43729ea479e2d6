package vn.tienglang.pages.http;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/**
 * Reader of a form with files (RFC 7578), over the streaming parser of Commons FileUpload.
 *
 * <p>Fields go into memory; the bytes of the file go to a {@link FileReceiver} as they arrive. The
 * receiver bounds the size of the file. All other sizes are bounded here: the number of parts, the
 * header of a part, a field, and the text before the first part.
 */
public final class MultipartFormReader<T> {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\";,\\s]{1,70}))");
    private static final String DISPOSITION = "content-disposition:";

    /** Parts of a form besides its files. */
    private static final int PARTS_AT_MOST = 12;

    private static final int HEADER_BYTES_AT_MOST = 4 << 10;
    private static final int FIELD_BYTES_AT_MOST = 4 << 10;
    private static final int NAME_CHARACTERS_AT_MOST = 100;
    private static final int BUFFER_BYTES = 64 << 10;

    private final MultipartInput input;
    private final NamedReceiver<T> receiver;
    private final int filesMost;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<T> files = new ArrayList<>();

    private MultipartFormReader(MultipartInput input, int filesMost, NamedReceiver<T> receiver) {
        this.input = input;
        this.filesMost = filesMost;
        this.receiver = receiver;
    }

    /** Receives the bytes of a file. Bytes that it leaves unread stay unread. */
    @FunctionalInterface
    public interface FileReceiver<T> {
        T receive(InputStream file) throws IOException;
    }

    /** Receives the bytes of a file that has a name; the name may be empty. */
    @FunctionalInterface
    public interface NamedReceiver<T> {
        T receive(String name, InputStream file) throws IOException;
    }

    /**
     * Content of a form.
     *
     * @param fields values by name; of two values of one name, the first
     * @param files the receiver's result for each file; empty when the form has no file
     */
    public record Form<T>(Map<String, String> fields, List<T> files) {}

    /** The body is not a form, or exceeds a bound. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Reads a form to its end, or up to where the receiver stops reading.
     *
     * @throws Malformed when the body is not a form, or exceeds a bound
     * @throws IOException when the body ends too early, or from the receiver
     */
    public static <T> Form<T> read(InputStream body, String contentType, FileReceiver<T> receiver)
            throws IOException, Malformed {
        return read(body, contentType, 1, (_, file) -> receiver.receive(file));
    }

    /**
     * Reads a form with several files.
     *
     * @param filesMost greatest number of files
     */
    public static <T> Form<T> read(
            InputStream body, String contentType, int filesMost, NamedReceiver<T> receiver)
            throws IOException, Malformed {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new Malformed("no boundary in the content type");
        }
        String boundary = Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2));
        var source = new ObservedInputStream(body);
        try {
            // The parser expects a line break before every boundary; the first boundary has none.
            var lines =
                    new SequenceInputStream(
                            new ByteArrayInputStream(new byte[] {'\r', '\n'}), source);
            MultipartInput input =
                    MultipartInput.builder()
                            .setInputStream(lines)
                            .setBufferSize(BUFFER_BYTES)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .setPartHeaderSizeMax(HEADER_BYTES_AT_MOST)
                            .get();
            input.setHeaderCharset(StandardCharsets.UTF_8);
            return new MultipartFormReader<>(input, filesMost, receiver).form();
        } catch (FileUploadException e) {
            // The parser has one exception for a body that ends too early and for a malformed one.
            if (source.ended()) {
                throw e;
            }
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private Form<T> form() throws IOException, Malformed {
        skipPreamble();
        for (int parts = 0; input.readBoundary(); parts++) {
            if (parts == PARTS_AT_MOST + filesMost - 1) {
                throw new Malformed("more than " + parts + " parts");
            }
            Map<String, String> disposition = disposition(input.readHeaders());
            String name = disposition.get("name");
            if (name == null || name.length() > NAME_CHARACTERS_AT_MOST) {
                throw new Malformed("a part without a name");
            }
            var part = new ObservedInputStream(input.newInputStream());
            if (!disposition.containsKey("filename")) {
                fields.putIfAbsent(name, text(part));
            } else if (files.size() < filesMost) {
                files.add(receiver.receive(disposition.getOrDefault("filename", ""), part));
                if (!part.ended()) {
                    break;
                }
            } else {
                throw new Malformed("more than " + filesMost + " files");
            }
        }
        return new Form<>(fields, files);
    }

    private void skipPreamble() throws IOException, Malformed {
        InputStream preamble = input.newInputStream();
        if (preamble.readNBytes(HEADER_BYTES_AT_MOST).length == HEADER_BYTES_AT_MOST) {
            throw new Malformed("no boundary in the body");
        }
    }

    /** Parameters of the Content-Disposition header, by lower-case name. */
    private static Map<String, String> disposition(String headers) {
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, DISPOSITION, 0, DISPOSITION.length()))
                .findFirst()
                .map(line -> parser.parse(line.substring(DISPOSITION.length()), ';'))
                .orElse(Map.of());
    }

    private static String text(InputStream part) throws IOException, Malformed {
        byte[] bytes = part.readNBytes(FIELD_BYTES_AT_MOST);
        if (part.read() >= 0) {
            throw new Malformed("a field of more than " + FIELD_BYTES_AT_MOST + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Stream that knows whether it was read to its end, or failed; closing it does nothing. */
    private static final class ObservedInputStream extends FilterInputStream {
        private boolean ended;

        ObservedInputStream(InputStream in) {
            super(in);
        }

        boolean ended() {
            return ended;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            boolean more = false;
            try {
                int count = in.read(into, offset, length);
                more = count >= 0;
                return count;
            } finally {
                ended |= !more;
            }
        }

        @Override
        public long skip(long count) throws IOException {
            return count <= 0 ? 0 : readNBytes((int) Math.min(count, BUFFER_BYTES)).length;
        }

        @Override
        public void close() {
            // The form goes on after a part, and the server closes the body.
        }
    }
}
