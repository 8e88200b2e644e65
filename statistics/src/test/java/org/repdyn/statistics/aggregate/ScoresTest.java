package org.repdyn.statistics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.testsupport.Tolerances;

class ScoresTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 999);

    @Test
    void interquartileMeanIsTheTrimmedMeanOfSciPy() {
        Scores scores = new Scores(List.of(new double[] {1, 2, 3, 4, 10}, new double[] {20, 30, 40, 50}));
        assertThat(scores.interquartileMean(0.95, BOOTSTRAP).orElseThrow().value())
                .isCloseTo(67.0 / 5, within(Tolerances.rounding(5, 1, 67.0 / 5)));
    }

    @Test
    void probabilityOfImprovementIsTheShareOfMannAndWhitney() {
        Scores first = new Scores(List.of(new double[] {1, 2, 3, 4}));
        Scores second = new Scores(List.of(new double[] {0, 2, 2, 5}));
        assertThat(first.probabilityOfImprovement(second, 0.95, BOOTSTRAP)
                        .orElseThrow()
                        .value())
                .isEqualTo(0.5625);
    }
}
