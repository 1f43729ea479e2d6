package vn.tienglang.office.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.StationProof;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.office.store.station.StationKey;

/**
 * Builder of the file of one station: its entries of a month, with those around it that show where
 * the month begins and ends in each branch, and its statements of that time.
 */
final class StationProofBuilder {
    /** Days around the month that are exported too: outcomes may become known late. */
    private static final int DAYS_AFTER = 2;

    private final Repositories repositories;
    private final ProofLogRepository log;
    private final StationId station;
    private final long size;
    private final LocalDate from;
    private final LocalDate until;

    StationProofBuilder(
            Repositories repositories,
            StationId station,
            long size,
            LocalDate from,
            LocalDate until) {
        this.repositories = repositories;
        this.log = repositories.proofLog();
        this.station = station;
        this.size = size;
        this.from = from;
        this.until = until;
    }

    StationProof build(List<StationKey> keys) {
        List<AsRunRepository.Range> month =
                repositories.asRun().ranges(station, from, until.plusDays(DAYS_AFTER));
        List<AsRunRepository.Range> before =
                repositories.asRun().ranges(station, LocalDate.EPOCH, from);
        ProofLogRepository.Leaf latest = latestInLog();
        long highest = latest.statement().number();
        long last =
                first(highest, statement -> month.stream().allMatch(one -> covers(statement, one)));
        StationStatement end = statement(last).statement();
        var entries = new ArrayList<StationProof.Entry>();
        for (StationStatement.Branch branch : end.branches()) {
            exported(branch, month, before)
                    .forEach(one -> entries.add(entry(branch.number(), one)));
        }
        long first =
                Math.max(
                        1,
                        first(
                                        last,
                                        statement ->
                                                month.stream().anyMatch(one -> has(statement, one)))
                                - 1);
        return new StationProof(
                station,
                keys.stream().map(key -> new StationProof.Key(key.key(), key.publicKey())).toList(),
                airings(),
                statement(last).index(),
                MerkleTree.inclusion(log, statement(last).index(), size),
                log.statements(station, first, Math.toIntExact(last - first + 1)).stream()
                        .map(ProofLogRepository.Leaf::statement)
                        .toList(),
                entries);
    }

    /** The latest statement that the checkpoint covers; the caller knows that there is one. */
    private ProofLogRepository.Leaf latestInLog() {
        ProofLogRepository.Leaf leaf = log.latest(station).orElseThrow();
        while (leaf.index() >= size) {
            leaf = statement(leaf.statement().number() - 1);
        }
        return leaf;
    }

    private ProofLogRepository.Leaf statement(long number) {
        return log.statements(station, number, 1).getFirst();
    }

    /** The first statement for which this holds, as for all later ones; else the highest. */
    private long first(long highest, Predicate<StationStatement> holds) {
        long low = 1;
        long high = highest;
        while (low < high) {
            long middle = (low + high) / 2;
            if (holds.test(statement(middle).statement())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Optional<StationStatement.Branch> branch(
            StationStatement statement, AsRunRepository.Range range) {
        return statement.branches().stream()
                .filter(one -> one.chain().equals(range.chain()))
                .filter(one -> one.number() == range.branch())
                .findFirst();
    }

    private static boolean covers(StationStatement statement, AsRunRepository.Range range) {
        return branch(statement, range).filter(one -> one.sequence() >= range.last()).isPresent();
    }

    private static boolean has(StationStatement statement, AsRunRepository.Range range) {
        return branch(statement, range).filter(one -> one.sequence() >= range.first()).isPresent();
    }

    /** The entries of a branch that show what it has of the month. */
    private List<ReceivedAsRunEntry> exported(
            StationStatement.Branch branch,
            List<AsRunRepository.Range> month,
            List<AsRunRepository.Range> before) {
        Optional<AsRunRepository.Range> range = of(branch, month);
        long first;
        long last;
        if (range.isPresent() && range.get().first() <= branch.sequence()) {
            first = range.get().first() - 1;
            last = range.get().last() + 1;
        } else {
            first = of(branch, before).map(AsRunRepository.Range::last).orElse(branch.first());
            last = of(branch, before).isPresent() ? first + 1 : first;
        }
        return repositories
                .asRun()
                .entries(
                        station,
                        branch.chain(),
                        branch.number(),
                        Math.max(branch.first(), first),
                        Math.min(branch.sequence(), last));
    }

    private static Optional<AsRunRepository.Range> of(
            StationStatement.Branch branch, List<AsRunRepository.Range> ranges) {
        ChainId chain = branch.chain();
        return ranges.stream()
                .filter(one -> one.chain().equals(chain) && one.branch() == branch.number())
                .findFirst();
    }

    private static StationProof.Entry entry(int branch, ReceivedAsRunEntry received) {
        Signature signature = received.entry().signature();
        return new StationProof.Entry(
                received.entry().entry().chain(),
                branch,
                signature.key(),
                signature.value(),
                received.entry().entry().canonical());
    }

    private List<StationProof.Planned> airings() {
        var airings = new ArrayList<StationProof.Planned>();
        for (DailyLog day : repositories.dailyLogs().latestBetween(List.of(station), from, until)) {
            for (Airing airing : day.airings()) {
                day.clip(airing.clip())
                        .ifPresent(clip ->
                                airings.add(
                                        new StationProof.Planned(
                                                day.date(),
                                                airing.id(),
                                                clip.language().value(),
                                                clip.length())));
            }
        }
        return airings;
    }
}
