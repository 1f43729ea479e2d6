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

    /**
     * An airing, of one journal where another one may settle it as well: an emergency, which a new
     * journal does not know, and an airing that was given up right before its start.
     */
    private record Name(StationId station, AiringId airing, String journal) {}

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
            if (!settled.add(name(entry))) {
                throw violation(station + " settles again: " + entry);
            }
        }
        if (simEvent instanceof SimEvent.EntryCommitted(SignedEntry signed)) {
            AsRunEntry entry = signed.entry();
            if (!committed.add(name(entry))) {
                throw violation("the centre commits again: " + entry);
            }
            judge(entry);
        }
    }

    private Name name(AsRunEntry entry) {
        boolean ofItsJournal =
                entry.airing().value().startsWith("urgent-") || isSettledBeforeItsStart(entry);
        return new Name(entry.station(), entry.airing(), ofItsJournal ? entry.chain().value() : "");
    }

    private boolean isSettledBeforeItsStart(AsRunEntry entry) {
        return world.history().of(entry.station()).issued().values().stream()
                .flatMap(revisions -> revisions.values().stream())
                .flatMap(log -> log.airings().stream())
                .filter(airing -> airing.id().equals(entry.airing()))
                .anyMatch(airing -> entry.settledAt().isBefore(airing.airtime().start()));
    }

    /** The centre came back older: it may commit again, and knows of fulfilment what it has. */
    private void forgetAtCentre() {
        committed.clear();
        fulfilled.clear();
        for (SimStation station : world.stations()) {
            world.history().of(station.id()).committed().stream()
                    .map(SignedEntry::entry)
                    .map(this::name)
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
