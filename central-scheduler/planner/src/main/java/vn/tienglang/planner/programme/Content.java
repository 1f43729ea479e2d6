package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.handover.HandOver;

/**
 * What can be heard.
 *
 * @param clips every recording that can be fetched
 * @param bulletins every message, with what was made of it in each language
 * @param promised what the office hands over day by day; kept in order of name
 */
public record Content(
        Map<ClipId, Clip> clips, Map<BulletinId, Bulletin> bulletins, List<Promised> promised) {
    /** Takes copies whose order does not depend on the machine. */
    public Content {
        clips = Collections.unmodifiableMap(new TreeMap<>(clips));
        bulletins = Collections.unmodifiableMap(new TreeMap<>(bulletins));
        promised =
                promised.stream().sorted(Comparator.comparing(one -> one.handOver().id())).toList();
    }

    /** Content of which nothing is handed over day by day. */
    public Content(Map<ClipId, Clip> clips, Map<BulletinId, Bulletin> bulletins) {
        this(clips, bulletins, List.of());
    }

    /** The hand-over that bulletin waits for on that day; of several the first by name. */
    Optional<HandOver> missing(BulletinId bulletin, LocalDate date) {
        if (promised.isEmpty()) {
            return Optional.empty();
        }
        return promised.stream()
                .filter(one -> one.handOver().bulletin().equals(bulletin))
                .filter(one -> one.isMissing(date))
                .map(Promised::handOver)
                .findFirst();
    }
}
