package org.repdyn.manifolds.spectral;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.orthogonality.Stiefel;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("A dual ascent")
class DualAscentAllocationTest {

    private static final int DIRECTIONS = 10;

    /**
     * The result, the closed form that is tried first, and three decompositions take about 25 matrices of the shape of a point; a Newton step makes ten
     * and more products with the Hessian, of which each would add eight.
     */
    private static final int MATRICES = 40;

    @Test
    @DisplayName("allocates its result and the first trial, and nothing in its Newton steps")
    void allocation() {
        Manifold manifold = new Stiefel(50, 5);
        SpectralDescent descent = new SpectralDescent(manifold, Orthogonalisation.SVD, LinearAlgebra.ojAlgo());
        R064Store point = manifold.randomPoint(new Seed(1));
        R064Store gradient = RandomMatrices.gaussian(50, 5, 2);
        descent.direction(point, gradient);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int steps = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            for (int j = 0; j < gradient.data.length; j++) {
                gradient.data[j] *= 1 + 0.1 * Math.sin(i + j);
            }
            steps += descent.direction(point, gradient).newtonSteps();
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(steps).isGreaterThanOrEqualTo(2 * DIRECTIONS);
        assertThat(bytes / DIRECTIONS).isLessThan((long) MATRICES * Double.BYTES * gradient.data.length);
    }
}
