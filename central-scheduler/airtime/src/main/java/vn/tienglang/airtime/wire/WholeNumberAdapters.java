package vn.tienglang.airtime.wire;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;

/**
 * JSON adapters that read whole numbers exactly or not at all. The adapters of the library read
 * 18446744073709551617 as 1, 1e999999999 as 0 and null as 0, so that a corrupted acknowledgement
 * would be accepted.
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
