package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;

@DisplayName("The distinct points of a problem")
class PointSetTest {

    private static final R064Store INPUTS = rows(new double[][] {{3, 1}, {0, 5}});

    @Test
    @DisplayName("are the same in any order of the views, which find their own points")
    void order() {
        R064Store views = rows(new double[][] {{1, 2}, {0, 5}, {1, -2}, {-4, 7}});
        R064Store reversed = rows(new double[][] {{-4, 7}, {1, -2}, {0, 5}, {1, 2}});
        PointSet points = PointSet.of(views, INPUTS);
        assertThat(PointSet.of(reversed, INPUTS).distinct().data).isEqualTo(points.distinct().data);
        for (int i = 0; i < 4; i++) {
            assertThat(PointSet.of(reversed, INPUTS).training()[3 - i]).isEqualTo(points.training()[i]);
            for (int j = 0; j < 2; j++) {
                assertThat(points.distinct().doubleValue(points.training()[i], j))
                        .isEqualTo(views.doubleValue(i, j));
            }
        }
        assertThat(points.evaluation()[1]).as("an input that is a view").isEqualTo(points.training()[1]);
    }

    @Test
    @DisplayName("have one point for 0 and −0")
    void negativeZero() {
        PointSet points = PointSet.of(rows(new double[][] {{0, 1}, {-0.0, 1}}), INPUTS);
        assertThat(points.training()).containsExactly(0, 0);
        assertThat(points.distinct().getRowDim()).isEqualTo(3);
    }

    private static R064Store rows(double[][] rows) {
        return R064Store.FACTORY.copy(RawStore.wrap(rows));
    }
}
