package org.repdyn.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Companions;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.golden.GoldenCase;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.PredictionField;
import org.repdyn.losses.spi.SurrogateField;

/** The batch of a golden case, and the comparison of a field on it with the expected values. */
record GoldenBatch(GoldenCase golden, List<String> blocks) {

    static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    static GoldenBatch of(GoldenCase golden, String... blocks) {
        return new GoldenBatch(golden, List.of(blocks));
    }

    int samples() {
        return golden.matrix(blocks.get(0)).getRowDim();
    }

    /** Returns the input matrices, stacked, with one sample per row. */
    R064Store stacked(String... names) {
        List<R064Store> views = Stream.of(names).map(golden::matrix).toList();
        int n = views.get(0).getRowDim();
        int k = views.get(0).getColDim();
        R064Store u = R064Store.FACTORY.make(n * names.length, k);
        for (int b = 0; b < names.length; b++) {
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < k; c++) {
                    u.set(b * n + i, c, views.get(b).doubleValue(i, c));
                }
            }
        }
        return u;
    }

    Embeddings embeddings(EmbeddingField field) {
        return embeddings(field, Companions.NONE);
    }

    Embeddings embeddings(EmbeddingField field, Companions companions) {
        ViewLayout layout = field.views().layout(samples());
        assertThat(layout.blocks()).as("views the field declares").isEqualTo(blocks.size());
        Optional<R064Store> targets = golden.has("Y") ? Optional.of(golden.matrix("Y")) : Optional.empty();
        return new Embeddings(layout, stacked(blocks.toArray(String[]::new)), targets, ALGEBRA, companions);
    }

    /** Asserts the value and the gradient of a loss, or that the loss refuses the batch. */
    void check(EmbeddingField field) {
        Loss loss = (Loss) field;
        Embeddings embeddings = embeddings(loss);
        R064Store gradient = embeddings.matrix().copy();
        if (golden.isUndefined()) {
            refuses(() -> loss.value(embeddings));
            refuses(() -> loss.valueAndGradient(embeddings, gradient));
            return;
        }
        golden.check("value", golden.expected("value"), loss.value(embeddings));
        golden.check("value with gradient", golden.expected("value"), loss.valueAndGradient(embeddings, gradient));
        checkBlocks("gradient", gradient, blocks);
    }

    /** Asserts the reported number of a surrogate and its field. */
    void check(SurrogateField field, Companions companions) {
        Embeddings embeddings = embeddings(field, companions);
        R064Store result = embeddings.matrix().copy();
        golden.check("value", golden.expected("value"), field.surrogate(embeddings));
        field.field(embeddings, result);
        checkBlocks("field", result, blocks);
    }

    /** Asserts the parts of a prediction field. A case may give a predictor, P = UWᵀ, and the gradient of its weights. */
    void checkPrediction(PredictionField field) {
        boolean linear = golden.has("A") || golden.has("Wp");
        Optional<R064Store> weights = golden.has("A")
                ? Optional.of(golden.matrix("A"))
                : golden.has("Wp")
                        ? Optional.of(golden.matrix("Wp").transpose().collect(R064Store.FACTORY))
                        : Optional.empty();
        R064Store u = stacked("U", "Uplus");
        Optional<R064Store> predictions = weights.map(a -> ALGEBRA.multiply(u, a))
                .or(() -> golden.has("P") ? Optional.of(stacked("P", "Pplus")) : Optional.empty());
        // T in the file is the target of P, which is the teacher's embedding of the other view.
        Optional<R064Store> teacher = golden.has("T") ? Optional.of(stacked("Tplus", "T")) : Optional.empty();
        Embeddings embeddings = embeddings(field, new Companions(predictions, teacher, Optional.empty()));
        R064Store toU = u.copy();
        R064Store toP = u.copy();
        golden.check("value", golden.expected("value"), field.surrogate(embeddings));
        field.field(embeddings, toU, toP);
        if (linear) {
            R064Store back = ALGEBRA.multiplyRightTransposed(toP, weights.orElseThrow());
            checkBlocks("field", sum(toU, back), List.of("U", "Uplus"));
            R064Store toWeights = ALGEBRA.multiplyLeftTransposed(u, toP);
            if (golden.expected("field").has("A")) {
                golden.check("field of A", golden.expected("field").path("A"), toWeights);
            }
            if (golden.expected("field").has("Wp")) {
                golden.check(
                        "field of Wp",
                        golden.expected("field").path("Wp"),
                        toWeights.transpose().collect(R064Store.FACTORY));
            }
        } else if (predictions.isPresent()) {
            checkBlocks("field", toP, List.of("P", "Pplus"));
            assertThat(toU.data).as("gradient of stopped embeddings").containsOnly(0);
        } else {
            R064Store identity = u.copy();
            field.field(embeddings, identity);
            assertThat(identity.data).containsExactly(sum(toU, toP).data);
            checkBlocks("field", identity, List.of("U", "Uplus"));
        }
    }

    /** Asserts each block of a gradient. Blocks that are not listed are zero; cases without a gradient give only the value. */
    private void checkBlocks(String key, R064Store stacked, List<String> names) {
        JsonNode expected = golden.expected(key);
        if (expected.isMissingNode()) {
            return;
        }
        int n = samples();
        for (int b = 0; b < names.size(); b++) {
            R064Store block = R064Store.FACTORY.make(n, stacked.getColDim());
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < block.getColDim(); c++) {
                    block.set(i, c, stacked.doubleValue(b * n + i, c));
                }
            }
            if (expected.has(names.get(b))) {
                golden.check(key + " of " + names.get(b), expected.path(names.get(b)), block);
            } else {
                assertThat(block.data).as("%s of %s", key, names.get(b)).containsOnly(0);
            }
        }
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ArithmeticException.class).hasMessageContaining("is not defined here: ");
    }

    private static R064Store sum(R064Store a, R064Store b) {
        R064Store result = a.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] += b.data[i];
        }
        return result;
    }

    double number(String option) {
        return golden.option(option).doubleValue();
    }

    String text(String option) {
        return golden.option(option).asText();
    }

    boolean flag(String option) {
        return golden.option(option).booleanValue();
    }

    String variant() {
        return golden.field("variant");
    }

    /** Returns the enum constant of a name in the golden file. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
