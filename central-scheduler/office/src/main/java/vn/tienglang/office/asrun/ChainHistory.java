package vn.tienglang.office.asrun;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.station.AsRunBranch;

/** History of the chains of a station, and which stations have a clone: two boards of one card. */
public final class ChainHistory {
    /** Two branches that were both written within this time are a clone. */
    static final Duration CLONE_SHOWN = Duration.ofDays(7);

    private ChainHistory() {}

    /** The stations of which two boards with the same card reported lately. */
    public static Set<StationId> clones(AsRunRepository entries, Instant now) {
        return new TreeSet<>(entries.forkedSince(now.minus(CLONE_SHOWN)));
    }

    /** The chains of this station, in the order in which they were opened. */
    public static List<ChainSummary> of(AsRunRepository entries, StationId station, Instant now) {
        Map<ChainId, List<AsRunBranch>> byChain = new LinkedHashMap<>();
        entries.branches(station)
                .forEach(branch ->
                        byChain.computeIfAbsent(branch.end().chain(), _ -> new ArrayList<>())
                                .add(branch));
        var chains = new ArrayList<ChainSummary>();
        byChain.forEach((chain, branches) ->
                chains.add(
                        new ChainSummary(
                                chain,
                                link(entries, station, chain, byChain, chains.isEmpty()),
                                branches,
                                entries.gaps(station, chain),
                                isCloned(branches, now))));
        return chains;
    }

    private static boolean isCloned(List<AsRunBranch> branches, Instant now) {
        Instant since = now.minus(CLONE_SHOWN);
        return branches.stream().filter(branch -> !branch.writtenAt().isBefore(since)).count() > 1;
    }

    private static ChainLink link(
            AsRunRepository entries,
            StationId station,
            ChainId chain,
            Map<ChainId, List<AsRunBranch>> byChain,
            boolean isFirst) {
        Optional<Digest> named = entries.beforeFirst(station, chain);
        if (named.isEmpty() || named.get().equals(Digest.NONE)) {
            return isFirst && named.isPresent() ? new ChainLink.First() : new ChainLink.Unknown();
        }
        Optional<AsRunLog> place =
                Stream.concat(
                                entries.places(station, named.get()).stream(),
                                missingEnds(entries, station, named.get(), byChain))
                        .filter(at -> !at.chain().equals(chain))
                        .findFirst();
        if (place.isEmpty()) {
            return new ChainLink.NotStored(named.get());
        }
        AsRunLog at = place.get();
        List<AsRunBranch> before = byChain.getOrDefault(at.chain(), List.of());
        boolean isEnd = before.stream().anyMatch(branch -> branch.end().head().equals(at.head()));
        long stored =
                before.stream()
                        .map(branch -> branch.end().sequence())
                        .max(Comparator.naturalOrder())
                        .orElse(at.sequence());
        return isEnd
                ? new ChainLink.Verified(at.chain(), at.sequence())
                : new ChainLink.Contradicting(at.chain(), at.sequence(), stored);
    }

    /** The ends of stated missing ranges, whose entries are not stored. */
    private static Stream<AsRunLog> missingEnds(
            AsRunRepository entries,
            StationId station,
            Digest named,
            Map<ChainId, List<AsRunBranch>> byChain) {
        return byChain.keySet().stream()
                .flatMap(chain ->
                        entries.gaps(station, chain).stream()
                                .filter(gap -> gap.last().equals(named))
                                .map(gap -> new AsRunLog(station, chain, gap.to(), named)));
    }
}
