package vn.tienglang.office.asrun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/**
 * Intake of as-run entries of one station in one transaction. Compares what the station sent with
 * the stored branches of its chain, stores what is new, and says how far the station may consider
 * its chain stored.
 *
 * <pre>
 * entries stored already            acknowledged again
 * entries after the end of a branch stored and acknowledged
 * entries that leave a branch       stored as a branch of their own; counted as REWRITTEN_ENTRY
 * entries beyond every branch       not stored; the acknowledgement says where the station must
 *                                   begin again; counted as GAP_IN_CHAIN
 * entry of no enrolled key, or that
 * does not name the one before it   not stored, nor those after it; counted as BROKEN_CHAIN
 * statement of a missing range      stored; the chain goes on after it; counted as ENTRIES_LOST
 * </pre>
 *
 * <p>One class, because the branches of one chain decide every case of the table.
 */
final class ChainIntake {
    /** Most branches of a chain; more are refused, because they can only be an attack. */
    private static final int BRANCHES_MOST = 16;

    private final AsRunRepository entries;
    private final StationId station;
    private final ChainId chain;
    private final Function<KeyId, Verifier> keys;
    private final List<AsRunBranch> branches;
    private @Nullable List<AsRunGap> gaps;

    /**
     * Intake of this chain.
     *
     * @param keys verifier of each key that the station was ever given
     */
    ChainIntake(
            AsRunRepository entries,
            StationId station,
            ChainId chain,
            Function<KeyId, Verifier> keys) {
        this.entries = entries;
        this.station = station;
        this.chain = chain;
        this.keys = keys;
        branches = new ArrayList<>(entries.branches(station, chain));
    }

    /**
     * Result of an intake.
     *
     * @param end how far the chain of the station is stored
     * @param problem why not everything was stored as it should be; empty if it was
     */
    record Result(AsRunLog end, Optional<Problem> problem) {
        /** The acknowledgement for the station. */
        Message.AsRunAcknowledged acknowledgement() {
            return new Message.AsRunAcknowledged(
                    end.station(), end.chain(), end.sequence(), end.head());
        }
    }

    /** Reason to count, and its detail for a person. */
    record Problem(IntakeRejection reason, String detail) {}

    /** A branch, and how many leading entries of a report it holds. */
    private record Match(AsRunBranch branch, int held) {}

    /** Stores none of these entries. */
    Result nothingOf(List<SignedEntry> reported) {
        return new Result(storedUpTo(reported.getFirst().entry().sequence() - 1), Optional.empty());
    }

    /** Stores reported entries of this chain. */
    Result receive(List<SignedEntry> reported, Instant now) {
        AsRunEntry first = reported.getFirst().entry();
        Optional<Match> match = bestMatch(reported, now);
        if (match.isEmpty()) {
            return rejected(first, first.sequence() - 1);
        }
        AsRunBranch branch = match.get().branch();
        List<SignedEntry> fresh = reported.subList(match.get().held(), reported.size());
        AsRunLog start = endAfter(branch, reported, match.get().held());
        if (fresh.isEmpty()) {
            return new Result(start, Optional.empty());
        }
        AsRunLog end;
        Optional<Problem> problem = Optional.empty();
        switch (start.check(fresh, keys)) {
            case AsRunLog.Check.Intact(AsRunLog whole) -> end = whole;
            case AsRunLog.Check.Broken(AsRunLog intact, String why) -> {
                end = intact;
                problem = Optional.of(new Problem(brokenReason(intact, fresh), why));
            }
        }
        if (end.sequence() == start.sequence()) {
            return new Result(end, problem);
        }
        List<ReceivedAsRunEntry> sound =
                fresh.stream()
                        .limit(end.sequence() - start.sequence())
                        .map(entry -> new ReceivedAsRunEntry(entry, now))
                        .toList();
        return store(branch, start, end, sound, now)
                .map(fork -> new Result(end, Optional.of(fork)))
                .orElse(new Result(end, problem));
    }

    private Optional<Problem> store(
            AsRunBranch branch,
            AsRunLog start,
            AsRunLog end,
            List<ReceivedAsRunEntry> sound,
            Instant now) {
        if (branch.end().equals(start)) {
            entries.append(branch.endingAt(end, now), sound);
            return Optional.empty();
        }
        long first = start.sequence() + 1;
        var problem =
                new Problem(
                        IntakeRejection.REWRITTEN_ENTRY,
                        "chain %s has another entry %d than the one stored; both are stored"
                                .formatted(chain, first));
        entries.append(new AsRunBranch(nextNumber(), branch.number(), first, end, now, now), sound);
        return Optional.of(problem);
    }

