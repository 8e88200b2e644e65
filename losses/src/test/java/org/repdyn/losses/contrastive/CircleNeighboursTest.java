package org.repdyn.losses.contrastive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Nearest neighbours on the circle")
final class CircleNeighboursTest {

    /** Compares all rows; the first of equal cosines counts. */
    private static int[] ofAllPairs(R064Store unit) {
        int n = unit.getRowDim();
        int[] nearest = new int[n];
        for (int i = 0; i < n; i++) {
            nearest[i] = i == 0 ? 1 : 0;
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double cosine = unit.get(i, 0) * unit.get(j, 0) + unit.get(i, 1) * unit.get(j, 1);
                if (j != i && cosine > largest) {
                    largest = cosine;
                    nearest[i] = j;
                }
            }
        }
        return nearest;
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "500, 10", "500, 1e-2", "500, 1e-6", "500, 1e-9", "500, 1e-13", "500, 0"})
    @DisplayName(
            "are those of all pairs, for rows around the circle and around two opposite directions, near the cut of"
                    + " the angle")
    void neighbours(int n, double spread) {
        CircleNeighbours neighbours = new CircleNeighbours();
        for (int opposite : new int[] {0, 1, n / 2}) {
            R064Store rows = RandomMatrices.gaussian(n, 2, 6);
            for (int i = 0; i < n; i++) {
                rows.set(i, 0, (i < opposite ? 1 : -1) + spread * rows.get(i, 0));
                rows.set(i, 1, spread * rows.get(i, 1));
            }
            R064Store unit = UnitRows.of(rows);
            assertThat(neighbours.find(unit)).isEqualTo(ofAllPairs(unit));
        }
    }

    @Test
    @DisplayName("of a row that is not finite are the first other row")
    void notFinite() {
        R064Store rows = UnitRows.of(RandomMatrices.gaussian(50, 2, 7));
        rows.set(0, 1, Double.NaN);
        rows.set(7, 0, Double.NaN);
        assertThat(new CircleNeighbours().find(rows)).isEqualTo(ofAllPairs(rows));
    }
}
