package org.repdyn.observables.field;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.FieldProbe;

/**
 * ‖J − Jᵀ‖/(2‖J‖) of the Jacobian J of the field on the training embeddings, Frobenius norms estimated from random pairs of
 * Gaussian directions: E(wᵀJv)² = ‖J‖², E(wᵀJv − vᵀJw)² = ‖J − Jᵀ‖². It is 0 for the gradient of a loss and 1 for a rotation.
 * Jv by central differences, so that a gradient gives about 1e-8 rather than 0. Not defined where no field is offered or its
 * Jacobian drowns in rounding.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Curl implements Observable {

    private static final double STEP = Math.cbrt(Math.ulp(1.0));
    private static final double ABOVE_ROUNDING = 1e3;

    private final CurlOptions options;

    Curl(CurlOptions options) {
        this.options = options;
    }

    @Override
    public Schedule schedule() {
        return options.everyTime() ? Schedule.EVERY_TIME : Schedule.AT_THE_END;
    }

    @Override
    public double[] observe(Observation observation) {
        R064Store u = observation.snapshot().embeddings();
        Optional<FieldProbe> field = observation.snapshot().field();
        double size = Arrays.stream(u.data).map(Math::abs).max().orElse(0);
        if (field.isEmpty() || size == 0 || !Double.isFinite(size)) {
            return new double[0];
        }
        try {
            return estimate(field.get(), u, STEP * size);
        } catch (ArithmeticException e) {
            // The field is not defined beside this state.
            return new double[0];
        }
    }

    private double[] estimate(FieldProbe field, R064Store u, double step) {
        // The same directions each time, so that a curve shows the field and not the draw.
        ContinuousSampler normal = new Seed(1).child("curl").gaussians();
        R064Store here = u.copy();
        field.field(u, here);
        double rounding = Math.ulp(1.0) * norm(here.data) / step;
        double antisymmetric = 0;
        double all = 0;
        for (int p = 0; p < options.probes(); p++) {
            double[] v = draw(normal, u.data.length);
            double[] w = draw(normal, u.data.length);
            double wJv = inner(w, derivative(field, u, v, step));
            double vJw = inner(v, derivative(field, u, w, step));
            antisymmetric += (wJv - vJw) * (wJv - vJw);
            all += 2 * (wJv * wJv + vJw * vJw);
        }
        // all estimates 4‖J‖² a probe.
        boolean visible = Math.sqrt(all / (4 * options.probes())) > ABOVE_ROUNDING * rounding;
        return visible && Double.isFinite(all) ? new double[] {Math.sqrt(antisymmetric / all)} : new double[0];
    }

    /** Jv. */
    private static double[] derivative(FieldProbe field, R064Store u, double[] direction, double step) {
        R064Store above = u.copy();
        R064Store below = u.copy();
        for (int i = 0; i < direction.length; i++) {
            above.data[i] += step * direction[i];
            below.data[i] -= step * direction[i];
        }
        R064Store plus = u.copy();
        R064Store minus = u.copy();
        field.field(above, plus);
        field.field(below, minus);
        for (int i = 0; i < direction.length; i++) {
            plus.data[i] = (plus.data[i] - minus.data[i]) / (2 * step);
        }
        return plus.data;
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
