package org.repdyn.testkit.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spi.InverseRetraction;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.ParallelTransport;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.testkit.AmbientFunction;
import org.repdyn.testkit.FailedLaws;
import org.repdyn.testkit.ManifoldSubject;
import org.repdyn.testkit.RiemannianManifoldContract;

/** Tests that each law of {@link RiemannianManifoldContract} fails on the unit sphere in ℝ⁴ with one mistake. */
@DisplayName("A sphere with one mistake")
class WrongGeometryTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(Correct.class, Set.of(), Set.of()),
                Arguments.of(ZeroComponents.class, Set.of("facts"), Set.of()),
                Arguments.of(RandomOffTheSphere.class, Set.of("random"), Set.of()),
                Arguments.of(RandomWithoutSeed.class, Set.of("random"), Set.of()),
                Arguments.of(BlindResidual.class, Set.of("nearest"), Set.of()),
                Arguments.of(FarNearest.class, Set.of("nearest"), Set.of("projection")),
                Arguments.of(ObliqueProjection.class, Set.of("projection"), Set.of("random", "facts")),
                Arguments.of(ExtraDimension.class, Set.of("dimension"), Set.of()),
                Arguments.of(NegativeMetric.class, Set.of("inner"), Set.of("projection", "landing")),
                Arguments.of(HalfGradient.class, Set.of("gradient"), Set.of()),
                Arguments.of(DoubleStep.class, Set.of("retractionOfFirstOrder"), Set.of("projection")),
                Arguments.of(OverstatedOrder.class, Set.of("retractionOfDeclaredOrder"), Set.of("landing")),
                Arguments.of(OwnSteps.class, Set.of(), Set.of()),
                Arguments.of(OverstatedOwnStep.class, Set.of("retractionOfDeclaredOrder"), Set.of("landing", "facts")),
                Arguments.of(CubicClaim.class, Set.of("retractionOfDeclaredOrder"), Set.of("landing", "facts")),
                Arguments.of(TwoStepsOfOneName.class, Set.of("facts"), Set.of("logarithm")),
                Arguments.of(StraightStep.class, Set.of("landing"), Set.of("projection")),
                Arguments.of(ForgetfulStep.class, Set.of("purity"), Set.of("facts")),
                Arguments.of(ChangedInput.class, Set.of("purity"), Set.of("facts")),
                Arguments.of(Unchecked.class, Set.of("refusals"), Set.of("purity", "landing")),
                Arguments.of(ArcCosine.class, Set.of("logarithm"), Set.of("projection", "hessian")),
                Arguments.of(OverstatedRadius.class, Set.of("logarithm"), Set.of("facts", "parallelTransport")),
                Arguments.of(DoubleLogarithm.class, Set.of("logarithm"), Set.of("projection", "hessian")),
                Arguments.of(ProjectedTransport.class, Set.of("parallelTransport"), Set.of("logarithm")),
                Arguments.of(TurningTransport.class, Set.of("parallelTransport"), Set.of("logarithm")),
                Arguments.of(ConstantVectorTransport.class, Set.of("vectorTransport"), Set.of("logarithm")),
                Arguments.of(HessianOfFlatSpace.class, Set.of("hessian"), Set.of("gradient")),
                Arguments.of(SkewHessian.class, Set.of("hessian"), Set.of("gradient")),
                Arguments.of(HalfInverse.class, Set.of("inverseRetractions"), Set.of("logarithm")),
                Arguments.of(HiddenInfinity.class, Set.of("finiteness"), Set.of("logarithm", "purity")),
                Arguments.of(Representatives.class, Set.of("representatives"), Set.of("projection")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    @DisplayName("fails the law about its mistake")
    void mistake(Class<?> contract, Set<String> failed, Set<String> passed) {
        List<String> laws = FailedLaws.methods(contract);
        if (failed.isEmpty()) {
            assertThat(laws).isEmpty();
        }
        assertThat(laws).containsAll(failed).noneMatch(passed::contains);
    }

    static final class Correct extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(Sphere::new);
        }
    }

    static final class ZeroComponents extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public int components() {
                    return 0;
                }
            });
        }
    }

    static final class RandomOffTheSphere extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public R064Store randomPoint(Seed seed) {
                    return ManifoldArguments.gaussian(this, seed);
                }
            });
        }
    }

    static final class RandomWithoutSeed extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public R064Store randomPoint(Seed seed) {
                    return super.randomPoint(new Seed(1));
                }
            });
        }
    }

    static final class BlindResidual extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public double residual(R064Store point) {
                    return 0;
                }
            });
        }
    }

    static final class FarNearest extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void nearest(R064Store ambient, R064Store result) {
                    super.nearest(ambient, result);
                    double first = result.data[0];
                    System.arraycopy(result.data, 1, result.data, 0, 3);
                    result.data[3] = first;
                }
            });
        }
    }

    /** Removes the first entry in place of the component along the point. */
    static final class ObliqueProjection extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void project(R064Store point, R064Store ambient, R064Store result) {
                    super.project(point, ambient, result);
                    double along = dot(point, ambient);
                    Arrays.setAll(result.data, i -> ambient.data[i] - (i == 0 ? along / point.data[0] : 0));
                }
            });
        }
    }

    static final class ExtraDimension extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public int dimension() {
                    return 4;
                }
            });
        }
    }

    static final class NegativeMetric extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public double inner(R064Store point, R064Store a, R064Store b) {
                    return -dot(a, b);
                }
            });
        }
    }

    static final class HalfGradient extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
                    super.gradient(point, euclideanGradient, result);
                    Arrays.setAll(result.data, i -> result.data[i] / 2);
                }
            });
        }
    }

    static final class DoubleStep extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    super.retract(retraction, point, sum(tangent, 1, tangent), result);
                }
            });
        }
    }

    /** The division of x + v + |v|²·u by its length, with a fixed direction u, is of first order. */
    static final class OverstatedOrder extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    R064Store bent = sum(tangent, 0, tangent);
                    bent.data[1] += retraction == Retraction.POLAR ? dot(tangent, tangent) : 0;
                    super.retract(retraction, point, project(point, bent), result);
                }
            });
        }
    }

    /** Brings three steps of its own beside the constants: Cayley's, one with a bent curve, and one of higher order. */
    static final class OwnSteps extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new SphereWithSteps(2, 1, 4, "bent"));
        }
    }

    static final class OverstatedOwnStep extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new SphereWithSteps(2, 2, 4, "bent"));
        }
    }

    static final class CubicClaim extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new SphereWithSteps(3, 1, 4, "bent"));
        }
    }

    static final class TwoStepsOfOneName extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new SphereWithSteps(2, 1, 4, "pade"));
        }
    }

    static final class StraightStep extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    super.retract(retraction, point, tangent, result);
                    Arrays.setAll(result.data, i -> point.data[i] + tangent.data[i]);
                }
            });
        }
    }

    /** The sphere with retractions of its own that claim given orders; 2 and 1 and 4 are right. */
    private static final class SphereWithSteps extends Sphere {

        private final List<NamedRetraction> further;

        SphereWithSteps(int orderOfCayley, int orderOfBent, int orderOfPade, String nameOfBent) {
            further = List.of(
                    NamedRetraction.of(
                            "half-angle", orderOfCayley, (x, v, y) -> turn(x, v, y, a -> 2 * Math.atan(a / 2))),
                    NamedRetraction.of(nameOfBent, orderOfBent, (x, v, y) -> {
                        check("point", x, y);
                        R064Store bent = sum(v, 0, v);
                        bent.data[1] += dot(v, v);
                        retract(Retraction.POLAR, x, project(x, bent), y);
                    }),
                    NamedRetraction.of(
                            "pade",
                            orderOfPade,
                            (x, v, y) -> turn(x, v, y, a -> 2 * Math.atan(a / 2 / (1 - a * a / 12)))));
        }

        @Override
        public List<NamedRetraction> furtherRetractions() {
            return further;
        }

        /** Turns by a function of the length of the step, which is the angle to the order of the retraction. */
        private void turn(R064Store point, R064Store tangent, R064Store result, DoubleUnaryOperator angle) {
            check("point", point, result);
            double length = Math.sqrt(dot(tangent, tangent));
            double scale = length == 0 ? 1 : angle.applyAsDouble(length) / length;
            retract(Retraction.GEODESIC, point, sum(tangent, scale - 1, tangent), result);
        }
    }

    /** Adds rounding that depends on the number of steps taken. */
    static final class ForgetfulStep extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                private int steps;

                @Override
                public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
                    super.retract(retraction, point, tangent, result);
                    steps++;
                    result.data[0] += steps > 1 ? Math.ulp(result.data[0]) : 0;
                }
            });
        }
    }

    static final class ChangedInput extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
                    super.gradient(point, euclideanGradient, result);
                    System.arraycopy(result.data, 0, euclideanGradient.data, 0, 4);
                }
            });
        }
    }

    static final class Unchecked extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                void check(String name, R064Store input, R064Store result) {}
            });
        }
    }

    /** The distance by the arc cosine loses half of the digits at small angles. */
    static final class ArcCosine extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public double distance(R064Store point, R064Store other) {
                    return Math.acos(Math.min(1, dot(point, other)));
                }
            });
        }
    }

    static final class HiddenInfinity extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public double distance(R064Store point, R064Store other) {
                    double d = super.distance(point, other);
                    return Double.isFinite(d) ? d : Math.PI / 2;
                }
            });
        }
    }

    static final class OverstatedRadius extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public OptionalDouble injectivityRadius() {
                    return OptionalDouble.of(2 * Math.PI);
                }
            });
        }
    }

    static final class DoubleLogarithm extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void log(R064Store point, R064Store other, R064Store result) {
                    super.log(point, other, result);
                    Arrays.setAll(result.data, i -> 2 * result.data[i]);
                }
            });
        }
    }

    static final class ProjectedTransport extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
                    project(exp(point, tangent), vector, result);
                }
            });
        }
    }

    /** An isometry that keeps the velocity, but turns the plane normal to it by the angle of the way. */
    static final class TurningTransport extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
                    double angle = norm(point, tangent);
                    R064Store unit = sum(tangent, 1 / angle - 1, tangent);
                    R064Store normal = sum(vector, -dot(vector, unit), unit);
                    // The cross product of the point, the direction and a vector in ℝ⁴ turns it by a right angle.
                    R064Store across = cross(point, unit, normal);
                    R064Store turned = sum(vector, Math.cos(angle) - 1, normal);
                    super.transport(point, tangent, sum(turned, Math.sin(angle), across), result);
                }
            });
        }
    }

    static final class ConstantVectorTransport extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void transportTo(R064Store point, R064Store other, R064Store vector, R064Store result) {
                    System.arraycopy(vector.data, 0, result.data, 0, 4);
                }
            });
        }
    }

    static final class HessianOfFlatSpace extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void hessian(
                        R064Store point,
                        R064Store tangent,
                        R064Store euclideanGradient,
                        R064Store euclideanHessian,
                        R064Store result) {
                    project(point, euclideanHessian, result);
                }
            });
        }
    }

    static final class SkewHessian extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void hessian(
                        R064Store point,
                        R064Store tangent,
                        R064Store euclideanGradient,
                        R064Store euclideanHessian,
                        R064Store result) {
                    super.hessian(point, tangent, euclideanGradient, euclideanHessian, result);
                    R064Store fixed = project(point, ManifoldArguments.gaussian(this, new Seed(9)));
                    R064Store turned = cross(point, fixed, tangent);
                    Arrays.setAll(result.data, i -> result.data[i] + turned.data[i]);
                }
            });
        }
    }

    static final class HalfInverse extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(() -> new Sphere() {
                @Override
                public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
                    super.inverseRetract(retraction, point, other, result);
                    Arrays.setAll(result.data, i -> result.data[i] / 2);
                }
            });
        }
    }

    /** The sphere declared as the projective space, on which x and −x are one point; its logarithm tells them apart. */
    static final class Representatives extends RiemannianManifoldContract {
        static Stream<ManifoldSubject> subjects() {
            return sphere(Sphere::new)
                    .map(subject -> subject.asQuotient(
                            x -> sum(x, x.data[0] < 0 ? -2 : 0, x),
                            x -> sum(x, -2, x),
                            new AmbientFunction(
                                    x -> x.data[0] * x.data[1], Representatives::swapped, (x, v) -> swapped(v))));
        }

        private static R064Store swapped(R064Store x) {
            R064Store result = R064Store.FACTORY.make(4, 1);
            result.data[0] = x.data[1];
            result.data[1] = x.data[0];
            return result;
        }
    }

    private static Stream<ManifoldSubject> sphere(Supplier<Manifold> manifold) {
        return Stream.of(ManifoldSubject.of("sphere", manifold));
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    private static R064Store sum(R064Store a, double weight, R064Store b) {
        R064Store result = R064Store.FACTORY.make(4, 1);
        Arrays.setAll(result.data, i -> a.data[i] + weight * b.data[i]);
        return result;
    }

    /** Returns the vector normal to three vectors in ℝ⁴, whose length is the volume they span. */
    private static R064Store cross(R064Store a, R064Store b, R064Store c) {
        Function<int[], Double> minor = r -> a.data[r[0]] * (b.data[r[1]] * c.data[r[2]] - b.data[r[2]] * c.data[r[1]])
                - a.data[r[1]] * (b.data[r[0]] * c.data[r[2]] - b.data[r[2]] * c.data[r[0]])
                + a.data[r[2]] * (b.data[r[0]] * c.data[r[1]] - b.data[r[1]] * c.data[r[0]]);
        R064Store result = R064Store.FACTORY.make(4, 1);
        result.data[0] = minor.apply(new int[] {1, 2, 3});
        result.data[1] = -minor.apply(new int[] {0, 2, 3});
        result.data[2] = minor.apply(new int[] {0, 1, 3});
        result.data[3] = -minor.apply(new int[] {0, 1, 2});
        return result;
    }

    /** The unit sphere in ℝ⁴, correct. */
    private static class Sphere
            implements Manifold, RiemannianLogarithm, ParallelTransport, RiemannianHessian, InverseRetraction {

        @Override
        public int rows() {
            return 4;
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public int dimension() {
            return 3;
        }

        @Override
        public OptionalDouble injectivityRadius() {
            return OptionalDouble.of(Math.PI);
        }

        void check(String name, R064Store input, R064Store result) {
            ManifoldArguments.check(this, name, input, result);
        }

        @Override
        public void project(R064Store point, R064Store ambient, R064Store result) {
            check("point", point, result);
            check("ambient", ambient, result);
            double along = dot(point, ambient);
            Arrays.setAll(result.data, i -> ambient.data[i] - along * point.data[i]);
        }

        @Override
        public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
            check("point", point, result);
            project(point, euclideanGradient, result);
        }

        @Override
        public double inner(R064Store point, R064Store a, R064Store b) {
            return dot(a, b);
        }

        @Override
        public void nearest(R064Store ambient, R064Store result) {
            check("ambient", ambient, result);
            double length = Math.sqrt(dot(ambient, ambient));
            Arrays.setAll(result.data, i -> ambient.data[i] / length);
        }

        @Override
        public double residual(R064Store point) {
            return Math.abs(dot(point, point) - 1);
        }

        @Override
        public Set<Retraction> retractions() {
            return EnumSet.of(Retraction.GEODESIC, Retraction.POLAR);
        }

        @Override
        public int order(Retraction retraction) {
            return 2;
        }

        @Override
        public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
            check("point", point, result);
            check("tangent", tangent, result);
            double angle = Math.sqrt(dot(tangent, tangent));
            switch (retraction) {
                case GEODESIC ->
                    nearest(
                            sum(
                                    sum(point, Math.cos(angle) - 1, point),
                                    angle == 0 ? 1 : Math.sin(angle) / angle,
                                    tangent),
                            result);
                case POLAR -> nearest(sum(point, 1, tangent), result);
                case QR, CAYLEY, OWN -> throw ManifoldArguments.notOffered(this, retraction);
            }
        }

        @Override
        public void log(R064Store point, R064Store other, R064Store result) {
            R064Store normal = project(point, project(point, other));
            double sine = Math.sqrt(dot(normal, normal));
            double stretch = sine == 0 ? 1 : Math.atan2(sine, dot(point, other)) / sine;
            Arrays.setAll(result.data, i -> stretch * normal.data[i]);
        }

        @Override
        public double distance(R064Store point, R064Store other) {
            R064Store normal = project(point, other);
            double cosine = dot(point, other);
            return Double.isFinite(cosine) ? Math.atan2(Math.sqrt(dot(normal, normal)), cosine) : Double.NaN;
        }

        @Override
        public void transport(R064Store point, R064Store tangent, R064Store vector, R064Store result) {
            double angle = Math.sqrt(dot(tangent, tangent));
            double along = dot(tangent, vector) / angle;
            Arrays.setAll(
                    result.data,
                    i -> vector.data[i]
                            + along
                                    * ((Math.cos(angle) - 1) * tangent.data[i] / angle
                                            - Math.sin(angle) * point.data[i]));
        }

        @Override
        public void hessian(
                R064Store point,
                R064Store tangent,
                R064Store euclideanGradient,
                R064Store euclideanHessian,
                R064Store result) {
            project(point, sum(euclideanHessian, -dot(point, euclideanGradient), tangent), result);
        }

        @Override
        public Set<Retraction> invertibleRetractions() {
            return EnumSet.of(Retraction.POLAR);
        }

        @Override
        public void inverseRetract(Retraction retraction, R064Store point, R064Store other, R064Store result) {
            double cosine = dot(point, other);
            project(point, sum(other, 1 / cosine - 1, other), result);
        }
    }
}
