package vn.tienglang.audio.decode.mp3;

import java.util.Optional;
import java.util.OptionalInt;

/** Finder of the first frame of MPEG audio, which has no magic bytes. */
public final class Mp3StartFinder {
    /** So many frames in a row are no accident. */
    private static final int ROW = 3;

    /** Two frames of free format are no further apart. */
    private static final int FREE_FRAME_BYTES_MOST = 4_096;

    private final byte[] head;
    private final int length;

    /**
     * Looks at the beginning of a file.
     *
     * @param length how many bytes of {@code head} count
     */
    public Mp3StartFinder(byte[] head, int length) {
        this.head = head;
        this.length = length;
    }

    /** Where the first frame begins; empty when there is none. */
    public OptionalInt find() {
        for (int at = 0; at + Mp3FrameHeader.HEAD_BYTES <= length; at++) {
            if (rowAt(at)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether frames follow each other from here, as many as make sure or as there are. */
    private boolean rowAt(int start) {
        Optional<Mp3FrameHeader> first = Mp3FrameHeader.of(head, start);
        Optional<Mp3FrameHeader> header = first;
        int at = start;
        for (int frames = 0; frames < ROW; frames++) {
            if (header.isEmpty() || !header.get().belongsToSameStreamAs(first.orElseThrow())) {
                return false;
            }
            at += header.get().bytes();
            if (at + Mp3FrameHeader.HEAD_BYTES > length) {
                // A file of one frame or two: only at its very beginning, and not so short a row
                // of layer I, which the mark of a text in UTF-16 looks like.
                return start == 0 && (frames > 0 || first.get().layer() == 3);
            }
            header = Mp3FrameHeader.of(head, at);
        }
        return true;
    }

    /** Whether it begins with frames of free format. */
    public boolean freeFormat() {
        if (!Mp3FrameHeader.freeFormat(head, 0)) {
            return false;
        }
        for (int at = Mp3FrameHeader.HEAD_BYTES;
                at < Math.min(length, FREE_FRAME_BYTES_MOST);
                at++) {
            if (sameFreeHead(at) && (sameFreeHead(2 * at) || sameFreeHead(2 * at + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean sameFreeHead(int at) {
        return at < length
                && Mp3FrameHeader.freeFormat(head, at)
                && head[at + 1] == head[1]
                && (head[at + 2] & 0x0C) == (head[2] & 0x0C);
    }
}
