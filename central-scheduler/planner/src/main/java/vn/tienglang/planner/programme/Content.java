package vn.tienglang.planner.programme;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;

/**
 * What can be heard.
 *
 * @param clips every recording that can be fetched
 * @param bulletins every message, with what was made of it in each language
 */
public record Content(Map<ClipId, Clip> clips, Map<BulletinId, Bulletin> bulletins) {
    /** Takes copies whose order does not depend on the machine. */
    public Content {
        clips = Collections.unmodifiableMap(new TreeMap<>(clips));
        bulletins = Collections.unmodifiableMap(new TreeMap<>(bulletins));
    }
}
