package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Vectors in arrays")
class VectorsTest {

    @Test
    @DisplayName("have the inner product and norm of Euclidean space")
    void products() {
        assertThat(Vectors.dot(new double[] {1, -2, 3}, new double[] {4, 5, 6})).isEqualTo(12);
        assertThat(Vectors.norm(new double[] {2, -3, 6})).isEqualTo(7);
        assertThat(Vectors.norm(new double[0])).isZero();
    }

    @Test
    @DisplayName("are summed in order, so that bits do not depend on the processor")
    void order() {
        // 1e16 + 1 + 1 rounds to 1e16 in order, and to 1e16 + 2 in any other.
        double[] ones = {1, 1, 1};
        assertThat(Vectors.dot(new double[] {1e16, 1, 1}, ones)).isEqualTo(1e16);
        assertThat(Vectors.dot(new double[] {1, 1, 1e16}, ones)).isEqualTo(1e16 + 2);
    }

    @Test
    @DisplayName("are changed in place")
    void inPlace() {
        double[] y = {1, 2};
        Vectors.addMultiple(-3, new double[] {1, 0.5}, y);
        assertThat(y).containsExactly(-2, 0.5);
        Vectors.divide(y, 0.5);
        assertThat(y).containsExactly(-4, 1);
    }
}
