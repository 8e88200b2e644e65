package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.function.aggregator.Aggregator;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.spheres.Sphere;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Transport by projection")
class TransportByProjectionTest {

    private static final Manifold SPHERE = new Sphere(6, 1);

    private static RiemannianProblem rayleigh(Manifold manifold) {
        R064Store a = RandomMatrices.gaussian(6, 6, 3);
        return RiemannianProblem.on(manifold)
                .minimize(x -> a.multiply(x).aggregateAll(Aggregator.NORM2))
                .start(new Seed(1))
                .stopWhen(maxIterations(5));
    }

    private static double[] end(RiemannianProblem problem) {
        return problem.solve(ConjugateGradient.defaults()).point().data;
    }

    @Test
    @DisplayName("makes the steps of a manifold whose transport is the projection, and not those of parallel transport")
    void steps() {
        Manifold projecting = (Manifold) Proxy.newProxyInstance(
                Manifold.class.getClassLoader(), new Class<?>[] {Manifold.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("transportTo") && arguments.length == 4) {
                        SPHERE.project((R064Store) arguments[1], (R064Store) arguments[2], (R064Store) arguments[3]);
                        return null;
                    }
                    return method.invoke(SPHERE, arguments);
                });
        double[] parallel = end(rayleigh(SPHERE));
        double[] projected = end(rayleigh(SPHERE).transportByProjection());
        assertThat(projected).isEqualTo(end(rayleigh(projecting)));
        assertThat(projected).isNotEqualTo(parallel);
    }
}
