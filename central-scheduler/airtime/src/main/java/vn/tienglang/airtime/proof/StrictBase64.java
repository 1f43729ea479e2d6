package vn.tienglang.airtime.proof;

import java.util.Base64;

/** Base64 of RFC 4648 section 4 of which every value has exactly one text. */
final class StrictBase64 {
    private StrictBase64() {}

    /**
     * Decodes a text.
     *
     * @throws IllegalArgumentException for a text that the encoder would not have made
     */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not the Base64 of its bytes");
        }
        return bytes;
    }
}
