package org.repdyn.dynamics.flow;

import java.util.Arrays;
import org.repdyn.core.algebra.Vectors;

/**
 * The Dormand-Prince pair of orders 5 and 4 as a projection method: at each stage the field is evaluated at the nearest
 * point of the constraint, and the result is projected to the nearest point. The method has the order of the pair
 * (Hairer, Lubich, Wanner, Geometric Numerical Integration, IV.4).
 */
final class ProjectedStepper implements Stepper {

    private static final double[][] STAGES = DormandPrince5.STAGES;

    /** Weights of the solution of order 5 minus those of the solution of order 4. */
    private static final double[] ERROR = DormandPrince5.ERROR;

    private final FlowField field;
    private final double[][] slopes;
    private final double[] stage;

    ProjectedStepper(FlowField field) {
        this.field = field;
        this.slopes = new double[ERROR.length][field.dimension()];
        this.stage = new double[field.dimension()];
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public int embeddedOrder() {
        return 4;
    }

    @Override
    public void step(double[] from, double[] slope, double h, double[] result, double[] error) {
        System.arraycopy(slope, 0, slopes[0], 0, slope.length);
        for (int s = 0; s < STAGES.length; s++) {
            System.arraycopy(from, 0, stage, 0, from.length);
            for (int j = 0; j < STAGES[s].length; j++) {
                add(h * STAGES[s][j], slopes[j], stage);
            }
            field.computeDerivatives(0, stage, slopes[s + 1]);
        }
        // The last stage is the solution of order 5.
        Arrays.fill(error, 0);
        for (int j = 0; j < ERROR.length; j++) {
            add(h * ERROR[j], slopes[j], error);
        }
        field.nearest(stage).flatten(result);
    }

    private static void add(double factor, double[] from, double[] to) {
        if (factor != 0) {
            Vectors.addMultiple(factor, from, to);
        }
    }
}
