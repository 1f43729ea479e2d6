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

/** Remaining capacity of one daily log: number of airings and bytes on the wire. */
final class LogCapacity {
    /** Upper bound in bytes for an airing in an encoded log, and for a clip without its title. */
    private static final int BYTES_EACH = 256;

    /** Upper bound in bytes for an encoded empty log. */
    private static final int BYTES_BARE = 1_024;

    /** JSON writes a quote, a backslash or a control character in up to six bytes. */
    private static final int BYTES_ESCAPED = 6;

    private final Map<ClipId, Clip> clips = new HashMap<>();
    private int airings;
    private int bytes = BYTES_BARE;

    /** Returns an upper bound for the encoded size of this recording in bytes. */
    static int encodedBytes(Clip clip) {
        long escaped = clip.title().chars().filter(c -> c < ' ' || c == '"' || c == '\\').count();
        return BYTES_EACH
                + clip.title().getBytes(StandardCharsets.UTF_8).length
                + BYTES_ESCAPED * Math.toIntExact(escaped);
    }

    /** Returns whether the whole block fits, even if none of its recordings is in the log yet. */
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

    /** Returns whether one more airing of that recording fits. */
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

    /** Returns the recording if an airing in the log plays it. */
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

    /** Returns the clips, each once, by id. */
    List<Clip> clips() {
        var sorted = new ArrayList<>(clips.values());
        sorted.sort((one, other) -> one.id().compareTo(other.id()));
        return List.copyOf(sorted);
    }
}