    private int nextNumber() {
        return branches.stream().mapToInt(AsRunBranch::number).max().orElse(-1) + 1;
    }

    /** The branch that holds the entry before the report and most of its entries. */
    private Optional<Match> bestMatch(List<SignedEntry> reported, Instant now) {
        AsRunEntry first = reported.getFirst().entry();
        if (branches.isEmpty()) {
            boolean isBegin = first.sequence() == 1;
            return isBegin ? Optional.of(new Match(newBranch(now), 0)) : Optional.empty();
        }
        Optional<AsRunBranch> continued =
                branches.stream()
                        .filter(branch -> branch.end().sequence() == first.sequence() - 1)
                        .filter(branch -> branch.end().head().equals(first.previous()))
                        .findFirst();
        if (continued.isPresent()) {
            return Optional.of(new Match(continued.get(), 0));
        }
        List<Match> matches =
                branches.stream().flatMap(branch -> match(branch, reported).stream()).toList();
        Optional<Match> best = matches.stream().max(Comparator.comparingInt(Match::held));
        boolean mayFork = branches.size() < BRANCHES_MOST;
        return best.filter(match -> mayFork || !isFork(match, reported));
    }

    private static boolean isFork(Match match, List<SignedEntry> reported) {
        long start = reported.getFirst().entry().sequence() - 1 + match.held();
        return match.held() < reported.size() && match.branch().end().sequence() > start;
    }

    private AsRunBranch newBranch(Instant now) {
        return new AsRunBranch(0, 0, 1, AsRunLog.empty(station, chain), now, now);
    }

    private Optional<Match> match(AsRunBranch branch, List<SignedEntry> reported) {
        AsRunEntry first = reported.getFirst().entry();
        if (first.sequence() - 1 > branch.end().sequence()) {
            return Optional.empty();
        }
        Map<Long, Digest> held =
                digests(branch, first.sequence() - 1, reported.getLast().entry().sequence());
        boolean follows =
                first.sequence() == 1 || first.previous().equals(held.get(first.sequence() - 1));
        if (!follows) {
            return Optional.empty();
        }
        int count = 0;
        for (SignedEntry signed : reported) {
            if (!signed.entry().digest().equals(held.get(signed.entry().sequence()))) {
                break;
            }
            count++;
        }
        return Optional.of(new Match(branch, count));
    }

    /** Digests of a branch and of those that it left, from one number to another. */
    private Map<Long, Digest> digests(AsRunBranch branch, long from, long to) {
        var digests = new TreeMap<Long, Digest>();
        long before = Long.MAX_VALUE;
        @Nullable AsRunBranch one = branch;
        while (one != null) {
            long until = Math.min(to, before - 1);
            if (one.end().sequence() >= from && one.end().sequence() <= until) {
                digests.put(one.end().sequence(), one.end().head());
            }
            long last = Math.min(until, one.end().sequence());
            if (last >= Math.max(from, one.first())) {
                digests.putAll(
                        entries.digests(
                                station, chain, one.number(), Math.max(from, one.first()), last));
            }
            int number = one.number();
            gaps().stream()
                    .filter(gap -> gap.branch() == number)
                    .filter(gap -> gap.to() >= from && gap.to() <= until)
                    .forEach(gap -> digests.put(gap.to(), gap.last()));
            before = one.first();
            one = before <= from || one.number() == 0 ? null : branch(one.parent());
        }
        return digests;
    }

    private List<AsRunGap> gaps() {
        if (gaps == null) {
            gaps = entries.gaps(station, chain);
        }
        return gaps;
    }

    private AsRunBranch branch(int number) {
        return branches.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
    }

    private AsRunLog endAfter(AsRunBranch branch, List<SignedEntry> reported, int held) {
        if (held > 0) {
            AsRunEntry last = reported.get(held - 1).entry();
            return new AsRunLog(station, chain, last.sequence(), last.digest());
        }
        AsRunEntry first = reported.getFirst().entry();
        if (first.sequence() == 1) {
            return AsRunLog.empty(station, chain);
        }
        return branch.end().sequence() == first.sequence() - 1
                ? branch.end()
                : new AsRunLog(station, chain, first.sequence() - 1, first.previous());
    }

    private static IntakeRejection brokenReason(AsRunLog intact, List<SignedEntry> fresh) {
        boolean isGap =
                fresh.stream()
                        .map(SignedEntry::entry)
                        .filter(entry -> entry.sequence() > intact.sequence())
                        .noneMatch(entry -> entry.sequence() == intact.sequence() + 1);
        return isGap ? IntakeRejection.GAP_IN_CHAIN : IntakeRejection.BROKEN_CHAIN;
    }

