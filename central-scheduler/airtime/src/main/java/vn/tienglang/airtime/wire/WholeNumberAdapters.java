package vn.tienglang.airtime.wire;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;

/**
 * Whole numbers as they stand on the wire, or none at all. The library's own readers answer
 * 18446744073709551617 with 1, 1e999999999 with 0 and null with 0: an acknowledgement bent like
 * that would be believed.
 */
final class WholeNumberAdapters {
    /** For {@code int}. */
    static final JsonAdapter<Integer> INT =
            new JsonAdapter<>() {
                @Override
                public void toJson(JsonWriter writer, Integer value) {
                    writer.value(value);
                }

                @Override
                public Integer fromJson(JsonReader reader) {
                    return Math.toIntExact(readWholeNumber(reader));
                }
            };

    /** For {@code long}. */
    static final JsonAdapter<Long> LONG =
            new JsonAdapter<>() {
                @Override
                public void toJson(JsonWriter writer, Long value) {
                    writer.value(value);
                }

                @Override
                public Long fromJson(JsonReader reader) {
                    return readWholeNumber(reader);
                }
            };

    private WholeNumberAdapters() {}

    private static long readWholeNumber(JsonReader reader) {
        if (reader.currentToken() != JsonReader.Token.NUMBER) {
            throw new IllegalArgumentException("a number is missing");
        }
        return reader.readDecimal().longValueExact();
    }
}
