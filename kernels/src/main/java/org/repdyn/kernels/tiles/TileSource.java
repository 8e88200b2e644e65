package org.repdyn.kernels.tiles;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.kernels.recursion.BatchRecursion;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.InputRows;

/**
 * The data that all threads read.
 *
 * @param network the network
 * @param rows the inputs
 * @param panels the inputs in blocks, one input in each column, d×{@link Tiling#TILE}
 * @param duplicated true for inputs that occur more than once
 * @param program the recursion for many pairs at once; empty if it has layers that need single pairs
 * @param algebra for the products
 * @param images the inputs if they have positions, so that pairs are computed one after the other
 */
record TileSource(
        InfiniteNetwork network,
        InputRows rows,
        R064Store[] panels,
        boolean[] duplicated,
        Optional<BatchRecursion> program,
        LinearAlgebra algebra,
        Optional<R064Store> images) {

    static TileSource of(InfiniteNetwork network, R064Store x, LinearAlgebra algebra) {
        InputRows rows = new InputRows(x);
        if (network.image().isPresent()) {
            network.objection(x).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            return new TileSource(
                    network, rows, new R064Store[0], new boolean[0], Optional.empty(), algebra, Optional.of(x));
        }
        Tiling tiling = new Tiling(rows.count());
        R064Store[] panels = new R064Store[tiling.blocks()];
        for (int b = 0; b < panels.length; b++) {
            panels[b] = R064Store.FACTORY.make(rows.dimension(), Tiling.TILE);
            for (int i = 0; i < tiling.size(b); i++) {
                rows.copyRow(b * Tiling.TILE + i, panels[b], i);
            }
        }
        return new TileSource(
                network, rows, panels, duplicated(rows), BatchRecursion.of(network, rows), algebra, Optional.empty());
    }

    private static boolean[] duplicated(InputRows rows) {
        Integer[] order = IntStream.range(0, rows.count()).boxed().toArray(Integer[]::new);
        // Equal rows have equal variances; comparing those first is cheap and separates most rows.
        Arrays.sort(order, (a, b) -> {
            int byVariance = Double.compare(rows.variance(a), rows.variance(b));
            return byVariance != 0 ? byVariance : rows.compare(a, rows, b, 1);
        });
        boolean[] result = new boolean[rows.count()];
        for (int k = 1; k < order.length; k++) {
            int a = order[k - 1];
            int b = order[k];
            if (rows.variance(a) == rows.variance(b) && rows.compare(a, rows, b, 1) == 0) {
                result[a] = true;
                result[b] = true;
            }
        }
        return result;
    }
}
