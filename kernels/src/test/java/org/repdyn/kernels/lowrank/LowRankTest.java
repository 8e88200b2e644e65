package org.repdyn.kernels.lowrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.random.Seed;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.kernels.recursion.KernelPair;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("Approximations of low rank")
class LowRankTest {

    /** Residual that Lanczos is asked for, relative to the largest eigenvalue. */
    private static final double RELATIVE_RESIDUAL = 1e-12;

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final R064Store X = RandomMatrices.gaussian(120, 4, 3);
    private static final KernelPair KERNELS =
            InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty()).kernels(X);

    @Test
    @DisplayName("pivoted Cholesky returns the true trace error, which bounds the remainder")
    void traceError() {
        R064Store k = KERNELS.ntk();
        double before = Double.POSITIVE_INFINITY;
        for (int rank : new int[] {1, 5, 20, 60}) {
            PivotedCholesky nystroem = PivotedCholesky.of(KernelEntries.of(k), rank, 0);
            R064Store rest = k.copy();
            R064Store part = ALGEBRA.multiplyRightTransposed(nystroem.factor(), nystroem.factor());
            double trace = 0;
            for (int i = 0; i < rest.data.length; i++) {
                rest.data[i] -= part.data[i];
            }
            for (int i = 0; i < 120; i++) {
                trace += rest.doubleValue(i, i);
            }
            double rounding = Tolerances.rounding(rank, 1, nystroem.trace());
            assertThat(nystroem.landmarks()).hasSize(rank).doesNotHaveDuplicates();
            assertThat(nystroem.traceError()).isCloseTo(trace, within(rounding)).isLessThan(before);
            double[] values = ALGEBRA.symmetricEigen(rest).values();
            assertThat(values[0]).isGreaterThan(-rounding);
            assertThat(values[119]).isLessThanOrEqualTo(nystroem.traceError() + rounding);
            // No approximation of this rank has a smaller error than the best one.
            double[] spectrum = ALGEBRA.symmetricEigen(k).values();
            double best = 0;
            for (int i = 0; i < 120 - rank; i++) {
                best += Math.max(0, spectrum[i]);
            }
            assertThat(nystroem.traceError()).isGreaterThanOrEqualTo(best - rounding);
            before = nystroem.traceError();
        }
    }

    @Test
    @DisplayName("pivoted Cholesky stops at its tolerance, at the rank of the kernel, and refuses a negative diagonal")
    void stops() {
        R064Store gram = ALGEBRA.multiplyRightTransposed(X, X);
        PivotedCholesky exact = PivotedCholesky.of(KernelEntries.of(gram), 120, 0);
        assertThat(exact.landmarks()).hasSize(4);
        assertThat(exact.traceError()).isLessThan(Tolerances.rounding(120, 1, exact.trace()));
        R064Store product = R064Store.FACTORY.make(120, X.getColDim());
        exact.operator(ALGEBRA).multiply(X, product);
        R064Store expected = ALGEBRA.multiply(gram, X);
        for (int i = 0; i < product.data.length; i++) {
            // The entries of a column of L and of X are at most of the order of the trace.
            assertThat(product.data[i]).isCloseTo(expected.data[i], within(Tolerances.rounding(120, 1, exact.trace())));
        }
        double tolerance = 0.05;
        PivotedCholesky rough = PivotedCholesky.of(KernelEntries.of(KERNELS.ntk()), 120, tolerance);
        assertThat(rough.traceError()).isLessThanOrEqualTo(tolerance * rough.trace());
        assertThat(rough.landmarks().length).isLessThan(60);
        R064Store bad = gram.copy();
        bad.set(2, 2, -1);
        assertThatThrownBy(() -> PivotedCholesky.of(KernelEntries.of(bad), 3, 0))
                .hasMessageContaining("diagonal entry 3");
        assertThatThrownBy(() -> PivotedCholesky.of(KernelEntries.of(gram), 0, 0))
                .hasMessageContaining("at least 1 landmark");
    }

    @Test
    @DisplayName("pivoted Cholesky that computes a network's kernel entries on demand agrees with the stored kernel")
    void entriesOfANetwork() {
        InfiniteNetwork network = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty());
        PivotedCholesky read = PivotedCholesky.of(KernelEntries.ntk(network, X), 15, 0);
        PivotedCholesky held = PivotedCholesky.of(KernelEntries.of(KERNELS.ntk()), 15, 0);
        assertThat(read.landmarks()).containsExactly(held.landmarks());
        assertThat(read.traceError()).isCloseTo(held.traceError(), within(Tolerances.rounding(15, 1, held.trace())));
    }

    @Test
    @DisplayName("both methods for top eigenpairs agree with the full decomposition and return true residuals")
    void topEigenpairs() {
        R064Store k = KERNELS.nngp();
        SymmetricEigen full = ALGEBRA.symmetricEigen(k);
        SymmetricOperator operator = SymmetricOperator.of(k, ALGEBRA);
        TopEigenpairs lanczos = TopEigenpairs.lanczos(operator, 6, RELATIVE_RESIDUAL, 120, new Seed(1), ALGEBRA);
        TopEigenpairs subspace = TopEigenpairs.subspace(operator, 6, 12, new Seed(1), ALGEBRA);
        assertThat(lanczos.products()).isLessThan(80);
        for (TopEigenpairs pairs : new TopEigenpairs[] {lanczos, subspace}) {
            for (int j = 0; j < 6; j++) {
                assertThat(Math.abs(pairs.values()[j] - full.values()[119 - j]))
                        .isLessThanOrEqualTo(pairs.residuals()[j] + Tolerances.rounding(120, 1, full.values()[119]));
                // Twelve iterations of the subspace reach what Lanczos is asked for.
                assertThat(pairs.residuals()[j]).isLessThan(RELATIVE_RESIDUAL * full.values()[119]);
            }
        }
        assertThatThrownBy(() -> TopEigenpairs.lanczos(operator, 121, RELATIVE_RESIDUAL, 120, new Seed(1), ALGEBRA))
                .hasMessageContaining("request 1 to 120");
    }

    @Test
    @DisplayName("top eigenpairs of a matrix whose squares leave the range of double precision are those of the matrix,"
            + " scaled")
    void scaledEigenpairs() {
        TopEigenpairs plain = TopEigenpairs.lanczos(
                SymmetricOperator.of(KERNELS.nngp(), ALGEBRA), 4, RELATIVE_RESIDUAL, 120, new Seed(1), ALGEBRA);
        for (int exponent : new int[] {900, -900}) {
            R064Store scaled = KERNELS.nngp().copy();
            for (int i = 0; i < scaled.data.length; i++) {
                scaled.data[i] = Math.scalb(scaled.data[i], exponent);
            }
            TopEigenpairs pairs = TopEigenpairs.lanczos(
                    SymmetricOperator.of(scaled, ALGEBRA), 4, RELATIVE_RESIDUAL, 120, new Seed(1), ALGEBRA);
            for (int j = 0; j < 4; j++) {
                assertThat(Math.scalb(pairs.values()[j], -exponent))
                        .isCloseTo(plain.values()[j], within(Tolerances.rounding(120, 1, plain.values()[0])));
                assertThat(Math.scalb(pairs.residuals()[j], -exponent))
                        .isLessThan(RELATIVE_RESIDUAL * plain.values()[0]);
            }
        }
    }

    @Test
    @DisplayName("Lanczos continues beyond an invariant subspace, and has large residuals if it was stopped early")
    void invariantSubspace() {
        R064Store gram = ALGEBRA.multiplyRightTransposed(X, X);
        TopEigenpairs pairs =
                TopEigenpairs.lanczos(SymmetricOperator.of(gram, ALGEBRA), 6, 1e-12, 120, new Seed(2), ALGEBRA);
        double[] full = ALGEBRA.symmetricEigen(gram).values();
        for (int j = 0; j < 6; j++) {
            assertThat(pairs.values()[j]).isCloseTo(full[119 - j], within(Tolerances.rounding(120, 1, full[119])));
        }
        TopEigenpairs cut =
                TopEigenpairs.lanczos(SymmetricOperator.of(KERNELS.ntk(), ALGEBRA), 4, 1e-14, 5, new Seed(2), ALGEBRA);
        assertThat(cut.residuals()[3]).isGreaterThan(1e-3);
    }

    @Test
    @DisplayName("random features have an error that falls like the root of the width, for both kernels")
    void randomFeatures() {
        R064Store x = RandomMatrices.gaussian(20, 4, 8);
        KernelPair exact = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                .kernels(x);
        for (boolean tangent : new boolean[] {false, true}) {
            double[] log = new double[4];
            for (int i = 0; i < 4; i++) {
                int width = 64 << (2 * i);
                double sum = 0;
                int draws = 12;
                for (int s = 0; s < draws; s++) {
                    Seed seed = new Seed(40 + s);
                    R064Store f = (tangent
                                    ? ReluFeatures.ntk(4, width, seed, ALGEBRA)
                                    : ReluFeatures.nngp(4, width, seed, ALGEBRA))
                            .features(x);
                    R064Store estimate = ALGEBRA.multiplyRightTransposed(f, f);
                    R064Store wanted = tangent ? exact.ntk() : exact.nngp();
                    for (int e = 0; e < wanted.data.length; e++) {
                        sum += Math.pow(estimate.data[e] - wanted.data[e], 2);
                    }
                }
                log[i] = 0.5 * Math.log(sum / draws);
            }
            double slope = (3 * (log[3] - log[0]) + (log[2] - log[1])) / (10 * Math.log(4));
            // Each error is a mean over 12 draws of 400 dependent entries: its logarithm is accurate to 0.1.
            assertThat(slope).isCloseTo(-0.5, within(0.1));
        }
        assertThatThrownBy(() -> ReluFeatures.nngp(3, Integer.MAX_VALUE, new Seed(1), ALGEBRA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 3 and 2147483647; take a smaller width");
        assertThatThrownBy(() -> ReluFeatures.nngp(3, 8, new Seed(1), ALGEBRA).features(x))
                .hasMessageContaining("have 4 columns, the features were drawn for 3");
    }
}
