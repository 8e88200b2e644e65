package org.repdyn.losses.checks;

import java.util.Optional;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.NumericalGradients;

/** A field with a batch of Gaussian embeddings of one size, and arithmetic on matrices of its shape. */
final class CheckedBatch {

    private final Supplier<? extends EmbeddingField> maker;
    final EmbeddingField field;
    final Embeddings batch;
    final double scale;

    CheckedBatch(Supplier<? extends EmbeddingField> maker, int samples, int dimension, double scale, Seed seed) {
        this.maker = maker;
        this.scale = scale;
        this.field = maker.get();
        ViewLayout layout = field.views().layout(samples);
        this.batch = new Embeddings(
                layout,
                scaled(gaussian(layout.rows(), dimension, seed.child("embeddings"))),
                field.views().targets()
                        ? Optional.of(gaussian(samples, dimension, seed.child("targets")))
                        : Optional.empty(),
                LinearAlgebra.ojAlgo());
    }

    /** Returns a matrix with the size of the embeddings in place of 1. */
    final R064Store scaled(R064Store u) {
        return combination(scale, u, 0, u);
    }

    /** Returns an instance that has seen no batch. */
    EmbeddingField fresh() {
        return maker.get();
    }

    /** Returns the batch with other embeddings. */
    Embeddings at(R064Store u) {
        return new Embeddings(batch.layout(), u, batch.targets(), batch.algebra());
    }

    /** Returns the field at embeddings, computed by a fresh instance. */
    R064Store fieldAt(Embeddings embeddings) {
        R064Store result = zero(embeddings.matrix());
        fresh().field(embeddings, result);
        return result;
    }

    /**
     * Returns the largest relative residual of an identity of the field: rounding, and for a prototype twice the error that it estimates
     * itself, because an identity compares two gradients.
     */
    double allowed() {
        return LossChecks.ALLOWED
                + 2
                        * field.numericalGradients()
                                .map(NumericalGradients::error)
                                .filter(e -> e >= 0)
                                .orElse(0.0);
    }

    /** Returns a matrix with independent N(0, 1) entries. */
    static R064Store gaussian(int rows, int columns, Seed seed) {
        var normal = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = normal.sample();
        }
        return result;
    }

    static R064Store zero(R064Store like) {
        return R064Store.FACTORY.make(like.getRowDim(), like.getColDim());
    }

    /** Returns a·u + b·v. */
    static R064Store combination(double a, R064Store u, double b, R064Store v) {
        R064Store result = zero(u);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * u.data[i] + b * v.data[i];
        }
        return result;
    }

    static double dot(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }

    static double length(R064Store a) {
        return Math.sqrt(dot(a, a));
    }

    /** Returns ‖a − b‖/‖b‖, and 0 for equal matrices. */
    static double difference(R064Store a, R064Store b) {
        double off = length(combination(1, a, -1, b));
        return off == 0 ? 0 : off / length(b);
    }
}
