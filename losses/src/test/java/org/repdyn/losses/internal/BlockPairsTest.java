package org.repdyn.losses.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.repdyn.core.algebra.Workers;

@DisplayName("The schedule of pairs of blocks")
final class BlockPairsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 25, 69, 70, 100})
    @DisplayName("has every pair once, and blocks of all rows")
    void complete(int rows) {
        BlockPairs pairs = new BlockPairs(rows, 10);
        Set<Integer> seen = new HashSet<>();
        List<Integer> order = new ArrayList<>();
        pairs.forEach(Workers.caller(), (first, second) -> {
            assertThat(first).isBetween(0, second);
            seen.add(pairs.index(first, second));
            order.add(pairs.index(first, second));
        });
        int blocks = pairs.count();
        assertThat(order).hasSize(blocks * (blocks + 1) / 2).hasSameSizeAs(seen);
        int covered = 0;
        for (int b = 0; b < pairs.count(); b++) {
            assertThat(pairs.start(b)).isEqualTo(covered);
            assertThat(pairs.size(b)).isBetween(1, 10);
            covered += pairs.size(b);
        }
        assertThat(covered).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 70, 100})
    @DisplayName("adds to every block in the same order on one thread and on four")
    void sameOrder(int rows) {
        assertThat(partners(rows, Workers.of(4))).isEqualTo(partners(rows, Workers.caller()));
    }

    /** Returns the partners of every block, in the order in which they meet it. */
    private static List<List<Integer>> partners(int rows, Workers workers) {
        BlockPairs pairs = new BlockPairs(rows, 10);
        List<List<Integer>> partners = new ArrayList<>();
        for (int b = 0; b < pairs.count(); b++) {
            partners.add(new ArrayList<>());
        }
        // Lists that are not thread-safe: two pairs of one round with a common block would break them.
        pairs.forEach(workers, (first, second) -> {
            partners.get(first).add(second);
            if (first != second) {
                partners.get(second).add(first);
            }
        });
        return partners;
    }
}
