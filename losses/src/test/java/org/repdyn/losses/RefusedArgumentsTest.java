package org.repdyn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.spi.BlockPairing;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.EmbeddingMoments;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.MomentCoefficients;
import org.repdyn.losses.spi.NumericalLoss;
import org.repdyn.testsupport.RandomMatrices;

@DisplayName("Arguments of losses that are refused")
final class RefusedArgumentsTest {

    private static final int SAMPLES = 4;
    private static final int OUTPUTS = 3;

    static Stream<EmbeddingField> fields() {
        Stream<EmbeddingField> named = Losses.builtIn().names().stream()
                .filter(name -> !name.equals("weighted-sum"))
                .map(Losses::byName);
        return Stream.concat(
                named,
                Stream.of(
                        sum("nt-xent", "linear-contrastive"),
                        sum("vicreg", "simsiam"),
                        sum("dclw", "nt-xent"),
                        NumericalLoss.of(ViewRequirements.PAIRS, embeddings -> 1)));
    }

    private static EmbeddingField sum(String first, String second) {
        return Losses.byName("weighted-sum", Map.of("terms", List.of(Map.of("loss", first), Map.of("loss", second))));
    }

    private static Embeddings embeddings(ViewLayout layout, boolean targets) {
        return new Embeddings(
                layout,
                RandomMatrices.gaussian(layout.rows(), OUTPUTS, 1),
                targets ? Optional.of(RandomMatrices.gaussian(layout.samples(), OUTPUTS, 2)) : Optional.empty(),
                LinearAlgebra.ojAlgo());
    }

    @ParameterizedTest
    @MethodSource("fields")
    @DisplayName("are results of another shape and results that are the embeddings, which stay as they are")
    void results(EmbeddingField field) {
        Embeddings u = embeddings(field.views().layout(SAMPLES), field.views().targets());
        int rows = u.layout().rows();
        double[] before = u.matrix().data.clone();
        SoftAssertions all = new SoftAssertions();
        for (R064Store result : List.of(
                R064Store.FACTORY.make(rows, OUTPUTS + 1),
                R064Store.FACTORY.make(rows + 1, OUTPUTS),
                R064Store.FACTORY.make(OUTPUTS, rows),
                R064Store.FACTORY.make(1, 1))) {
            for (ThrowingCallable call : calls(field, u, result)) {
                all.assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("the embeddings are " + rows + "×" + OUTPUTS);
            }
        }
        for (ThrowingCallable call : calls(field, u, u.matrix())) {
            all.assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must not be one of the matrices at which it is computed");
        }
        all.assertThat(u.matrix().data).isEqualTo(before);
        all.assertAll();
    }

    private static List<ThrowingCallable> calls(EmbeddingField field, Embeddings u, R064Store result) {
        List<ThrowingCallable> calls = new ArrayList<>(List.of(() -> field.field(u, result)));
        if (field instanceof Loss loss) {
            calls.add(() -> loss.valueAndGradient(u, result));
        }
        return calls;
    }

    @ParameterizedTest
    @MethodSource("fields")
    @DisplayName("are batches with other views than a loss needs, with the name of the loss")
    void views(EmbeddingField field) {
        ViewRequirements needed = field.views();
        if (field instanceof NumericalLoss) {
            // Its value is a function of the author's, and reads what it likes.
            return;
        }
        for (ViewLayout layout : List.of(
                new ViewLayout(SAMPLES, needed.positives() + 1, needed.negatives()),
                new ViewLayout(SAMPLES, needed.positives(), needed.negatives() + 1),
                new ViewLayout(SAMPLES, needed.positives() + 1, Math.max(0, needed.negatives() - 1)))) {
            Embeddings u = embeddings(layout, needed.targets());
            R064Store result = R064Store.FACTORY.make(layout.rows(), OUTPUTS);
            for (ThrowingCallable call : calls(field, u, result)) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("[a-z-]+ reads anchors.*, but is given anchors.*");
            }
        }
    }

    @Test
    @DisplayName("are coefficients of a pairing that are no symmetric matrix of finite numbers")
    void pairings() {
        ViewLayout pairs = new ViewLayout(SAMPLES, 1, 0);
        assertThatThrownBy(() -> new BlockPairing(pairs, new double[][] {{1}, {2, 3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layout has 2 blocks, row 0 of the coefficients has 1 entries");
        assertThatThrownBy(() -> new BlockPairing(pairs, new double[][] {{Double.NaN, 0}, {0, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the coefficient of block 0 is NaN");
        assertThatThrownBy(() -> new BlockPairing(
                        pairs, new double[][] {{1, Double.POSITIVE_INFINITY}, {Double.POSITIVE_INFINITY, 1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the coefficients of blocks 1 and 0 must be the same finite number, got Infinity and Infinity");

        BlockPairing pairing = new BlockPairing(pairs, new double[][] {{0, 1}, {1, 0}});
        R064Store u = RandomMatrices.gaussian(8, 2, 3);
        double[] before = u.data.clone();
        assertThatThrownBy(() -> pairing.multiply(u, u)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pairing.multiply(u, R064Store.FACTORY.make(8, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pairing matrix has 8 rows and columns, but is multiplied by 8×2 into 8×3");
        assertThat(u.data).isEqualTo(before);
    }

    @Test
    @DisplayName("are moments and coefficients whose matrices do not fit together")
    void moments() {
        R064Store mean = R064Store.FACTORY.make(2, 1);
        R064Store covariance = R064Store.FACTORY.make(2, 2);
        List<R064Store> means = new ArrayList<>(List.of(mean));
        EmbeddingMoments own = new EmbeddingMoments(3, means, List.of(List.of(covariance)));
        means.clear();
        assertThatThrownBy(() -> own.means().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new EmbeddingMoments(3, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("moments need at least 1 sample and 1 block, got 3 samples and 0 blocks");
        assertThatThrownBy(() -> new EmbeddingMoments(3, List.of(mean), List.of(List.of(mean))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of the covariances must be 2×2, one is 2×1");
        assertThatThrownBy(() -> EmbeddingMoments.zero(2, 2, 50_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2^31 - 1 entries");
        assertThatThrownBy(() -> EmbeddingMoments.zero(2, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MomentCoefficients.zero(1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("coefficients need at least 1 view and a row of factors for each");
        assertThatThrownBy(() -> new MomentCoefficients(List.of(List.of(mean)), List.of(mean)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of the factors must be 2×2, one is 2×1");
    }
}
