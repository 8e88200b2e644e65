package org.repdyn.observables.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The penalties of samples and of dimensions")
final class DualityTest {

    @ParameterizedTest(name = "{0} samples, {1} dimensions")
    @CsvSource({"1, 1", "7, 3", "3, 7", "40, 12", "300, 4", "2, 300"})
    @DisplayName("differ by diagonal parts only: ‖UUᵀ‖ = ‖UᵀU‖ for any U")
    void normsAreEqual(int samples, int dimensions) {
        R064Store u = RandomMatrices.gaussian(samples, dimensions, 3);
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        Duality duality = Duality.of(u, algebra);
        assertThat(duality.gap(algebra)).isCloseTo(0, within(samples * dimensions * Math.ulp(1.0) * 4));
        double rows = 0;
        double pairs = 0;
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < samples; j++) {
                double product = 0;
                for (int c = 0; c < dimensions; c++) {
                    product += u.doubleValue(i, c) * u.doubleValue(j, c);
                }
                rows += i == j ? product * product : 0;
                pairs += i == j ? 0 : product * product;
            }
        }
        double columns = 0;
        for (int c = 0; c < dimensions; c++) {
            double square = 0;
            for (int i = 0; i < samples; i++) {
                square += u.doubleValue(i, c) * u.doubleValue(i, c);
            }
            columns += square * square;
        }
        // Sums of samples² or samples·dimensions products, all of which are parts of pairs + rows.
        double rounding = Tolerances.rounding(Math.sqrt(samples * dimensions), 1, pairs + rows);
        assertThat(duality.samples(algebra)).isCloseTo(pairs, within(rounding));
        assertThat(duality.dimensions()).isCloseTo(pairs + rows - columns, within(rounding));
    }
}
