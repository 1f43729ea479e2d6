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
 * Content that can be played.
 *
 * @param clips every recording that can be fetched
 * @param bulletins every bulletin with its renditions
 * @param dueHandOvers the daily hand-overs, by id
 */
public record PlanContent(
        Map<ClipId, Clip> clips,
        Map<BulletinId, Bulletin> bulletins,
        List<DueHandOver> dueHandOvers) {
    /** Copies the collections in a fixed order. */
    public PlanContent {
        clips = Collections.unmodifiableMap(new TreeMap<>(clips));
        bulletins = Collections.unmodifiableMap(new TreeMap<>(bulletins));
        dueHandOvers =
                dueHandOvers.stream()
                        .sorted(Comparator.comparing(one -> one.handOver().id()))
                        .toList();
    }

    /** Creates content without hand-overs. */
    public PlanContent(Map<ClipId, Clip> clips, Map<BulletinId, Bulletin> bulletins) {
        this(clips, bulletins, List.of());
    }

    /**
     * Returns the hand-over that is missing for the bulletin on that day; the first by id if there
     * are several.
     */
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
