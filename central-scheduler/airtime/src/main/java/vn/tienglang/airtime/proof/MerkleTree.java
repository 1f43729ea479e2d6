package vn.tienglang.airtime.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Sha256;

/**
 * Merkle tree of RFC 6962 section 2.1, and its proofs as in RFC 9162 section 2.1. Pure functions.
 * Proofs that come from outside may be anything: a wrong one is not verified, and never throws.
 */
public final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /** Hash of a leaf with this content. */
    public static MerkleHash leaf(byte[] content) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(LEAF);
        return new MerkleHash(digest.digest(content));
    }

    /** Hash of the node over two others. */
    public static MerkleHash node(MerkleHash left, MerkleHash right) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(NODE);
        digest.update(left.bytes());
        return new MerkleHash(digest.digest(right.bytes()));
    }

    /** Root of the first {@code size} leaves; of none, the SHA-256 of nothing. */
    public static MerkleHash root(MerkleNodes nodes, long size) {
        return size == 0 ? new MerkleHash(Sha256.newDigest().digest()) : range(nodes, 0, size);
    }

    /** Root of the leaves from {@code from} to before {@code until}, at least one. */
    private static MerkleHash range(MerkleNodes nodes, long from, long until) {
        long count = until - from;
        if (Long.bitCount(count) == 1 && from % count == 0) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >> level);
        }
        long left = split(count);
        return node(range(nodes, from, from + left), range(nodes, from + left, until));
    }

    /** The largest power of two below this number, which is at least 2. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }

    /**
     * Proof that leaf {@code index} is in the tree of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException when the tree has no such leaf
     */
    public static List<MerkleHash> inclusion(MerkleNodes nodes, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var path = new ArrayList<MerkleHash>();
        long from = 0;
        long until = size;
        while (until - from > 1) {
            long middle = from + split(until - from);
            if (index < middle) {
                path.addFirst(range(nodes, middle, until));
                until = middle;
            } else {
                path.addFirst(range(nodes, from, middle));
                from = middle;
            }
        }
        return List.copyOf(path);
    }

    /**
     * Proof that the tree of the first {@code size} leaves begins with the tree of the first {@code
     * older} leaves. Empty when they are the same, or the older one has no leaf.
     *
     * @throws IllegalArgumentException when {@code older} is not 0 to {@code size}
     */
    public static List<MerkleHash> consistency(MerkleNodes nodes, long older, long size) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("no tree of " + older + " in one of " + size);
        }
        if (older == 0 || older == size) {
            return List.of();
        }
        var path = new ArrayList<MerkleHash>();
        long from = 0;
        long until = size;
        while (older != until) {
            long middle = from + split(until - from);
            if (older <= middle) {
                path.addFirst(range(nodes, middle, until));
                until = middle;
            } else {
                path.addFirst(range(nodes, from, middle));
                from = middle;
            }
        }
        if (from != 0) {
            path.addFirst(range(nodes, from, until));
        }
        return List.copyOf(path);
    }

    /** True when the proof leads from this leaf to this root (RFC 9162 section 2.1.3.2). */
    public static boolean isIncluded(
            MerkleHash leaf, long index, long size, List<MerkleHash> proof, MerkleHash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long position = index;
        long last = size - 1;
        MerkleHash hash = leaf;
        for (MerkleHash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                hash = node(sibling, hash);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * True when the proof shows that the tree with the root {@code newRoot} begins with the one
     * with the root {@code oldRoot} (RFC 9162 section 2.1.4.2). A tree without leaves begins every
     * other one.
     */
    public static boolean isConsistent(
            long older, MerkleHash oldRoot, long size, MerkleHash newRoot, List<MerkleHash> proof) {
        if (older < 0 || older > size) {
            return false;
        }
        if (older == size || older == 0) {
            boolean isRoot =
                    older == 0
                            ? oldRoot.equals(root((_, _) -> oldRoot, 0))
                            : oldRoot.equals(newRoot);
            return isRoot && proof.isEmpty();
        }
        var path = new ArrayList<MerkleHash>(proof);
        if (Long.bitCount(older) == 1) {
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        long position = older - 1;
        long last = size - 1;
        while ((position & 1) == 1) {
            position >>= 1;
            last >>= 1;
        }
        MerkleHash oldHash = path.getFirst();
        MerkleHash newHash = path.getFirst();
        for (MerkleHash sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((position & 1) == 1 || position == last) {
                oldHash = node(sibling, oldHash);
                newHash = node(sibling, newHash);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = node(newHash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}
