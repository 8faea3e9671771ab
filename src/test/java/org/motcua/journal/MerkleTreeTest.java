package org.motcua.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// RFC 6962 section 2.1, RFC 9162 section 2.1.
class MerkleTreeTest {
    private static final List<byte[]> LEAVES =
            IntStream.range(0, 700)
                    .mapToObj(n -> ("leaf " + n).getBytes(StandardCharsets.UTF_8))
                    .map(MerkleTree::leafHash)
                    .toList();

    /// The known values of the certificate transparency test data.
    @Test
    void hasTheRootsOfThePublishedExample() {
        var leaves =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                List.of(
                                                "",
                                                "00",
                                                "10",
                                                "2021",
                                                "3031",
                                                "40414243",
                                                "5051525354555657",
                                                "606162636465666768696a6b6c6d6e6f")
                                        .get(n))
                        .map(HexFormat.of()::parseHex)
                        .map(MerkleTree::leafHash)
                        .toList();
        assertThat(hex(MerkleTree.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(root(leaves, 1)))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(root(leaves, 7)))
                .isEqualTo("ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
        assertThat(hex(root(leaves, 8)))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Property(tries = 300)
    void provesEachLeaf(
            @ForAll @IntRange(min = 1, max = 700) int size,
            @ForAll @IntRange(min = 0, max = 699) int index,
            @ForAll @IntRange(min = 0, max = 699) int other) {
        int place = index % size;
        var proof = MerkleTree.inclusion(place, size, nodes(LEAVES));
        var root = root(LEAVES, size);
        assertThat(MerkleTree.includes(LEAVES.get(place), place, size, proof, root)).isTrue();
        if (other != place) {
            assertThat(MerkleTree.includes(LEAVES.get(other), place, size, proof, root)).isFalse();
        }
    }

    @Property(tries = 300)
    void provesEachBeginning(
            @ForAll @IntRange(min = 0, max = 700) int one,
            @ForAll @IntRange(min = 0, max = 700) int two) {
        int old = Math.min(one, two);
        int size = Math.max(one, two);
        var proof = MerkleTree.consistency(old, size, nodes(LEAVES));
        assertThat(MerkleTree.continues(old, root(LEAVES, old), size, root(LEAVES, size), proof))
                .isTrue();
        var changed = new ArrayList<byte[]>(LEAVES);
        changed.set(old == 0 ? 0 : old - 1, MerkleTree.leafHash(new byte[] {9}));
        if (old > 0 && old < size) {
            var broken = MerkleTree.consistency(old, size, nodes(changed));
            assertThat(
                            MerkleTree.continues(
                                    old, root(LEAVES, old), size, root(changed, size), broken))
                    .isFalse();
        }
    }

    private static byte[] root(List<byte[]> leaves, long size) {
        return MerkleTree.root(size, nodes(leaves));
    }

    private static MerkleTree.Nodes nodes(List<byte[]> leaves) {
        return new MerkleTree.Nodes() {
            @Override
            public byte[] node(int height, long index) {
                return height == 0
                        ? leaves.get((int) index)
                        : MerkleTree.nodeHash(
                                node(height - 1, 2 * index), node(height - 1, 2 * index + 1));
            }
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
