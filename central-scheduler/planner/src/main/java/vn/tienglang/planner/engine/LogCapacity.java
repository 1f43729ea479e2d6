package vn.tienglang.planner.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;

/** What still fits into one daily log: so many airings, and so many bytes on the wire. */
final class LogCapacity {
    /** What an airing costs in a log on the wire, at most, and a clip apart from its title. */
    private static final int BYTES_EACH = 256;

    /** What a log on the wire costs before anything is in it. */
    private static final int BYTES_BARE = 1_024;

    /** JSON writes a quote, a backslash or a control character in up to six bytes. */
    private static final int BYTES_ESCAPED = 6;

    private final Map<ClipId, Clip> clips = new HashMap<>();
    private int airings;
    private int bytes = BYTES_BARE;

    /** What naming this recording costs, at most. */
    static int encodedBytes(Clip clip) {
        long escaped = clip.title().chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
        return BYTES_EACH
                + clip.title().getBytes(StandardCharsets.UTF_8).length
                + BYTES_ESCAPED * Math.toIntExact(escaped);
    }

    /** Whether all of the act would fit, even if none of its recordings were in the log yet. */
    boolean hasRoomFor(ProgrammeBlock act) {
        int weight = 0;
        for (ProgrammeBlock.Item item : act.items()) {
            if (item.sound() instanceof ProgrammeBlock.Sound.Recording(Clip _, int each)) {
                weight += BYTES_EACH + each;
            }
        }
        return airings + act.items().size() <= Limits.AIRINGS_A_DAY
                && bytes + weight <= Limits.MESSAGE_BYTES;
    }

    void add(ProgrammeBlock act, List<Airing> placed) {
        airings += placed.size();
        bytes += placed.size() * BYTES_EACH;
        for (ProgrammeBlock.Item item : act.items()) {
            if (item.sound() instanceof ProgrammeBlock.Sound.Recording(Clip clip, int each)
                    && isPlayed(clip, placed)
                    && clips.putIfAbsent(clip.id(), clip) == null) {
                bytes += each;
            }
        }
    }

    /** Whether one more airing of that recording would fit. */
    boolean hasRoomFor(Clip clip) {
        return airings < Limits.AIRINGS_A_DAY
                && bytes + BYTES_EACH + encodedBytes(clip) <= Limits.MESSAGE_BYTES;
    }

    void add(Clip clip) {
        airings++;
        bytes += BYTES_EACH;
        if (clips.putIfAbsent(clip.id(), clip) == null) {
            bytes += encodedBytes(clip);
        }
    }

    /** The recording, when something in the log plays it. */
    Optional<Clip> clip(ClipId id) {
        return Optional.ofNullable(clips.get(id));
    }

    private static boolean isPlayed(Clip clip, List<Airing> placed) {
        for (Airing airing : placed) {
            if (airing.clip().equals(clip.id())) {
                return true;
            }
        }
        return false;
    }

    /** The clips, each once, in order of id. */
    List<Clip> clips() {
        var sorted = new ArrayList<>(clips.values());
        sorted.sort((one, other) -> one.id().compareTo(other.id()));
        return List.copyOf(sorted);
    }
}
