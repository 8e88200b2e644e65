package org.repdyn.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.algebra.WorkingMatrix;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("Working matrices of OpenBLAS")
class NativeWorkingMatrixTest {

    private static final int N = 1000;
    private static final int K = 20;
    private static final double ROUNDING = Tolerances.rounding(N, 1, 1);

    private final LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
    private final R064Store a = RandomMatrices.gaussian(N, K, 1);
    private final R064Store b = RandomMatrices.gaussian(N, K, 2);
    private final R064Store s = RandomMatrices.gaussian(K, K, 3);

    @Test
    @DisplayName("compute what the products of the service compute")
    void operationsAreThoseOfTheService() {
        List<WorkingMatrix> matrices = algebra.workingMatrices(N, K, 2);
        WorkingMatrix first = matrices.get(0);
        WorkingMatrix second = matrices.get(1);
        first.load(a);
        second.load(b);
        R064Store small = R064Store.FACTORY.make(K, K);
        first.transposeTimes(second, small);
        assertThat(distance(small, algebra.multiplyLeftTransposed(a, b))).isLessThan(ROUNDING);
        first.gram(small);
        assertThat(distance(small, algebra.gramOfColumns(a))).isLessThan(ROUNDING);
        assertThat(small.data).containsExactly(R064Store.FACTORY.transpose(small).data);
        R064Store product = algebra.multiply(a, s);
        R064Store difference = b.copy();
        double squares = 0;
        for (int i = 0; i < difference.data.length; i++) {
            difference.data[i] -= product.data[i];
            squares += difference.data[i] * difference.data[i];
        }
        R064Store result = R064Store.FACTORY.make(N, K);
        second.subtract(first, s);
        second.store(result);
        assertThat(distance(result, difference)).isLessThan(ROUNDING);
        assertThat(second.squaredNorm() / squares).isCloseTo(1, within(ROUNDING));
        second.set(first, s);
        second.store(result);
        assertThat(distance(result, product)).isLessThan(ROUNDING);
    }

    @Test
    @DisplayName("are for products that leave Java")
    void smallMatricesHaveNone() {
        assertThat(algebra.workingMatrices(N, 12, 2)).isEmpty();
        assertThat(algebra.workingMatrices(300, K, 2)).isEmpty();
        assertThat(LinearAlgebra.ojAlgo().workingMatrices(N, K, 2)).isEmpty();
    }

    /** Returns the largest difference of two entries. */
    private static double distance(R064Store x, R064Store y) {
        double largest = 0;
        for (int i = 0; i < x.data.length; i++) {
            largest = Math.max(largest, Math.abs(x.data[i] - y.data[i]));
        }
        return largest;
    }
}
