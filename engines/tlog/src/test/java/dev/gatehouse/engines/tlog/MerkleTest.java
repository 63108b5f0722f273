package dev.gatehouse.engines.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree of RFC 6962, against the reference implementation's vectors and against its definition. */
class MerkleTest {

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    /** The roots that Certificate Transparency's reference implementation tests with. */
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsOfTheReferenceImplementation(int size, String root) {
        Frontier frontier = new Frontier();
        LEAVES.subList(0, size)
                .forEach(leaf -> frontier.add(Hash.ofLeaf(HexFormat.of().parseHex(leaf))));
        byte[] made = new byte[Hash.SIZE];
        frontier.root().write(made, 0);
        assertThat(HexFormat.of().formatHex(made)).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 33, 100})
    void provesEveryLeafAndNoOther(int size) {
        List<Hash> leaves = leaves(size);
        Hash root = root(leaves);
        for (int i = 0; i < size; i++) {
            List<Hash> path = path(i, leaves);
            assertThat(MerkleProof.includes(i, size, leaves.get(i), path, root)).isTrue();
            assertThat(MerkleProof.includes(i, size, Hash.ofLeaf(new byte[] {99, 99}), path, root))
                    .isFalse();
            assertThat(MerkleProof.includes(i + 1, size, leaves.get(i), path, root))
                    .as("index %s for %s", i + 1, i)
                    .isFalse();
            if (!path.isEmpty()) {
                assertThat(MerkleProof.includes(i, size, leaves.get(i), path.subList(1, path.size()), root))
                        .isFalse();
            }
            List<Hash> longer = new ArrayList<>(path);
            longer.add(root);
            assertThat(MerkleProof.includes(i, size, leaves.get(i), longer, root))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8, 9, 16, 33})
    void provesEveryBeginning(int size) {
        List<Hash> leaves = leaves(size);
        Hash root = root(leaves);
        for (int older = 1; older <= size; older++) {
            List<Hash> begin = leaves.subList(0, older);
            List<Hash> path = older == size ? List.of() : subproof(older, leaves, true);
            assertThat(MerkleProof.consistent(older, size, path, root(begin), root))
                    .as("%s of %s", older, size)
                    .isTrue();
            List<Hash> forked = new ArrayList<>(begin);
            forked.set(older - 1, Hash.ofLeaf(new byte[] {77}));
            assertThat(MerkleProof.consistent(older, size, path, root(forked), root))
                    .isFalse();
            assertThat(MerkleProof.consistent(older, size, path, root(begin), Hash.ofLeaf(new byte[] {77})))
                    .isFalse();
        }
    }

    @Test
    void aTreeOfNothingIsTheBeginningOfAll() {
        assertThat(MerkleProof.consistent(0, 3, List.of(), Hash.ofNothing(), root(leaves(3))))
                .isTrue();
        assertThat(MerkleProof.consistent(3, 2, List.of(), root(leaves(3)), root(leaves(2))))
                .isFalse();
    }

    static List<Hash> leaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Hash.ofLeaf(("leaf " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    /** RFC 6962, section 2.1, word by word. */
    static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.ofNothing();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** RFC 6962, section 2.1.1, word by word. */
    static List<Hash> path(int m, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        List<Hash> path =
                new ArrayList<>(m < k ? path(m, leaves.subList(0, k)) : path(m - k, leaves.subList(k, leaves.size())));
        path.add(root(m < k ? leaves.subList(k, leaves.size()) : leaves.subList(0, k)));
        return path;
    }

    /** RFC 6962, section 2.1.2, word by word. */
    static List<Hash> subproof(int m, List<Hash> leaves, boolean whole) {
        if (m == leaves.size()) {
            return whole ? List.of() : List.of(root(leaves));
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        List<Hash> path = new ArrayList<>(
                m <= k
                        ? subproof(m, leaves.subList(0, k), whole)
                        : subproof(m - k, leaves.subList(k, leaves.size()), false));
        path.add(root(m <= k ? leaves.subList(k, leaves.size()) : leaves.subList(0, k)));
        return path;
    }
}
