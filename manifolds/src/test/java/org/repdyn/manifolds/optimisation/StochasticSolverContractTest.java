package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.testsupport.RandomMatrices;

/**
 * The laws of solvers on gradients of batches, for each solver on each of five manifolds. Term i of the cost is f + ½tr(XᵀSᵢX), with random
 * symmetric Sᵢ of sum 0, so that their mean is the known f.
 */
@DisplayName("Each stochastic solver, on each manifold,")
class StochasticSolverContractTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int TERMS = 20;
    private static final int BATCH = 5;

    /** Seeds of the orders over which the medians are taken. */
    private static final int SEEDS = 5;

    /** Solver of a problem by the seed of its order of terms. */
    private record Case(KnownProblem known, String name, LongFunction<Solver> solver) {

        SolverTask task(Solver any) {
            return new SolverTask(
                    toString(),
                    known.manifold(),
                    known.cost(),
                    known.gradient(),
                    known.manifold().randomPoint(new Seed(11)),
                    any,
                    known.optimum());
        }

        @Override
        public String toString() {
            return known + ", " + name;
        }
    }

    private static BatchGradient noisy(KnownProblem known) {
        int n = known.manifold().rows();
        R064Store[] s = new R064Store[TERMS];
        R064Store mean = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < TERMS; i++) {
            s[i] = RandomMatrices.symmetric(n, 100 + i);
            Entries.add(1.0 / TERMS, s[i], mean);
        }
        for (R064Store each : s) {
            Entries.add(-1, mean, each);
        }
        return (x, batch, g) -> {
            known.gradient().gradient(x, g);
            for (int i : batch) {
                Entries.add(1.0 / batch.length, ALGEBRA.multiply(s[i], x), g);
            }
        };
    }

    static Stream<Case> cases() {
        return KnownProblem.all().flatMap(known -> {
            BatchGradient g = noisy(known);
            return Stream.of(
                    new Case(known, "gradients", seed -> StochasticGradient.of(TERMS, g, 0.05)
                            .batchSize(BATCH)
                            .decay(0.05)
                            .seed(new Seed(seed))),
                    new Case(known, "momentum", seed -> StochasticGradient.of(TERMS, g, 0.01)
                            .momentum(0.8)
                            .batchSize(BATCH)
                            .decay(0.05)
                            .seed(new Seed(seed))),
                    new Case(known, "Adam", seed -> RiemannianAdam.of(TERMS, g, 0.3)
                            .batchSize(BATCH)
                            .decay(0.05)
                            .seed(new Seed(seed))),
                    new Case(known, "Muon", seed -> RiemannianMuon.of(TERMS, g, 0.2)
                            .momentum(0.5)
                            .batchSize(BATCH)
                            .decay(0.1)
                            .seed(new Seed(seed))));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("comes closer to the known minimum as its learning rate falls")
    void minimum(Case given) {
        double after10 = gap(given, 10);
        double after160 = gap(given, 160);
        double start =
                given.known.cost().value(given.task(given.solver.apply(0)).start()) - given.known.optimum();
        // From epoch 10 to 160 the rate falls by a factor of 11 and 9; the variance of the noise with it, or with its
        // square for steps of fixed
        // length. A factor of 4 leaves room for the medians of five runs.
        assertThat(after160)
                .as("%g at the start, %g after 10 epochs", start, after10)
                .isLessThan(after10 / 4);
        assertThat(after160).isLessThan(0.01 * start);
    }

    private static double gap(Case given, int epochs) {
        double[] gaps = LongStream.range(0, SEEDS)
                .mapToDouble(seed -> {
                    Solver solver = given.solver.apply(seed);
                    OptimisationResult result = given.task(solver)
                            .problem()
                            .stopWhen(maxIterations(epochs))
                            .solve(solver);
                    assertThat(result.warnings()).noneMatch(w -> w.contains("not a function"));
                    assertThat(result.evaluations().retractions()).isEqualTo((long) epochs * TERMS / BATCH);
                    return result.cost() - given.known.optimum();
                })
                .sorted()
                .toArray();
        return gaps[SEEDS / 2];
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("is repeatable by its seed, counts, stops as asked, and leaves its start as it is")
    void repeatable(Case given) {
        given.task(given.solver.apply(1)).repeatable();
        double[][] ends = LongStream.of(1, 2)
                .mapToObj(seed -> given.task(given.solver.apply(seed))
                        .problem()
                        .stopWhen(maxIterations(1))
                        .solve(given.solver.apply(seed))
                        .point()
                        .data)
                .toArray(double[][]::new);
        assertThat(Arrays.equals(ends[0], ends[1]))
                .as("another order of the terms")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("ends at the last good point if the cost becomes NaN")
    void lastGoodPoint(Case given) {
        given.task(given.solver.apply(1)).lastGoodPoint();
    }
}
