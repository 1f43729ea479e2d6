package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Verifier;

/**
 * Check of the file of one station against a checkpoint: entries unaltered, in order and without a
 * hole; every chain of the last statement there; every statement after the one before it, and the
 * last one in the log. Pure; a value is used once.
 *
 * <p>Every branch of the last statement is covered from an entry before the month, or its first
 * one, to an entry after the month, or its last stated one.
 */
public final class StationCheck {
    private final StationProof proof;
    private final LocalDate from;
    private final LocalDate until;
    private final List<ProofFinding> findings = new ArrayList<>();
    private final Map<KeyId, Verifier> keys = new HashMap<>();

    /** Digests by branch and sequence. */
    private final Map<BranchName, TreeMap<Long, CanonicalEntry>> branches = new HashMap<>();

    private record BranchName(ChainId chain, int number) {
        @Override
        public String toString() {
            return number == 0 ? "chain " + chain : "chain " + chain + " branch " + number;
        }
    }

    /**
     * Result of a check.
     *
     * @param findings none when all is well
     * @param entries number of entries
     */
    public record Result(List<ProofFinding> findings, ProofMinutes minutes, long entries) {
        /** Takes a copy. */
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private StationCheck(StationProof proof, LocalDate from, LocalDate until) {
        this.proof = proof;
        this.from = from;
        this.until = until;
    }

    /** Checks the file for the days from {@code from} to before {@code until}. */
    public static Result check(
            StationProof proof, Checkpoint checkpoint, LocalDate from, LocalDate until) {
        var check = new StationCheck(proof, from, until);
        check.checkStatements(checkpoint);
        check.readKeys();
        check.checkEntries();
        StationStatement last = proof.statements().getLast();
        last.branches().forEach(branch -> check.checkBranch(branch, last));
        proof.statements().forEach(check::checkHeads);
        return new Result(check.findings, check.minutes(), proof.entries().size());
    }

    private void tampered(String sentence) {
        findings.add(ProofFinding.tampered(proof.station(), sentence));
    }

    private void notWhole(String sentence) {
        findings.add(ProofFinding.notWhole(proof.station(), sentence));
    }

    private void checkStatements(Checkpoint checkpoint) {
        StationId station = proof.station();
        @Nullable StationStatement before = null;
        for (StationStatement one : proof.statements()) {
            if (!one.station().equals(station)) {
                tampered("a statement is of station " + one.station());
            }
            String contradiction = before == null ? "" : one.contradiction(before);
            if (!contradiction.isEmpty()) {
                tampered(contradiction);
            }
            before = one;
        }
        boolean isIncluded =
                MerkleTree.isIncluded(
                        proof.statements().getLast().leaf(),
                        proof.leaf(),
                        checkpoint.size(),
                        proof.path(),
                        checkpoint.root());
        if (!isIncluded) {
            tampered("its last statement is not in the log of the checkpoint");
        }
    }

    private void readKeys() {
        for (StationProof.Key key : proof.keys()) {
            try {
                keys.put(key.id(), Ed25519.verifier(key.id(), Ed25519.publicKey(key.publicKey())));
            } catch (IllegalArgumentException _) {
                tampered("its key " + key.id() + " is no key");
            }
        }
    }

    private void checkEntries() {
        @Nullable CanonicalEntry before = null;
        @Nullable BranchName name = null;
        for (StationProof.Entry one : proof.entries()) {
            CanonicalEntry entry;
            try {
                entry = CanonicalEntry.parse(one.chain(), one.text());
            } catch (RuntimeException e) {
                tampered("an entry of chain " + one.chain() + " cannot be read");
                continue;
            }
            var branch = new BranchName(one.chain(), one.branch());
            String at = "entry " + entry.sequence() + " of " + branch;
            if (!entry.station().equals(proof.station()) || !entry.chain().equals(one.chain())) {
                tampered(at + " belongs to another station or chain");
                continue;
            }
            if (!isSigned(one)) {
                tampered(at + " is not signed by a key of the station");
            }
            boolean isSame = branch.equals(name);
            if (isSame && before != null && entry.sequence() <= before.sequence()) {
                tampered(at + " stands after entry " + before.sequence());
                continue;
            }
            if (isSame && before != null && entry.settledAt().isBefore(before.settledAt())) {
                notWhole(
                        at
                                + " is dated before entry "
                                + before.sequence()
                                + ": its clock was wrong, or it is dated back");
            }
            TreeMap<Long, CanonicalEntry> stored =
                    branches.computeIfAbsent(branch, _ -> new TreeMap<>());
            if (stored.putIfAbsent(entry.sequence(), entry) != null) {
                tampered(at + " is there twice");
            }
            before = entry;
            name = branch;
        }
    }

