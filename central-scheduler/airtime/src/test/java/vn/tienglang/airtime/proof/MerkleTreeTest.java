package vn.tienglang.airtime.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merkle tree against the published vectors and the definitions of RFC 6962. */
final class MerkleTreeTest {
    private static final int MOST = 34;

    /** Leaves and roots that the reference implementation of Certificate Transparency publishes. */
    private static final List<String> PUBLISHED_LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> PUBLISHED_ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThePublishedOnes() {
        List<MerkleHash> leaves =
                PUBLISHED_LEAVES.stream()
                        .map(HexFormat.of()::parseHex)
                        .map(MerkleTree::leaf)
                        .toList();
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(MerkleTree.root(MerkleSamples.nodes(leaves), size).hex())
                    .isEqualTo(PUBLISHED_ROOTS.get(size));
        }
    }

    @Test
    void rootsPathsAndProofsAreThoseOfTheDefinition() {
        List<MerkleHash> leaves = MerkleSamples.leaves(MOST);
        MerkleNodes nodes = MerkleSamples.nodes(leaves);
        for (int size = 1; size <= MOST; size++) {
            List<MerkleHash> tree = leaves.subList(0, size);
            assertThat(MerkleTree.root(nodes, size)).isEqualTo(MerkleSamples.reference(tree));
            for (int index = 0; index < size; index++) {
                assertThat(MerkleTree.inclusion(nodes, index, size))
                        .isEqualTo(MerkleSamples.referencePath(index, tree));
            }
            for (int older = 1; older <= size; older++) {
                assertThat(MerkleTree.consistency(nodes, older, size))
                        .isEqualTo(MerkleSamples.referenceProof(older, tree, true));
            }
        }
    }

    @Test
    void everyPathVerifiesAndNoOtherDoes() {
        List<MerkleHash> leaves = MerkleSamples.leaves(MOST);
        MerkleNodes nodes = MerkleSamples.nodes(leaves);
        for (int size = 1; size <= MOST; size++) {
            MerkleHash root = MerkleTree.root(nodes, size);
            for (int index = 0; index < size; index++) {
                List<MerkleHash> path = MerkleTree.inclusion(nodes, index, size);
                MerkleHash leaf = leaves.get(index);
                assertThat(MerkleTree.isIncluded(leaf, index, size, path, root)).isTrue();
                for (int other = -1; other <= size; other++) {
                    assertThat(MerkleTree.isIncluded(leaf, other, size, path, root))
                            .isEqualTo(other == index);
                }
                assertThat(MerkleTree.isIncluded(root, index, size, path, root))
                        .isEqualTo(size == 1);
                for (List<MerkleHash> wrong : mutations(path)) {
                    assertThat(MerkleTree.isIncluded(leaf, index, size, wrong, root)).isFalse();
                }
            }
        }
    }

    @Test
    void everyExtensionVerifiesAndNoOtherDoes() {
        List<MerkleHash> leaves = MerkleSamples.leaves(MOST);
        MerkleNodes nodes = MerkleSamples.nodes(leaves);
        for (int size = 0; size <= MOST; size++) {
            MerkleHash root = MerkleTree.root(nodes, size);
            for (int older = 0; older <= size; older++) {
                MerkleHash oldRoot = MerkleTree.root(nodes, older);
                List<MerkleHash> proof = MerkleTree.consistency(nodes, older, size);
                assertThat(MerkleTree.isConsistent(older, oldRoot, size, root, proof)).isTrue();
                MerkleHash forged = MerkleTree.node(root, oldRoot);
                assertThat(MerkleTree.isConsistent(older, forged, size, root, proof)).isFalse();
                if (older > 0) {
                    assertThat(MerkleTree.isConsistent(older, oldRoot, size, forged, proof))
                            .isFalse();
                }
                assertThat(MerkleTree.isConsistent(size + 1, oldRoot, size, root, proof)).isFalse();
                for (List<MerkleHash> wrong : mutations(proof)) {
                    assertThat(MerkleTree.isConsistent(older, oldRoot, size, root, wrong))
                            .isFalse();
                }
            }
        }
    }

    /** Proofs with one hash more, less, changed, or in another place. */
    private static List<List<MerkleHash>> mutations(List<MerkleHash> proof) {
        MerkleHash other = MerkleTree.leaf(new byte[] {1, 2, 3});
        var wrong = new ArrayList<List<MerkleHash>>();
        var longer = new ArrayList<MerkleHash>(proof);
        longer.add(other);
        wrong.add(longer);
        for (int index = 0; index < proof.size(); index++) {
            var changed = new ArrayList<MerkleHash>(proof);
            changed.set(index, other);
            wrong.add(changed);
            var shorter = new ArrayList<MerkleHash>(proof);
            shorter.remove(index);
            wrong.add(shorter);
            if (index > 0) {
                var swapped = new ArrayList<MerkleHash>(proof);
                swapped.set(index, swapped.set(index - 1, swapped.get(index)));
                wrong.add(swapped);
            }
        }
        return wrong;
    }

    @Test
    void aTreeThatGrowsLeafByLeafHasTheSameRootsAndNodes() {
        List<MerkleHash> leaves = MerkleSamples.leaves(MOST);
        MerkleNodes nodes = MerkleSamples.nodes(leaves);
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (int size = 0; size < MOST; size++) {
            assertThat(frontier.root()).isEqualTo(MerkleTree.root(nodes, size));
            assertThat(frontier).isEqualTo(MerkleFrontier.of(nodes, size));
            MerkleFrontier.Appended appended = frontier.append(leaves.get(size));
            assertThat(appended.completed())
                    .allMatch(node -> nodes.node(node.level(), node.index()).equals(node.hash()));
            frontier = appended.frontier();
        }
    }

    @Test
    void proofsOfTreesThatDoNotExistAreRefused() {
        MerkleNodes nodes = MerkleSamples.nodes(MerkleSamples.leaves(3));
        assertThatThrownBy(() -> MerkleTree.inclusion(nodes, 3, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistency(nodes, 4, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MerkleFrontier(3, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleHash.ofHex("AB".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
