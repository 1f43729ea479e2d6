package vn.tienglang.airtime.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Right edge of a Merkle tree: the roots of its complete subtrees, the largest first. It is enough
 * to append leaves and to know the root. Immutable.
 *
 * @param size number of leaves
 * @param roots one for each bit of {@code size} that is set, from the highest to the lowest
 */
public record MerkleFrontier(long size, List<MerkleHash> roots) {
    /** Tree without leaves. */
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    /** Rejects a number of roots that does not fit the size. */
    public MerkleFrontier {
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(roots.size() + " roots of a tree of " + size);
        }
        roots = List.copyOf(roots);
    }

    /** The edge of the tree of the first {@code size} leaves. */
    public static MerkleFrontier of(MerkleNodes nodes, long size) {
        var roots = new ArrayList<MerkleHash>();
        long from = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                roots.add(nodes.node(level, from >> level));
                from += 1L << level;
            }
        }
        return new MerkleFrontier(size, roots);
    }

    /** Complete subtree that an appended leaf completed; a leaf is one of level 0. */
    public record Node(int level, long index, MerkleHash hash) {}

    /** Result of {@link #append}: the longer tree, and the subtrees that are complete now. */
    public record Appended(MerkleFrontier frontier, List<Node> completed) {
        /** Takes a copy. */
        public Appended {
            completed = List.copyOf(completed);
        }
    }

    /** Appends a leaf. */
    public Appended append(MerkleHash leaf) {
        var rest = new ArrayList<MerkleHash>(roots);
        var completed = new ArrayList<Node>();
        completed.add(new Node(0, size, leaf));
        MerkleHash hash = leaf;
        for (int level = 1; (size >> (level - 1) & 1) == 1; level++) {
            hash = MerkleTree.node(rest.removeLast(), hash);
            completed.add(new Node(level, size >> level, hash));
        }
        rest.add(hash);
        return new Appended(new MerkleFrontier(size + 1, rest), completed);
    }

    /** Root of the tree. */
    public MerkleHash root() {
        if (roots.isEmpty()) {
            return MerkleTree.root((_, _) -> MerkleHash.NONE, 0);
        }
        MerkleHash hash = roots.getLast();
        for (int index = roots.size() - 2; index >= 0; index--) {
            hash = MerkleTree.node(roots.get(index), hash);
        }
        return hash;
    }
}
