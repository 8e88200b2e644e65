package org.repdyn.observables.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("The search for neighbours")
class NeighbourSearchTest {

    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();

    @ParameterizedTest(name = "{0} rows, {1} queries, {2} dimensions, {3} neighbours, grid {4}, offset {5}")
    @CsvSource({
        "1, 3, 2, 1, 0, 0",
        "40, 70, 1, 5, 0, 0",
        "700, 100, 8, 5, 0, 0",
        "700, 100, 3, 7, 1, 0",
        "300, 20, 16, 5, 0, 1e6",
        "900, 40, 2, 3, 8, 0"
    })
    @DisplayName("finds those of exact distances, the earlier of two at the same, and measures few pairs")
    void exact(int rows, int queries, int dimension, int count, double grid, double offset) {
        R064Store points = RandomMatrices.gaussian(rows + queries, dimension, 5);
        for (int at = 0; at < points.data.length; at++) {
            // Points of a grid have many equal distances; an offset makes products much larger than distances.
            points.data[at] = (grid > 0 ? grid * Math.round(points.data[at]) : points.data[at]) + offset;
        }
        NeighbourSearch search = new NeighbourSearch(points, rows, count, algebra);
        for (int query = rows; query < rows + queries; query++) {
            int own = query;
            int[] expected = IntStream.range(0, rows)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> distance(points, own, row)))
                    .limit(count)
                    .mapToInt(Integer::intValue)
                    .toArray();
            assertThat(search.nearest(query)).containsExactly(expected);
        }
        if (offset == 0 && grid == 0) {
            // No other row is as near as the last neighbour to rounding.
            assertThat((double) search.measured() / queries).isEqualTo(Math.min(count, rows));
        }
    }

    private static double distance(R064Store points, int a, int b) {
        double sum = 0;
        for (int c = 0; c < points.getColDim(); c++) {
            double difference = points.doubleValue(a, c) - points.doubleValue(b, c);
            sum += difference * difference;
        }
        return sum;
    }
}
