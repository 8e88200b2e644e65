package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.matrix.store.RawStore;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.probe.KnnOptions;
import org.repdyn.observables.probe.ProbeObservables;
import org.repdyn.observables.probe.ProbeOptions;
import org.repdyn.observables.rows.RowObservables;
import org.repdyn.observables.similarity.Cka;
import org.repdyn.observables.similarity.CkaOptions;
import org.repdyn.observables.similarity.SimilarityObservables;
import org.repdyn.observables.spectrum.AlphaReq;
import org.repdyn.observables.spectrum.AlphaReqOptions;
import org.repdyn.observables.spectrum.EmbeddingSpectrum;
import org.repdyn.observables.spectrum.Lidar;
import org.repdyn.observables.spectrum.LidarOptions;
import org.repdyn.observables.spectrum.NeSumOptions;
import org.repdyn.observables.spectrum.RepresentationRows;
import org.repdyn.observables.spectrum.SpectrumObservables;
import org.repdyn.observables.spectrum.SpectrumOptions;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Observables")
final class ObservablesTest {

    private static final int TRAIN = 60;
    private static final int ALL = 90;
    private static final int K = 5;
    private static final Observable PROBE =
            ProbeObservables.PROBE_ACCURACY.create(new ProbeOptions(1e-3, Optional.empty()));
    private static final Observable KNN =
            ProbeObservables.KNN_ACCURACY.create(new KnnOptions(5, KnnOptions.Metric.EUCLIDEAN, Optional.empty()));
    private static final Observable COSINE =
            ProbeObservables.KNN_ACCURACY.create(new KnnOptions(5, KnnOptions.Metric.COSINE, Optional.empty()));

    /** Labels of three classes around three axes, whose distances are large compared to their spread. */
    private static final int[] LABELS = IntStream.range(0, ALL).map(i -> i % 3).toArray();

    private static R064Store clusters() {
        R064Store z = RandomMatrices.gaussian(ALL, K, 4);
        for (int i = 0; i < z.data.length; i++) {
            z.data[i] *= 0.1;
        }
        for (int i = 0; i < ALL; i++) {
            z.add(i, LABELS[i], 1.0);
        }
        return z;
    }

    private static double measure(Observable observable, R064Store clean) {
        double[] values = observable.observe(States.labelled(clean, TRAIN, LABELS));
        assertThat(values).hasSize(1);
        return values[0];
    }

    @Test
    @DisplayName("probe and neighbours classify separated classes correctly")
    void separated() {
        assertThat(measure(PROBE, clusters())).isEqualTo(1);
        assertThat(measure(KNN, clusters())).isEqualTo(1);
        assertThat(measure(COSINE, clusters())).isEqualTo(1);
    }

