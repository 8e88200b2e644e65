package org.repdyn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.testsupport.Tolerances.rounding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.data.augmentations.BuiltInAugmentations;
import org.repdyn.data.augmentations.GaussianNoiseOptions;
import org.repdyn.data.augmentations.PixelShiftOptions;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.data.spi.ImageShape;
import org.repdyn.testsupport.RandomMatrices;

class ViewSamplerTest {

    private static final int SAMPLES = 40;
    private static final int DIMENSION = 5;
    private static final Seed SEED = new Seed(3);
    private static final Augmentation NOISE = BuiltInAugmentations.GAUSSIAN_NOISE.create(new GaussianNoiseOptions(0.1));

    private final R064Store inputs = RandomMatrices.gaussian(SAMPLES, DIMENSION, 1);
    private final Split split = Split.random(SAMPLES, 30, OptionalInt.of(8), SEED);

    @Test
    void anchorsEqualTheTrainingSamples() {
        Views views = sampler(false, NOISE).views(ViewRequirements.TRIPLETS);
        for (int i = 0; i < split.train().length; i++) {
            assertThat(views.matrix().sliceRow(i).toRawCopy1D())
                    .isEqualTo(inputs.sliceRow(split.train()[i]).toRawCopy1D());
        }
    }

    @Test
    void batchesDependOnTheirSeedOnly() {
        int[] positions = {4, 17, 2};
        ViewSampler sampler = sampler(false, NOISE);
        Views one = sampler.batch(ViewRequirements.TRIPLETS, positions, SEED.child(1));
        Views again = sampler.batch(ViewRequirements.TRIPLETS, positions, SEED.child(1));
        Views other = sampler.batch(ViewRequirements.TRIPLETS, positions, SEED.child(2));
        assertThat(one.layout().samples()).isEqualTo(3);
        assertThat(again.matrix().data).isEqualTo(one.matrix().data);
        for (int i = 0; i < 3; i++) {
            double[] anchor = inputs.sliceRow(split.train()[positions[i]]).toRawCopy1D();
            assertThat(one.matrix().sliceRow(i).toRawCopy1D()).isEqualTo(anchor);
            assertThat(other.matrix().sliceRow(i).toRawCopy1D()).isEqualTo(anchor);
            assertThat(other.matrix().sliceRow(3 + i).toRawCopy1D())
                    .isNotEqualTo(one.matrix().sliceRow(3 + i).toRawCopy1D());
        }
    }

    @Test
    void positivesEqualAnchorsWithoutAugmentation() {
        Views views = sampler(false).views(ViewRequirements.PAIRS);
        for (int i = 0; i < 30; i++) {
            assertThat(views.matrix().sliceRow(30 + i).toRawCopy1D())
                    .isEqualTo(views.matrix().sliceRow(i).toRawCopy1D());
        }
    }

    @Test
    void augmentedAnchorsHaveIndependentNoise() {
        Pairing both = new Pairing(true, Pairing.Positives.COPIES);
        Views views = sampler(both, Optional.empty(), NOISE).views(ViewRequirements.TRIPLETS);
        Views again = sampler(both, Optional.empty(), NOISE).views(ViewRequirements.TRIPLETS);
        Views clean = sampler(false, NOISE).views(ViewRequirements.TRIPLETS);
        assertThat(again.matrix().data).isEqualTo(views.matrix().data);
        for (int i = 0; i < 30; i++) {
            double[] anchor = views.matrix().sliceRow(i).toRawCopy1D();
            double[] positive = views.matrix().sliceRow(30 + i).toRawCopy1D();
            double[] sample = clean.matrix().sliceRow(i).toRawCopy1D();
            for (int j = 0; j < DIMENSION; j++) {
                // Anchor and positive have independent noise of standard deviation 0.1.
                assertThat(Math.abs(anchor[j] - sample[j])).isBetween(1e-12, 0.6);
                assertThat(Math.abs(anchor[j] - positive[j])).isGreaterThan(1e-12);
            }
        }
        // Augmented anchors do not change the draws of positives and negatives.
        for (int row = 30; row < 90; row++) {
            assertThat(views.matrix().sliceRow(row).toRawCopy1D())
                    .isEqualTo(clean.matrix().sliceRow(row).toRawCopy1D());
        }
        EvaluationSet evaluation = sampler(both, Optional.empty(), NOISE).evaluation();
        assertThat(evaluation.inputs().sliceRow(0).toRawCopy1D())
                .isEqualTo(clean.matrix().sliceRow(0).toRawCopy1D());
    }

