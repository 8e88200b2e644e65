package org.repdyn.testkit.losses;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.RedundancyLosses;
import org.repdyn.losses.redundancy.TicoOptions;
import org.repdyn.losses.redundancy.VibcRegOptions;
import org.repdyn.losses.redundancy.VicRegExpOptions;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.losses.redundancy.WhiteningOptions;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.LossContract;
import org.repdyn.testkit.Subject;

@DisplayName("Losses of redundancy reduction obey the laws")
final class RedundancyContractTest {

    @Nested
    @DisplayName("losses")
    class Losses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of("barlow-twins-linear", RedundancyLosses.BARLOW_TWINS_LINEAR, new NoOptions()),
                    Subject.of(
                            "barlow-twins",
                            RedundancyLosses.BARLOW_TWINS,
                            new BarlowTwinsOptions(
                                    0.1,
                                    1,
                                    1e-2,
                                    BarlowTwinsOptions.Spread.BIASED_IN_ROOT,
                                    BarlowTwinsOptions.Statistics.PER_VIEW)),
                    Subject.of(
                            "barlow-twins without epsilon",
                            RedundancyLosses.BARLOW_TWINS,
                            new BarlowTwinsOptions(
                                    0.1,
                                    1,
                                    0,
                                    BarlowTwinsOptions.Spread.BIASED_IN_ROOT,
                                    BarlowTwinsOptions.Statistics.PER_VIEW)),
                    Subject.of(
                            "barlow-twins, unbiased",
                            RedundancyLosses.BARLOW_TWINS,
                            new BarlowTwinsOptions(
                                    0.1,
                                    1,
                                    1e-2,
                                    BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON,
                                    BarlowTwinsOptions.Statistics.PER_VIEW)),
                    Subject.of(
                            "barlow-twins, stacked views",
                            RedundancyLosses.BARLOW_TWINS,
                            new BarlowTwinsOptions(
                                    0.1,
                                    1,
                                    1e-2,
                                    BarlowTwinsOptions.Spread.BIASED_IN_ROOT,
                                    BarlowTwinsOptions.Statistics.STACKED_VIEWS)),
                    Subject.of("vicreg", RedundancyLosses.VICREG, new VicRegOptions(2, 3, 1.5, 3, 1e-4, Weighting.FB)),
                    Subject.of(
                            "vicreg, the paper's equations",
                            RedundancyLosses.VICREG,
                            new VicRegOptions(2, 3, 1.5, 3, 1e-4, Weighting.PAPER_EQUATIONS)),
                    Subject.of(
                            "vicreg-exp",
                            RedundancyLosses.VICREG_EXP,
                            new VicRegExpOptions(2, 3, 1.5, 3, 1e-4, Weighting.FB, 0.5)),
                    Subject.of(
                            "vibcreg",
                            RedundancyLosses.VIBCREG,
                            new VibcRegOptions(2, 3, 20, 3, 1e-4, Weighting.SOLO_LEARN)));
        }
    }

    @Nested
    @DisplayName("w-mse losses")
    class WhiteningLosses extends LossContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(
                            "w-mse, cholesky",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0, false)),
                    Subject.of(
                            "w-mse, cholesky, shrunk",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0.1, false)),
                    Subject.of(
                            "w-mse, zca",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.ZCA, 0, false)),
                    Subject.of(
                            "w-mse, zca, shrunk",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.ZCA, 0.1, false)));
        }

        /** Returns a batch with more samples than dimensions, which whitening needs. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse fields")
    class WhiteningFields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(
                    Subject.of(
                            "w-mse, cholesky, stopped gradient",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0, true)),
                    Subject.of(
                            "w-mse, zca, stopped gradient",
                            RedundancyLosses.W_MSE,
                            new WhiteningOptions(WhiteningOptions.Root.ZCA, 0, true)));
        }

        /** Returns a batch with more samples than dimensions, which whitening needs. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("fields")
    class Fields extends FieldContract {

        static Stream<Subject<?>> subjects() {
            return Stream.of(Subject.of("tico", RedundancyLosses.TICO, new TicoOptions(8, 1)));
        }
    }
}