    @Test
    @DisplayName("samples without a label do not count in accuracies")
    void unlabelled() {
        int[] labels = LABELS.clone();
        for (int i = 0; i < ALL; i += 4) {
            labels[i] = EvaluationSet.UNLABELLED;
        }
        for (Observable observable : new Observable[] {PROBE, KNN, COSINE}) {
            assertThat(observable.observe(States.labelled(clusters(), TRAIN, labels)))
                    .containsExactly(1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e100, 1e-100, -1})
    @DisplayName("probe and neighbours do not depend on scale")
    void scale(double factor) {
        R064Store mixed = RandomMatrices.gaussian(ALL, K, 5);
        R064Store scaled = R064Store.FACTORY.copy(mixed.multiply(factor));
        for (Observable observable : new Observable[] {PROBE, KNN, COSINE}) {
            assertThat(measure(observable, scaled)).isEqualTo(measure(observable, mixed));
        }
    }

    @Test
    @DisplayName("probe and neighbours do not depend on rotations")
    void rotation() {
        R064Store mixed = clusters();
        R064Store rotated = R064Store.FACTORY.copy(
                RandomMatrices.gaussian(ALL, K, 6).add(mixed).multiply(RandomMatrices.orthonormal(K, K, 7)));
        R064Store plain =
                R064Store.FACTORY.copy(RandomMatrices.gaussian(ALL, K, 6).add(mixed));
        for (Observable observable : new Observable[] {PROBE, KNN, COSINE}) {
            assertThat(measure(observable, rotated)).isEqualTo(measure(observable, plain));
        }
    }

    @Test
    @DisplayName("rounding in other dimensions does not affect a representation of rank one")
    void rankOneIsClassifiedByItsScalar() {
        R064Store z = clusters();
        R064Store collapsed = R064Store.FACTORY.make(ALL, K);
        double[] noise = RandomMatrices.gaussian(ALL, 1, 9).data;
        for (int i = 0; i < ALL; i++) {
            for (int c = 0; c < K; c++) {
                // The scalar is independent of the class; the dimensions that depend on it are 1e-15 times smaller,
                // like rounding.
                collapsed.set(i, c, noise[i] * (c + 1) + 1e-15 * z.doubleValue(i, c));
            }
        }
        // Chance gives an accuracy of 1/3 for three classes; the limit is 5 standard deviations of 30 draws above it.
        for (Observable observable : new Observable[] {PROBE, KNN, COSINE}) {
            assertThat(measure(observable, collapsed)).isLessThan(0.34 + 5 * Math.sqrt(0.33 * 0.67 / (ALL - TRAIN)));
        }
    }

    @Test
    @DisplayName("identical embeddings give at most the accuracy of the most frequent class")
    void completeCollapse() {
        R064Store z = R064Store.FACTORY.make(ALL, K);
        Arrays.fill(z.data, 0.1);
        for (Observable observable : new Observable[] {PROBE, KNN, COSINE}) {
            assertThat(measure(observable, z)).isCloseTo(1.0 / 3, within(Math.ulp(1.0 / 3)));
        }
    }

    @Test
    @DisplayName("probe and neighbours give the reason if the accuracy cannot be measured")
    void objections() {
        R064Store inputs = R064Store.FACTORY.make(4, 2);
        for (Observable observable : new Observable[] {PROBE, KNN}) {
            assertThat(observable.schedule()).isEqualTo(Observable.Schedule.AT_THE_END);
            assertThat(observable.every()).isEqualTo(1);
            assertThat(observable.objection(new EvaluationSet(inputs, 2, Optional.empty())))
                    .contains("the dataset has no labels");
            assertThat(observable.objection(new EvaluationSet(inputs, 4, labels(0, 1, 0, 1))))
                    .contains("no samples were held out; lower data.train, or raise data.held-out");
            assertThat(observable.objection(new EvaluationSet(inputs, 0, labels(0, 1, 0, 1))))
                    .contains("there are no training samples");
            assertThat(observable.objection(new EvaluationSet(inputs, 2, labels(1, 1, 0, 1))))
                    .contains("all training samples belong to one class");
            int none = EvaluationSet.UNLABELLED;
            assertThat(observable.objection(new EvaluationSet(inputs, 2, labels(1, none, 0, 1))))
                    .contains("all training samples belong to one class");
            assertThat(observable.objection(new EvaluationSet(inputs, 2, labels(1, 0, none, none))))
                    .contains("no held-out sample has a label");
            assertThat(observable.objection(new EvaluationSet(inputs, 2, labels(1, 0, 0, 1))))
                    .isEmpty();
        }
    }

    private static Optional<int[]> labels(int... labels) {
        return Optional.of(labels);
    }

    @Test
    @DisplayName("spectra are those of the anchors, and their mean is subtracted if the option says so")
    void spectrumOfAnchors() {
        R064Store u = RandomMatrices.gaussian(6, 2, 3);
        u.data[0] = 5;
        u.data[1] = 1;
        u.data[6] = 1;
        u.data[7] = 1;
        ViewLayout layout = new ViewLayout(2, 1, 1);
        double[] centred = SpectrumObservables.SINGULAR_VALUES
                .create(new SpectrumOptions(true, RepresentationRows.ANCHORS))
                .observe(States.training(layout, u));
        // The rows (5, 1) and (1, 1) are (2, 0) and (-2, 0) after centring.
        assertThat(centred).containsExactly(new double[] {Math.sqrt(8), 0}, within(1e-14));
        double[] plain = SpectrumObservables.SINGULAR_VALUES
                .create(new SpectrumOptions(false, RepresentationRows.ANCHORS))
                .observe(States.training(layout, u));
        assertThat(plain[0] * plain[0] + plain[1] * plain[1]).isCloseTo(28, within(Tolerances.rounding(4, 1, 28)));
        // The condition number is 28/4: the product of the values is that much smaller than the square of the larger.
        assertThat(plain[0] * plain[1]).isCloseTo(4, within(Tolerances.rounding(4, 7, 4)));
    }

    @Test
    @DisplayName("a constant representation has no effective rank, even if rounding errors differ")
    void noRankOfConstant() {
        R064Store u = R064Store.FACTORY.make(7, 3);
        Arrays.fill(u.data, 0.1);
        Observable rank =
                SpectrumObservables.EFFECTIVE_RANK.create(new SpectrumOptions(true, RepresentationRows.ANCHORS));
        assertThat(rank.observe(States.training(new ViewLayout(7, 0, 0), u))).isEmpty();
    }

    /** Directions ±e₁ and ±e₂, the first twice as often, have covariance eigenvalues in the ratio 2 : 1. */
    @Test
    @DisplayName("ne-sum is that of the directions, or without normalisation the stable rank of the centred embeddings")
    void neSum() {
        R064Store u = R064Store.FACTORY.copy(
                RawStore.wrap(new double[][] {{4, 0}, {-2, 0}, {1, 0}, {-1, 0}, {0, 3}, {0, -5}}));
        assertThat(neSum(u, true)).containsExactly(new double[] {1.5}, within(Tolerances.rounding(6, 1, 1.5)));

        R064Store generic = RandomMatrices.gaussian(20, K, 15);
        assertThat(neSum(generic, false))
                .containsExactly(
                        centred(SpectrumObservables.STABLE_RANK, generic), within(Tolerances.rounding(20, 1, K)));
        // A hundredth is far above rounding, and far below the difference.
        assertThat(neSum(generic, true)[0]).isNotCloseTo(neSum(generic, false)[0], within(0.01));
        u.set(0, 0, 0);
        assertThat(neSum(u, true)).as("an embedding without a direction").isEmpty();
    }

    private static double[] neSum(R064Store u, boolean normalised) {
        return SpectrumObservables.NE_SUM
                .create(new NeSumOptions(normalised, RepresentationRows.ANCHORS))
                .observe(States.training(new ViewLayout(u.getRowDim(), 0, 0), u));
    }

    private static double[] centred(ObservableProvider<SpectrumOptions> provider, R064Store u) {
        return spectrum(provider, true, u);
    }

    private static double[] spectrum(ObservableProvider<SpectrumOptions> provider, boolean centred, R064Store u) {
        return provider.create(new SpectrumOptions(centred, RepresentationRows.ANCHORS))
                .observe(States.training(new ViewLayout(u.getRowDim(), 0, 0), u));
    }

    @Test
    @DisplayName("entropy-rank is the entropy of squared singular values, and effective-rank that of singular values")
    void entropyRank() {
        R064Store u = diagonal(4, 3, 2, 1);
        // exp H(16/30, 9/30, 4/30, 1/30) and exp H(4/10, 3/10, 2/10, 1/10), to half a unit of the last digit.
        assertThat(spectrum(SpectrumObservables.ENTROPY_RANK, false, u))
                .containsExactly(new double[] {2.940198}, within(5e-7));
        assertThat(spectrum(SpectrumObservables.EFFECTIVE_RANK, false, u))
                .containsExactly(new double[] {3.596115}, within(5e-7));
    }

    /** The threshold of a 4×4 matrix with largest singular value 4 is 16·2⁻⁵² = 3.55e-15. */
    @Test
    @DisplayName(
            "numerical-rank counts the singular values above rounding, and is 0 for constant embeddings if centred")
    void numericalRank() {
        assertThat(spectrum(SpectrumObservables.NUMERICAL_RANK, false, diagonal(4, 3, 3.6e-15, 3.5e-15)))
                .containsExactly(3);
        R064Store constant = R064Store.FACTORY.make(7, 3);
        Arrays.fill(constant.data, 0.1);
        assertThat(spectrum(SpectrumObservables.NUMERICAL_RANK, false, constant))
                .containsExactly(1);
        assertThat(centred(SpectrumObservables.NUMERICAL_RANK, constant)).containsExactly(0);
        constant.data[0] = Double.NaN;
        assertThat(centred(SpectrumObservables.NUMERICAL_RANK, constant)).isEmpty();
    }

    private static R064Store diagonal(double... values) {
        R064Store result = R064Store.FACTORY.make(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            result.set(i, i, values[i]);
        }
        return result;
    }

    @Test
    @DisplayName(
            "mutual-coherence is the largest |cosine| between two columns, and needs two columns that are not zero")
    void mutualCoherence() {
        assertThat(coherence(new double[][] {{1, -1, 0}, {0, 1, 0}, {0, 0, 1}}))
                .containsExactly(new double[] {Math.sqrt(0.5)}, within(Tolerances.rounding(3, 1, 1)));
        assertThat(coherence(new double[][] {{1, -3}, {2, -6}}))
                .containsExactly(new double[] {1}, within(Tolerances.rounding(2, 1, 1)));
        assertThat(coherence(new double[][] {{1, 0}, {2, 0}})).isEmpty();
        assertThat(coherence(new double[][] {{1}, {2}})).isEmpty();
    }

    private static double[] coherence(double[][] rows) {
        return RowObservables.MUTUAL_COHERENCE
                .create(new NoOptions())
                .observe(States.training(
                        new ViewLayout(rows.length, 0, 0), R064Store.FACTORY.copy(RawStore.wrap(rows))));
    }

    @Test
    @DisplayName("spectra of held-out samples need held-out samples")
    void noHeldOut() {
        Observable rank =
                SpectrumObservables.EFFECTIVE_RANK.create(new SpectrumOptions(true, RepresentationRows.HELD_OUT));
        assertThat(rank.objection(new EvaluationSet(R064Store.FACTORY.make(4, 2), 4, Optional.empty())))
                .contains("no samples were held out; set rows to anchors or training, or hold samples out with"
                        + " data.held-out");
    }

    @Test
    @DisplayName("the norm neither overflows nor underflows")
    void norm() {
        R064Store u = R064Store.FACTORY.make(1, 2);
        u.data[0] = 3e200;
        u.data[1] = 4e200;
        Observable norm = RowObservables.NORM.create(new NoOptions());
        assertThat(norm.observe(States.training(new ViewLayout(1, 0, 0), u))[0]).isCloseTo(5e200, within(1e186));
    }

    @Test
    @DisplayName("alpha-req is the fit to the covariance eigenvalues of the anchors")
    void alphaReq() {
        R064Store u = RandomMatrices.gaussian(40, K, 11);
        double[] eigenvalues =
                EmbeddingSpectrum.covarianceEigenvalues(RandomMatrices.gaussian(40, K, 11), LinearAlgebra.ojAlgo());
        AlphaReq fit = AlphaReq.fit(eigenvalues, 1, K);

        assertThat(SpectrumObservables.ALPHA_REQ
                        .create(new AlphaReqOptions(1, 100, RepresentationRows.ANCHORS))
                        .observe(States.training(new ViewLayout(40, 0, 0), u)))
                .containsExactly(fit.alpha(), fit.rSquared());
        assertThat(SpectrumObservables.ALPHA_REQ
                        .create(new AlphaReqOptions(11, 100, RepresentationRows.ANCHORS))
                        .observe(States.training(new ViewLayout(40, 0, 0), u)))
                .as("five eigenvalues for a fit from rank 11")
                .isEmpty();
        assertThatThrownBy(() -> new AlphaReqOptions(5, 5, RepresentationRows.ANCHORS))
                .hasMessageContaining("last-rank is 5; it must be greater than first-rank, which is 5");
    }

    @Test
    @DisplayName("lidar uses anchor and positives as the views of a sample, and needs at least one positive")
    void lidar() {
        R064Store u = RandomMatrices.gaussian(60, K, 12);
        List<R064Store> views = IntStream.range(0, 3)
                .mapToObj(v -> R064Store.FACTORY.copy(u.limits(20L * (v + 1), K).offsets(20L * v, 0)))
                .toList();
        Observable lidar = SpectrumObservables.LIDAR.create(new LidarOptions(1e-4, 1e-8));

        assertThat(lidar.observe(States.training(new ViewLayout(20, 2, 0), u)))
                .containsExactly(
                        Lidar.of(views, 1e-4, 1e-8, LinearAlgebra.ojAlgo()).value());
        assertThat(lidar.observe(States.training(new ViewLayout(60, 0, 0), u))).isEmpty();
    }

    @Test
    @DisplayName("cka is 1 for a rotation of the inputs and has no value for constant embeddings")
    void cka() {
        R064Store inputs = RandomMatrices.gaussian(ALL, K, 13);
        R064Store rotated = R064Store.FACTORY.copy(inputs.multiply(RandomMatrices.orthonormal(K, K, 14)));
        Observable cka = SimilarityObservables.CKA.create(new CkaOptions(false));

        // The rounding error of sums over 90 × 5 entries is far below 1e-12.
        assertThat(cka.observe(States.clean(rotated, inputs))[0]).isCloseTo(1, within(1e-12));
        assertThat(cka.observe(States.clean(R064Store.FACTORY.make(ALL, K), inputs)))
                .isEmpty();
    }

    @Test
    @DisplayName("cka is debiased if the option says so, and follows embeddings and inputs that change")
    void debiasedCka() {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        Observable plain = SimilarityObservables.CKA.create(new CkaOptions(false));
        Observable debiased = SimilarityObservables.CKA.create(new CkaOptions(true));
        for (int state = 0; state < 4; state++) {
            R064Store inputs = RandomMatrices.gaussian(20, K, state / 2);
            R064Store z = RandomMatrices.gaussian(20, state < 3 ? 3 : 4, 10 + state);
            assertThat(plain.observe(States.clean(z, inputs)))
                    .containsExactly(new double[] {Cka.linear(z, inputs, algebra)}, within(1e-14));
            assertThat(debiased.observe(States.clean(z, inputs)))
                    .containsExactly(new double[] {Cka.debiased(z, inputs, algebra)}, within(1e-14));
        }
    }

    /** The rows of an identity matrix are the corners of a simplex, whose kernel without its diagonal is constant. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5, 9, 30})
    @DisplayName(
            "debiased cka is not defined for samples that are equally far from each other, which plain cka compares")
    void simplex(int n) {
        LinearAlgebra algebra = LinearAlgebra.ojAlgo();
        R064Store corners = R064Store.FACTORY.makeEye(n, n).copy();
        R064Store other = RandomMatrices.gaussian(n, 3, 2);
        assertThatThrownBy(() -> Cka.debiased(corners, other, algebra))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("equally far from each other");
        assertThat(Cka.linear(corners, other, algebra)).isBetween(0.0, 1.0);
        assertThat(SimilarityObservables.CKA.create(new CkaOptions(true)).observe(States.clean(corners, other)))
                .isEmpty();
    }

    /**
     * The training rows have the class frequencies 2/3 and 1/3. The first column has mean 0, variance 2 and the covariances ∓2/3 with
     * the classes; the second one has variance 14 and no covariance with the first or with a class. With the mean variance 8, the
     * second class has the larger output from (4/3)z/(2 + 8λ) = 1/3 on.
     */
    @ParameterizedTest
    @CsvSource({"0.4, 1.3", "0.5, 1.5", "0.6, 1.7"})
    @DisplayName("the boundary between the classes of a probe is that of ridge regression with an intercept")
    void boundary(double lambda, double boundary) {
        Observable probe = ProbeObservables.PROBE_ACCURACY.create(new ProbeOptions(lambda, Optional.empty()));
        int[] labels = {0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1};
        double[][] rows = {
            {-1, 3},
            {-1, -3},
            {-1, 3},
            {-1, -3},
            {-1, 3},
            {-1, -3},
            {2, 6},
            {2, -6},
            {2, 0},
            {boundary - 0.01, 1},
            {boundary + 0.01, 1}
        };
        R064Store z = R064Store.FACTORY.copy(RawStore.wrap(rows));
        assertThat(probe.observe(States.labelled(z, 9, labels))).containsExactly(1.0);
        // An offset of all rows is taken by the intercept.
        for (int i = 0; i < z.data.length; i++) {
            z.data[i] += 5;
        }
        assertThat(probe.observe(States.labelled(z, 9, labels))).containsExactly(1.0);
    }

    @Test
    @DisplayName("neighbours are those of distances or of angles around the training mean")
    void metrics() {
        R064Store z = RandomMatrices.gaussian(ALL, 3, 21);
        int[] labels = IntStream.range(0, ALL).map(i -> (i * i) % 7 % 3).toArray();
        double[] mean = new double[3];
        for (int c = 0; c < 3; c++) {
            z.add(0, c, 40.0);
            for (int i = 0; i < TRAIN; i++) {
                mean[c] += z.doubleValue(i, c) / TRAIN;
            }
        }
        double[] accuracies = new double[2];
        for (boolean cosine : new boolean[] {false, true}) {
            int correct = 0;
            for (int held = TRAIN; held < ALL; held++) {
                int row = held;
                int nearest = IntStream.range(0, TRAIN)
                        .boxed()
                        .min(Comparator.comparingDouble(i -> distance(z, mean, i, row, cosine)))
                        .orElseThrow();
                correct += labels[nearest] == labels[held] ? 1 : 0;
            }
            accuracies[cosine ? 1 : 0] = correct / (double) (ALL - TRAIN);
        }
        assertThat(accuracies[0]).isNotEqualTo(accuracies[1]);
        for (KnnOptions.Metric metric : KnnOptions.Metric.values()) {
            Observable knn = ProbeObservables.KNN_ACCURACY.create(new KnnOptions(1, metric, Optional.empty()));
            assertThat(knn.observe(States.labelled(z, TRAIN, labels))).containsExactly(accuracies[metric.ordinal()]);
        }
    }

    /** Returns the squared distance of two rows, or that of their directions from the mean. */
    private static double distance(R064Store z, double[] mean, int first, int second, boolean cosine) {
        double a = 0;
        double b = 0;
        double product = 0;
        for (int c = 0; c < mean.length; c++) {
            double x = z.doubleValue(first, c) - mean[c];
            double y = z.doubleValue(second, c) - mean[c];
            a += x * x;
            b += y * y;
            product += x * y;
        }
        return cosine ? 2 - 2 * product / Math.sqrt(a * b) : a + b - 2 * product;
    }

    @Test
    @DisplayName(
            "correlations are the eigenvalues of the second moment, and of the symmetric part of that of both views")
    void correlations() {
        int n = 7;
        R064Store u = RandomMatrices.gaussian(2 * n, 2, 8);
        double[][] own = new double[2][2];
        double[][] cross = new double[2][2];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    own[a][b] += u.doubleValue(i, a) * u.doubleValue(i, b) / n;
                    cross[a][b] += u.doubleValue(i, a) * u.doubleValue(n + i, b) / n;
                }
            }
        }
        ViewLayout pairs = new ViewLayout(n, 1, 0);
        double rounding = Tolerances.rounding(n, 1, 10);
        assertThat(SpectrumObservables.CORRELATION.create(new NoOptions()).observe(States.training(pairs, u)))
                .containsExactly(eigenvalues(own), within(rounding));
        assertThat(SpectrumObservables.CROSS_CORRELATION.create(new NoOptions()).observe(States.training(pairs, u)))
                .containsExactly(eigenvalues(cross), within(rounding));
        assertThat(SpectrumObservables.CROSS_CORRELATION
                        .create(new NoOptions())
                        .observe(States.training(new ViewLayout(2 * n, 0, 0), u)))
                .as("no positives")
                .isEmpty();
    }

    /** Returns the eigenvalues of the symmetric part of a 2×2 matrix, descending. */
    private static double[] eigenvalues(double[][] m) {
        double mean = (m[0][0] + m[1][1]) / 2;
        double spread = Math.hypot((m[0][0] - m[1][1]) / 2, (m[0][1] + m[1][0]) / 2);
        return new double[] {mean + spread, mean - spread};
    }
}
