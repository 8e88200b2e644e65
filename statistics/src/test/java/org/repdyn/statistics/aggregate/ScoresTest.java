package org.repdyn.statistics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.random.Seed;
import org.repdyn.statistics.interval.Bootstrap;
import org.repdyn.statistics.interval.ConfidenceInterval;
import org.repdyn.testsupport.Tolerances;

class ScoresTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Seed(1), 999);

    @Test
    @DisplayName("Scores do not change with the arrays that they were made from and that they return")
    void copies() {
        double[] given = {1, 2};
        Scores scores = new Scores(List.of(given));
        given[0] = 7;
        scores.datasets().get(0)[1] = 7;
        assertThat(scores.datasets().get(0)).containsExactly(1, 2);
    }

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

    /** With 999 resamples, a share of them is off by at most 1.6 % (one standard error); the levels below keep 5 %. */
    @Test
    @DisplayName("The interval of an interquartile mean has the percentiles of the law of the resamples")
    void intervalOfInterquartileMean() {
        double[] values = {0, 1};
        Scores scores = new Scores(List.of(values, values));

        // The mean of the middle two of four fair coins is 0, 1/2 or 1 with probabilities 5/16, 6/16 and 5/16.
        assertThat(scores.interquartileMean(0.2, BOOTSTRAP).orElseThrow().interval())
                .isEqualTo(new ConfidenceInterval(0.5, 0.5, 0.2));
        assertThat(scores.interquartileMean(0.5, BOOTSTRAP).orElseThrow().interval())
                .isEqualTo(new ConfidenceInterval(0, 1, 0.5));
    }

    @Test
    @DisplayName("The interval of a profile resamples each dataset for itself, and the datasets count alike")
    void intervalOfProfile() {
        double[] low = {1, 1};
        double[] high = {5, 5, 5, 5, 5, 5};
        double[] mixed = {1, 5};

        assertThat(new Scores(List.of(low, high))
                        .profile(3, 0.95, BOOTSTRAP)
                        .orElseThrow()
                        .interval())
                .isEqualTo(new ConfidenceInterval(0.5, 0.5, 0.95));
        // The share of the mixed dataset is 0, 1/2 or 1 with probabilities 1/4, 1/2 and 1/4.
        Scores scores = new Scores(List.of(high, mixed));
        assertThat(scores.profile(3, 0.4, BOOTSTRAP).orElseThrow().interval())
                .isEqualTo(new ConfidenceInterval(0.75, 0.75, 0.4));
        assertThat(scores.profile(3, 0.6, BOOTSTRAP).orElseThrow().interval())
                .isEqualTo(new ConfidenceInterval(0.5, 1, 0.6));
    }

    @Test
    @DisplayName("The interval of a probability of improvement resamples both arms and keeps their order")
    void intervalOfImprovement() {
        double[] first = {0, 2};
        double[] second = {1, 1};
        double[] better = {9, 9};
        Scores arm = new Scores(List.of(better, first));
        Scores other = new Scores(List.of(first, second));

        assertThat(arm.probabilityOfImprovement(other, 0.4, BOOTSTRAP)
                        .orElseThrow()
                        .interval())
                .isEqualTo(new ConfidenceInterval(0.75, 0.75, 0.4));
        assertThat(arm.probabilityOfImprovement(other, 0.6, BOOTSTRAP)
                        .orElseThrow()
                        .interval())
                .isEqualTo(new ConfidenceInterval(0.5, 1, 0.6));
        assertThat(other.probabilityOfImprovement(arm, 0.6, BOOTSTRAP)
                        .orElseThrow()
                        .interval())
                .isEqualTo(new ConfidenceInterval(0, 0.5, 0.6));
    }
}
