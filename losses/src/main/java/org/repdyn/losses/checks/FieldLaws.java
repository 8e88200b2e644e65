package org.repdyn.losses.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.Homogeneous;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/** The laws of a field that need no value: repeatability, and the symmetries that it declares or has. */
final class FieldLaws {

    /** Smallest relative change that cannot be rounding, which is below 1e-12; a generic rotation or scaling changes far more. */
    private static final double VISIBLE = 1e-9;

    private final CheckedBatch batch;
    private final R064Store u;
    private final R064Store field;
    private final Seed seed;
    private final List<Residual> residuals = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();

    FieldLaws(CheckedBatch batch, Seed seed) {
        this.batch = batch;
        this.seed = seed;
        u = batch.batch.matrix();
        field = batch.fieldAt(batch.batch);
        repeatability();
        permutation();
        rotation();
        if (batch.field instanceof Loss loss) {
            scaling(loss);
        }
        MomentEvaluation.of(batch.fresh(), batch.batch)
                .ifPresent(fromMoments -> add(
                        "MomentField: the field of the moments is that of the rows",
                        CheckedBatch.difference(fromMoments, field)));
        if (batch.field instanceof QuadraticLoss quadratic) {
            R064Store mu = CheckedBatch.zero(u);
            quadratic.pairing(batch.batch.layout()).multiply(u, mu);
            add("QuadraticLoss: the gradient is MU", CheckedBatch.difference(mu, field));
            R064Store m = quadratic.pairing(batch.batch.layout()).toDense();
            add("QuadraticLoss: M is symmetric", CheckedBatch.difference(R064Store.FACTORY.copy(m.transpose()), m));
        }
    }

    /** Checks that neither the field nor the value changes the embeddings that it is given. */
    static Property onlyReads(CheckedBatch batch) {
        R064Store given = R064Store.FACTORY.copy(batch.batch.matrix());
        batch.fresh().field(batch.at(given), CheckedBatch.zero(given));
        if (batch.fresh() instanceof Loss loss) {
            loss.value(batch.at(given));
        }
        String name = "embeddings are only read";
        return Arrays.equals(given.data, batch.batch.matrix().data)
                ? Property.holds(name)
                : Property.fails(
                        name, "the loss changed the embeddings that it was given; it must copy what it changes");
    }

    List<Residual> residuals() {
        return residuals;
    }

    List<Property> properties() {
        return properties;
    }

    private void add(String name, double value) {
        residuals.add(new Residual(name, value, batch.allowed()));
    }

    /** Checks that a batch gives the same field after another one. */
    private void repeatability() {
        R064Store other = batch.scaled(CheckedBatch.gaussian(u.getRowDim(), u.getColDim(), seed.child("other batch")));
        try {
            batch.field.field(batch.at(other), CheckedBatch.zero(u));
        } catch (ArithmeticException undefined) {
            // The other batch may lie outside of the domain of the loss, which has seen it nevertheless.
        }
        R064Store again = CheckedBatch.zero(u);
        Arrays.fill(again.data, 1e3);
        batch.field.field(batch.batch, again);
        String name = "same numbers again, after another batch";
        properties.add(
                Arrays.equals(again.data, field.data)
                        ? Property.holds(name)
                        : Property.fails(
                                name,
                                "the field of the same batch differs; it adds to the result, or leaves entries of it as they"
                                        + " are, instead of overwriting all, or keeps something from one call to the next"));
    }

    private void permutation() {
        int samples = batch.batch.samples();
        Embeddings reversed = new Embeddings(
                batch.batch.layout(),
                reversed(u, samples),
                batch.batch.targets().map(t -> reversed(t, samples)),
                batch.batch.algebra());
        add(
                "permuting the samples permutes the field",
                CheckedBatch.difference(batch.fieldAt(reversed), reversed(field, samples)));
    }

    private void rotation() {
        int k = u.getColDim();
        R064Store q = batch.batch.algebra().orthonormalBasis(CheckedBatch.gaussian(k, k, seed.child("rotation")));
        double off = rotated(q);
        if (batch.field instanceof RotationInvariant) {
            add("RotationInvariant: rotating the embeddings rotates the field", off);
        } else {
            undeclared(
                    "RotationInvariant",
                    "rotating the embeddings rotates the field",
                    CheckedBatch.length(field) == 0 ? Double.NaN : off);
        }
    }

    /** Returns the difference of the field at UQ from FQ; NaN where the field is not defined at UQ. */
    private double rotated(R064Store q) {
        R064Store expected = batch.batch.algebra().multiply(field, q);
        try {
            R064Store actual = batch.fieldAt(batch.at(batch.batch.algebra().multiply(u, q)));
            return CheckedBatch.difference(actual, expected);
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }

    private void scaling(Loss loss) {
        double one = loss.value(batch.batch);
        double two = valueAt(loss, 2);
        double four = valueAt(loss, 4);
        double length = Math.abs(one) + CheckedBatch.length(field);
        double size = Double.isInfinite(length) ? Double.NaN : length;
        if (batch.field instanceof ScaleInvariant) {
            add("ScaleInvariant: L(2U) = L(U)", Math.abs(two - one) / size);
        } else {
            undeclared(
                    "ScaleInvariant", "scaling the embeddings does not change the value", Math.abs(two - one) / size);
        }
        if (batch.field instanceof Homogeneous homogeneous) {
            double p = homogeneous.degree();
            add(
                    "Homogeneous of degree " + Decimals.text(p) + ": L(2U) = 2^p·L(U)",
                    Math.abs(two / Math.pow(2, p) - one) / size);
            add(
                    "Homogeneous: the gradient along U is p·L(U)",
                    Math.abs(CheckedBatch.dot(field, u) - p * one) / (size * (1 + CheckedBatch.length(u))));
        } else if (!(batch.field instanceof ScaleInvariant)) {
            undeclared("Homogeneous", "L(4U)·L(U) = L(2U)²", Math.abs(four * one - two * two) / (two * two));
        }
    }

    /** Returns the value at embeddings that are longer by a factor; NaN where the loss is not defined. */
    private double valueAt(Loss loss, double factor) {
        try {
            return loss.value(batch.at(CheckedBatch.combination(factor, u, 0, u)));
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }

    /**
     * Adds that a symmetry which the loss does not declare is absent, because what needs it would never be offered. A change that is not a number
     * says nothing: the field is zero or overflows, or the loss is not defined there.
     */
    private void undeclared(String type, String symmetry, double change) {
        if (Double.isNaN(change)) {
            return;
        }
        String name = "declares " + type + " if it is so";
        properties.add(
                change > VISIBLE
                        ? Property.holds(name)
                        : Property.fails(name, symmetry + ", so the loss should implement " + type));
    }

    /** Returns the matrix with the samples of each block in reverse order. */
    private static R064Store reversed(R064Store stacked, int samples) {
        R064Store result = CheckedBatch.zero(stacked);
        for (int row = 0; row < stacked.getRowDim(); row++) {
            int to = row / samples * samples + samples - 1 - row % samples;
            for (int c = 0; c < stacked.getColDim(); c++) {
                result.set(to, c, stacked.doubleValue(row, c));
            }
        }
        return result;
    }
}
