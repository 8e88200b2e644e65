package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.UnitRows;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Matrices;
import org.repdyn.losses.internal.UndefinedPoint;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * Loss −mean log(‖ûᵢ − û_nn(i) + ε·1‖ + ε) of one view, nn(i) the nearest other row by cosine: a repulsion without an
 * attraction. For ε = 0 it is not defined at equal rows. Sablayrolles, Douze, Schmid and Jégou (2019), eq. 4; DINOv2 uses
 * ε = 1e-8.
 */
class KoLeo implements Loss, ScaleInvariant {

    private static final String NAME = "ko-leo";

    private final double epsilon;
    private final UnitRows unit = new UnitRows();
    private final CircleNeighbours circle = new CircleNeighbours();
    private R064Store scratch = R064Store.FACTORY.make(0, 0);
    private double[] cosines = new double[0];
    private int[] nearest = new int[0];

    private KoLeo(KoLeoOptions options) {
        this.epsilon = options.epsilon();
    }

    /** Creates the loss. It is rotation-invariant only for ε = 0, because ε is added to each coordinate. */
    public static KoLeo of(KoLeoOptions options) {
        return options.epsilon() == 0 ? new RotationInvariantForm(options) : new KoLeo(options);
    }

    @Override
    public final ViewRequirements views() {
        return new ViewRequirements(0, 0, false);
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
        views().require(NAME, embeddings.layout());
        if (n < 2) {
            throw UndefinedPoint.exception(NAME, "the batch has one sample and therefore no neighbours");
        }
        R064Store b = UndefinedPoint.unitRows(unit, embeddings.matrix(), NAME, "the embedding");
        int[] neighbours = neighbours(b);
        Arrays.fill(gradient.data, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int nearest = neighbours[i];
            double distance = Math.sqrt(Matrices.rowDistanceSquared(b, i, b, nearest, epsilon));
            if (distance == 0) {
                throw UndefinedPoint.exception(
                        NAME,
                        "the embeddings of samples " + i + " and " + nearest
                                + " (counted from 0) have the same direction, and the logarithm of distance 0 is not"
                                + " defined; use epsilon > 0");
            }
            sum -= Math.log(distance + epsilon);
            double slope = -1 / (n * (distance + epsilon));
            for (int c = 0; c < b.getColDim(); c++) {
                // The direction is divided first, because the square of a small distance underflows.
                double step = slope * ((b.data[c * n + i] - b.data[c * n + nearest] + epsilon) / distance);
                gradient.data[c * n + i] += step;
                gradient.data[c * n + nearest] -= step;
            }
        }
        unit.pullBack(gradient);
        return sum / n;
    }

    /** Returns for each row the one with the largest cosine. */
    private int[] neighbours(R064Store unit) {
        if (CircleNeighbours.suits(unit)) {
            return circle.find(unit);
        }
        int n = unit.getRowDim();
        if (cosines.length != n) {
            cosines = new double[n];
            nearest = new int[n];
        }
        for (int i = 0; i < n; i++) {
            nearest[i] = nearest(unit, i);
        }
        return nearest;
    }

    private int nearest(R064Store unit, int i) {
        int n = unit.getRowDim();
        Arrays.fill(cosines, 0);
        for (int c = 0; c < unit.getColDim(); c++) {
            int column = c * n;
            double own = unit.data[column + i];
            for (int j = 0; j < n; j++) {
                cosines[j] += own * unit.data[column + j];
            }
        }
        cosines[i] = Double.NEGATIVE_INFINITY;
        int first = i == 0 ? 1 : 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            if (cosines[j] > largest) {
                largest = cosines[j];
                first = j;
            }
        }
        return first;
    }

    private static final class RotationInvariantForm extends KoLeo implements RotationInvariant {
        RotationInvariantForm(KoLeoOptions options) {
            super(options);
        }
    }
}
