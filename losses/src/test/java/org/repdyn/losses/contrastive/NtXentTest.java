package org.repdyn.losses.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("NT-Xent")
final class NtXentTest {

    private static Embeddings pairs(R064Store u) {
        return new Embeddings(new ViewLayout(u.getRowDim() / 2, 1, 0), u, Optional.empty(), LinearAlgebra.ojAlgo());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    @DisplayName("is log(2n − 1) with gradient 0 if all embeddings are equal")
    void collapse(int n) {
        R064Store u = R064Store.FACTORY.make(2 * n, 3);
        for (int i = 0; i < 2 * n; i++) {
            u.set(i, 0, 0.3);
            u.set(i, 1, -2.0);
            u.set(i, 2, 0.7);
        }
        R064Store gradient = R064Store.FACTORY.make(2 * n, 3);
        double value = new NtXent(0.1).valueAndGradient(pairs(u), gradient);
        double scale = 10;
        assertThat(value).isCloseTo(Math.log(2 * n - 1), within(Tolerances.rounding(2 * n, 1, scale)));
        assertThat(gradient.data).containsExactly(new double[6 * n], within(Tolerances.rounding(2 * n, 1, scale)));
    }

    @Test
    @DisplayName("is accurate for values far below the unit roundoff")
    void tinyLoss() {
        // Two orthogonal pairs, each perfectly aligned: L = log(1 + 2e^{-1/τ}), about 2e^{-1/τ}.
        R064Store u = R064Store.FACTORY.make(4, 2);
        u.set(0, 0, 1);
        u.set(1, 1, 1);
        u.set(2, 0, 1);
        u.set(3, 1, 1);
        double expected = Math.log1p(2 * Math.exp(-100));
        // The argument of the exponential, 100, has a rounding error of 100 ε, which is a relative one of the value.
        assertThat(new NtXent(0.01).value(pairs(u))).isCloseTo(expected, within(Tolerances.rounding(1, 100, expected)));
    }

    @Test
    @DisplayName("stays finite at temperatures at which naive exponentials overflow or underflow")
    void extremeTemperature() {
        R064Store gradient = R064Store.FACTORY.make(12, 4);
        double value = new NtXent(1e-4).valueAndGradient(pairs(RandomMatrices.gaussian(12, 4, 7)), gradient);
        assertThat(value).isFinite().isPositive();
        assertThat(gradient.data).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    @DisplayName("has a gradient orthogonal to each row")
    void gradientIsTangent() {
        R064Store u = RandomMatrices.gaussian(12, 4, 8);
        R064Store gradient = R064Store.FACTORY.make(12, 4);
        new NtXent(0.5).valueAndGradient(pairs(u), gradient);
        for (int i = 0; i < 12; i++) {
            double along = 0;
            for (int c = 0; c < 4; c++) {
                along += u.doubleValue(i, c) * gradient.doubleValue(i, c);
            }
            assertThat(along).isCloseTo(0, within(Tolerances.rounding(12, 1, 1)));
        }
    }

    @Test
    @DisplayName("is the same with offsets of its rows and with a shared offset, over several blocks of rows")
    void bothOffsetsAgree() {
        R064Store unit = UnitRows.of(RandomMatrices.gaussian(600, 5, 9));
        R064Store byRows = R064Store.FACTORY.make(600, 5);
        R064Store shared = R064Store.FACTORY.make(600, 5);
        SimilarityLoss rows = new RowOffsets(0.3);
        SimilarityLoss all = new SharedOffsets(0.3, 0);
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        double expected = rows.value(unit, algebra);
        assertThat(all.value(unit, algebra)).isCloseTo(expected, within(Tolerances.rounding(600, 1, expected)));
        rows.gradient(unit, algebra, byRows);
        all.gradient(unit, algebra, shared);
        // An entry is a sum of 600 terms of at most 2/(600·0.3) each.
        assertThat(shared.data).containsExactly(byRows.data, within(Tolerances.rounding(600, 1, 2 / 0.3)));
    }

    @Test
    @DisplayName("has the same bits on any number of threads, and whether exponentials are kept or computed again")
    void sameBits() {
        R064Store unit = UnitRows.of(RandomMatrices.gaussian(700, 6, 10));
        double[] expected = gradient(unit, Workers.caller(), 0);
        assertThat(gradient(unit, Workers.of(3), 0)).containsExactly(expected);
        assertThat(gradient(unit, Workers.of(2), BlockedExponentials.MOST_KEPT)).containsExactly(expected);
    }

    private static double[] gradient(R064Store unit, Workers workers, int mostKept) {
        SharedOffsets loss = new SharedOffsets(0.5, mostKept);
        LinearAlgebra algebra = LinearAlgebra.ojAlgo().withWorkers(workers);
        R064Store gradient = R064Store.FACTORY.make(unit.getRowDim(), unit.getColDim());
        loss.value(unit, algebra);
        loss.gradient(unit, algebra, gradient);
        return gradient.data;
    }

    @Test
    @DisplayName("allocates nothing of the size of a block after the first call")
    void allocations() {
        NtXent loss = new NtXent(0.5);
        Embeddings batch = pairs(RandomMatrices.gaussian(600, 4, 11));
        R064Store gradient = R064Store.FACTORY.make(600, 4);
        loss.valueAndGradient(batch, gradient);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        loss.valueAndGradient(batch, gradient);
        // A block of exponentials has 200² doubles, 320 kB; lambdas and the queue of scratch memory take a few hundred
        // bytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(32_000);
    }

    @Test
    @DisplayName("gives the same values for batches of changing size")
    void changingBatch() {
        R064Store small = RandomMatrices.gaussian(6, 4, 1);
        R064Store large = RandomMatrices.gaussian(14, 3, 2);
        NtXent reused = new NtXent(0.5);
        double first = reused.value(pairs(small));
        assertThat(reused.value(pairs(large))).isEqualTo(new NtXent(0.5).value(pairs(large)));
        assertThat(reused.value(pairs(small))).isEqualTo(first);
    }

    @Test
    @DisplayName("names the sample whose embedding is zero")
    void zeroRow() {
        R064Store u = RandomMatrices.gaussian(6, 2, 3);
        u.set(4, 0, 0);
        u.set(4, 1, 0);
        assertThatThrownBy(() -> new NtXent(0.5).value(pairs(u)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("nt-xent is not defined here: the embedding of the positive of sample 1 (counted from 0) is"
                        + " zero and has no direction");
    }

    @Test
    @DisplayName("returns NaN for embeddings that hold NaN")
    void notANumber() {
        R064Store u = RandomMatrices.gaussian(6, 2, 3);
        u.set(1, 0, Double.NaN);
        assertThat(new NtXent(0.5).value(pairs(u))).isNaN();
    }

    @Test
    @DisplayName("refuses batches with further views")
    void wrongLayout() {
        Embeddings triplets = new Embeddings(
                new ViewLayout(2, 1, 1), RandomMatrices.gaussian(6, 2, 3), Optional.empty(), LinearAlgebra.ojAlgo());
        assertThatThrownBy(() -> new NtXent(0.5).value(triplets))
                .hasMessage("nt-xent reads anchors with 1 positive each, but is given anchors with 1 positive and 1"
                        + " negative each");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    @DisplayName("refuses a temperature that is not positive and finite")
    void badTemperature(double temperature) {
        assertThatThrownBy(() -> new NtXent(temperature))
                .hasMessage("the temperature must be positive and finite, got " + Decimals.text(temperature));
    }
}