    @Test
    void sameLabelPositivesAreOtherSamplesWithTheLabel() {
        int[] labels = IntStream.range(0, SAMPLES).map(i -> 5 * (i % 3)).toArray();
        ViewSampler sampler = sampler(new Pairing(false, Pairing.Positives.SAME_LABEL), Optional.of(labels));
        int[] drawn = new int[SAMPLES];
        for (int round = 0; round < 60; round++) {
            int[] all = IntStream.range(0, 30).toArray();
            Views views = sampler.batch(ViewRequirements.PAIRS, all, SEED.child(round));
            for (int i = 0; i < 30; i++) {
                int row = rowOf(views.matrix().sliceRow(30 + i).toRawCopy1D());
                assertThat(labels[row]).isEqualTo(labels[split.train()[i]]);
                assertThat(row).isNotEqualTo(split.train()[i]);
                drawn[row]++;
            }
        }
        // Each training sample is drawn 60 times on average; the standard deviation of a Poisson count is 8.
        assertThat(IntStream.of(split.train()).map(row -> drawn[row])).allMatch(count -> count > 60 - 48);
        assertThat(IntStream.of(drawn).sum()).isEqualTo(1800);
        assertThat(IntStream.of(split.train()).map(row -> drawn[row]).sum()).isEqualTo(1800);
    }

