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
 * A station settles an airing once, with gapless sequence numbers. The centre commits each entry
 * once, gives each airing of a log exactly one verdict, and never revokes a fulfilled one.
 */
final class OneVerdictPerSlot extends Invariant {
    private final SimWorld world;
    private final Map<StationId, Long> last = new HashMap<>();
    private final Set<Name> settled = new HashSet<>();
    private final Set<Name> committed = new HashSet<>();
    private final Set<Name> fulfilled = new HashSet<>();

    /** An airing; an emergency is another one for each journal, which does not know the others. */
    private record Name(StationId station, AiringId airing, String journal) {
        static Name of(AsRunEntry entry) {
            boolean emergency = entry.airing().value().startsWith("urgent-");
            return new Name(
                    entry.station(), entry.airing(), emergency ? entry.chain().value() : "");
        }
    }

    OneVerdictPerSlot(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.JournalReplaced(var station, var _)) {
            last.remove(station);
        }
        if (simEvent instanceof SimEvent.CentreRestored()) {
            forgetAtCentre();
        }
        if (simEvent
                instanceof SimEvent.FactStored(var station, Journal.Fact.Settled(var signed))) {
            AsRunEntry entry = signed.entry();
            long before = last.getOrDefault(station, 0L);
            if (entry.sequence() != before + 1) {
                throw violation(station + " writes " + entry.sequence() + " after " + before);
            }
            last.put(station, entry.sequence());
            if (!settled.add(Name.of(entry))) {
                throw violation(station + " settles again: " + entry);
            }
        }
        if (simEvent instanceof SimEvent.EntryCommitted(SignedEntry signed)) {
            AsRunEntry entry = signed.entry();
            if (!committed.add(Name.of(entry))) {
                throw violation("the centre commits again: " + entry);
            }
            judge(entry);
        }
    }

    /** The centre came back older: it may commit again, and knows of fulfilment what it has. */
    private void forgetAtCentre() {
        committed.clear();
        fulfilled.clear();
        for (SimStation station : world.stations()) {
            world.history().of(station.id()).committed().stream()
                    .map(SignedEntry::entry)
                    .map(Name::of)
                    .forEach(committed::add);
        }
    }

    private void judge(AsRunEntry entry) {
        EventHistory.StationHistory history = world.history().of(entry.station());
        var revisions = Optional.ofNullable(history.issued().get(entry.date()));
        if (revisions.isEmpty()) {
            return;
        }
        DailyLog log = revisions.get().lastEntry().getValue();
        List<AsRunEntry> asRun = history.committed().stream().map(SignedEntry::entry).toList();
        Map<AiringId, Verdict> verdicts =
                Reconciliation.of(log, asRun, world.context().now(), SimCentre.GRACE).verdicts();
        if (verdicts.size() != log.airings().size()) {
            throw violation(verdicts.size() + " verdicts over " + log);
        }
        verdicts.forEach((airing, verdict) -> {
            var name = new Name(entry.station(), airing, "");
            if (verdict instanceof Verdict.Fulfilled) {
                fulfilled.add(name);
            } else if (fulfilled.contains(name)) {
                throw violation(airing + " was fulfilled and is " + verdict);
            }
        });
    }
}
