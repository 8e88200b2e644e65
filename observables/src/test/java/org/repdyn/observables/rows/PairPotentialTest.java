package org.repdyn.observables.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("The mean potential of pairs")
class PairPotentialTest {

    @ParameterizedTest(name = "{0}×{1}, t = {2}, spread {3}")
    @CsvSource({"2, 1, 2, 1", "300, 3, 2, 1", "520, 16, 5, 1", "300, 4, 2, 1e-5", "100, 4, 2, 1e-9", "300, 4, 900, 0.1"
    })
    @DisplayName("is that of the differences of rows, also of rows that are close together")
    void ofDifferences(int n, int k, double t, double spread) {
        R064Store rows = RandomMatrices.gaussian(n, k, 9);
        for (int at = 0; at < rows.data.length; at++) {
            rows.data[at] = 1 + spread * rows.data[at];
        }
        R064Store unit = UnitRows.of(rows);
        double loss = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double distance = 0;
                for (int c = 0; c < k; c++) {
                    double difference = unit.doubleValue(i, c) - unit.doubleValue(j, c);
                    distance += difference * difference;
                }
                // 1 − exp(−x) keeps the digits of small distances.
                loss -= Math.expm1(-t * distance) / (0.5 * n * (n - 1));
            }
        }
        // A sum of N numbers near 1 has N rounding errors of N units at most, which add up like a random walk.
        double rounding = Math.sqrt(0.5 * n * (n - 1)) * Math.ulp(1.0);
        assertThat(1 - PairPotential.mean(unit, t, LinearAlgebra.ojAlgo()))
                .isCloseTo(loss, within(Tolerances.rounding(2 * k + 2, 1, loss) + 2 * rounding));
    }
}
