package vn.tienglang.audio.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encoding of a sample in an uncompressed file. */
enum PcmEncoding {
    UNSIGNED_8(1),
    SIGNED_8(1),
    LITTLE_16(2),
    BIG_16(2),
    LITTLE_24(3),
    BIG_24(3),
    LITTLE_32(4),
    BIG_32(4),
    LITTLE_FLOAT_32(4),
    BIG_FLOAT_32(4),
    LITTLE_FLOAT_64(8),
    BIG_FLOAT_64(8),
    MU_LAW(1),
    A_LAW(1);

    private static final float FULL_8 = 0x1p7f;
    private static final float FULL_16 = 0x1p15f;
    private static final float FULL_24 = 0x1p23f;
    private static final double FULL_32 = 0x1p31;

    private final int bytes;

    PcmEncoding(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per sample. */
    int bytes() {
        return bytes;
    }

    /** The sample at this byte, full scale at ±1; float samples are not limited. */
    float sample(ByteBuffer bytes, int at) {
        return switch (this) {
            case UNSIGNED_8 -> ((bytes.get(at) & 0xFF) - 0x80) / FULL_8;
            case SIGNED_8 -> bytes.get(at) / FULL_8;
            case LITTLE_16 -> little(bytes).getShort(at) / FULL_16;
            case BIG_16 -> big(bytes).getShort(at) / FULL_16;
            case LITTLE_24 ->
                    ((bytes.get(at + 2) << 16) | (little(bytes).getShort(at) & 0xFFFF)) / FULL_24;
            case BIG_24 ->
                    ((bytes.get(at) << 16) | (big(bytes).getShort(at + 1) & 0xFFFF)) / FULL_24;
            case LITTLE_32 -> (float) (little(bytes).getInt(at) / FULL_32);
            case BIG_32 -> (float) (big(bytes).getInt(at) / FULL_32);
            case LITTLE_FLOAT_32 -> little(bytes).getFloat(at);
            case BIG_FLOAT_32 -> big(bytes).getFloat(at);
            case LITTLE_FLOAT_64 -> (float) little(bytes).getDouble(at);
            case BIG_FLOAT_64 -> (float) big(bytes).getDouble(at);
            case MU_LAW -> muLaw(~bytes.get(at) & 0xFF) / FULL_16;
            case A_LAW -> aLaw((bytes.get(at) & 0xFF) ^ 0x55) / FULL_16;
        };
    }

    private static ByteBuffer little(ByteBuffer bytes) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer big(ByteBuffer bytes) {
        return bytes.order(ByteOrder.BIG_ENDIAN);
    }

    /** ITU-T G.711, table 2, from 14 bits to 16. */
    private static int muLaw(int code) {
        int bias = 0x84;
        int size = (((code & 0x0F) << 3) + bias) << ((code >> 4) & 7);
        return (code & 0x80) != 0 ? bias - size : size - bias;
    }

    /** ITU-T G.711, table 1, from 13 bits to 16. */
    private static int aLaw(int code) {
        int exponent = (code >> 4) & 7;
        int size = (code & 0x0F) << 4;
        size = exponent == 0 ? size + 8 : (size + 0x108) << (exponent - 1);
        return (code & 0x80) != 0 ? size : -size;
    }
}
