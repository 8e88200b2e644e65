package org.repdyn.manifolds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.function.constant.PrimitiveMath;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.checks.RetractionChart;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.fixedrank.FixedRankFactors;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.flat.Frozen;
import org.repdyn.manifolds.flat.SymmetricMatrices;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.gram.FixedRankPositiveSemidefinite;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.orthogonality.Flag;
import org.repdyn.manifolds.orthogonality.GeneralisedStiefel;
import org.repdyn.manifolds.orthogonality.Grassmann;
import org.repdyn.manifolds.orthogonality.OrthogonalGroup;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.Rotations;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.probability.PositiveNumbers;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.LoewnerInterval;
import org.repdyn.manifolds.spd.MeanSquaredDistance;
import org.repdyn.manifolds.spectral.Orthogonalisation;
import org.repdyn.manifolds.spectral.SpectralDescent;
import org.repdyn.manifolds.spheres.Oblique;
import org.repdyn.manifolds.spheres.ObliqueAxis;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.ProductManifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;
import org.repdyn.manifolds.validation.ValidatedManifold;

/** Callers in code without nullness checks pass null, and matrices of wrong shapes. */
@DisplayName("A wrong argument")
class RefusedArgumentsTest {

    private static final List<Class<?>> TYPES = List.of(
            Manifold.class,
            RiemannianLogarithm.class,
            ParallelTransport.class,
            RiemannianHessian.class,
            InverseRetraction.class);

    static Stream<Manifold> manifolds() {
        Stream<Manifold> products = Stream.of(
                Product.of(new Sphere(3, 1), new Sphere(2, 2)).manifold(), ValidatedManifold.of(new Sphere(3, 1)));
        return Stream.concat(LibraryManifolds.all().stream(), products);
    }