    private Result rejected(AsRunEntry first, long before) {
        AsRunLog held = storedUpTo(before);
        boolean isGap = held.sequence() < before;
        return new Result(
                held,
                Optional.of(
                        new Problem(
                                isGap ? IntakeRejection.GAP_IN_CHAIN : IntakeRejection.BROKEN_CHAIN,
                                "entry %d of chain %s; stored up to %d"
                                        .formatted(first.sequence(), chain, held.sequence()))));
    }

    /** The last stored entry up to this number, of the branch that goes furthest. */
    private AsRunLog storedUpTo(long sequence) {
        return branches.stream()
                .map(branch -> storedUpTo(branch, sequence))
                .max(Comparator.comparingLong(AsRunLog::sequence))
                .orElse(AsRunLog.empty(station, chain));
    }

    private AsRunLog storedUpTo(AsRunBranch branch, long sequence) {
        if (branch.end().sequence() <= sequence) {
            return branch.end();
        }
        long at = sequence;
        while (at > 0) {
            Digest digest = digests(branch, at, at).get(at);
            if (digest != null) {
                return new AsRunLog(station, chain, at, digest);
            }
            at = beforeGap(branch, at);
        }
        return AsRunLog.empty(station, chain);
    }

    /**
     * Number before the stated gap that contains this one; an entry that is not stored is in one.
     */
    private long beforeGap(AsRunBranch branch, long sequence) {
        return gaps().stream()
                .filter(gap -> gap.from() <= sequence && sequence <= gap.to())
                .mapToLong(gap -> gap.from() - 1)
                .min()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "entry %d of chain %s, branch %d, is not stored"
                                        .formatted(sequence, chain, branch.number())));
    }

    /** Stores the statement of a missing range. */
    Result receive(Message.AsRunRangeMissing missing, Instant now) {
        if (branches.isEmpty()) {
            branches.add(newBranch(now));
        }
        Optional<AsRunBranch> stored =
                branches.stream()
                        .filter(branch -> branch.end().sequence() >= missing.to())
                        .filter(branch ->
                                missing.last()
                                        .equals(
                                                digests(branch, missing.to(), missing.to())
                                                        .get(missing.to())))
                        .findFirst();
        if (stored.isPresent()) {
            return new Result(
                    new AsRunLog(station, chain, missing.to(), missing.last()), Optional.empty());
        }
        Optional<AsRunBranch> shorter =
                branches.stream()
                        .filter(branch -> branch.end().sequence() >= missing.from() - 1)
                        .filter(branch -> branch.end().sequence() < missing.to())
                        .max(Comparator.comparingLong(branch -> branch.end().sequence()));
        if (shorter.isEmpty()) {
            AsRunLog held = storedUpTo(missing.from() - 1);
            return new Result(
                    held,
                    Optional.of(
                            new Problem(
                                    IntakeRejection.GAP_IN_CHAIN,
                                    "missing from %d of chain %s; stored up to %d"
                                            .formatted(missing.from(), chain, held.sequence()))));
        }
        AsRunBranch branch = shorter.get();
        long from = branch.end().sequence() + 1;
        var end = new AsRunLog(station, chain, missing.to(), missing.last());
        entries.addGap(
                branch.endingAt(end, now),
                new AsRunGap(branch.number(), from, missing.to(), missing.last(), now));
        return new Result(
                end,
                Optional.of(
                        new Problem(
                                IntakeRejection.ENTRIES_LOST,
                                "entries %d to %d of chain %s"
                                        .formatted(from, missing.to(), chain))));
    }

    /**
     * The acknowledgement that corrects what a station believes about the stored entries; empty if
     * it is right.
     */
    Optional<Message.AsRunAcknowledged> correction(StationStatus status) {
        AsRunLog claimed = status.chain().orElseThrow();
        boolean isHeld =
                claimed.sequence() > 0
                        && branches.stream()
                                .anyMatch(branch ->
                                        branch.end().sequence() >= claimed.sequence()
                                                && claimed.head()
                                                        .equals(
                                                                digests(
                                                                                branch,
                                                                                claimed.sequence(),
                                                                                claimed.sequence())
                                                                        .get(claimed.sequence())));
        AsRunLog held = isHeld ? claimed : storedUpTo(claimed.sequence());
        if (held.sequence() == status.acknowledged() && (isHeld || status.unsent() > 0)) {
            return Optional.empty();
        }
        if (claimed.sequence() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Result(held, Optional.empty()).acknowledgement());
    }
}
