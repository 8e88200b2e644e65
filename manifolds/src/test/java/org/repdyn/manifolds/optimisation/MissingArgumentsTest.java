package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spheres.Sphere;

/** Callers in code without nullness checks pass null. */
@DisplayName("A missing argument")
class MissingArgumentsTest {

    private static final RiemannianProblem PROBLEM =
            RiemannianProblem.on(new Sphere(3, 1)).minimize(x -> x.data[0]);

    private static final BatchGradient BATCH = (x, batch, g) -> g.data[0] = 1;

    /** Returns null as a value of any type. */
    private static <T> T absent() {
        return null;
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("manifold", () -> RiemannianProblem.on(absent())),
                call("cost", () -> RiemannianProblem.on(new Sphere(3, 1)).minimize(absent())),
                call("euclidean", () -> PROBLEM.gradient(MissingArgumentsTest.<EuclideanGradient>absent())),
                call(
                        "euclidean",
                        () -> PROBLEM.gradient(MissingArgumentsTest.<Function<R064Store, R064Store>>absent())),
                call("gradientInTheMetric", () -> PROBLEM.riemannianGradient(absent())),
                call("euclidean", () -> PROBLEM.hessian(MissingArgumentsTest.<EuclideanHessian>absent())),
                call(
                        "euclidean",
                        () -> PROBLEM.hessian(MissingArgumentsTest.<RiemannianProblem.HessianProduct>absent())),
                call("point", () -> PROBLEM.start(MissingArgumentsTest.<MatrixStore<Double>>absent())),
                call("random", () -> PROBLEM.start(MissingArgumentsTest.<Seed>absent())),
                call("name", () -> PROBLEM.retraction(MissingArgumentsTest.<String>absent())),
                call("criterion", () -> PROBLEM.stopWhen(absent())),
                call("column", () -> PROBLEM.trace(TraceColumn.cost(), absent())),
                call("each", () -> PROBLEM.observe(MissingArgumentsTest.<Consumer<Progress>>absent())),
                call("solver", () -> PROBLEM.solve(absent())),
                call("inner", () -> AugmentedLagrangian.with(absent())),
                call("h", () -> AugmentedLagrangian.with(TrustRegions.defaults())
                        .equality(absent(), (x, g) -> g.data[0] = 1)),
                call("gradient", () -> AugmentedLagrangian.with(TrustRegions.defaults())
                        .inequality(x -> 0, absent())),
                call("minimiser", () -> FrankWolfe.over(absent())),
                call("beta", () -> ConjugateGradient.defaults().rule(absent())),
                call("search", () -> ConjugateGradient.defaults().lineSearch(absent())),
                call("search", () -> LimitedMemoryBfgs.defaults().lineSearch(absent())),
                call("search", () -> SteepestDescent.defaults().lineSearch(absent())),
                call("gradient", () -> RiemannianAdam.of(3, absent(), 0.1)),
                call("order", () -> StochasticGradient.of(3, BATCH, 0.1).seed(absent())),
                call("other", () -> StoppingCriterion.maxIterations(3).or(absent())),
                call("other", () -> StoppingCriterion.maxIterations(3).and(absent())),
                call("time", () -> StoppingCriterion.maxTime(absent())),
                call("value", () -> new TraceColumn("mine", absent())),
                call("cause", () -> new Stop(absent(), "enough")),
                call(
                        "memory",
                        () -> SharedWork.of(
                                MissingArgumentsTest.<java.util.function.Supplier<R064Store>>absent(), (x, r) -> {})));
    }

    private static Arguments call(String argument, ThrowingCallable call) {
        return Arguments.of(argument, call);
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("is refused at the call, by its name")
    void refused(String argument, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(NullPointerException.class)
                .hasMessageMatching(".*\\b" + argument + "\\b.* null.*");
    }

    @Test
    @DisplayName("of a function that returns null or another shape is named with the shape that is expected")
    void returned() {
        assertThatThrownBy(() -> PROBLEM.gradient(x -> MissingArgumentsTest.<R064Store>absent())
                        .solve(SteepestDescent.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the gradient function returned null for a point of 3×1; it must return a matrix of the"
                        + " shape of the point");
        assertThatThrownBy(() -> PROBLEM.gradient(x -> R064Store.FACTORY.makeEye(3, 1))
                        .hessian((x, v) -> R064Store.FACTORY.make(1, 3))
                        .solve(TrustRegions.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the hessian function returned a matrix of 1×3 for a point of 3×1");
        assertThatThrownBy(() -> PROBLEM.stopWhen(p -> MissingArgumentsTest.<Optional<Stop>>absent())
                        .solve(SteepestDescent.defaults()))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("the stopping criterion returned null");
    }
}
