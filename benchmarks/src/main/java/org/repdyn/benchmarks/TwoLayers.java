package org.repdyn.benchmarks;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.optimisation.SharedWork;

/**
 * The error ½‖vᵀtanh(WᵀX) − y‖² of a network with d×h weights W and h output weights v, and its derivatives. A point is
 * one column: the columns of W, then v.
 */
final class TwoLayers {

    private final R064Store inputs;
    private final double[] targets;
    private final int hidden;
    private final int samples;
    private final LinearAlgebra algebra;
    private final R064Store weights;
    private final R064Store direction;
    private final R064Store change;
    private final R064Store slopes;
    private final R064Store pulled;
    private final SharedWork<Forward> work;

    TwoLayers(R064Store inputs, R064Store targets, int hidden, LinearAlgebra algebra) {
        this.inputs = inputs;
        this.targets = targets.data;
        this.hidden = hidden;
        this.algebra = algebra;
        samples = inputs.getColDim();
        weights = R064Store.FACTORY.make(inputs.getRowDim(), hidden);
        direction = R064Store.FACTORY.make(inputs.getRowDim(), hidden);
        change = R064Store.FACTORY.make(hidden, samples);
        slopes = R064Store.FACTORY.make(hidden, samples);
        pulled = R064Store.FACTORY.make(inputs.getRowDim(), hidden);
        work = SharedWork.of(
                () -> new Forward(R064Store.FACTORY.make(hidden, samples), new double[samples]), this::forward);
    }

    double cost(R064Store point) {
        double sum = 0;
        for (double r : work.at(point).rest) {
            sum += r * r;
        }
        return sum / 2;
    }

    /**
     * Values at one point.
     *
     * @param units tanh(WᵀX)
     * @param rest vᵀtanh(WᵀX) − y
     */
    private record Forward(R064Store units, double[] rest) {}

    private void forward(R064Store point, Forward result) {
        R064Store units = result.units;
        double[] rest = result.rest;
        int size = weights.data.length;
        System.arraycopy(point.data, 0, weights.data, 0, size);
        algebra.multiply(weights, true, inputs, false, units);
        for (int s = 0; s < samples; s++) {
            double sum = -targets[s];
            for (int i = 0; i < hidden; i++) {
                double unit = Math.tanh(units.data[s * hidden + i]);
                units.data[s * hidden + i] = unit;
                sum += point.data[size + i] * unit;
            }
            rest[s] = sum;
        }
    }

    void gradient(R064Store point, R064Store result) {
        R064Store units = work.at(point).units;
        double[] rest = work.at(point).rest;
        int size = weights.data.length;
        Arrays.fill(result.data, 0);
        for (int s = 0; s < samples; s++) {
            double r = rest[s];
            for (int i = 0; i < hidden; i++) {
                double unit = units.data[s * hidden + i];
                result.data[size + i] += unit * r;
                slopes.data[s * hidden + i] = point.data[size + i] * r * (1 - unit * unit);
            }
        }
        algebra.multiply(inputs, false, slopes, true, pulled);
        System.arraycopy(pulled.data, 0, result.data, 0, size);
    }

    void hessian(R064Store point, R064Store along, R064Store result) {
        R064Store units = work.at(point).units;
        double[] rest = work.at(point).rest;
        int size = weights.data.length;
        System.arraycopy(along.data, 0, direction.data, 0, size);
        algebra.multiply(direction, true, inputs, false, change);
        Arrays.fill(result.data, 0);
        for (int s = 0; s < samples; s++) {
            double r = rest[s];
            double turned = 0;
            for (int i = 0; i < hidden; i++) {
                double unit = units.data[s * hidden + i];
                double moved = (1 - unit * unit) * change.data[s * hidden + i];
                change.data[s * hidden + i] = moved;
                turned += along.data[size + i] * unit + point.data[size + i] * moved;
            }
            for (int i = 0; i < hidden; i++) {
                double unit = units.data[s * hidden + i];
                double moved = change.data[s * hidden + i];
                result.data[size + i] += moved * r + unit * turned;
                double v = point.data[size + i];
                slopes.data[s * hidden + i] =
                        (along.data[size + i] * r + v * turned) * (1 - unit * unit) - 2 * v * r * unit * moved;
            }
        }
        algebra.multiply(inputs, false, slopes, true, pulled);
        System.arraycopy(pulled.data, 0, result.data, 0, size);
    }
}
