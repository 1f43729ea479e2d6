package vn.tienglang.airtime.proof;

/** Source of the nodes of a Merkle tree that are roots of complete subtrees. */
@FunctionalInterface
public interface MerkleNodes {
    /**
     * The root of the complete subtree with the leaves from {@code index << level} on, {@code 1 <<
     * level} in number. Only asked for subtrees that the tree has.
     *
     * @param level 0 for leaves
     */
    MerkleHash node(int level, long index);
}
