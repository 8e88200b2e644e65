package org.repdyn.losses.contrastive;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.losses.internal.Moments;
import org.repdyn.losses.internal.Undefined;
import org.repdyn.losses.internal.UnitRows;
import org.repdyn.losses.spi.Loss;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.losses.spi.ScaleInvariant;

/**
 * −mean log(‖ûᵢ − û_nn(i) + ε·1‖ + ε), nn(i) the nearest other row by cosine; a repulsion without a pull, on one view. Two
 * equal rows have no logarithm: refused where ε = 0. Sablayrolles, Douze, Schmid and Jégou (2019), eq. 4; ε = 1e-8 is DINOv2's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class KoLeo implements Loss, ScaleInvariant {

    private static final String NAME = "ko-leo";

    private final double epsilon;
    private final UnitRows unit = new UnitRows();
    private R064Store scratch = R064Store.FACTORY.make(0, 0);

    private KoLeo(KoLeoOptions options) {
        this.epsilon = options.epsilon();
    }

    /** The loss; an ε other than 0 tells coordinates apart, without one it is rotation-invariant. */
    public static KoLeo of(KoLeoOptions options) {
        return options.epsilon() == 0 ? new Isotropic(options) : new KoLeo(options);
    }

    @Override
    public final ViewRequirements views() {
        return new ViewRequirements(0, 0, false);
    }

    @Override
    public final double value(Embeddings embeddings) {
        scratch = Moments.fit(scratch, embeddings.layout().rows(), embeddings.dimension());
        return valueAndGradient(embeddings, scratch);
    }

    @Override
    public final double valueAndGradient(Embeddings embeddings, R064Store gradient) {
        int n = embeddings.samples();
        if (embeddings.layout().blocks() != 1) {
            throw new IllegalArgumentException(NAME + " reads anchors only, the batch has "
                    + embeddings.layout().blocks() + " blocks of views");
        }
        if (n < 2) {
            throw Undefined.here(NAME, "the batch has one sample, which has no neighbour");
        }
        R064Store b = unit.normalise(embeddings.matrix(), NAME, "the embedding");
        Arrays.fill(gradient.data, 0);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int nearest = nearest(b, i);
            double distance = Math.sqrt(Moments.rowDistanceSquared(b, i, b, nearest, epsilon));
            if (distance == 0) {
                throw Undefined.here(
                        NAME,
                        "the embeddings of samples " + i + " and " + nearest
                                + " have one direction, and there is no logarithm of distance 0");
            }
            sum -= Math.log(distance + epsilon);
            double slope = -1 / (n * distance * (distance + epsilon));
            for (int c = 0; c < b.getColDim(); c++) {
                double step = slope * (b.data[c * n + i] - b.data[c * n + nearest] + epsilon);
                gradient.data[c * n + i] += step;
                gradient.data[c * n + nearest] -= step;
            }
        }
        unit.pullBack(gradient);
        return sum / n;
    }

    private static int nearest(R064Store unit, int i) {
        int nearest = i == 0 ? 1 : 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < unit.getRowDim(); j++) {
            double cosine = j == i ? Double.NEGATIVE_INFINITY : Moments.rowProduct(unit, i, unit, j);
            if (cosine > largest) {
                largest = cosine;
                nearest = j;
            }
        }
        return nearest;
    }

    private static final class Isotropic extends KoLeo implements RotationInvariant {
        Isotropic(KoLeoOptions options) {
            super(options);
        }
    }
}
