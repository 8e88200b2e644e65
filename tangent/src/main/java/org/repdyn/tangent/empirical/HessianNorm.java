package org.repdyn.tangent.empirical;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Vectors;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.FieldCheck;

/**
 * The eigenvalue of largest magnitude, and the largest eigenvalue, of the Hessian ∇²L by power iteration on products
 * with the Hessian, which are central differences of gradients. The edge of stability is at 2/rate (Cohen et al. 2021).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HessianNorm {

    /** Relative step ∛ε of the central differences, whose error is ε^{2/3}. */
    private static final double STEP = Math.cbrt(0x1p-52);

    private final EmbeddingField field;
    private final Views views;
    private final LinearAlgebra algebra;
    private final EncoderPass pass;
    private final R064Store outputGradient;

    public HessianNorm(Encoder encoder, EmbeddingField field, Views views, LinearAlgebra algebra) {
        this.field = field;
        this.views = views;
        this.algebra = algebra;
        pass = encoder.bind(views.matrix(), algebra);
        outputGradient = R064Store.FACTORY.make(views.layout().rows(), encoder.outputs());
    }

    /**
     * The result of power iteration.
     *
     * @param largest the largest eigenvalue
     * @param magnitude the largest magnitude of an eigenvalue
     * @param residual ‖Hv − λv‖ of the largest, ‖v‖ = 1
     * @param iterations products with the Hessian
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Result(double largest, double magnitude, double residual, int iterations) {}

    /**
     * Iterates until the eigenvalue changes by less than {@code tolerance} of it, or {@code most} times.
     *
     * @param seed of the first vector
     */
    public Result at(Weights weights, double tolerance, int most, Seed seed) {
        Power first = new Power(weights, 0, seed);
        first.iterate(tolerance, most);
        if (first.value >= 0) {
            return new Result(first.value, first.value, first.residual, first.count);
        }
        // The eigenvalue of largest magnitude is negative: shift by it, and iterate for the largest eigenvalue.
        Power second = new Power(weights, first.value, seed);
        second.iterate(tolerance, most);
        return new Result(second.value + first.value, -first.value, second.residual, first.count + second.count);
    }

    private final class Power {

        private final double shift;
        private final double[] flat;
        private final double[] vector;
        private final double[] product;
        private final Weights point;
        private final Weights gradient;
        private final double scale;
        private double value;
        private double residual;
        private int count;

        Power(Weights weights, double shift, Seed seed) {
            this.shift = shift;
            flat = new double[weights.size()];
            weights.flatten(flat);
            vector = new double[flat.length];
            product = new double[flat.length];
            point = weights.zeros();
            gradient = weights.zeros();
            // The step is relative to the norm of the weights, independent of their number.
            scale = STEP * Math.max(weights.norm(), 0x1p-500);
            ContinuousSampler normal = seed.gaussians();
            for (int i = 0; i < vector.length; i++) {
                vector[i] = normal.sample();
            }
            normalise(vector);
        }

        void iterate(double tolerance, int most) {
            double before = Double.NaN;
            while (count < most) {
                times();
                count++;
                value = Vectors.dot(vector, product);
                double sum = 0;
                for (int i = 0; i < vector.length; i++) {
                    double r = product[i] - value * vector[i];
                    sum += r * r;
                }
                residual = Math.sqrt(sum);
                if (Math.abs(value - before) <= tolerance * Math.abs(value) || residual == 0) {
                    return;
                }
                before = value;
                System.arraycopy(product, 0, vector, 0, vector.length);
                normalise(vector);
            }
        }

        private void times() {
            gradientAt(scale);
            gradient.flatten(product);
            double[] other = new double[product.length];
            gradientAt(-scale);
            gradient.flatten(other);
            for (int i = 0; i < product.length; i++) {
                product[i] = (product[i] - other[i]) / (2 * scale) - shift * vector[i];
            }
        }

        private void gradientAt(double step) {
            double[] moved = new double[flat.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = flat[i] + step * vector[i];
            }
            point.unflatten(moved);
            R064Store u = pass.forward(point);
            FieldCheck.field(field, new Embeddings(views.layout(), u, views.targets(), algebra), outputGradient);
            pass.pullback(point, outputGradient, gradient);
        }

        private void normalise(double[] v) {
            double norm = Vectors.norm(v);
            if (norm > 0) {
                Vectors.divide(v, norm);
            }
        }
    }
}
