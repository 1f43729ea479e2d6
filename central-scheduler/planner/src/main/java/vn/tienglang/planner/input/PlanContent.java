package vn.tienglang.planner.input;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.DueHandOver;
import vn.tienglang.planner.handover.HandOver;

/**
 * What can be heard.
 *
 * @param clips every recording that can be fetched
 * @param bulletins every message, with what was made of it in each language
 * @param dueHandOvers what the office hands over day by day; kept in order of name
 */
public record PlanContent(
        Map<ClipId, Clip> clips,
        Map<BulletinId, Bulletin> bulletins,
        List<DueHandOver> dueHandOvers) {
    /** Takes copies whose order does not depend on the machine. */
    public PlanContent {
        clips = Collections.unmodifiableMap(new TreeMap<>(clips));
        bulletins = Collections.unmodifiableMap(new TreeMap<>(bulletins));
        dueHandOvers =
                dueHandOvers.stream()
                        .sorted(Comparator.comparing(one -> one.handOver().id()))
                        .toList();
    }

    /** Content of which nothing is handed over day by day. */
    public PlanContent(Map<ClipId, Clip> clips, Map<BulletinId, Bulletin> bulletins) {
        this(clips, bulletins, List.of());
    }

    /** The hand-over that bulletin waits for on that day; of several the first by name. */
    public Optional<HandOver> missingHandOver(BulletinId bulletin, LocalDate date) {
        if (dueHandOvers.isEmpty()) {
            return Optional.empty();
        }
        return dueHandOvers.stream()
                .filter(one -> one.handOver().bulletin().equals(bulletin))
                .filter(one -> one.isMissing(date))
                .map(DueHandOver::handOver)
                .findFirst();
    }
}
