package org.repdyn.observables.field;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;

/**
 * ‖J − Jᵀ‖/(2‖J‖) of the Jacobian J of the field on the training embeddings, or on all weights, Frobenius norms estimated from random pairs of
 * Gaussian directions: E(wᵀJv)² = ‖J‖², E(wᵀJv − vᵀJw)² = ‖J − Jᵀ‖². It is 0 for the gradient of a loss and 1 for a rotation.
 * Jv by central differences, so that a gradient gives about 1e-8 rather than 0. Not defined where no field is offered or its
 * Jacobian drowns in rounding.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Curl implements Observable {

    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    private static final double ABOVE_ROUNDING = 1e3;
    private static final double[] NOT_DEFINED = {};

    private final CurlOptions options;

    Curl(CurlOptions options) {
        this.options = options;
    }

    @Override
    public Schedule schedule() {
        return options.everyTime() ? Schedule.EVERY_TIME : Schedule.AT_THE_END;
    }

    /** A field on ℝⁿ. */
    @FunctionalInterface
    private interface Field {
        void at(double[] point, double[] result);
    }

    @Override
    public double[] observe(Observation observation) {
        return options.space() == CurlOptions.Space.EMBEDDINGS
                ? onEmbeddings(observation.snapshot())
                : onWeights(observation.snapshot());
    }

    private double[] onEmbeddings(Snapshot snapshot) {
        R064Store at = snapshot.embeddings().copy();
        R064Store result = at.copy();
        return snapshot.field()
                .map(field -> estimate(
                        (point, value) -> {
                            System.arraycopy(point, 0, at.data, 0, point.length);
                            field.field(at, result);
                            System.arraycopy(result.data, 0, value, 0, value.length);
                        },
                        snapshot.embeddings().data))
                .orElse(NOT_DEFINED);
    }

    private double[] onWeights(Snapshot snapshot) {
        if (snapshot.weights().isEmpty() || snapshot.weightField().isEmpty()) {
            return NOT_DEFINED;
        }
        Weights at = snapshot.weights().get().copy();
        Weights result = at.zeros();
        WeightProbe field = snapshot.weightField().get();
        double[] here = new double[at.size()];
        at.flatten(here);
        return estimate(
                (point, value) -> {
                    at.unflatten(point);
                    field.field(at, result);
                    result.flatten(value);
                },
                here);
    }

    private double[] estimate(Field field, double[] point) {
        double size = Arrays.stream(point).map(Math::abs).max().orElse(0);
        if (size == 0 || !Double.isFinite(size)) {
            return NOT_DEFINED;
        }
        try {
            return estimate(field, point, STEP * size);
        } catch (ArithmeticException e) {
            // The field is not defined beside this state.
            return NOT_DEFINED;
        }
    }

    private double[] estimate(Field field, double[] point, double step) {
        // The same directions each time, so that a curve shows the field and not the draw.
        ContinuousSampler normal = new Seed(1).child("curl").gaussians();
        double[] here = new double[point.length];
        field.at(point, here);
        double rounding = Math.ulp(1.0) * norm(here) / step;
        double antisymmetric = 0;
        double all = 0;
        for (int p = 0; p < options.probes(); p++) {
            double[] v = draw(normal, point.length);
            double[] w = draw(normal, point.length);
            double wJv = inner(w, derivative(field, point, v, step));
            double vJw = inner(v, derivative(field, point, w, step));
            antisymmetric += (wJv - vJw) * (wJv - vJw);
            all += 2 * (wJv * wJv + vJw * vJw);
        }
        // all estimates 4‖J‖² a probe.
        boolean visible = Math.sqrt(all / (4 * options.probes())) > ABOVE_ROUNDING * rounding;
        return visible && Double.isFinite(all) ? new double[] {Math.sqrt(antisymmetric / all)} : NOT_DEFINED;
    }

    /** Jv. */
    private static double[] derivative(Field field, double[] point, double[] direction, double step) {
        double[] above = point.clone();
        double[] below = point.clone();
        for (int i = 0; i < direction.length; i++) {
            above[i] += step * direction[i];
            below[i] -= step * direction[i];
        }
        double[] plus = new double[point.length];
        double[] minus = new double[point.length];
        field.at(above, plus);
        field.at(below, minus);
        for (int i = 0; i < direction.length; i++) {
            plus[i] = (plus[i] - minus[i]) / (2 * step);
        }
        return plus;
    }

    private static double[] draw(ContinuousSampler normal, int length) {
        double[] direction = new double[length];
        Arrays.setAll(direction, i -> normal.sample());
        return direction;
    }

    private static double norm(double[] a) {
        return Math.sqrt(inner(a, a));
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