    /** Returns true for a method of objects that the manifold has: not each has geodesics. */
    private static boolean isOffered(Manifold manifold, Method method) {
        boolean geodesic = method.getName().equals("exp");
        return !Modifier.isStatic(method.getModifiers())
                && (!geodesic || manifold.retractions().contains(Retraction.GEODESIC));
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("that is null is refused by each method of a manifold, which names the argument")
    void refused(Manifold manifold) {
        SoftAssertions all = new SoftAssertions();
        int calls = 0;
        for (Class<?> type : TYPES) {
            if (type.isInstance(manifold)) {
                for (Method method : type.getMethods()) {
                    if (isOffered(manifold, method)) {
                        calls += refused(all, manifold, method, manifold);
                    }
                }
            }
        }
        for (NamedRetraction retraction : NamedRetraction.all(manifold)) {
            for (Method method : NamedRetraction.class.getMethods()) {
                if (!Modifier.isStatic(method.getModifiers())) {
                    calls += refused(all, manifold, method, retraction);
                }
            }
        }
        all.assertAll();
        assertThat(calls).isGreaterThan(30);
    }

    /** Returns null as a value of any type. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // null has every type
    private static <T> T absent() {
        return null;
    }

    static Stream<Arguments> calls() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        Sphere sphere = new Sphere(3, 1);
        R064Store x = sphere.randomPoint(new Seed(1));
        R064Store eye = R064Store.FACTORY.makeEye(3, 3);
        Seed seed = new Seed(2);
        Cost cost = each -> each.data[0];
        EuclideanGradient gradient = (each, g) -> g.data[0] = 1;
        EuclideanHessian hessian = (each, v, h) -> {};
        Product product = Product.of(sphere, sphere);
        NamedManifold named = NamedManifolds.all().get(0);
        ProductManifold blocks = new ProductManifold(List.of(sphere));
        return Stream.of(
                call("b", () -> new GeneralisedStiefel(absent(), 2)),
                call("algebra", () -> new GeneralisedStiefel(eye, 2, 0, absent())),
                call("algebra", () -> new Stiefel(5, 2, 1, 0, absent())),
                call("metric", () -> new Stiefel(5, 2, absent())),
                call("algebra", () -> new Grassmann(5, 2, 1, absent())),
                call("algebra", () -> new Rotations(3, 1, absent())),
                call("algebra", () -> new OrthogonalGroup(3, 1, absent())),
                call("dimensions", () -> new Flag(5, RefusedArgumentsTest.<int[]>absent())),
                call("dimensions", () -> new Flag(5, absent(), 1, algebra)),
                call("algebra", () -> new Flag(5, new int[] {1, 2}, 1, absent())),
                call("algebra", () -> new FixedRank(5, 4, 2, absent())),
                call("axis", () -> new Oblique(5, 2, absent())),
                call("axis", () -> new Oblique(5, 2, absent(), 1)),
                call("lower", () -> new LoewnerInterval(absent(), eye)),
                call("upper", () -> new LoewnerInterval(eye, absent())),
                call("point", () -> interval(eye).minimise(absent(), eye, eye.copy())),
                call("gradient", () -> interval(eye).minimise(eye, absent(), eye.copy())),
                call("result", () -> interval(eye).minimise(eye, eye, absent())),
                call("matrices", () -> MeanSquaredDistance.to(absent())),
                call("matrix 1", () -> MeanSquaredDistance.to(Arrays.asList(eye, absent()))),
                call("point", () -> MeanSquaredDistance.to(List.of(eye)).cost(absent())),
                call("result", () -> MeanSquaredDistance.to(List.of(eye)).gradient(eye, absent())),
                call("factors", () -> Product.of(RefusedArgumentsTest.<Manifold[]>absent())),
                call("factors", () -> Product.of(RefusedArgumentsTest.<List<Manifold>>absent())),
                call("factor 1", () -> Product.of(sphere, absent())),
                call("factor", () -> Product.power(absent(), 2)),
                call("parts", () -> product.pack(RefusedArgumentsTest.<R064Store[]>absent())),
                call("part 1", () -> product.pack(x, absent())),
                call("point", () -> product.part(absent(), 0)),
                call("rows", () -> named.create(absent(), Optional.empty())),
                call("columns", () -> named.create(Optional.empty(), absent())),
                call("manifold", () -> ValidatedManifold.of(absent())),
                call("factors", () -> new ProductManifold(absent())),
                call("factor 1", () -> new ProductManifold(Arrays.asList(sphere, absent()))),
                call("point", () -> blocks.residual(absent())),
                call(
                        "retraction",
                        () -> blocks.retract(
                                RefusedArgumentsTest.<Retraction>absent(), weights(x), weights(x), weights(x))),
                call(
                        "retraction",
                        () -> blocks.retract(
                                RefusedArgumentsTest.<String>absent(), weights(x), weights(x), weights(x))),
                call("ambient", () -> blocks.nearest(absent(), weights(x))),
                call("b", () -> blocks.inner(weights(x), weights(x), absent())),
                call("name", () -> NamedRetraction.of(absent(), 1, (point, v, result) -> {})),
                call("step", () -> NamedRetraction.of("mine", 1, absent())),
                call("manifold", () -> NamedRetraction.all(absent())),
                call("manifold", () -> NamedRetraction.of(absent(), Retraction.POLAR)),
                call("constant", () -> NamedRetraction.of(sphere, RefusedArgumentsTest.<Retraction>absent())),
                call("name", () -> NamedRetraction.of(sphere, RefusedArgumentsTest.<String>absent())),
                call("manifold", () -> new SpectralDescent(absent(), Orthogonalisation.SVD, algebra)),
                call("method", () -> new SpectralDescent(sphere, absent(), algebra)),
                call("algebra", () -> new SpectralDescent(sphere, Orthogonalisation.SVD, absent())),
                call("manifold", () -> SpectralDescent.objection(absent(), x)),
                call("point", () -> SpectralDescent.objection(sphere, absent())),
                call("point", () -> descent(sphere).direction(absent(), x)),
                call("gradient", () -> descent(sphere).direction(x, absent())),
                call("gradient", () -> descent(sphere).smoothed(x, absent(), 1)),
                call("manifold", () -> Checks.checkManifold(absent(), seed)),
                call("seed", () -> Checks.checkManifold(sphere, absent())),
                call("seed", () -> Checks.checkManifold(sphere, false, absent())),
                call("cost", () -> Checks.checkGradient(sphere, absent(), gradient, seed)),
                call("gradient", () -> Checks.checkGradient(sphere, cost, absent(), seed)),
                call("manifold", () -> Checks.checkHessian(absent(), cost, gradient, hessian, seed)),
                call("cost", () -> Checks.checkHessian(sphere, absent(), gradient, hessian, seed)),
                call("gradient", () -> Checks.checkHessian(sphere, cost, absent(), hessian, seed)),
                call("hessian", () -> Checks.checkHessian(sphere, cost, gradient, absent(), seed)),
                call("seed", () -> Checks.checkHessian(sphere, cost, gradient, hessian, absent())),
                call("manifold", () -> Checks.checkRetraction(absent(), Retraction.QR, seed)),
                call(
                        "retraction",
                        () -> Checks.checkRetraction(sphere, RefusedArgumentsTest.<Retraction>absent(), seed)),
                call(
                        "retraction",
                        () -> Checks.checkRetraction(sphere, RefusedArgumentsTest.<NamedRetraction>absent(), seed)),
                call("seed", () -> Checks.checkRetraction(sphere, Retraction.QR, absent())),
                call("constraint", () -> Checks.checkConstraint(absent(), 5, 2, 1, algebra, seed)),
                call("algebra", () -> Checks.checkConstraint(grassmann(), 5, 2, 1, absent(), seed)),
                call("seed", () -> Checks.checkConstraint(grassmann(), 5, 2, 1, algebra, absent())),
                call("algebra", () -> grassmann().on(5, 2, 1, absent())),
                call("manifold", () -> new RetractionChart(absent(), Retraction.POLAR, x)),
                call("point", () -> new RetractionChart(sphere, Retraction.POLAR, absent())));
    }

    private static SpectralDescent descent(Manifold manifold) {
        return new SpectralDescent(manifold, Orthogonalisation.SVD, LinearAlgebra.ojAlgo());
    }

    private static LoewnerInterval interval(R064Store lower) {
        R064Store upper = lower.copy();
        upper.modifyAll(PrimitiveMath.MULTIPLY.second(2));
        return new LoewnerInterval(lower, upper);
    }

    private static Weights weights(R064Store block) {
        return new Weights(List.of(block));
    }

    private static Constraint grassmann() {
        return OrthogonalityConstraints.GRASSMANN.create(new NoOptions());
    }

    private static Arguments call(String argument, ThrowingCallable call) {
        return Arguments.of(argument, call);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("calls")
    @DisplayName("that is null is refused by constructors and by methods on manifolds, which name the argument")
    void refusedElsewhere(String argument, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(NullPointerException.class)
                .hasMessageMatching("(?s).*\\b" + argument + "\\b.* is null.*")
                .hasMessageNotContaining("because");
    }

    /** Calls a method once for each argument that may be null, and returns the number of calls. */
    private static int refused(SoftAssertions all, Manifold manifold, Method method, Object on) {
        int calls = 0;
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].getType().isPrimitive()) {
                Object[] arguments = Arrays.stream(parameters)
                        .map(each -> valid(manifold, method, each))
                        .toArray();
                arguments[i] = null;
                calls++;
                all.assertThat(thrown(method, on, arguments))
                        .as("%s of %s with null as %s", method, on, parameters[i].getName())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageMatching("(?s).*argument '?" + parameters[i].getName() + "'? is null.*");
            }
        }
        return calls;
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("that has another shape than the points, or is also the result, is refused by its name")
    void wrongMatrices(Manifold manifold) {
        SoftAssertions all = new SoftAssertions();
        int calls = 0;
        for (Class<?> type : TYPES) {
            for (Method method : type.isInstance(manifold) ? type.getMethods() : new Method[0]) {
                Parameter[] parameters = method.getParameters();
                for (int i = 0; isOffered(manifold, method) && i < parameters.length; i++) {
                    if (parameters[i].getType() == R064Store.class) {
                        Object[] arguments = Arrays.stream(parameters)
                                .map(each -> valid(manifold, method, each))
                                .toArray();
                        int last = parameters.length - 1;
                        if (parameters[last].getName().equals("result") && i < last) {
                            Object result = arguments[last];
                            arguments[last] = arguments[i];
                            refused(all, method, manifold, arguments, parameters[i].getName());
                            arguments[last] = result;
                        }
                        arguments[i] = R064Store.FACTORY.make(manifold.rows() + 1, manifold.columns());
                        refused(all, method, manifold, arguments, parameters[i].getName());
                        calls++;
                    }
                }
            }
        }
        all.assertAll();
        assertThat(calls).isGreaterThan(20);
    }

    private static void refused(SoftAssertions all, Method method, Object on, Object[] arguments, String name) {
        all.assertThat(thrown(method, on, arguments))
                .as("%s of %s with a wrong matrix as %s", method, on, name)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*\\b" + name + "\\b.*");
    }

    private static Throwable thrown(Method method, Object on, Object[] arguments) {
        return catchThrowable(() -> {
            try {
                method.setAccessible(true);
                method.invoke(on, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        });
    }

    private static Object valid(Manifold manifold, Method method, Parameter parameter) {
        R064Store x = manifold.randomPoint(new Seed(1));
        R064Store v = manifold.randomTangent(x, new Seed(2));
        Retraction first = method.getName().equals("inverseRetract")
                ? ((InverseRetraction) manifold)
                        .invertibleRetractions().stream().findFirst().orElseThrow()
                : manifold.retractions().stream().findFirst().orElseThrow();
        return switch (parameter.getName()) {
            case "point", "other" -> x;
            case "tangent", "vector", "a", "b" -> v;
            case "ambient", "euclideanGradient", "euclideanHessian" ->
                ManifoldArguments.gaussian(manifold, new Seed(3));
            case "result" -> R064Store.FACTORY.make(manifold.rows(), manifold.columns());
            case "seed" -> new Seed(4);
            case "retraction" -> first;
            default -> throw new IllegalStateException("no argument for " + parameter + " of " + method);
        };
    }

    @Test
    @DisplayName("is a shape whose entries no array can hold")
    void tooManyEntries() {
        int large = Integer.MAX_VALUE;
        List<ThrowingCallable> shapes = List.of(
                () -> new Euclidean(large, 2),
                () -> new Frozen(2, large),
                () -> new SymmetricMatrices(large),
                () -> new Sphere(large, 2),
                () -> new Oblique(2, large, ObliqueAxis.ROWS),
                () -> new LorentzModel(large, 1),
                () -> new PoincareBall(2, large),
                () -> new PositiveNumbers(large, 2),
                () -> new ProbabilitySimplex(2, large),
                () -> new FixedRank(large, 2, 1),
                () -> new FixedRankFactors(large, large, large),
                () -> new Stiefel(large, 2),
                () -> new Grassmann(large, 2),
                () -> new SymplecticStiefel(large - 1, 2),
                () -> new Elliptope(large, 2),
                () -> new FixedRankPositiveSemidefinite(large, 2),
                () -> new AffineInvariantPositiveDefinite(large));
        assertThat(shapes).allSatisfy(shape -> assertThatThrownBy(shape)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147483639 entries that an array can hold; take fewer rows or columns"));
    }
}
