package org.repdyn.losses.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.contrastive.ContrastiveLosses;
import org.repdyn.losses.contrastive.KoLeoOptions;
import org.repdyn.losses.contrastive.NtXentOptions;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.RunningStatistic;
import org.repdyn.losses.spi.ScaleInvariant;
import org.repdyn.losses.spi.SurrogateField;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Weighted sum of losses")
final class WeightedSumTest {

    private static final int SAMPLES = 5;

    /** Rounding of the products and the sum of two terms of size up to 5; the terms themselves are computed in one way. */
    private static final double ADDITION = Tolerances.rounding(2, 1, 5);

    private static Embeddings batch(int blocks, R064Store u) {
        ViewLayout layout = new ViewLayout(SAMPLES, blocks > 1 ? 1 : 0, blocks > 2 ? 1 : 0);
        return new Embeddings(layout, u, Optional.empty(), LinearAlgebra.ojAlgo());
    }

    private static EmbeddingField sum(Object... terms) {
        return Losses.byName("weighted-sum", Map.of("terms", List.of(terms)));
    }

    private static Loss ntXent(double temperature) {
        return (Loss) ContrastiveLosses.NT_XENT.create(new NtXentOptions(temperature));
    }

    @Test
    @DisplayName("a term of one view acts on the anchors")
    void oneViewTerm() {
        R064Store u = RandomMatrices.gaussian(2 * SAMPLES, 3, 1);
        Loss sum = (Loss) sum(
                Map.of("loss", Map.of("name", "nt-xent", "temperature", 0.2), "weight", 2),
                Map.of("loss", "ko-leo", "weight", -0.5));
        assertThat(sum.views()).isEqualTo(ViewRequirements.PAIRS);
        R064Store anchors = R064Store.FACTORY.make(SAMPLES, 3);
        for (int i = 0; i < SAMPLES; i++) {
            for (int c = 0; c < 3; c++) {
                anchors.set(i, c, u.doubleValue(i, c));
            }
        }
        R064Store contrast = u.copy();
        R064Store spread = anchors.copy();
        Loss koLeo = (Loss) ContrastiveLosses.KO_LEO.create(new KoLeoOptions(0));
        double expected = 2 * ntXent(0.2).valueAndGradient(batch(2, u), contrast)
                - 0.5 * koLeo.valueAndGradient(batch(1, anchors), spread);
        R064Store gradient = u.copy();
        assertThat(sum.valueAndGradient(batch(2, u), gradient)).isCloseTo(expected, within(ADDITION));
        assertThat(sum.value(batch(2, u))).isCloseTo(expected, within(ADDITION));
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 2 * SAMPLES; i++) {
                double own = i < SAMPLES ? -0.5 * spread.doubleValue(i, c) : 0;
                assertThat(gradient.doubleValue(i, c))
                        .isCloseTo(2 * contrast.doubleValue(i, c) + own, within(ADDITION));
            }
        }
    }

    @Test
    @DisplayName("has the capabilities that all terms have")
    void capabilities() {
        assertThat(sum("linear-alignment", Map.of("loss", "linear-contrastive", "weight", 3)))
                .isInstanceOf(QuadraticLoss.class)
                .extracting(EmbeddingField::views)
                .isEqualTo(ViewRequirements.TRIPLETS);
        assertThat(sum("nt-xent", "ko-leo"))
                .isInstanceOf(RotationInvariant.class)
                .isInstanceOf(ScaleInvariant.class);
        assertThat(sum("nt-xent", "frossl"))
                .isInstanceOf(ScaleInvariant.class)
                .isNotInstanceOf(RotationInvariant.class);
        assertThat(sum("nt-xent", "linear-alignment"))
                .isInstanceOf(RotationInvariant.class)
                .isNotInstanceOf(ScaleInvariant.class)
                .isNotInstanceOf(QuadraticLoss.class);
        assertThat(sum("nt-xent", "vicreg")).isInstanceOf(Loss.class).isNotInstanceOf(RotationInvariant.class);
        assertThat(sum("nt-xent", "dclw"))
                .isInstanceOf(SurrogateField.class)
                .isInstanceOf(RotationInvariant.class)
                .isNotInstanceOf(Loss.class);
    }

    @Test
    @DisplayName("a term with a predictor keeps it, and the other terms act on the embeddings")
    void prediction() {
        R064Store u = RandomMatrices.gaussian(3 * SAMPLES, 3, 4);
        R064Store p = RandomMatrices.gaussian(3 * SAMPLES, 3, 5);
        R064Store teacher = RandomMatrices.gaussian(3 * SAMPLES, 3, 6);
        PredictionField sum = (PredictionField)
                sum(Map.of("loss", "byol", "weight", 2), Map.of("loss", "linear-contrastive", "weight", 0.5));
        PredictionField byol = (PredictionField) Losses.byName("byol");
        assertThat(sum.views()).isEqualTo(ViewRequirements.TRIPLETS);
        assertThat(sum.teacherRate()).isEqualTo(byol.teacherRate()).isPresent();
        assertThat(sum.actsThroughPredictions()).isFalse();
        assertThat(((PredictionField) sum("byol")).actsThroughPredictions()).isEqualTo(byol.actsThroughPredictions());

        Embeddings whole = withCompanions(3, u, p, teacher);
        Embeddings pair = withCompanions(2, pairs(u), pairs(p), pairs(teacher));
        R064Store toU = u.copy();
        R064Store toP = u.copy();
        sum.field(whole, toU, toP);
        R064Store pairToU = pairs(u);
        R064Store pairToP = pairs(u);
        byol.field(pair, pairToU, pairToP);
        Loss contrastive = (Loss) Losses.byName("linear-contrastive");
        R064Store gradient = u.copy();
        double value = contrastive.valueAndGradient(whole, gradient);
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 3 * SAMPLES; i++) {
                boolean read = i < 2 * SAMPLES;
                assertThat(toU.doubleValue(i, c))
                        .isCloseTo(
                                0.5 * gradient.doubleValue(i, c) + (read ? 2 * pairToU.doubleValue(i, c) : 0),
                                within(ADDITION));
                assertThat(toP.doubleValue(i, c)).isCloseTo(read ? 2 * pairToP.doubleValue(i, c) : 0, within(ADDITION));
            }
        }
        assertThat(sum.surrogate(whole)).isCloseTo(2 * byol.surrogate(pair) + 0.5 * value, within(ADDITION));
    }

    @Test
    @DisplayName("a term with a running statistic keeps it")
    void runningStatistic() {
        R064Store u = RandomMatrices.gaussian(3 * SAMPLES, 3, 7);
        R064Store c = RandomMatrices.gaussian(3, 3, 8);
        Companions running = new Companions(Optional.empty(), Optional.empty(), Optional.of(c));
        Embeddings whole =
                new Embeddings(new ViewLayout(SAMPLES, 1, 1), u, Optional.empty(), LinearAlgebra.ojAlgo(), running);
        Embeddings pair = new Embeddings(
                new ViewLayout(SAMPLES, 1, 0), pairs(u), Optional.empty(), LinearAlgebra.ojAlgo(), running);
        RunningStatistic sum = (RunningStatistic) sum("linear-contrastive", Map.of("loss", "tico", "weight", 3));
        RunningStatistic tico = (RunningStatistic) Losses.byName("tico");
        assertThat(sum).isInstanceOf(RotationInvariant.class);
        assertThat(sum.rate()).isEqualTo(tico.rate());
        R064Store statistic = c.copy();
        R064Store expected = c.copy();
        sum.statistic(whole, statistic);
        tico.statistic(pair, expected);
        assertThat(statistic.data).containsExactly(expected.data);
        R064Store field = u.copy();
        R064Store ticoField = pairs(u);
        R064Store gradient = u.copy();
        sum.field(whole, field);
        tico.field(pair, ticoField);
        Losses.byName("linear-contrastive").field(whole, gradient);
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < 3 * SAMPLES; i++) {
                assertThat(field.doubleValue(i, k))
                        .isCloseTo(
                                gradient.doubleValue(i, k) + (i < 2 * SAMPLES ? 3 * ticoField.doubleValue(i, k) : 0),
                                within(ADDITION));
            }
        }
    }

    /** Returns the rows of the anchors and the positives. */
    private static R064Store pairs(R064Store triplets) {
        R064Store result = R064Store.FACTORY.make(2 * SAMPLES, triplets.getColDim());
        for (int i = 0; i < 2 * SAMPLES; i++) {
            for (int c = 0; c < triplets.getColDim(); c++) {
                result.set(i, c, triplets.doubleValue(i, c));
            }
        }
        return result;
    }

    private static Embeddings withCompanions(int blocks, R064Store u, R064Store predictions, R064Store teacher) {
        return new Embeddings(
                new ViewLayout(SAMPLES, 1, blocks - 2),
                u,
                Optional.empty(),
                LinearAlgebra.ojAlgo(),
                new Companions(Optional.of(predictions), Optional.of(teacher), Optional.empty()));
    }

    @Test
    @DisplayName("throws if terms overflow to infinities of opposite sign")
    void oppositeInfinities() {
        Loss sum = (Loss) sum("linear-alignment", "barlow-twins-linear");
        R064Store u = RandomMatrices.gaussian(SAMPLES, 3, 2);
        R064Store pairs = R064Store.FACTORY.make(2 * SAMPLES, 3);
        for (int i = 0; i < 2 * SAMPLES; i++) {
            for (int c = 0; c < 3; c++) {
                pairs.set(i, c, 1e155 * u.doubleValue(i % SAMPLES, c));
            }
        }
        assertThatThrownBy(() -> sum.value(batch(2, pairs)))
                .hasMessage("weighted-sum is not defined here: the terms overflow to infinities of opposite sign");
        assertThatThrownBy(() -> sum.valueAndGradient(batch(2, pairs), pairs.copy()))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    @DisplayName("says which term is wrong and what is allowed")
    void wrongTerms() {
        refuses("terms must be a list of losses and weights", Map.of("terms", "nt-xent"));
        refuses("terms must be a list of losses and weights", Map.of("terms", List.of()));
        refuses("terms[1].loss", terms("nt-xent", Map.of("loss", Map.of("temperature", 1))));
        refuses("terms[0] has no loss", terms(Map.of("name", "nt-xent")));
        refuses("Did you mean 'nt-xent'?", terms("nt-xnt"));
        refuses("terms[0] has the unknown option 'temperature'", terms(Map.of("loss", "nt-xent", "temperature", 1)));
        refuses(
                "terms[0].loss.temperature is '-1'",
                terms(Map.of("loss", Map.of("name", "nt-xent", "temperature", -1))));
        refuses(
                "terms[0].weight must be a finite number other than 0",
                terms(Map.of("loss", "nt-xent", "weight", "x")));
        refuses("remove the term instead", terms(Map.of("loss", "nt-xent", "weight", 0)));
        refuses(
                "terms[0] and terms[2] both need a predictor, a teacher or a running",
                terms("tico", "nt-xent", "byol"));
        refuses("of which a run has one. Keep one of the two terms", terms("byol", "byol"));
    }

    private static Map<String, Object> terms(Object... terms) {
        return Map.of("terms", Arrays.asList(terms));
    }

    private static void refuses(String message, Map<String, ?> options) {
        assertThatThrownBy(() -> Losses.byName("weighted-sum", options))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("built-in losses are created by name, with options of any type")
    void byName() {
        R064Store u = RandomMatrices.gaussian(2 * SAMPLES, 3, 3);
        Loss loss = (Loss) Losses.byName("nt-xent", Map.of("temperature", 0.2));
        assertThat(loss.value(batch(2, u))).isEqualTo(ntXent(0.2).value(batch(2, u)));
        assertThat(Losses.byName("nt-xent")).isNotSameAs(Losses.byName("nt-xent"));
        assertThat(Losses.byName("direct-pred", Map.of("half", false, "teacher-rate", 2)))
                .isNotNull();
        assertThat(Losses.builtIn().names()).contains("nt-xent", "weighted-sum").hasSize(28);
        assertThatThrownBy(() -> Losses.byName("nt-xnt"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("Did you mean 'nt-xent'?");
        assertThatThrownBy(() -> Losses.byName("nt-xent", Map.of("tau", 1)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("unknown option 'loss.tau'");
    }

    @Test
    @DisplayName("needs at least one term and weights that are not zero")
    void withoutTerms() {
        assertThatThrownBy(() -> WeightedSum.of(List.of())).hasMessage("a weighted sum needs at least one term");
        assertThatThrownBy(() -> new WeightedTerm(ntXent(1), 0)).hasMessage("a weight must be finite and not 0, got 0");
    }
}