    @Test
    void sameLabelPairsNeedLabelsAndTwoSamplesPerLabel() {
        Pairing pairing = new Pairing(false, Pairing.Positives.SAME_LABEL);
        assertThatThrownBy(() -> sampler(pairing, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "dataset test has no labels, but positives: same-label pairs samples by them; use positives:"
                                + " copies, or data with labels");
        int[] labels = new int[SAMPLES];
        labels[split.train()[4]] = 7;
        assertThatThrownBy(() -> sampler(pairing, Optional.of(labels)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("label 7 has a single training sample");
    }

    private int rowOf(double[] sample) {
        return IntStream.range(0, SAMPLES)
                .filter(row -> Arrays.equals(inputs.sliceRow(row).toRawCopy1D(), sample))
                .findFirst()
                .orElseThrow();
    }

    private ViewSampler sampler(Pairing pairing, Optional<int[]> labels, Augmentation... augmentations) {
        return new ViewSampler(dataset(labels, Optional.empty()), List.of(augmentations), split, false, pairing, SEED);
    }

    @Test
    void negativesAreOtherTrainingSamples() {
        Views views = sampler(false).views(ViewRequirements.TRIPLETS);
        for (int i = 0; i < 30; i++) {
            double[] negative = views.matrix().sliceRow(60 + i).toRawCopy1D();
            assertThat(negative).isNotEqualTo(views.matrix().sliceRow(i).toRawCopy1D());
            assertThat(IntStream.of(split.train())
                            .anyMatch(row -> Arrays.equals(inputs.sliceRow(row).toRawCopy1D(), negative)))
                    .isTrue();
        }
    }

    @Test
    void numberOfNegativesDoesNotChangePositives() {
        R064Store one = sampler(false, NOISE).views(ViewRequirements.TRIPLETS).matrix();
        R064Store three =
                sampler(false, NOISE).views(new ViewRequirements(1, 3, false)).matrix();
        for (int row = 0; row < 90; row++) {
            assertThat(three.sliceRow(row).toRawCopy1D())
                    .isEqualTo(one.sliceRow(row).toRawCopy1D());
        }
    }

    @Test
    void centringSubtractsTheTrainingMeanFromEveryView() {
        Views views = sampler(true).views(ViewRequirements.PAIRS);
        for (int j = 0; j < DIMENSION; j++) {
            double sum = 0;
            for (int i = 0; i < 30; i++) {
                sum += views.matrix().doubleValue(i, j);
            }
            assertThat(sum).isBetween(-rounding(30, 1, 1), rounding(30, 1, 1));
        }
        EvaluationSet evaluation = sampler(true).evaluation();
        assertThat(evaluation.inputs().sliceRow(0).toRawCopy1D())
                .isEqualTo(views.matrix().sliceRow(0).toRawCopy1D());
    }

    @Test
    void evaluationHoldsTrainingThenHeldOutSamplesWithTheirLabels() {
        int[] labels = IntStream.range(0, SAMPLES).toArray();
        EvaluationSet evaluation = new ViewSampler(
                        dataset(Optional.of(labels), Optional.empty()), List.of(), split, false, SEED)
                .evaluation();
        assertThat(evaluation.trainLabels()).isEqualTo(split.train());
        assertThat(evaluation.heldOutLabels()).isEqualTo(split.heldOut());
        assertThat(evaluation.heldOutSize()).isEqualTo(8);
    }

    @Test
    void targetsComeFromTheDatasetOrFromLabels() {
        int[] labels = IntStream.range(0, SAMPLES).map(i -> 7 * (i % 3)).toArray();
        R064Store oneHot = new ViewSampler(
                        dataset(Optional.of(labels), Optional.empty()), List.of(), split, false, SEED)
                .views(ViewRequirements.TARGETS)
                .targets()
                .orElseThrow();
        assertThat(oneHot.getColDim()).isEqualTo(3);
        for (int i = 0; i < 30; i++) {
            for (int c = 0; c < 3; c++) {
                assertThat(oneHot.doubleValue(i, c)).isEqualTo(labels[split.train()[i]] == 7 * c ? 1.0 : 0.0);
            }
        }
        R064Store own = RandomMatrices.gaussian(SAMPLES, 2, 9);
        R064Store targets = new ViewSampler(dataset(Optional.empty(), Optional.of(own)), List.of(), split, false, SEED)
                .views(ViewRequirements.TARGETS)
                .targets()
                .orElseThrow();
        assertThat(targets.sliceRow(4).toRawCopy1D())
                .isEqualTo(own.sliceRow(split.train()[4]).toRawCopy1D());
    }

    @Test
    void samplesWithoutALabelAreNeitherTargetsNorPairs() {
        int[] labels = IntStream.range(0, SAMPLES).map(i -> i % 3).toArray();
        labels[split.train()[0]] = EvaluationSet.UNLABELLED;
        ViewSampler sampler =
                new ViewSampler(dataset(Optional.of(labels), Optional.empty()), List.of(), split, false, SEED);
        assertThatThrownBy(() -> sampler.views(ViewRequirements.TARGETS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has samples without a label. Name its target columns");
        assertThatThrownBy(() -> sampler(new Pairing(false, Pairing.Positives.SAME_LABEL), Optional.of(labels)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has training samples without a label");
    }

    @Test
    void missingTargetsAreRefused() {
        assertThatThrownBy(() -> sampler(false).views(ViewRequirements.TARGETS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("neither targets nor labels");
    }

    @Test
    void inapplicableAugmentationIsRefusedAtConstruction() {
        Augmentation shift = BuiltInAugmentations.PIXEL_SHIFT.create(new PixelShiftOptions(1));
        assertThatThrownBy(() -> sampler(false, shift))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("pixel-shift needs images");
    }

    @Test
    void splitsAreDisjointNestedAndReproducible() {
        Split large = Split.random(100, 60, OptionalInt.empty(), SEED);
        Split small = Split.random(100, 20, OptionalInt.of(40), SEED);
        assertThat(IntStream.concat(IntStream.of(large.train()), IntStream.of(large.heldOut()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
        assertThat(small.heldOut()).isEqualTo(large.heldOut());
        assertThat(small.train()).isEqualTo(Arrays.copyOf(large.train(), 20));
    }

    @Test
    void tooFewSamplesAreRefused() {
        assertThatThrownBy(() -> Split.random(10, 8, OptionalInt.of(4), SEED))
                .isInstanceOf(DataException.class)
                .hasMessage("there are 10 samples, but train = 8 and held-out = 4 ask for 12; make them smaller");
        assertThatThrownBy(() -> Split.random(1, 2, OptionalInt.empty(), SEED))
                .isInstanceOf(DataException.class)
                .hasMessage("there is 1 sample, but train = 2; make it smaller");
        assertThatThrownBy(() -> Split.random(10, 1, OptionalInt.empty(), SEED))
                .hasMessageContaining("at least 2 samples");
    }

    @Test
    void exactNoiseIsUncorrelatedBetweenViews() {
        Augmentation exact = BuiltInAugmentations.GAUSSIAN_NOISE.create(new GaussianNoiseOptions(0.5, true, 0));
        Pairing both = new Pairing(true, Pairing.Positives.COPIES);
        Views views = new ViewSampler(
                        dataset(Optional.empty(), Optional.empty()), List.of(exact), split, false, both, SEED)
                .views(ViewRequirements.PAIRS);
        R064Store clean = sampler(false).views(ViewRequirements.PAIRS).matrix();
        double[][] noise = new double[2 * DIMENSION][30];
        double[][] samples = new double[DIMENSION][30];
        for (int j = 0; j < DIMENSION; j++) {
            for (int i = 0; i < 30; i++) {
                samples[j][i] = clean.doubleValue(i, j);
                noise[j][i] = views.matrix().doubleValue(i, j) - samples[j][i];
                noise[DIMENSION + j][i] = views.matrix().doubleValue(30 + i, j) - samples[j][i];
            }
        }
        for (int a = 0; a < 2 * DIMENSION; a++) {
            for (int b = 0; b < 2 * DIMENSION; b++) {
                assertThat(product(noise[a], noise[b]) / 30 - (a == b ? 0.25 : 0))
                        .isBetween(-rounding(30, 10, 1), rounding(30, 10, 1));
            }
            for (double[] sample : samples) {
                assertThat(product(noise[a], sample) / 30).isBetween(-rounding(30, 10, 1), rounding(30, 10, 1));
            }
        }
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private ViewSampler sampler(boolean centre, Augmentation... augmentations) {
        return new ViewSampler(
                dataset(Optional.empty(), Optional.empty()), List.of(augmentations), split, centre, SEED);
    }

    @Test
    @DisplayName("an augmentation that makes samples NaN, or writes into earlier views, is named as the reason")
    void brokenAugmentations() {
        Augmentation nan = (samples, image, random) -> samples.data[3] = Double.NaN;
        Augmentation writing = new Augmentation() {
            @Override
            public void apply(R064Store samples, Optional<ImageShape> image, UniformRandomProvider random) {}

            @Override
            public void apply(
                    R064Store samples,
                    List<R064Store> before,
                    Optional<ImageShape> image,
                    UniformRandomProvider random) {
                before.forEach(view -> view.data[0] += 1);
            }
        };

        assertThatThrownBy(() -> sampler(false, nan).views(ViewRequirements.TRIPLETS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("augmentation: it returned samples that are not finite");
        assertThatThrownBy(() -> sampler(false, writing).views(new ViewRequirements(2, 0, false)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("augmentation: it changed earlier views of the samples");
    }

    private Dataset dataset(Optional<int[]> labels, Optional<R064Store> targets) {
        return new Dataset("test", inputs, labels, targets, Optional.empty(), Optional.empty(), "", "");
    }
}
