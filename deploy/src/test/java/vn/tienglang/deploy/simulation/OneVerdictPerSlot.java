package vn.tienglang.deploy.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.node.port.Journal;
import vn.tienglang.planner.compliance.Reconciliation;
import vn.tienglang.planner.compliance.Verdict;

/**
 * A station settles an airing once, under numbers without gaps; the centre takes over each entry
 * once, gives each airing of a log exactly one verdict, and never takes a fulfilled one back.
 */
final class OneVerdictPerSlot extends Invariant {
    private final SimWorld world;
    private final Map<StationId, Long> last = new HashMap<>();
    private final Set<Name> settled = new HashSet<>();
    private final Set<Name> taken = new HashSet<>();
    private final Set<Name> fulfilled = new HashSet<>();

    private record Name(StationId station, AiringId airing) {}

    OneVerdictPerSlot(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Kept(var station, Journal.Fact.Settled(var signed))) {
            AsRunEntry entry = signed.entry();
            long before = last.getOrDefault(station, 0L);
            if (entry.sequence() != before + 1) {
                throw violation(station + " writes " + entry.sequence() + " after " + before);
            }
            last.put(station, entry.sequence());
            if (!settled.add(new Name(station, entry.airing()))) {
                throw violation(station + " settles again: " + entry);
            }
        }
        if (happening instanceof SimEvent.Taken(SignedEntry signed)) {
            AsRunEntry entry = signed.entry();
            if (!taken.add(new Name(entry.station(), entry.airing()))) {
                throw violation("the centre takes over again: " + entry);
            }
            judge(entry);
        }
    }

    private void judge(AsRunEntry entry) {
        EventHistory.StationHistory pages = world.history().of(entry.station());
        var revisions = Optional.ofNullable(pages.issued().get(entry.date()));
        if (revisions.isEmpty()) {
            return;
        }
        DailyLog log = revisions.get().lastEntry().getValue();
        List<AsRunEntry> asRun = pages.taken().stream().map(SignedEntry::entry).toList();
        Map<AiringId, Verdict> verdicts =
                Reconciliation.of(log, asRun, world.context().now(), SimCentre.GRACE).verdicts();
        if (verdicts.size() != log.airings().size()) {
            throw violation(verdicts.size() + " verdicts over " + log);
        }
        verdicts.forEach((airing, verdict) -> {
            var name = new Name(entry.station(), airing);
            if (verdict instanceof Verdict.Fulfilled) {
                fulfilled.add(name);
            } else if (fulfilled.contains(name)) {
                throw violation(airing + " was fulfilled and is " + verdict);
            }
        });
    }
}
