package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.gradientBelow;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.fixedrank.FixedRank;
import org.repdyn.manifolds.gram.Elliptope;
import org.repdyn.manifolds.hyperbolic.LorentzModel;
import org.repdyn.manifolds.hyperbolic.PoincareBall;
import org.repdyn.manifolds.probability.ProbabilitySimplex;
import org.repdyn.manifolds.products.Product;
import org.repdyn.manifolds.spd.AffineInvariantPositiveDefinite;
import org.repdyn.manifolds.spd.BuresWassersteinPositiveDefinite;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianLogarithm;
import org.repdyn.manifolds.symplectic.SymplecticStiefel;
import org.repdyn.testsupport.RandomMatrices;

/** Problems with a known minimum on manifolds with fixed rank, with boundaries, of non-positive curvature, and on products. */
@DisplayName("Solvers on further manifolds find the known minimum:")
class FurtherManifoldsTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** The gradient bound of the runs; at a minimum the error of the cost is of the order of its square. */
    private static final StoppingCriterion STOP = gradientBelow(1e-8).or(maxIterations(500));

    private static R064Store combined(R064Store a, double weight, R064Store b) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += weight * b.data[i];
        }
        return result;
    }

    private static double square(R064Store a) {
        double sum = 0;
        for (double v : a.data) {
            sum += v * v;
        }
        return sum;
    }

    @Test
    @DisplayName("the nearest matrix of rank 2 (Eckart, Young)")
    void lowRank() {
        R064Store a = RandomMatrices.gaussian(8, 6, 1);
        FixedRank m = new FixedRank(8, 6, 2);
        for (Solver solver : new Solver[] {TrustRegions.defaults(), LimitedMemoryBfgs.defaults()}) {
            OptimisationResult best = RiemannianProblem.on(m)
                    .minimize(x -> square(combined(x, -1, a)) / 2)
                    .gradient(x -> combined(x, -1, a))
                    .hessian((x, v) -> v)
                    .stopWhen(STOP)
                    .solve(solver);
            assertThat(best.converged()).isTrue();
            assertThat(best.point().data).containsExactly(m.nearest(a).data, within(1e-7));
        }
    }

    @Test
    @DisplayName("the largest cut of a pentagon, relaxed: −(5/2)·cos 36°, with factors that lose rank")
    void maxCut() {
        R064Store adjacency = R064Store.FACTORY.make(5, 5);
        for (int i = 0; i < 5; i++) {
            adjacency.set(i, (i + 1) % 5, 0.5);
            adjacency.set((i + 1) % 5, i, 0.5);
        }
        OptimisationResult best = RiemannianProblem.on(new Elliptope(5, 4))
                .minimize(y -> dot(y, ALGEBRA.multiply(adjacency, y)) / 2)
                .gradient(y -> ALGEBRA.multiply(adjacency, y))
                .hessian((y, v) -> ALGEBRA.multiply(adjacency, v))
                .stopWhen(STOP)
                .solve(TrustRegions.defaults());
        assertThat(best.cost()).isCloseTo(-2.5 * Math.cos(Math.PI / 5), within(1e-12));
    }

    private static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    @Test
    @DisplayName("the middle of two points, in each space with a logarithm")
    void midpoints() {
        for (Manifold m : new Manifold[] {
            new AffineInvariantPositiveDefinite(3),
            new BuresWassersteinPositiveDefinite(3),
            new LorentzModel(2, 1),
            new PoincareBall(2, 1),
            Product.of(new Sphere(2, 1), new LorentzModel(1, 1)).manifold()
        }) {
            RiemannianLogarithm geometry = (RiemannianLogarithm) m;
            R064Store a = m.randomPoint(new Seed(1));
            R064Store b = m.randomPoint(new Seed(2));
            OptimisationResult best = RiemannianProblem.on(m)
                    .minimize(x -> (Math.pow(geometry.distance(x, a), 2) + Math.pow(geometry.distance(x, b), 2)) / 2)
                    .riemannianGradient((x, result) -> {
                        R064Store sum = combined(geometry.log(x, a), 1, geometry.log(x, b));
                        for (int i = 0; i < result.data.length; i++) {
                            result.data[i] = -sum.data[i];
                        }
                    })
                    .start(a)
                    .retraction(Retraction.GEODESIC)
                    .stopWhen(STOP)
                    .solve(LimitedMemoryBfgs.defaults());
            R064Store half = geometry.log(a, b);
            for (int i = 0; i < half.data.length; i++) {
                half.data[i] /= 2;
            }
            assertThat(geometry.distance(best.point(), m.exp(a, half)))
                    .as("%s", m)
                    .isLessThan(1e-7);
        }
    }

    @Test
    @DisplayName("the distribution nearest to another by relative entropy")
    void relativeEntropy() {
        ProbabilitySimplex m = new ProbabilitySimplex(5, 1);
        R064Store q = m.randomPoint(new Seed(3));
        OptimisationResult best = RiemannianProblem.on(m)
                .minimize(p -> {
                    double sum = 0;
                    for (int i = 0; i < 5; i++) {
                        sum += p.data[i] * Math.log(p.data[i] / q.data[i]);
                    }
                    return sum;
                })
                .gradient(p -> {
                    R064Store g = p.copy();
                    for (int i = 0; i < 5; i++) {
                        g.data[i] = Math.log(p.data[i] / q.data[i]) + 1;
                    }
                    return g;
                })
                .hessian((p, v) -> {
                    R064Store h = p.copy();
                    for (int i = 0; i < 5; i++) {
                        h.data[i] = v.data[i] / p.data[i];
                    }
                    return h;
                })
                .retraction(Retraction.OWN)
                .stopWhen(STOP)
                .solve(TrustRegions.defaults());
        assertThat(best.point().data).containsExactly(q.data, within(1e-8));
    }

    /** By Williamson's theorem the minimum of tr(XᵀAX) is twice the sum of the k smallest symplectic eigenvalues. */
    @Test
    @DisplayName("the smallest symplectic eigenvalue (Williamson), by the retraction that symplectic frames have")
    void symplecticEigenvalue() {
        // For A = diag(D, D) the symplectic eigenvalues are the entries of D.
        double[] d = {0.5, 2, 3};
        R064Store a = R064Store.FACTORY.make(6, 6);
        for (int i = 0; i < 6; i++) {
            a.set(i, i, d[i % 3]);
        }
        OptimisationResult best = RiemannianProblem.on(new SymplecticStiefel(6, 2))
                .minimize(x -> dot(x, ALGEBRA.multiply(a, x)) / 2)
                .gradient(x -> ALGEBRA.multiply(a, x))
                .hessian((x, v) -> ALGEBRA.multiply(a, v))
                .stopWhen(STOP)
                .solve(TrustRegions.defaults());
        assertThat(best.cost()).isCloseTo(0.5, within(1e-12));
    }
}
