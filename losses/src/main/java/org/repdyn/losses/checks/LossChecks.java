package org.repdyn.losses.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.check.Residual;
import org.repdyn.core.check.SlopeCheck;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.problem.ExceptionText;
import org.repdyn.core.random.Seed;
import org.repdyn.core.views.Embeddings;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Loss;

/**
 * Numerical checks of a loss at random embeddings, which the seed determines: its gradient against its value, its symmetries against
 * those that it declares, and its numbers at very small, very large and collapsed embeddings.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LossChecks {

    /** Largest relative residual of an identity: thousands of roundings of a smooth function. */
    static final double ALLOWED = 1e-10;

    /** Directions in which the size of the gradient is compared with differences of the value. */
    private static final int DIRECTIONS = 5;

    /** Step of central differences that loses least to rounding and truncation together, about ε^(1/3). */
    private static final double STEP = 1e-5;

    /** Largest relative error of such a difference of a smooth value. */
    private static final double DIFFERENCE = 1e-6;

    /** Relative error from which on a gradient is wrong beyond doubt, whatever the value loses to rounding. */
    private static final double GROSS = 1e-3;

    /**
     * Steps of the differences that look for a gross error beside a run. A gradient is wrong only if it differs from all of them: the short ones are
     * rounding for a value that is computed in single precision, or from terms that nearly cancel, and the long ones err by the bend of the value.
     */
    private static final double[] STEPS = {STEP, 1e-3, 1e-2};

    /** Number of samples at which a gradient is looked at beside a run: a batch of a few numbers, which costs next to nothing. */
    private static final int FEW_SAMPLES = 8;

    /** Dimension of the embeddings at which a gradient is looked at beside a run. */
    private static final int FEW_DIMENSIONS = 3;

    /** Number of samples of a large batch: beyond blocks of 64 samples, with a part of the next one. */
    private static final int MANY_SAMPLES = 67;

    private LossChecks() {}

    /**
     * Checks a loss or a field at embeddings with N(0, 1) entries.
     *
     * @see #check(Supplier, int, int, double, Seed)
     */
    public static CheckReport check(Supplier<? extends EmbeddingField> maker, int samples, int dimension, Seed seed) {
        return check(maker, samples, dimension, 1, seed);
    }

    /**
     * Checks a loss or a field. Of a field that is no {@link Loss} there is no value, so its symmetries, repeatability and extremes are
     * checked.
     *
     * @param maker creates instances
     * @param samples number of samples of the batch, at least 2
     * @param dimension dimension of the embeddings, at least 2, because there is no rotation in one dimension
     * @param scale standard deviation of the entries of the embeddings, above 0; a loss that is defined for small embeddings needs a small one
     * @throws IllegalArgumentException if there are fewer than 2 samples or dimensions, or the scale is not a positive number
     */
    public static CheckReport check(
            Supplier<? extends EmbeddingField> maker, int samples, int dimension, double scale, Seed seed) {
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of the embeddings must be a positive number, got " + scale);
        }
        if (samples < 2 || dimension < 2) {
            throw new IllegalArgumentException("a loss is checked at 2 or more samples in 2 or more dimensions, got "
                    + CountedNoun.of(samples, "sample") + " in dimension " + dimension);
        }
        CheckedBatch batch = new CheckedBatch(maker, samples, dimension, scale, seed);
        List<SlopeCheck> slopes = new ArrayList<>();
        List<Residual> residuals = new ArrayList<>();
        List<Property> properties = new ArrayList<>();
        Optional<Property> undefined = undefined(batch);
        if (undefined.isPresent()) {
            return new CheckReport(slopes, residuals, List.of(undefined.get()));
        }
        properties.add(FieldLaws.onlyReads(batch));
        if (!properties.get(0).passed()) {
            // Every other law compares numbers at one batch, which this field changes.
            return new CheckReport(slopes, residuals, properties);
        }
        Property finite = Extremes.finite("finite at the embeddings", batch, batch.batch.matrix());
        if (!finite.passed()) {
            // Of numbers that are not finite no other law says anything.
            properties.add(finite);
            return new CheckReport(slopes, residuals, properties);
        }
        Optional<Property> changing = changing(batch);
        if (changing.isPresent()) {
            // Differences of such a value say nothing.
            properties.add(changing.get());
            return new CheckReport(slopes, residuals, properties);
        }
        if (batch.field instanceof Loss loss) {
            gradient(batch, loss, seed, slopes, residuals, properties);
            if (samples < MANY_SAMPLES) {
                properties.add(largeBatch(new CheckedBatch(maker, MANY_SAMPLES, dimension, scale, seed), seed));
            }
        }
        FieldLaws laws = new FieldLaws(batch, seed);
        residuals.addAll(laws.residuals());
        properties.addAll(laws.properties());
        properties.addAll(Extremes.of(batch));
        return new CheckReport(slopes, residuals, properties);
    }

    /**
     * Returns how the gradient of a loss differs from differences of its value by more than a thousandth of its length, as by a wrong factor or a
     * missing term, at each of two random batches of a few samples; a kink may be near one of them. Empty for a sound loss, for a field that has no
     * value, for a prototype, whose gradient follows from its value, and for a loss that such embeddings do not suit.
     *
     * @param maker creates instances
     */
    public static Optional<String> wrongGradient(Supplier<? extends EmbeddingField> maker, Seed seed) {
        try {
            Optional<String> first = wrongGradientAt(maker, seed.child("first"));
            return first.isPresent()
                            && wrongGradientAt(maker, seed.child("second")).isPresent()
                    ? first
                    : Optional.empty();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable refused) { // a plugin may throw anything, also an undeclared checked exception
            return Optional.empty();
        }
    }

    private static Optional<String> wrongGradientAt(Supplier<? extends EmbeddingField> maker, Seed seed) {
        CheckedBatch batch = new CheckedBatch(maker, FEW_SAMPLES, FEW_DIMENSIONS, 1, seed);
        if (!(batch.field instanceof Loss loss) || loss.numericalGradients().isPresent()) {
            return Optional.empty();
        }
        Optional<Property> changing = changing(batch);
        if (changing.isPresent()) {
            return Optional.of(changing.get().reason());
        }
        R064Store gradient = CheckedBatch.zero(batch.batch.matrix());
        loss.valueAndGradient(batch.batch, gradient);
        Optional<Mismatch> smallest = Optional.empty();
        for (double step : STEPS) {
            Mismatch mismatch = Mismatch.measure(batch, loss, gradient, step, seed);
            // Differences of a value that is large beside its gradient are rounding, here with a margin of 100.
            double rounding = 100 * Math.ulp(loss.value(batch.batch)) / (step * CheckedBatch.length(gradient));
            if (!(mismatch.off() > GROSS + rounding)) {
                return Optional.empty();
            }
            smallest = smallest.filter(other -> other.off() <= mismatch.off()).or(() -> Optional.of(mismatch));
        }
        return smallest.map(Mismatch::inWords);
    }

    /** Returns that two calls give different values; empty if they give one, or there is no value. */
    private static Optional<Property> changing(CheckedBatch batch) {
        if (!(batch.field instanceof Loss loss)) {
            return Optional.empty();
        }
        double first = loss.value(batch.batch);
        double second = loss.value(batch.batch);
        return Double.compare(first, second) == 0
                ? Optional.empty()
                : Optional.of(Property.fails(
                        "same value in each call",
                        "two calls at the same embeddings give " + Decimals.text(first) + " and "
                                + Decimals.text(second)
                                + "; a loss keeps nothing from one call to the next, and draws random numbers when it is"
                                + " created, from its seed"));
    }

    /** Returns that the loss refuses the embeddings, with its reason; empty if it is defined there. */
    private static Optional<Property> undefined(CheckedBatch batch) {
        try {
            batch.fieldAt(batch.at(R064Store.FACTORY.copy(batch.batch.matrix())));
            return Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.of(Property.fails(
                    "defined at the embeddings",
                    ExceptionText.message(e).orElse("the loss refuses them without a reason")
                            + "; the entries of the embeddings have the standard deviation "
                            + Decimals.text(batch.scale) + ", and another scale may be in the domain of the loss"));
        }
    }

    private static void gradient(
            CheckedBatch batch,
            Loss loss,
            Seed seed,
            List<SlopeCheck> slopes,
            List<Residual> residuals,
            List<Property> properties) {
        R064Store u = batch.batch.matrix();
        R064Store gradient = CheckedBatch.zero(u);
        double value = loss.valueAndGradient(batch.batch, gradient);
        R064Store v = batch.scaled(direction(u, seed.child("direction")));
        double slope = CheckedBatch.dot(gradient, v);
        slopes.add(SlopeCheck.measure(
                "gradient against value",
                2,
                Math.abs(value) + Math.abs(slope),
                t -> Math.abs(loss.value(along(batch, v, t)) - value - t * slope)));
        double scale = Math.abs(value) + CheckedBatch.length(gradient);
        residuals.add(new Residual(
                "value with and without the gradient",
                scale == 0 ? 0 : Math.abs(loss.value(batch.batch) - value) / scale,
                ALLOWED));
        residuals.add(new Residual(
                "field is the gradient", CheckedBatch.difference(batch.fieldAt(batch.batch), gradient), ALLOWED));
        residuals.add(symmetry(batch, loss, v, batch.scaled(direction(u, seed.child("second direction")))));
        properties.add(size("gradient has the size of the differences of the value", batch, loss, gradient, seed));
    }

    /** Compares the gradient with differences of the value in a large batch, whose code may have blocks that a small one does not reach. */
    private static Property largeBatch(CheckedBatch batch, Seed seed) {
        String name = "gradient has the size of the differences at " + MANY_SAMPLES + " samples";
        Loss loss = (Loss) batch.field;
        R064Store gradient = CheckedBatch.zero(batch.batch.matrix());
        try {
            loss.valueAndGradient(batch.batch, gradient);
            return size(name, batch, loss, gradient, seed);
        } catch (ArithmeticException | IllegalArgumentException refused) {
            // A loss may need embeddings of a smaller size, or a multiple of the samples of its groups.
            return Property.holds(name);
        }
    }

    /** Checks that the derivative of the gradient is symmetric, as a Hessian is: ⟨D∇L[v], w⟩ = ⟨D∇L[w], v⟩. */
    private static Residual symmetry(CheckedBatch batch, Loss loss, R064Store v, R064Store w) {
        R064Store alongV = derivative(batch, loss, v);
        R064Store alongW = derivative(batch, loss, w);
        double size = CheckedBatch.length(alongV) + CheckedBatch.length(alongW);
        double off = Math.abs(CheckedBatch.dot(alongV, w) - CheckedBatch.dot(alongW, v));
        return new Residual("derivative of the gradient is symmetric", off == 0 ? 0 : off / size, DIFFERENCE);
    }

    private static R064Store derivative(CheckedBatch batch, Loss loss, R064Store v) {
        R064Store forward = CheckedBatch.zero(v);
        R064Store back = CheckedBatch.zero(v);
        loss.valueAndGradient(along(batch, v, STEP), forward);
        loss.valueAndGradient(along(batch, v, -STEP), back);
        return CheckedBatch.combination(1 / (2 * STEP), forward, -1 / (2 * STEP), back);
    }

    /** Compares the gradient with differences of the value in several directions; a common factor is named. */
    private static Property size(String name, CheckedBatch batch, Loss loss, R064Store gradient, Seed seed) {
        Mismatch mismatch = Mismatch.measure(batch, loss, gradient, STEP, seed);
        return mismatch.off() <= DIFFERENCE ? Property.holds(name) : Property.fails(name, mismatch.inWords());
    }

    /**
     * Distance of a gradient from differences of the value in several directions.
     *
     * @param off largest difference, relative to the length of the gradient
     * @param least smallest ratio of the gradient and a difference
     * @param largest largest such ratio
     */
    private record Mismatch(double off, double least, double largest) {

        static Mismatch measure(CheckedBatch batch, Loss loss, R064Store gradient, double step, Seed seed) {
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            double off = 0;
            double norm = batch.scale * CheckedBatch.length(gradient);
            for (int i = 0; i < DIRECTIONS; i++) {
                R064Store v =
                        batch.scaled(direction(gradient, seed.child("size").child(i)));
                double measured = (loss.value(along(batch, v, step)) - loss.value(along(batch, v, -step))) / (2 * step);
                double ratio = CheckedBatch.dot(gradient, v) / measured;
                least = Math.min(least, ratio);
                largest = Math.max(largest, ratio);
                double difference = Math.abs(CheckedBatch.dot(gradient, v) - measured);
                off = Math.max(off, difference == 0 ? 0 : difference / norm);
            }
            return new Mismatch(off, least, largest);
        }

        String inWords() {
            boolean factor = Double.isFinite(largest - least) && largest - least <= 1e-3 * Math.abs(largest);
            return factor
                    ? String.format(
                            Locale.ROOT,
                            "the gradient is %.3f times the derivative of the value in each direction; a factor is"
                                    + " missing or superfluous in one of them",
                            (least + largest) / 2)
                    : String.format(
                            Locale.ROOT,
                            "the gradient differs from differences of the value by %.2g of its length; a term is"
                                    + " wrong or missing",
                            off);
        }
    }

    private static Embeddings along(CheckedBatch batch, R064Store v, double t) {
        return batch.at(CheckedBatch.combination(1, batch.batch.matrix(), t, v));
    }

    /** Returns a random direction of length 1. */
    private static R064Store direction(R064Store like, Seed seed) {
        R064Store v = CheckedBatch.gaussian(like.getRowDim(), like.getColDim(), seed);
        return CheckedBatch.combination(1 / CheckedBatch.length(v), v, 0, v);
    }
}
