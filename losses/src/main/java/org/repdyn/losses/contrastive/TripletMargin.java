package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;

/**
 * Loss mean max(0, d(a, p) − d(a, n) + margin), d the distance or its square. Its value at collapse is the margin. Schroff,
 * Kalenichenko and Philbin (2015), eq. 2, use squares; PyTorch uses distances, with ε added to every entry of a difference.
 * The distance is not differentiable at 0 if ε = 0; its gradient is taken as 0 there.
 */
class TripletMargin implements Loss {

    private final TripletMarginOptions options;
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    private TripletMargin(TripletMarginOptions options) {
        this.options = options;
    }

    /** Creates the loss. It is rotation-invariant only for squared distances or ε = 0, because ε is added to each coordinate. */
    public static TripletMargin of(TripletMarginOptions options) {
        return options.epsilon() == 0 || options.distance() == TripletMarginOptions.Distance.SQUARED_EUCLIDEAN
                ? new RotationInvariantForm(options)
                : new TripletMargin(options);
    }

    @Override
    public final ViewRequirements views() {
        return ViewRequirements.TRIPLETS;
    }

    @Override
    public final double value(Embeddings embeddings) {
        scratch = Matrices.fit(scratch, embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, scratch);
    }

    @Override
    public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        embeddings.checkResult(gradient);
        int n = embeddings.samples();
        views().require("triplet-margin", embeddings.layout());
        boolean squared = options.distance() == TripletMarginOptions.Distance.SQUARED_EUCLIDEAN;
        double epsilon = squared ? 0 : options.epsilon();
        R064Store u = embeddings.matrix();
        Arrays.fill(gradient.data, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double near = Matrices.rowDistance(u, i, u, i + n, epsilon);
            double far = Matrices.rowDistance(u, i, u, i + 2 * n, epsilon);
            double excess = options.margin() + (squared ? differenceOfSquares(u, i, n, near, far) : near - far);
            if (excess > 0) {
                sum += excess;
                add(u, gradient, i, i + n, epsilon, slope(near, squared) / n);
                add(u, gradient, i, i + 2 * n, epsilon, -slope(far, squared) / n);
            }
        }
        return sum / n;
    }

    /** Returns near² − far²; if both overflow, from (near − far)(near + far), which is infinite of the right sign. */
    private static double differenceOfSquares(R064Store u, int i, int n, double near, double far) {
        double difference =
                Matrices.rowDistanceSquared(u, i, u, i + n, 0) - Matrices.rowDistanceSquared(u, i, u, i + 2 * n, 0);
        return Double.isFinite(difference) || !Double.isFinite(near + far) ? difference : (near - far) * (near + far);
    }

    /** Returns the factor s with which the gradient of the distance ‖a − b‖, or of its square, by a is s·(a − b). */
    private static double slope(double distance, boolean squared) {
        if (squared) {
            return 2;
        }
        return distance == 0 ? 0 : 1 / distance;
    }

    private static void add(R064Store u, R064Store gradient, int i, int j, double epsilon, double slope) {
        int rows = u.getRowDim();
        for (int c = 0; c < u.getColDim(); c++) {
            double step = slope * (u.data[c * rows + i] - u.data[c * rows + j] + epsilon);
            gradient.data[c * rows + i] += step;
            gradient.data[c * rows + j] -= step;
        }
    }

    private static final class RotationInvariantForm extends TripletMargin implements RotationInvariant {
        RotationInvariantForm(TripletMarginOptions options) {
            super(options);
        }
    }
}
