package org.repdyn.testkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.junit.jupiter.params.Parameter;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.NumericalGradients;
import org.repdyn.testsupport.RandomMatrices;

/**
 * Test fixture of the laws of a field: the subject, batches of embeddings at which the field is tested, and measures of matrices. A test class
 * extends {@link FieldContract} or {@link LossContract}, and overrides what its field needs otherwise.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class FieldFixture {

    /** Smallest relative change that cannot be rounding; a generic rotation changes far more. */
    protected static final double VISIBLE_CHANGE = 1e-6;

    /** Relative tolerance between two ways of computing the same value: thousands of roundings of a smooth field. */
    protected static final double ROUNDING = 1e-11;

    /** Seed of the batches and of the fields; its value is arbitrary. */
    static final long SEED = 20230907;

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<LossProvider<?>> subject;

    private <O extends Record> EmbeddingField create(LossProvider<O> provider) {
        return provider.create(subject.optionsFor(provider), Losses.builtIn(), new Seed(SEED));
    }

    /** Returns the number n of samples in a test batch; at least 2. */
    protected int samples() {
        return 6;
    }

    /**
     * Returns the number of samples of a large batch: 67 reaches beyond blocks of 64 samples, and leaves a part of the next one. Override it
     * for a field whose blocks are larger.
     */
    protected int manySamples() {
        return 67;
    }

    /** Returns the embedding dimension k; at least 2, because there is no rotation in one dimension. */
    protected int dimension() {
        return 4;
    }

    /**
     * Returns a generic point of the field's domain: N(0, 1) embeddings and targets. Override it for a smaller domain.
     */
    protected Embeddings embeddings(int samples, long seed) {
        EmbeddingField field = field();
        ViewLayout layout = field.views().layout(samples);
        Optional<R064Store> targets = field.views().targets()
                ? Optional.of(RandomMatrices.gaussian(samples, dimension(), seed + 1))
                : Optional.empty();
        return new Embeddings(
                layout, RandomMatrices.gaussian(layout.rows(), dimension(), seed), targets, LinearAlgebra.ojAlgo());
    }

    /**
     * Returns the sizes, in units of those of {@link #embeddings}, at which the field is tested too: by default very small and very large
     * embeddings. There it may throw an {@link ArithmeticException}, as where it is not defined. Override it for a field that is meant for
     * other sizes; without a number, the field is tested at {@link #embeddings} alone.
     */
    protected double[] otherSizes() {
        return new double[] {1e-3, 1e3};
    }

    /** Returns the field at other embeddings of the batch, computed by a fresh instance; empty if it is not defined there. */
    protected final Optional<R064Store> fieldIfDefined(Embeddings batch, R064Store u) {
        try {
            return Optional.of(fieldAt(at(batch, u)));
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    /** Returns the batches of the other sizes by their description, and if there are any, one whose rows have length 1. */
    final Map<String, Embeddings> batchesOfOtherSizes() {
        Map<String, Embeddings> result = new LinkedHashMap<>();
        Embeddings batch = batch();
        for (double scale : otherSizes()) {
            result.put(Decimals.text(scale) + "·U", at(batch, multiple(batch.matrix(), scale)));
        }
        if (!result.isEmpty()) {
            result.put("unit rows of U", at(batch, unitRows(batch.matrix())));
        }
        return result;
    }

    private static R064Store multiple(R064Store u, double factor) {
        R064Store result = u.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }

    private static R064Store unitRows(R064Store u) {
        R064Store result = u.copy();
        for (int row = 0; row < u.getRowDim(); row++) {
            double length = 0;
            for (int c = 0; c < u.getColDim(); c++) {
                length = Math.hypot(length, u.doubleValue(row, c));
            }
            for (int c = 0; c < u.getColDim(); c++) {
                result.set(row, c, u.doubleValue(row, c) / length);
            }
        }
        return result;
    }

    /** Returns a fresh instance. */
    protected final EmbeddingField field() {
        return create(subject.provider());
    }

    /** Returns the batch that most laws are tested on. */
    protected final Embeddings batch() {
        return embeddings(samples(), SEED);
    }

    /** Returns a batch of {@link #manySamples}. */
    final Embeddings largeBatch() {
        return embeddings(manySamples(), SEED);
    }

    /** Returns the batch with other embeddings. */
    protected static Embeddings at(Embeddings batch, R064Store u) {
        return new Embeddings(batch.layout(), u, batch.targets(), batch.algebra());
    }

    /** Returns the field at a batch, computed by a fresh instance. */
    protected final R064Store fieldAt(Embeddings batch) {
        R064Store result = like(batch);
        field().field(batch, result);
        return result;
    }

    /**
     * Returns the error of the field at the batch over its largest entry, beyond rounding: 0 for a field that is computed exactly, and for a
     * prototype what it estimates itself.
     */
    protected final double estimatedError() {
        EmbeddingField field = field();
        field.field(batch(), like(batch()));
        return field.numericalGradients().map(NumericalGradients::error).orElse(0.0);
    }

    /** Returns the relative tolerance between two fields that are computed in different ways, each with its own error. */
    protected final double fieldTolerance() {
        return ROUNDING + 2 * estimatedError();
    }

    /** Returns a zero matrix of the shape of the embeddings. */
    protected static R064Store like(Embeddings batch) {
        return R064Store.FACTORY.make(batch.layout().rows(), batch.dimension());
    }

    /** Returns U·Q. */
    protected static R064Store rotate(R064Store u, R064Store rotation) {
        R064Store result = R064Store.FACTORY.make(u.getRowDim(), u.getColDim());
        LinearAlgebra.ojAlgo().multiply(u, false, rotation, false, result);
        return result;
    }

    /** Returns a random orthogonal k×k matrix. */
    protected final R064Store rotation() {
        return RandomMatrices.orthonormal(dimension(), dimension(), SEED + 2);
    }

    /** Returns the largest absolute entry. */
    protected static double size(R064Store matrix) {
        return Arrays.stream(matrix.data).map(Math::abs).max().orElse(0);
    }

    /** Returns the largest absolute difference of entries. */
    protected static double difference(R064Store a, R064Store b) {
        double largest = 0;
        for (int i = 0; i < a.data.length; i++) {
            largest = Math.max(largest, Math.abs(a.data[i] - b.data[i]));
        }
        return largest;
    }
}
