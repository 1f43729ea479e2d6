package vn.tienglang.audio.decode.mp3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;

/**
 * Reader of the frames of an MPEG audio file. Each frame must begin where the previous one ended. A
 * few stray bytes, as some encoders leave them, are skipped, but fewer than a frame has.
 */
final class Mp3FrameReader implements AutoCloseable {
    /** Fewer than the shortest frame has, which is 24. */
    private static final int STRAY_BYTES_MOST = 16;

    /** Zeros at the end up to a sector or two; more is room that a broken copy never filled. */
    private static final int PADDING_BYTES_MOST = 4_096;

    /** Joined by hand, a file has a few. */
    private static final int TAGS_MOST = 1_000;

    private static final int PEEK_BYTES = 4_096;

    private final ByteReader bytes;
    private final long end;
    private final Mp3FrameHeader first;
    private final byte[] ahead = new byte[PEEK_BYTES];
    private long frames;
    private int stray;
    private int tags;

    /** One frame. */
    record Frame(Mp3FrameHeader header, ByteBuffer bytes) {
        byte[] copy() {
            byte[] copy = new byte[bytes.limit()];
            bytes.get(0, copy);
            return copy;
        }
    }

    /**
     * The frames from where {@code bytes} stands, which must be a frame's first byte.
     *
     * @param end the byte where the sound ends and notes begin
     */
    Mp3FrameReader(ByteReader bytes, long end) throws IOException, InvalidSoundException {
        this.bytes = bytes;
        this.end = end;
        bytes.peek(ahead);
        this.first =
                Mp3FrameHeader.of(ahead, 0)
                        .orElseThrow(() ->
                                new InvalidSoundException(
                                        Flaw.CUT_OFF, Duration.ZERO, "MP3 without sound"));
    }

    /** What the first frame says, and so every other. */
    Mp3FrameHeader first() {
        return first;
    }

    /** How many bytes are left in the file: some encoders count the notes at its end as well. */
    long leftWithNotes() {
        return bytes.remaining();
    }

    private long left() {
        return end - bytes.position();
    }

    /** How far into the sound the next frame is. */
    Duration at() {
        return FrameCounts.length(frames * first.frames(), first.rateHz());
    }

    /** Whether another frame begins right here. */
    boolean goesOn() throws IOException {
        return header(bytes.peek(ahead)).isPresent();
    }

    private Optional<Mp3FrameHeader> header(int seen) {
        int length = (int) Math.min(seen, left());
        return length < Mp3FrameHeader.HEAD_BYTES
                ? Optional.empty()
                : Mp3FrameHeader.of(ahead, 0).filter(first::belongsToSameStreamAs);
    }

    /** The next frame; empty when there are no more. */
    Optional<Frame> next() throws IOException, InvalidSoundException {
        while (left() > 0) {
            int seen = bytes.peek(ahead);
            Optional<Mp3FrameHeader> header = header(seen);
            if (header.isPresent()) {
                return Optional.of(frame(header.get()));
            }
            step(seen);
        }
        return Optional.empty();
    }

    private Frame frame(Mp3FrameHeader header) throws IOException, InvalidSoundException {
        if (header.bytes() > left()) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    at(),
                    "the last frame has %d of %d bytes".formatted(left(), header.bytes()));
        }
        stray = 0;
        frames++;
        return new Frame(header, ByteBuffer.wrap(bytes.readBytes(header.bytes())));
    }

    /** Steps over one thing that is no frame. */
    private void step(int seen) throws IOException, InvalidSoundException {
        OptionalLong tag = Mp3Tags.id3v2Bytes(ahead, seen);
        if (tag.isPresent() && tag.getAsLong() <= left()) {
            tags++;
            if (tags > TAGS_MOST) {
                throw damaged("more than " + TAGS_MOST + " tags in it");
            }
            bytes.skip(tag.getAsLong());
            return;
        }
        if (left() <= PADDING_BYTES_MOST && zeros()) {
            bytes.skip(left());
            return;
        }
        checkSameStream(seen);
        stray++;
        if (stray > STRAY_BYTES_MOST) {
            throw damaged(
                    "no frame where one should begin, at byte " + (bytes.position() - stray + 1));
        }
        bytes.skip(1);
    }

    private boolean zeros() {
        for (int i = 0; i < left(); i++) {
            if (ahead[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void checkSameStream(int seen) throws InvalidSoundException {
        Optional<Mp3FrameHeader> other = Mp3FrameHeader.of(ahead, 0);
        if (other.isEmpty() || other.get().bytes() + Mp3FrameHeader.HEAD_BYTES > seen) {
            return;
        }
        if (Mp3FrameHeader.of(ahead, other.get().bytes())
                .filter(other.get()::belongsToSameStreamAs)
                .isPresent()) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    at(),
                    "rate, channels or layer change midway: several files in one");
        }
    }

    /** A flaw at the frame that would be next. */
    InvalidSoundException damaged(String what) {
        return new InvalidSoundException(Flaw.DAMAGED, at(), "MP3: " + what);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
