package org.repdyn.testkit.losses;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.redundancy.BarlowTwinsLinearProvider;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.BarlowTwinsProvider;
import org.repdyn.losses.redundancy.TicoOptions;
import org.repdyn.losses.redundancy.TicoProvider;
import org.repdyn.losses.redundancy.VibcRegOptions;
import org.repdyn.losses.redundancy.VibcRegProvider;
import org.repdyn.losses.redundancy.VicRegExpOptions;
import org.repdyn.losses.redundancy.VicRegExpProvider;
import org.repdyn.losses.redundancy.VicRegOptions;
import org.repdyn.losses.redundancy.VicRegProvider;
import org.repdyn.losses.redundancy.Weighting;
import org.repdyn.losses.redundancy.WhiteningOptions;
import org.repdyn.losses.redundancy.WhiteningProvider;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.testkit.FieldContract;
import org.repdyn.testkit.LossContract;

@DisplayName("Losses of redundancy obey the laws")
final class RedundancyContractTest {

    @Nested
    @DisplayName("barlow-twins-linear")
    class Linear extends LossContract<NoOptions> {
        @Override
        protected LossProvider<NoOptions> provider() {
            return new BarlowTwinsLinearProvider();
        }

        @Override
        protected NoOptions options() {
            return new NoOptions();
        }
    }

    @Nested
    @DisplayName("barlow-twins")
    class OfTheAuthors extends LossContract<BarlowTwinsOptions> {
        @Override
        protected LossProvider<BarlowTwinsOptions> provider() {
            return new BarlowTwinsProvider();
        }

        @Override
        protected BarlowTwinsOptions options() {
            return new BarlowTwinsOptions(
                    0.1, 1, 1e-2, BarlowTwinsOptions.Spread.BIASED_IN_ROOT, BarlowTwinsOptions.Statistics.PER_VIEW);
        }
    }

    @Nested
    @DisplayName("barlow-twins without epsilon")
    class WithoutEpsilon extends LossContract<BarlowTwinsOptions> {
        @Override
        protected LossProvider<BarlowTwinsOptions> provider() {
            return new BarlowTwinsProvider();
        }

        @Override
        protected BarlowTwinsOptions options() {
            return new BarlowTwinsOptions(
                    0.1, 1, 0, BarlowTwinsOptions.Spread.BIASED_IN_ROOT, BarlowTwinsOptions.Statistics.PER_VIEW);
        }
    }

    @Nested
    @DisplayName("barlow-twins, unbiased")
    class Unbiased extends LossContract<BarlowTwinsOptions> {
        @Override
        protected LossProvider<BarlowTwinsOptions> provider() {
            return new BarlowTwinsProvider();
        }

        @Override
        protected BarlowTwinsOptions options() {
            return new BarlowTwinsOptions(
                    0.1,
                    1,
                    1e-2,
                    BarlowTwinsOptions.Spread.UNBIASED_PLUS_EPSILON,
                    BarlowTwinsOptions.Statistics.PER_VIEW);
        }
    }

    @Nested
    @DisplayName("barlow-twins, stacked views")
    class Stacked extends LossContract<BarlowTwinsOptions> {
        @Override
        protected LossProvider<BarlowTwinsOptions> provider() {
            return new BarlowTwinsProvider();
        }

        @Override
        protected BarlowTwinsOptions options() {
            return new BarlowTwinsOptions(
                    0.1,
                    1,
                    1e-2,
                    BarlowTwinsOptions.Spread.BIASED_IN_ROOT,
                    BarlowTwinsOptions.Statistics.STACKED_VIEWS);
        }
    }

    @Nested
    @DisplayName("vicreg")
    class VicRegOfTheAuthors extends LossContract<VicRegOptions> {
        @Override
        protected LossProvider<VicRegOptions> provider() {
            return new VicRegProvider();
        }

        @Override
        protected VicRegOptions options() {
            return new VicRegOptions(2, 3, 1, 3, 1e-4, Weighting.FB);
        }
    }

    @Nested
    @DisplayName("vicreg, the paper's equations")
    class VicRegOfThePaper extends LossContract<VicRegOptions> {
        @Override
        protected LossProvider<VicRegOptions> provider() {
            return new VicRegProvider();
        }

        @Override
        protected VicRegOptions options() {
            return new VicRegOptions(2, 3, 1, 3, 1e-4, Weighting.PAPER_EQUATIONS);
        }
    }

    @Nested
    @DisplayName("vicreg-exp")
    class LogSumExp extends LossContract<VicRegExpOptions> {
        @Override
        protected LossProvider<VicRegExpOptions> provider() {
            return new VicRegExpProvider();
        }

        @Override
        protected VicRegExpOptions options() {
            return new VicRegExpOptions(2, 3, 1, 3, 1e-4, Weighting.FB, 0.5);
        }
    }

    @Nested
    @DisplayName("vibcreg")
    class Correlations extends LossContract<VibcRegOptions> {
        @Override
        protected LossProvider<VibcRegOptions> provider() {
            return new VibcRegProvider();
        }

        @Override
        protected VibcRegOptions options() {
            return new VibcRegOptions(2, 3, 20, 3, 1e-4, Weighting.SOLO_LEARN);
        }
    }

    @Nested
    @DisplayName("w-mse, cholesky")
    class Cholesky extends LossContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0, false);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse, cholesky, shrunk")
    class CholeskyShrunk extends LossContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0.1, false);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse, zca")
    class Zca extends LossContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.ZCA, 0, false);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse, zca, shrunk")
    class ZcaShrunk extends LossContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.ZCA, 0.1, false);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse, cholesky, stopped gradient")
    class CholeskyStopped extends FieldContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.CHOLESKY, 0, true);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("w-mse, zca, stopped gradient")
    class ZcaStopped extends FieldContract<WhiteningOptions> {
        @Override
        protected LossProvider<WhiteningOptions> provider() {
            return new WhiteningProvider();
        }

        @Override
        protected WhiteningOptions options() {
            return new WhiteningOptions(WhiteningOptions.Root.ZCA, 0, true);
        }

        /** Whitening needs more samples than dimensions. */
        @Override
        protected Embeddings embeddings(int samples, long seed) {
            return super.embeddings(samples + dimension() + 1, seed);
        }
    }

    @Nested
    @DisplayName("tico")
    class RunningCovariance extends FieldContract<TicoOptions> {
        @Override
        protected LossProvider<TicoOptions> provider() {
            return new TicoProvider();
        }

        @Override
        protected TicoOptions options() {
            return new TicoOptions(8, 1);
        }
    }
}
