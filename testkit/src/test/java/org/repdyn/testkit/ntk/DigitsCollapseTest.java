package org.repdyn.testkit.ntk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.views.Views;
import org.repdyn.data.Split;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.augmentations.BuiltInAugmentations;
import org.repdyn.data.augmentations.GaussianNoiseOptions;
import org.repdyn.data.augmentations.PixelShiftOptions;
import org.repdyn.data.datasets.DigitsProvider;
import org.repdyn.data.spi.Dataset;
import org.repdyn.losses.linear.LinearContrastive;
import org.repdyn.ntk.analytic.BuiltInBaselines;
import org.repdyn.ntk.analytic.NtkOptions;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineProblem;

/**
 * Tests the collapse of the infinitely wide ReLU network on 500 digits: pixels in [0, 1] and not centred, positives and
 * negatives shifted by one pixel with noise 0.05, eight outputs drawn from the NNGP. The expected effective rank of the
 * anchors' embeddings is 3.9, 1.18 and 1.01 after 3, 10 and 20 e-folds of the leading mode.
 *
 * <p>The ranks depend on the draw, because one negative pair of a dark and a bright digit changes the ratio of the two
 * largest growth rates. Twelve draws in independent code (NumPy) gave, as smallest, median and largest rank, 2.2, 3.5
 * and 4.3 after 3 e-folds; 1.05, 1.20 and 2.58 after 10; 1.00, 1.015 and 1.75 after 20.
 */
@DisplayName("The baseline ntk on digits")
@Tag("slow")
class DigitsCollapseTest {

    private static final int SAMPLES = 500;
    private static final int OUTPUTS = 8;

    private final LinearAlgebra algebra = LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @DisplayName("collapses to rank one")
    void collapses(long seed) {
        Views views = views(new Seed(seed));
        double rate = baseline(views, TimeGrid.of(0, 1), seed, new ArrayList<>())
                .notes()
                .get("top-growth-rate");
        List<Double> ranks = new ArrayList<>();
        baseline(views, TimeGrid.of(0, 3 / rate, 10 / rate, 20 / rate), seed, ranks);
        // The bounds are the range of the twelve independent draws, extended at each end by a fifth of its width.
        assertThat(ranks.get(0)).as("at the start").isGreaterThan(4.5);
        assertThat(ranks.get(1)).as("after 3 e-folds").isBetween(1.8, 4.7);
        assertThat(ranks.get(2)).as("after 10 e-folds").isBetween(1.0, 2.9);
        assertThat(ranks.get(3)).as("after 20 e-folds").isBetween(1.0, 1.9);
        assertThat(ranks).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    private static Views views(Seed seed) {
        Dataset digits = new DigitsProvider().load(new NoOptions(), seed);
        Split split = Split.random(digits.size(), SAMPLES, OptionalInt.of(0), seed);
        return new ViewSampler(
                        digits,
                        List.of(
                                BuiltInAugmentations.PIXEL_SHIFT.create(new PixelShiftOptions(1)),
                                BuiltInAugmentations.GAUSSIAN_NOISE.create(new GaussianNoiseOptions(0.05))),
                        split,
                        false,
                        seed)
                .views(new LinearContrastive().views());
    }

    private Baseline.Result baseline(Views views, TimeGrid times, long seed, List<Double> ranks) {
        BaselineProblem problem = new BaselineProblem(
                new LinearContrastive(),
                views,
                R064Store.FACTORY.make(0, views.matrix().getColDim()),
                OUTPUTS,
                times,
                algebra,
                new Seed(seed));
        return BuiltInBaselines.NTK
                .create(NtkOptions.defaults())
                .run(problem, state -> ranks.add(effectiveRank(state.embeddings())), RunControl.uncontrolled());
    }

    /** Returns the exponential of the entropy of the singular values of the anchors' embeddings. */
    private double effectiveRank(R064Store embeddings) {
        R064Store anchors = R064Store.FACTORY.make(SAMPLES, OUTPUTS);
        for (int j = 0; j < OUTPUTS; j++) {
            for (int i = 0; i < SAMPLES; i++) {
                anchors.set(i, j, embeddings.doubleValue(i, j));
            }
        }
        double[] values = algebra.thinSvd(anchors).values();
        double total = 0;
        for (double value : values) {
            total += value;
        }
        double entropy = 0;
        for (double value : values) {
            double p = value / total;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(entropy);
    }
}
