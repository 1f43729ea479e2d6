package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;

/**
 * Leaf of the log: all chains of one station, as far as the centre had stored them. Each statement
 * names the one before it, so that none of a station can be left out unseen.
 *
 * @param station the station
 * @param number 1, 2, 3, … without gaps for each station
 * @param previous leaf hash of the statement before; {@link MerkleHash#NONE} in the first
 * @param branches every branch of every chain, by chain and number
 * @param gaps the missing ranges that the station has stated, by chain, branch and start
 */
public record StationStatement(
        StationId station,
        long number,
        MerkleHash previous,
        List<Branch> branches,
        List<Gap> gaps) {
    private static final String FORMAT = "tl-station-1";
    private static final int HEAD_LINES = 4;
    private static final int FIELDS = 7;

    /**
     * Branch of a chain.
     *
     * @param number 0, or higher for another history of the same chain
     * @param parent number of the branch that it leaves
     * @param first number of its first own entry
     * @param sequence number of its last entry
     * @param head digest of its last entry
     */
    public record Branch(
            ChainId chain, int number, int parent, long first, long sequence, Digest head) {
        private String line() {
            return "chain " + chain + " " + number + " " + parent + " " + first + " " + sequence
                    + " " + head;
        }
    }

    /**
     * Missing range of entries.
     *
     * @param last digest of the last missing entry
     */
    public record Gap(ChainId chain, int branch, long from, long to, Digest last) {
        private String line() {
            return "gap " + chain + " " + branch + " " + from + " " + to + " " + last + " -";
        }
    }

    /** Sorts branches and gaps. */
    public StationStatement {
        branches =
                branches.stream()
                        .sorted(
                                Comparator.comparing(Branch::chain)
                                        .thenComparingInt(Branch::number))
                        .toList();
        gaps =
                gaps.stream()
                        .sorted(
                                Comparator.comparing(Gap::chain)
                                        .thenComparingInt(Gap::branch)
                                        .thenComparingLong(Gap::from))
                        .toList();
        if (number < 1 || (number == 1) != previous.equals(MerkleHash.NONE)) {
            throw new IllegalArgumentException(
                    "statement " + number + " of " + station + " after " + previous);
        }
    }

    /** The text that is hashed: one fact a line. */
    public String text() {
        var text = new StringBuilder();
        text.append(FORMAT).append('\n').append(station).append('\n');
        text.append(number).append('\n').append(previous.hex()).append('\n');
        branches.forEach(branch -> text.append(branch.line()).append('\n'));
        gaps.forEach(gap -> text.append(gap.line()).append('\n'));
        return text.toString();
    }

    /** Hash of the leaf with this statement. */
    public MerkleHash leaf() {
        return MerkleTree.leaf(text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the text of a statement.
     *
     * @throws IllegalArgumentException with one sentence when it is not the text of one
     */
    public static StationStatement parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < HEAD_LINES || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("not a statement of a station");
        }
        var branches = new ArrayList<Branch>();
        var gaps = new ArrayList<Gap>();
        for (String line : lines.subList(HEAD_LINES, lines.size())) {
            String[] field = line.split(" ", -1);
            if (field.length != FIELDS) {
                throw new IllegalArgumentException("a statement with the line '" + line + "'");
            }
            if (field[0].equals("chain")) {
                branches.add(
                        new Branch(
                                new ChainId(field[1]),
                                Integer.parseInt(field[2]),
                                Integer.parseInt(field[3]),
                                Long.parseLong(field[4]),
                                Long.parseLong(field[5]),
                                new Digest(field[6])));
            } else {
                gaps.add(
                        new Gap(
                                new ChainId(field[1]),
                                Integer.parseInt(field[2]),
                                Long.parseLong(field[3]),
                                Long.parseLong(field[4]),
                                new Digest(field[5])));
            }
        }
        var statement =
                new StationStatement(
                        new StationId(lines.get(1)),
                        Long.parseLong(lines.get(2)),
                        MerkleHash.ofHex(lines.get(3)),
                        branches,
                        gaps);
        if (!statement.text().equals(text)) {
            throw new IllegalArgumentException("a statement that is written in another way");
        }
        return statement;
    }

    /**
     * Why this statement cannot follow an earlier one of the same station; empty if it can. Entries
     * are only ever added, so no chain becomes shorter, and none disappears.
     */
    public String contradiction(StationStatement earlier) {
        if (number != earlier.number + 1 || !previous.equals(earlier.leaf())) {
            return "statement "
                    + number
                    + " of "
                    + station
                    + " does not follow statement "
                    + earlier.number;
        }
        for (Branch before : earlier.branches) {
            boolean isKept =
                    branches.stream()
                            .filter(now -> now.chain.equals(before.chain))
                            .filter(now -> now.number == before.number)
                            .filter(now -> now.parent == before.parent && now.first == before.first)
                            .anyMatch(now ->
                                    now.sequence > before.sequence
                                            || (now.sequence == before.sequence
                                                    && now.head.equals(before.head)));
            if (!isKept) {
                return "chain "
                        + before.chain
                        + " of "
                        + station
                        + " had entry "
                        + before.sequence
                        + ", which is dropped or rewritten";
            }
        }
        for (Gap before : earlier.gaps) {
            if (!gaps.contains(before)) {
                return "a missing range of chain "
                        + before.chain
                        + " of "
                        + station
                        + " is not stated any more";
            }
        }
        return "";
    }
}
