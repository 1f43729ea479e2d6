package vn.tienglang.audio.ogg;

/** The checksum of Ogg pages (RFC 3533, section 6): CRC-32 of 0x04c11db7, not reflected. */
public final class OggChecksum {
    private static final int POLYNOMIAL = 0x04c1_1db7;
    private static final int[] TABLE = table();

    private OggChecksum() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int rest = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                rest = (rest << 1) ^ (rest < 0 ? POLYNOMIAL : 0);
            }
            table[i] = rest;
        }
        return table;
    }

    /** Of a whole page whose own checksum is zero. */
    public static int of(byte[] page) {
        int rest = 0;
        for (byte next : page) {
            rest = (rest << 8) ^ TABLE[(rest >>> 24) ^ Byte.toUnsignedInt(next)];
        }
        return rest;
    }
}
