package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Arrays;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.checks.MomentEvaluation;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.testkit.law.LawHint;
import org.repdyn.testkit.law.LawReports;

/**
 * The laws of a field on embeddings, which need not be a gradient. Extend {@link LossContract} for a
 * {@link org.repdyn.losses.spi.Loss}.
 *
 * <p>A test class lists its subjects in a static method; every law runs for every subject:
 *
 * <pre>{@code
 * static Stream<Subject<?>> subjects() {
 *     return Stream.of(Subject.of(new MyProvider(), new MyOptions(0.5)));
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class FieldContract extends FieldFixture {

    @Test
    @LawHint("names have lower-case letters, digits and hyphens; a summary is one line")
    @DisplayName("F1. declares a valid name, a one-line summary and the type of its options")
    void describesItself() {
        assertThat(subject.provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(subject.provider().summary()).isNotBlank().doesNotContain("\n");
        assertThat(subject.options()).isInstanceOf(subject.provider().optionsType());
    }

    @Test
    @LawHint("views() must depend on the options alone")
    @DisplayName("F2. requires the same views at each call and in each instance")
    void viewsAreConstant() {
        EmbeddingField field = field();
        Embeddings batch = batch();
        var before = field.views();
        field.field(batch, like(batch));
        assertThat(field.views()).isEqualTo(before).isEqualTo(field().views());
    }

    @Test
    @LawHint("look for a division by zero, a logarithm of zero, or an overflow of exp")
    @DisplayName("F3. is finite and not zero everywhere")
    void isFinite() {
        Embeddings batch = batch();
        R064Store field = fieldIfDefined(batch, batch.matrix())
                .orElseThrow(() ->
                        new AssertionError("the field is not defined at the embeddings of the test, which are N(0, 1);"
                                + " override embeddings(samples, seed) with embeddings inside its domain"));
        assertThat(Arrays.stream(field.data).allMatch(Double::isFinite))
                .as("all entries of the field are finite")
                .isTrue();
        assertThat(size(field)).as("largest entry of the field").isPositive();
    }

    @Test
    @LawHint("set each entry of the result; do not add to it")
    @DisplayName("F4. overwrites the result instead of adding to it")
    void overwrites() {
        Embeddings batch = batch();
        R064Store dirty = like(batch);
        Arrays.fill(dirty.data, 1e3);
        field().field(batch, dirty);
        assertThat(dirty.data).containsExactly(fieldAt(batch).data);
    }

    @Test
    @LawHint("copy what you change; the matrix of the embeddings belongs to the caller")
    @DisplayName("F5. modifies neither the embeddings nor the targets")
    void leavesInputsAlone() {
        Embeddings batch = batch();
        double[] u = batch.matrix().data.clone();
        Optional<double[]> y = batch.targets().map(t -> t.data.clone());
        fieldAt(batch);
        assertThat(batch.matrix().data).as("embeddings").containsExactly(u);
        y.ifPresent(
                before -> assertThat(batch.requiredTargets().data).as("targets").containsExactly(before));
    }

    @Test
    @LawHint("overwrite scratch memory at each call, and fit it to the batch; draw random numbers from the seed of the"
            + " loss alone")
    @DisplayName("F6. gives the same bits again, also after batches of other sizes")
    void isReproducible() {
        Embeddings batch = batch();
        R064Store expected = fieldAt(batch);
        EmbeddingField reused = field();
        for (int samples : new int[] {samples(), samples() + 3, 2}) {
            Embeddings other = embeddings(samples, SEED + 7);
            reused.field(other, like(other));
            R064Store again = like(batch);
            reused.field(batch, again);
            assertThat(again.data).as("after a batch of %s", samples).containsExactly(expected.data);
        }
    }

    @Test
    @LawHint("look for an index of a row that is read without its layout, or a sample with a weight of its own")
    @DisplayName("F7. is equivariant under permutations: permuting the samples permutes the field")
    void isPermutationEquivariant() {
        assertPermutationEquivariant(batch());
        if (estimatedError() == 0) { // The error of a prototype is known for the small batch alone.
            assertPermutationEquivariant(largeBatch());
        }
    }

    private void assertPermutationEquivariant(Embeddings batch) {
        Embeddings reversed = new Embeddings(
                batch.layout(), reverse(batch.matrix(), batch.samples()),
                batch.targets().map(t -> reverse(t, batch.samples())), batch.algebra());
        R064Store expected = reverse(fieldAt(batch), batch.samples());
        assertThat(difference(fieldAt(reversed), expected))
                .as(
                        "difference of the permuted field and the field of the permuted samples, at %s samples",
                        batch.samples())
                .isLessThanOrEqualTo(fieldTolerance() * size(expected));
    }

    @Test
    @LawHint("a loss of inner products or distances of rows is rotation-invariant; one of single coordinates is not")
    @DisplayName("F8. is declared RotationInvariant if and only if field(UQ) = field(U)Q")
    void rotates() {
        Embeddings batch = batch();
        R064Store rotation = rotation();
        R064Store expected = rotate(fieldAt(batch), rotation);
        Optional<R064Store> actual = fieldIfDefined(batch, rotate(batch.matrix(), rotation));
        boolean declared = field() instanceof RotationInvariant;
        assertThat(actual.isPresent() || !declared)
                .as("a RotationInvariant field is defined at rotated embeddings")
                .isTrue();
        if (actual.isEmpty()) {
            return; // Rotations leave its domain, so it is right not to declare them.
        }
        double difference = difference(actual.get(), expected) / size(expected);
        if (declared) {
            assertThat(difference).as("field(UQ) - field(U)Q, relative").isCloseTo(0, within(fieldTolerance()));
        } else {
            assertThat(difference)
                    .as("the field rotates with its embeddings, so it should implement RotationInvariant;"
                            + " field(UQ) - field(U)Q, relative")
                    .isGreaterThan(VISIBLE_CHANGE);
        }
    }

    @Test
    @LawHint("the surrogate must depend on the embeddings alone")
    @DisplayName("F9. if it is a SurrogateField, reports a finite number, the same after another batch")
    void surrogateIsReproducible() {
        if (field() instanceof SurrogateField surrogate) {
            double value = surrogate.surrogate(batch());
            assertThat(value).isFinite();
            surrogate.surrogate(embeddings(samples() + 3, SEED + 7));
            assertThat(surrogate.surrogate(batch())).isEqualTo(value);
        }
    }

    @Test
    @LawHint("the direct part goes to the embeddings, and what passes the predictor to the predictions")
    @DisplayName(
            "F10. if it is a PredictionField, is the sum of its parts under the identity predictor, and does not move"
                    + " a teacher")
    void partsOfPrediction() {
        if (field() instanceof PredictionField prediction) {
            Embeddings batch = batch();
            R064Store toEmbeddings = like(batch);
            R064Store toPredictions = like(batch);
            Arrays.fill(toEmbeddings.data, 1e3);
            Arrays.fill(toPredictions.data, 1e3);
            prediction.field(batch, toEmbeddings, toPredictions);
            R064Store whole = fieldAt(batch);
            for (int i = 0; i < whole.data.length; i++) {
                assertThat(toEmbeddings.data[i] + toPredictions.data[i]).isEqualTo(whole.data[i]);
            }
            // A teacher that returns the embeddings of the batch does not change the number.
            Embeddings taught = new Embeddings(
                    batch.layout(),
                    batch.matrix(),
                    batch.targets(),
                    batch.algebra(),
                    new Companions(Optional.empty(), Optional.of(batch.matrix()), Optional.empty()));
            assertThat(prediction.surrogate(taught)).isEqualTo(prediction.surrogate(batch));
        }
    }

    @Test
    @LawHint("without a running statistic, use that of the batch")
    @DisplayName("F11. if it reads a RunningStatistic, uses the statistic of the batch when none is given")
    void statisticOfTheBatch() {
        if (field() instanceof RunningStatistic reader) {
            Embeddings batch = batch();
            R064Store statistic = R064Store.FACTORY.make(batch.dimension(), batch.dimension());
            reader.statistic(batch, statistic);
            Embeddings withCompanions = new Embeddings(
                    batch.layout(),
                    batch.matrix(),
                    batch.targets(),
                    batch.algebra(),
                    new Companions(Optional.empty(), Optional.empty(), Optional.of(statistic)));
            assertThat(fieldAt(withCompanions).data).containsExactly(fieldAt(batch).data);
            assertThat(reader.rate()).isPositive();
        }
    }

    @Test
    @LawHint("n times the field on view b is the sum over the blocks c of (Z_c − mean)·K_cb, plus a_b in each row; look"
            + " for the divisor of a covariance, which is n, and for the means of a part that reads embeddings"
            + " without centring")
    @DisplayName("F12. if it is a MomentField, is the same field computed from means and covariances")
    void fieldOfMoments() {
        Embeddings batch = batch();
        R064Store field = fieldAt(batch);
        MomentEvaluation.of(field(), batch).ifPresent(moments -> assertThat(difference(moments, field))
                .as("field of the moments - field of the rows")
                .isLessThanOrEqualTo(fieldTolerance() * size(field)));
    }

    @Test
    @LawHint("look for a length, a variance or a sum of exponentials that is 0 or overflows; where the field is not"
            + " defined, throw an ArithmeticException with the reason. A field that is meant for some sizes alone"
            + " overrides otherSizes()")
    @DisplayName("F13. is finite at embeddings of other sizes, or refuses them by an ArithmeticException")
    void isFiniteAtOtherSizes() {
        batchesOfOtherSizes().forEach((size, batch) -> {
            fieldIfDefined(batch, batch.matrix())
                    .ifPresent(field -> assertThat(Arrays.stream(field.data).allMatch(Double::isFinite))
                            .as("at %s all entries of the field are finite", size)
                            .isTrue());
        });
    }

    /** Returns the matrix with the samples of each block in reverse order. */
    private static R064Store reverse(R064Store stacked, int samples) {
        R064Store result = R064Store.FACTORY.make(stacked.getRowDim(), stacked.getColDim());
        for (int row = 0; row < stacked.getRowDim(); row++) {
            int block = row / samples;
            int to = block * samples + samples - 1 - row % samples;
            for (int c = 0; c < stacked.getColDim(); c++) {
                result.set(to, c, stacked.doubleValue(row, c));
            }
        }
        return result;
    }
}
