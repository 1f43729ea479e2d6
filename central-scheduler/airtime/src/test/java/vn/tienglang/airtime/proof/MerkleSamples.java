package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Trees in memory. */
public final class MerkleSamples {
    private MerkleSamples() {}

    /** Leaves that all differ. */
    public static List<MerkleHash> leaves(int count) {
        var leaves = new ArrayList<MerkleHash>();
        for (int index = 0; index < count; index++) {
            leaves.add(MerkleTree.leaf(("leaf " + index).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    /** The nodes over these leaves, each computed again. */
    public static MerkleNodes nodes(List<MerkleHash> leaves) {
        return (level, index) -> {
            if (level == 0) {
                return leaves.get(Math.toIntExact(index));
            }
            MerkleNodes all = nodes(leaves);
            return MerkleTree.node(
                    all.node(level - 1, index * 2), all.node(level - 1, index * 2 + 1));
        };
    }

    /** Root by the definition of RFC 6962 section 2.1. */
    static MerkleHash reference(List<MerkleHash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.node(
                reference(leaves.subList(0, split)),
                reference(leaves.subList(split, leaves.size())));
    }

    /** Inclusion path by the definition of RFC 6962 section 2.1.1. */
    static List<MerkleHash> referencePath(int index, List<MerkleHash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<MerkleHash> left = leaves.subList(0, split);
        List<MerkleHash> right = leaves.subList(split, leaves.size());
        var path =
                new ArrayList<MerkleHash>(
                        index < split
                                ? referencePath(index, left)
                                : referencePath(index - split, right));
        path.add(index < split ? reference(right) : reference(left));
        return path;
    }

    /** Consistency proof by the definition of RFC 6962 section 2.1.2. */
    static List<MerkleHash> referenceProof(int older, List<MerkleHash> leaves, boolean isWhole) {
        if (older == leaves.size()) {
            return isWhole ? List.of() : List.of(reference(leaves));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<MerkleHash> left = leaves.subList(0, split);
        List<MerkleHash> right = leaves.subList(split, leaves.size());
        var path =
                new ArrayList<MerkleHash>(
                        older <= split
                                ? referenceProof(older, left, isWhole)
                                : referenceProof(older - split, right, false));
        path.add(older <= split ? reference(right) : reference(left));
        return path;
    }
}
