package vn.tienglang.pages.http;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.asrun.Playback;

/** Mapper of values that more than one feature answers with to JSON. */
public final class ApiMapper {
    private ApiMapper() {}

    /** {@code NOT_BY_SLOT} as it stands in JSON: {@code not-by-slot}. */
    public static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The JSON of a playback. */
    public static ApiV1.Playback toJson(Playback playback) {
        return new ApiV1.Playback(
                playback.relayClosedAt().toString(),
                playback.startedAt().toString(),
                playback.frames(),
                playback.framesWhole(),
                playback.rateHz(),
                kebabCase(playback.evidence()),
                playback.output());
    }

    /** The value; null, which leaves the field out, when there is none. */
    public static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
