package vn.tienglang.planner.programme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;

/** What still fits into one daily log: so many airings, and so many bytes on the wire. */
final class LogRoom {
    /** What an airing costs in a log on the wire, at most, and a clip apart from its title. */
    private static final int BYTES_EACH = 256;

    /** What a log on the wire costs before anything is in it. */
    private static final int BYTES_BARE = 1_024;

    /** JSON writes a quote, a backslash or a control character in up to six bytes. */
    private static final int BYTES_A_CHARACTER = 6;

    private final List<Clip> clips = new ArrayList<>();
    private int airings;
    private int bytes = BYTES_BARE;

    /** Whether all of the act would fit, even if none of its recordings were in the log yet. */
    boolean hasRoomFor(Act act) {
        int weight = 0;
        for (Act.Item item : act.items()) {
            if (item.sound() instanceof Act.Sound.Of(Clip clip)) {
                weight += BYTES_EACH + weight(clip);
            }
        }
        return airings + act.items().size() <= Limits.AIRINGS_A_DAY
                && bytes + weight <= Limits.MESSAGE_BYTES;
    }

    void add(Act act, List<Airing> placed) {
        airings += placed.size();
        bytes += placed.size() * BYTES_EACH;
        for (Act.Item item : act.items()) {
            if (item.sound() instanceof Act.Sound.Of(Clip clip) && isPlayed(clip, placed)) {
                take(clip);
            }
        }
    }

    private static boolean isPlayed(Clip clip, List<Airing> placed) {
        for (Airing airing : placed) {
            if (airing.clip().equals(clip.id())) {
                return true;
            }
        }
        return false;
    }

    private void take(Clip clip) {
        for (Clip held : clips) {
            if (held.id().equals(clip.id())) {
                return;
            }
        }
        clips.add(clip);
        bytes += weight(clip);
    }

    private static int weight(Clip clip) {
        int title = clip.title().getBytes(StandardCharsets.UTF_8).length;
        return BYTES_EACH + Math.max(title, BYTES_A_CHARACTER * clip.title().length() / 2);
    }

    /** The clips, each once, in order of id. */
    List<Clip> clips() {
        clips.sort(Comparator.comparing(Clip::id));
        return List.copyOf(clips);
    }
}
