package vn.tienglang.airtime.proof;

import java.util.regex.Pattern;

/**
 * Checkpoint of a log (C2SP tlog-checkpoint): size and root of its Merkle tree.
 *
 * @param origin name of the log
 * @param size number of leaves
 * @param root root of the tree
 */
public record Checkpoint(String origin, long size, MerkleHash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int LINES = 3;

    /** Rejects an impossible size. */
    public Checkpoint {
        if (size < 0) {
            throw new IllegalArgumentException("a checkpoint of " + size + " leaves");
        }
    }

    /** The text of the note. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /**
     * Reads the text of a note; lines after the third are ignored.
     *
     * @throws IllegalArgumentException with one sentence when it is not a checkpoint
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length <= LINES || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), MerkleHash.ofBase64(lines[2]));
    }
}
