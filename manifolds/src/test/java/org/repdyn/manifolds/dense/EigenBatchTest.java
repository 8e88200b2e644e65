package org.repdyn.manifolds.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A batch of eigendecompositions")
class EigenBatchTest {

    /** Rounding of a few dozen rotations, relative to the norm of the matrix. */
    private static final double ROUNDING = 1e-14;

    private static EigenBatch decompose(List<R064Store> matrices, boolean withVectors) {
        int n = matrices.get(0).getRowDim();
        EigenBatch batch = new EigenBatch(n, matrices.size());
        for (int b = 0; b < matrices.size(); b++) {
            for (int j = 0; j < n; j++) {
                for (int i = j; i < n; i++) {
                    batch.lower[j * n + i][b] = matrices.get(b).doubleValue(i, j);
                }
            }
        }
        batch.decompose(withVectors);
        return batch;
    }

    private static double[] of(double[][] entries, int b) {
        return Arrays.stream(entries).mapToDouble(entry -> entry[b]).toArray();
    }

    private static void assertDecomposes(EigenBatch batch, int b, R064Store matrix) {
        int n = matrix.getRowDim();
        assertThat(batch.found[b]).as("matrix %d", b).isTrue();
        R064Store vectors = R064Store.FACTORY.make(n, n);
        System.arraycopy(of(batch.vectors, b), 0, vectors.data, 0, n * n);
        R064Store back = R064Store.FACTORY.make(n, n);
        WeightedGram.compute(vectors, of(batch.values, b), back);
        double size = Entries.norm(matrix);
        assertThat(back.data).containsExactly(matrix.data, within(ROUNDING * size));
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        WeightedGram.compute(vectors, ones, back);
        assertThat(back.data).containsExactly(R064Store.FACTORY.makeEye(n, n).data, within(ROUNDING));
    }

    private static R064Store blocks(int size, int split, long seed) {
        R064Store result = RandomMatrices.symmetric(size, seed);
        for (int i = split; i < size; i++) {
            for (int j = 0; j < split; j++) {
                result.set(i, j, 0);
                result.set(j, i, 0);
            }
        }
        return result;
    }

    private static R064Store diagonal(int size, double ratio) {
        R064Store result = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            result.set(i, i, Math.pow(ratio, i));
        }
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 17})
    @DisplayName("reproduces random, diagonal, split, graded and scaled matrices beside each other")
    void reproduces(int size) {
        List<R064Store> matrices = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            matrices.add(RandomMatrices.symmetric(size, seed));
            matrices.add(blocks(size, (int) (seed % size), seed));
        }
        matrices.add(R064Store.FACTORY.makeEye(size, size));
        matrices.add(diagonal(size, -1));
        matrices.add(diagonal(size, 1e-3));
        matrices.add(diagonal(size, 3));
        R064Store graded = RandomMatrices.symmetric(size, 77);
        R064Store large = RandomMatrices.symmetric(size, 78);
        R064Store constant = R064Store.FACTORY.make(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                graded.set(i, j, graded.doubleValue(i, j) * Math.pow(1e-4, i + j));
                large.set(i, j, large.doubleValue(i, j) * 1e100);
                constant.set(i, j, 1);
            }
        }
        matrices.add(graded);
        matrices.add(large);
        matrices.add(constant);
        EigenBatch batch = decompose(matrices, true);
        EigenBatch valuesOnly = decompose(matrices, false);
        for (int b = 0; b < matrices.size(); b++) {
            assertDecomposes(batch, b, matrices.get(b));
            assertThat(of(valuesOnly.values, b)).containsExactly(of(batch.values, b));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-120, 1e-139, 1e-141, 1e-155, 1e-161, 1e-162, 1e-170})
    @DisplayName("reproduces a matrix with entries whose squares underflow, as does a single decomposition")
    void tinyEntries(double tiny) {
        int size = 5;
        R064Store matrix = R064Store.FACTORY.make(size, size);
        R064Store rankOne = R064Store.FACTORY.make(size, size);
        rankOne.set(0, 0, 1);
        for (int i = 0; i < size; i++) {
            matrix.set(i, i, 1 + i);
            for (int j = 0; j < i; j++) {
                matrix.set(i, j, tiny * (1 + i + j));
                matrix.set(j, i, tiny * (1 + i + j));
                rankOne.set(i, j, j == 0 ? tiny : 0);
                rankOne.set(j, i, j == 0 ? tiny : 0);
            }
        }
        List<R064Store> matrices = List.of(matrix, rankOne);
        EigenBatch batch = decompose(matrices, true);
        TridiagonalEigen single = new TridiagonalEigen(size);
        for (int b = 0; b < matrices.size(); b++) {
            assertDecomposes(batch, b, matrices.get(b));
            single.decompose(matrices.get(b), true);
            R064Store back = R064Store.FACTORY.make(size, size);
            WeightedGram.compute(single.vectors, single.values, back);
            assertThat(back.data).containsExactly(matrices.get(b).data, within(ROUNDING * Entries.norm(matrix)));
        }
    }

    @Test
    @DisplayName("says which matrices it cannot decompose, and decomposes the others")
    void notFound() {
        R064Store regular = RandomMatrices.symmetric(4, 1);
        List<R064Store> matrices = new ArrayList<>(List.of(regular));
        for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
            R064Store wrong = regular.copy();
            wrong.set(2, 1, entry);
            matrices.add(wrong);
        }
        R064Store tiny = R064Store.FACTORY.make(4, 4);
        tiny.set(3, 0, 1e-200);
        matrices.add(tiny);
        matrices.add(R064Store.FACTORY.make(4, 4));
        matrices.add(regular);
        EigenBatch batch = decompose(matrices, true);
        assertThat(batch.found).containsExactly(true, false, false, false, false, false, true);
        assertDecomposes(batch, 0, regular);
        assertDecomposes(batch, 6, regular);
    }
}