    private boolean isSigned(StationProof.Entry one) {
        Verifier key = keys.get(one.key());
        try {
            return key != null
                    && key.verifies(
                            one.text().getBytes(StandardCharsets.UTF_8),
                            new Signature(one.key(), one.signature()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Checks that a branch has no hole, and covers the month. */
    private void checkBranch(StationStatement.Branch branch, StationStatement last) {
        var name = new BranchName(branch.chain(), branch.number());
        if (branch.number() > 0) {
            notWhole(
                    "two histories of chain "
                            + branch.chain()
                            + " differ from entry "
                            + branch.first()
                            + " on");
        }
        List<StationStatement.Gap> gaps =
                last.gaps().stream()
                        .filter(gap -> gap.chain().equals(branch.chain()))
                        .filter(gap -> gap.branch() == branch.number())
                        .toList();
        gaps.forEach(gap ->
                notWhole(
                        "entries "
                                + gap.from()
                                + " to "
                                + gap.to()
                                + " of "
                                + name
                                + " are missing; the station has stated so"));
        TreeMap<Long, CanonicalEntry> entries = branches.getOrDefault(name, new TreeMap<>());
        if (entries.isEmpty()) {
            boolean isAllMissing =
                    branch.sequence() < branch.first()
                            || afterGap(gaps, branch.first()) > branch.sequence();
            if (!isAllMissing) {
                tampered("no entry of " + name + " is there");
            }
            return;
        }
        checkLinks(name, branch, gaps, entries);
        CanonicalEntry first = entries.firstEntry().getValue();
        boolean isFirst =
                first.sequence() == branch.first()
                        || afterGap(gaps, branch.first()) == first.sequence();
        if (!isFirst && !first.date().isBefore(from)) {
            tampered(
                    "the entries of "
                            + name
                            + " before entry "
                            + first.sequence()
                            + " are cut off");
        }
        CanonicalEntry end = entries.lastEntry().getValue();
        boolean isEnd =
                end.sequence() == branch.sequence()
                        || afterGap(gaps, end.sequence() + 1) > branch.sequence();
        if (!isEnd && end.date().isBefore(until)) {
            tampered(
                    "the entries of "
                            + name
                            + " after entry "
                            + end.sequence()
                            + " are cut off; the log has "
                            + branch.sequence());
        }
    }

    /** The number after the missing range that begins here; this number without one. */
    private static long afterGap(List<StationStatement.Gap> gaps, long sequence) {
        return gaps.stream()
                .filter(gap -> gap.from() == sequence)
                .mapToLong(gap -> gap.to() + 1)
                .findFirst()
                .orElse(sequence);
    }

    private void checkLinks(
            BranchName name,
            StationStatement.Branch branch,
            List<StationStatement.Gap> gaps,
            Map<Long, CanonicalEntry> entries) {
        @Nullable CanonicalEntry before = null;
        for (CanonicalEntry entry : entries.values()) {
            String at = "entry " + entry.sequence() + " of " + name;
            if (before == null) {
                Optional<Digest> parent =
                        entry.sequence() == branch.first() && branch.number() > 0
                                ? digest(branch.chain(), branch.parent(), entry.sequence() - 1)
                                : Optional.empty();
                if (parent.isPresent() && !parent.get().equals(entry.previous())) {
                    tampered(at + " does not name the one before it");
                }
            } else if (entry.sequence() == before.sequence() + 1) {
                if (!entry.previous().equals(before.digest())) {
                    tampered(at + " does not name the one before it");
                }
            } else if (afterGap(gaps, before.sequence() + 1) == entry.sequence()) {
                long missing = entry.sequence() - 1;
                boolean isNamed =
                        gaps.stream()
                                .filter(gap -> gap.to() == missing)
                                .anyMatch(gap -> gap.last().equals(entry.previous()));
                if (!isNamed) {
                    tampered(at + " does not name the end of the missing range before it");
                }
            } else {
                tampered(
                        "entries "
                                + (before.sequence() + 1)
                                + " to "
                                + (entry.sequence() - 1)
                                + " of "
                                + name
                                + " are cut out");
            }
            before = entry;
        }
    }

    private Optional<Digest> digest(ChainId chain, int branch, long sequence) {
        return Optional.ofNullable(branches.get(new BranchName(chain, branch)))
                .flatMap(entries -> Optional.ofNullable(entries.get(sequence)))
                .map(CanonicalEntry::digest);
    }

    /** Every head that a statement has must be the entry that is there. */
    private void checkHeads(StationStatement statement) {
        for (StationStatement.Branch branch : statement.branches()) {
            Optional<Digest> found = digest(branch.chain(), branch.number(), branch.sequence());
            if (found.isPresent() && !found.get().equals(branch.head())) {
                tampered(
                        "entry "
                                + branch.sequence()
                                + " of chain "
                                + branch.chain()
                                + " is not the one that statement "
                                + statement.number()
                                + " had logged");
            }
        }
    }

    /** Each airing counts once: the entry with the most playing time. */
    private ProofMinutes minutes() {
        Map<AiringId, String> languages = new HashMap<>();
        proof.airings().forEach(one -> languages.put(one.airing(), one.language()));
        Map<AiringId, CanonicalEntry> best = new HashMap<>();
        branches.values().stream()
                .flatMap(entries -> entries.values().stream())
                .filter(entry -> !entry.date().isBefore(from) && entry.date().isBefore(until))
                .forEach(entry ->
                        best.merge(
                                entry.airing(),
                                entry,
                                (one, other) ->
                                        one.played().compareTo(other.played()) >= 0 ? one : other));
        var proven = new TreeMap<String, Duration>();
        var claimed = new TreeMap<String, Duration>();
        for (CanonicalEntry entry : best.values()) {
            String language =
                    Objects.requireNonNullElse(
                            languages.get(entry.airing()), ProofMinutes.UNPLANNED);
            claimed.merge(language, entry.played(), Duration::plus);
            if (entry.proven()) {
                proven.merge(language, entry.played(), Duration::plus);
            }
        }
        return new ProofMinutes(proven, claimed);
    }
}
