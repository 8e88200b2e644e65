package org.example;

import java.util.List;
import java.util.Set;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.optimisation.ConjugateGradient;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.NamedRetraction;
import org.repdyn.manifolds.spi.Retraction;

/** The ellipsoid Σ bᵢxᵢ² = 1 with the metric of the space around it: a manifold that the library does not have. */
public final class OwnManifold implements Manifold {

    private final double[] b;

    public OwnManifold(double... b) {
        this.b = b.clone();
    }

    public static void main(String[] arguments) {
        Manifold ellipsoid = new OwnManifold(1, 2, 5);
        for (String step : List.of("own", "corrected")) {
            OptimisationResult least = RiemannianProblem.on(ellipsoid)
                    .minimize(x -> x.data[0] + x.data[1] + x.data[2])
                    .gradient(x -> R064Store.FACTORY.column(new double[] {1, 1, 1}))
                    .retraction(step)
                    .solve(ConjugateGradient.defaults());
            System.out.printf("%s: %.6f%n", step, least.cost());
        }
        CheckReport report = Checks.checkManifold(ellipsoid, new Seed(1));
        System.out.println("laws: " + (report.passed() ? "passed" : report.verdict()));
    }

    @Override
    public int rows() {
        return b.length;
    }

    @Override
    public int columns() {
        return 1;
    }

    @Override
    public int dimension() {
        return b.length - 1;
    }

    /** Computes z − (nᵀz/nᵀn)·n with the normal n = (bᵢxᵢ). */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        double share = form(point, ambient) / square(point);
        for (int i = 0; i < b.length; i++) {
            result.data[i] = ambient.data[i] - share * b[i] * point.data[i];
        }
    }

    @Override
    public double inner(R064Store point, R064Store v, R064Store w) {
        ManifoldArguments.checkInner(this, point, v, w);
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += v.data[i] * w.data[i];
        }
        return sum;
    }

    /** Divides by √Σ bᵢzᵢ². */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        double length = Math.sqrt(form(ambient, ambient));
        if (!(length > 0)) {
            throw new ArithmeticException("no point of the ellipsoid is nearest to zero");
        }
        for (int i = 0; i < b.length; i++) {
            result.data[i] = ambient.data[i] / length;
        }
    }

    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return Math.abs(form(point, point) - 1);
    }

    @Override
    public Set<Retraction> retractions() {
        return Set.of(Retraction.OWN);
    }

    /** Divides x + v by √Σ bᵢ(xᵢ + vᵢ)², a step of order 1: its curves bend towards the centre, which is not the normal. */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        step(point, tangent, 0, result);
    }

    @Override
    public List<NamedRetraction> furtherRetractions() {
        return List.of(NamedRetraction.of("corrected", 2, this::corrected));
    }

    /** Adds ½(Σ bᵢvᵢ²)·P(x) to x + v first, which leaves no tangent part of the acceleration: order 2. */
    private void corrected(R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, point, tangent, result);
        step(point, tangent, form(tangent, tangent) / 2, result);
    }

    private void step(R064Store point, R064Store tangent, double weight, R064Store result) {
        R064Store sum = project(point, point);
        for (int i = 0; i < b.length; i++) {
            sum.data[i] = point.data[i] + tangent.data[i] + weight * sum.data[i];
        }
        nearest(sum, result);
    }

    private double form(R064Store v, R064Store w) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += b[i] * v.data[i] * w.data[i];
        }
        return sum;
    }

    /** Returns nᵀn. */
    private double square(R064Store point) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += b[i] * point.data[i] * b[i] * point.data[i];
        }
        return sum;
    }
}
