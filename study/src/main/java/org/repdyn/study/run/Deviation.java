package org.repdyn.study.run;

import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.dynamics.spi.Prediction.Gauge;

/** Distances between what was simulated and what was predicted. */
final class Deviation {

    private Deviation() {}

    /**
     * ‖U − Û‖/‖Û‖ in the Frobenius norm, Û turned onto U first where only its rotation class is predicted (orthogonal
     * Procrustes).
     */
    static double relative(R064Store simulated, R064Store predicted, Gauge gauge, LinearAlgebra algebra) {
        R064Store target = predicted;
        if (gauge == Gauge.ROTATION) {
            ThinSvd svd = algebra.thinSvd(algebra.multiplyLeftTransposed(predicted, simulated));
            R064Store rotation = algebra.multiplyRightTransposed(svd.left(), svd.right());
            target = algebra.multiply(predicted, rotation);
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < target.data.length; i++) {
            double d = simulated.data[i] - target.data[i];
            difference += d * d;
            norm += target.data[i] * target.data[i];
        }
        return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
    }

    /** The largest principal angle between two column spaces, in radians; by its sine, which is accurate when it is small. */
    static double largestAngle(R064Store a, R064Store b, LinearAlgebra algebra) {
        R064Store p = algebra.orthonormalBasis(a);
        R064Store q = algebra.orthonormalBasis(b);
        R064Store inside = algebra.multiply(q, algebra.multiplyLeftTransposed(q, p));
        for (int i = 0; i < inside.data.length; i++) {
            inside.data[i] = p.data[i] - inside.data[i];
        }
        return Math.asin(Math.min(1, algebra.thinSvd(inside).values()[0]));
    }
}
