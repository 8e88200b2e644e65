package org.repdyn.ntk.analytic;

/** Single steps of the method ROCK4 for an equation, with their errors; {@link StabilisedFlow} chooses their lengths. */
final class StabilisedSteps {

    private final StiffFlow.Derivative system;
    private final int dimension;
    private final double tolerance;
    private final double scale;
    private int evaluations;

    /**
     * Creates a method.
     *
     * @param system the right-hand side
     * @param dimension dimension of the state
     * @param tolerance error of a step relative to the larger of the state and {@code scale}
     * @param scale size of an entry of the state
     */
    StabilisedSteps(StiffFlow.Derivative system, int dimension, double tolerance, double scale) {
        this.system = system;
        this.dimension = dimension;
        this.tolerance = tolerance;
        this.scale = scale;
    }

    /** Returns the number of evaluations of the right-hand side so far. */
    int evaluations() {
        return evaluations;
    }

    /**
     * Computes a step.
     *
     * @param tableau member of the family whose stability reaches the step
     * @param node start of the step
     * @param h its length
     * @param next receives the state at its end
     * @param slope receives the right-hand side there
     * @return error relative to the tolerance
     */
    double attempt(StabilisedTableau tableau, StabilisedFlow.Node node, double h, double[] next, double[] slope) {
        double[] y = recurrence(tableau.recurrence(), node, h);
        double[] a = tableau.finish();
        double[] point = new double[dimension];
        double[] k1 = derivative(y);
        for (int i = 0; i < dimension; i++) {
            point[i] = y[i] + h * a[0] * k1[i];
        }
        double[] k2 = derivative(point);
        for (int i = 0; i < dimension; i++) {
            point[i] = y[i] + h * (a[1] * k1[i] + a[2] * k2[i]);
        }
        double[] k3 = derivative(point);
        for (int i = 0; i < dimension; i++) {
            point[i] = y[i] + h * (a[3] * k1[i] + a[4] * k2[i] + a[5] * k3[i]);
        }
        double[] k4 = derivative(point);
        double[] b = tableau.weights();
        for (int i = 0; i < dimension; i++) {
            next[i] = y[i] + h * (b[0] * k1[i] + b[1] * k2[i] + b[2] * k3[i] + b[3] * k4[i]);
        }
        evaluate(next, slope);
        double[] e = tableau.embedded();
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            double error = h
                    * ((e[0] - b[0]) * k1[i]
                            + (e[1] - b[1]) * k2[i]
                            + (e[2] - b[2]) * k3[i]
                            + (e[3] - b[3]) * k4[i]
                            + e[4] * slope[i]);
            double size = Math.max(Math.abs(node.state()[i]), Math.abs(next[i]));
            double ratio = error / (tolerance * (scale + size));
            sum += ratio * ratio;
        }
        return Math.sqrt(sum / dimension);
    }

    /** Returns the last stage of the recurrence; each stage takes the place of the one before the last. */
    private double[] recurrence(double[] coefficients, StabilisedFlow.Node node, double h) {
        double[] before = node.state().clone();
        double[] last = node.state().clone();
        double[] f = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            last[i] += h * coefficients[0] * node.derivative()[i];
        }
        for (int j = 1; j < coefficients.length; j += 2) {
            evaluate(last, f);
            double length = h * coefficients[j];
            double weight = -coefficients[j + 1];
            double[] stage = before;
            for (int i = 0; i < dimension; i++) {
                stage[i] = length * f[i] + (1 - weight) * last[i] + weight * before[i];
            }
            before = last;
            last = stage;
        }
        return last;
    }

    /** Returns the right-hand side at a state. */
    double[] derivative(double[] y) {
        double[] result = new double[dimension];
        evaluate(y, result);
        return result;
    }

    private void evaluate(double[] y, double[] result) {
        evaluations++;
        system.at(y, result);
    }
}
