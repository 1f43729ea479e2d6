package vn.tienglang.audio.decode.mp3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Encoder header in the first frame of an MP3: the Xing or Info header with the extension of LAME,
 * or the VBRI header of Fraunhofer's encoder.
 *
 * @param audioFrames how many frames of sound follow
 * @param bytes how many bytes they take with this one
 * @param delay how many samples a channel the encoder put in front and at the end; empty when it
 *     does not say
 */
record Mp3InfoHeader(OptionalLong audioFrames, OptionalLong bytes, Optional<Delay> delay) {
    /** What every decoder of layer III is late by, whoever encoded: 528 samples and one. */
    private static final int DECODER_DELAY = 529;

    private static final int VBRI_AT = 36;
    private static final int HAS_FRAMES = 1;
    private static final int HAS_BYTES = 2;
    private static final int HAS_INDEX = 4;
    private static final int HAS_QUALITY = 8;
    private static final int INDEX_BYTES = 100;

    /** From the name of the encoder to its delay. */
    private static final int DELAY_AT = 21;

    /** Who writes it there; what others have in its place is anything. */
    private static final Set<String> DELAY_WRITERS = Set.of("LAME", "Lavf", "Lavc");

    /** Samples a channel that were not in what was encoded. */
    record Delay(int front, int end) {
        /** How many to leave out before the first. */
        int skipped() {
            return front + DECODER_DELAY;
        }

        /** How many are left of this many. */
        long kept(long frames) {
            return frames - skipped() - Math.max(0, end - DECODER_DELAY);
        }
    }

    /** The note in this frame; empty when it is sound. */
    static Optional<Mp3InfoHeader> of(Mp3FrameHeader header, ByteBuffer frame) {
        if (header.layer() != 3) {
            return Optional.empty();
        }
        boolean mono = header.channels() == 1;
        int side = header.version() == 1 ? (mono ? 17 : 32) : (mono ? 9 : 17);
        int at = Mp3FrameHeader.HEAD_BYTES + side;
        for (int start : header.checked() ? new int[] {at, at + 2} : new int[] {at}) {
            String magic = text(frame, start);
            if (magic.equals("Xing") || magic.equals("Info")) {
                return Optional.of(xing(frame.duplicate().position(start + 4)));
            }
        }
        if (text(frame, VBRI_AT).equals("VBRI")) {
            return Optional.of(vbri(frame.duplicate().position(VBRI_AT + 4)));
        }
        return Optional.empty();
    }

    private static Mp3InfoHeader xing(ByteBuffer frame) {
        int has = frame.remaining() < Integer.BYTES ? 0 : frame.getInt();
        OptionalLong frames = number(frame, has & HAS_FRAMES);
        OptionalLong bytes = number(frame, has & HAS_BYTES);
        int encoder =
                frame.position()
                        + ((has & HAS_INDEX) != 0 ? INDEX_BYTES : 0)
                        + ((has & HAS_QUALITY) != 0 ? Integer.BYTES : 0);
        return new Mp3InfoHeader(frames, bytes, delay(frame, encoder));
    }

    private static Optional<Delay> delay(ByteBuffer frame, int encoder) {
        int at = encoder + DELAY_AT;
        if (!DELAY_WRITERS.contains(text(frame, encoder)) || at + 3 > frame.limit()) {
            return Optional.empty();
        }
        int both =
                ((frame.get(at) & 0xFF) << 16)
                        | ((frame.get(at + 1) & 0xFF) << 8)
                        | (frame.get(at + 2) & 0xFF);
        return Optional.of(new Delay(both >> 12, both & 0xFFF));
    }

    private static Mp3InfoHeader vbri(ByteBuffer frame) {
        int versionDelayAndQuality = 6;
        if (frame.remaining() < versionDelayAndQuality + 2 * Integer.BYTES) {
            return new Mp3InfoHeader(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        }
        frame.position(frame.position() + versionDelayAndQuality);
        OptionalLong bytes = number(frame, HAS_BYTES);
        return new Mp3InfoHeader(number(frame, HAS_FRAMES), bytes, Optional.empty());
    }

    private static OptionalLong number(ByteBuffer frame, int has) {
        return has == 0 || frame.remaining() < Integer.BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(Integer.toUnsignedLong(frame.getInt()));
    }

    private static String text(ByteBuffer frame, int at) {
        byte[] four = new byte[at + 4 > frame.limit() ? 0 : 4];
        frame.get(Math.min(at, frame.limit()), four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
