package org.repdyn.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.optimisation.Cost;
import org.repdyn.manifolds.optimisation.EuclideanGradient;
import org.repdyn.manifolds.optimisation.EuclideanHessian;
import org.repdyn.manifolds.optimisation.RiemannianGradient;

/**
 * CPU time that runs of a solver spend in a cost and its derivatives, and not in the solver and the manifold. It stands still unless it is started. The time
 * that it takes to read the clock is subtracted.
 */
final class FunctionClock {

    private static final int READINGS = 1000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private boolean running;
    private long nanos;
    private long calls;
    private long began;

    void start() {
        nanos = 0;
        calls = 0;
        running = true;
        began = now();
    }

    /** Stops and returns the share of the functions in the time since the start. */
    double stop() {
        long all = now() - began;
        running = false;
        long before = now();
        for (int i = 1; i < READINGS; i++) {
            now();
        }
        double reading = (double) (now() - before) / READINGS;
        return (nanos - calls * reading) / (all - 2 * calls * reading);
    }

    private long now() {
        return threads.getCurrentThreadCpuTime();
    }

    Cost cost(Cost timed) {
        return point -> {
            if (!running) {
                return timed.value(point);
            }
            long start = now();
            double value = timed.value(point);
            nanos += now() - start;
            calls++;
            return value;
        };
    }

    EuclideanGradient gradient(EuclideanGradient timed) {
        return (point, result) -> time(() -> timed.gradient(point, result));
    }

    RiemannianGradient riemannianGradient(RiemannianGradient timed) {
        return (point, result) -> time(() -> timed.gradient(point, result));
    }

    EuclideanHessian hessian(EuclideanHessian timed) {
        return (R064Store point, R064Store direction, R064Store result) ->
                time(() -> timed.hessian(point, direction, result));
    }

    private void time(Runnable call) {
        if (!running) {
            call.run();
            return;
        }
        long start = now();
        call.run();
        nanos += now() - start;
        calls++;
    }
}
