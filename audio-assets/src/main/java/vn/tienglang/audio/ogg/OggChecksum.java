package vn.tienglang.audio.ogg;

/** Checksum of Ogg pages (RFC 3533, section 6): CRC-32 of 0x04c11db7, not reflected. */
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

    /** The checksum of a whole page whose own checksum field is zero. */
    public static int of(byte[] page) {
        return update(0, page, 0, page.length);
    }

    /**
     * The checksum after more bytes of the same page.
     *
     * @param checksum of the bytes before; 0 at the beginning of the page
     */
    static int update(int checksum, byte[] bytes, int from, int count) {
        int rest = checksum;
        for (int i = from; i < from + count; i++) {
            rest = (rest << Byte.SIZE) ^ TABLE[(rest >>> 24) ^ Byte.toUnsignedInt(bytes[i])];
        }
        return rest;
    }
}
