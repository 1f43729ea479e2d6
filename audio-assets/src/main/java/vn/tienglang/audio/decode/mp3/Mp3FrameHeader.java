package vn.tienglang.audio.decode.mp3;

import java.util.Optional;

/**
 * Header of one frame of MPEG audio (ISO/IEC 11172-3, 2.4.1.3; ISO/IEC 13818-3; and the extension
 * to the lowest rates that is called 2.5).
 *
 * @param version 1, 2, or 25 for 2.5
 * @param layer 1 to 3
 * @param bytes how long the frame is, head included
 * @param frames how many samples a channel it holds
 * @param checked whether two bytes of check follow the head
 */
record Mp3FrameHeader(
        int version, int layer, int rateHz, int channels, int bytes, int frames, boolean checked) {
    /** How long the head is. */
    static final int HEAD_BYTES = 4;

    private static final int[][] KBITS_VERSION_1 = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    };

    private static final int[][] KBITS_VERSION_2 = {
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    };

    private static final int[] RATES_HZ_VERSION_1 = {44_100, 48_000, 32_000};

    private static final int FREE_FORMAT = 0;
    private static final int MONO = 3;

    /** The head these bytes are; empty when they are none, or of free format. */
    static Optional<Mp3FrameHeader> of(byte[] bytes, int at) {
        if (!plausible(bytes, at) || kbitIndex(bytes, at) == FREE_FORMAT) {
            return Optional.empty();
        }
        int version = version(bytes, at);
        int layer = layer(bytes, at);
        int[][] kbits = version == 1 ? KBITS_VERSION_1 : KBITS_VERSION_2;
        int bitsPerSecond = kbits[layer - 1][kbitIndex(bytes, at) - 1] * 1000;
        int rateHz =
                RATES_HZ_VERSION_1[(bytes[at + 2] >> 2) & 3]
                        / (version == 1 ? 1 : version == 2 ? 2 : 4);
        int frames = layer == 1 ? 384 : layer == 3 && version != 1 ? 576 : 1152;
        // A slot is a byte, but four of them in layer I; a frame is whole slots.
        int slotBytes = layer == 1 ? 4 : 1;
        int slots = frames / Byte.SIZE / slotBytes * bitsPerSecond / rateHz;
        return Optional.of(
                new Mp3FrameHeader(
                        version,
                        layer,
                        rateHz,
                        ((bytes[at + 3] >> 6) & 3) == MONO ? 1 : 2,
                        (slots + ((bytes[at + 2] >> 1) & 1)) * slotBytes,
                        frames,
                        (bytes[at + 1] & 1) == 0));
    }

    /** Whether these bytes are a head that leaves the length of its frame open. */
    static boolean freeFormat(byte[] bytes, int at) {
        return plausible(bytes, at) && kbitIndex(bytes, at) == FREE_FORMAT;
    }

    /** Eleven bits set, and no field with a value that is kept free. */
    private static boolean plausible(byte[] bytes, int at) {
        return at + HEAD_BYTES <= bytes.length
                && bytes[at] == (byte) 0xFF
                && (bytes[at + 1] & 0xE0) == 0xE0
                && ((bytes[at + 1] >> 3) & 3) != 1
                && ((bytes[at + 1] >> 1) & 3) != 0
                && kbitIndex(bytes, at) != 15
                && (bytes[at + 2] >> 2 & 3) != 3;
    }

    private static int kbitIndex(byte[] bytes, int at) {
        return (bytes[at + 2] >> 4) & 15;
    }

    private static int version(byte[] bytes, int at) {
        return switch ((bytes[at + 1] >> 3) & 3) {
            case 3 -> 1;
            case 2 -> 2;
            default -> 25;
        };
    }

    private static int layer(byte[] bytes, int at) {
        return 4 - ((bytes[at + 1] >> 1) & 3);
    }

    /** Whether a frame with that head may follow one with this in the same stream. */
    boolean belongsToSameStreamAs(Mp3FrameHeader other) {
        return version == other.version
                && layer == other.layer
                && rateHz == other.rateHz
                && channels == other.channels;
    }
}
