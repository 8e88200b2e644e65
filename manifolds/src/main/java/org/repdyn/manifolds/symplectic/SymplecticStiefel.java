package org.repdyn.manifolds.symplectic;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.Lyapunov;
import org.repdyn.manifolds.dense.Symmetry;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.manifolds.spi.RiemannianHessian;

/**
 * Symplectic frames: 2n×2k matrices X with XᵀJX = J, J = [0 I; −I 0] of each size, with the Frobenius metric. Tangent vectors
 * have a symmetric XᵀJV, normal ones are JXΩ with a skew Ω. The manifold is not compact. Geodesics, logarithm and
 * parallel transport have no closed form in this metric. Gao, Son, Absil, Stykel (2021); Bendokat, Zimmermann (2021).
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SymplecticStiefel implements Manifold, RiemannianHessian {

    private static final Set<Retraction> RETRACTIONS = Collections.unmodifiableSet(EnumSet.of(Retraction.CAYLEY));

    /** Steps of Newton's method onto the manifold, each of which squares the residual. */
    private static final int NEWTON_STEPS = 30;

    /** Steps towards the nearest point, which converge linearly for a matrix close to the manifold. */
    private static final int NEAREST_STEPS = 200;

    /** Residual from which on a matrix that Newton's method no longer improves is a point. */
    private static final double RESTORED = 1e-10;

    /** Length of the step from the first unit vectors to a random point. */
    private static final double SPREAD = 1;

    private final int n;
    private final int k;
    private final LinearAlgebra algebra = LinearAlgebra.ojAlgo();
    private final Lyapunov lyapunov;
    private final JacobiSvd svd;
    private final R064Store form;
    private final R064Store gram;
    private final R064Store skew;
    private final R064Store small;
    private final R064Store turned;
    private final R064Store product;
    private final R064Store work;

    /**
     * Creates the manifold.
     *
     * @param rows number 2n of rows of a point, even
     * @param columns number 2k ≤ 2n of columns of a point, even
     */
    public SymplecticStiefel(int rows, int columns) {
        if (rows % 2 != 0 || columns % 2 != 0 || columns < 2 || columns > rows) {
            throw new IllegalArgumentException("symplectic frames have an even number of rows and an even number of"
                    + " columns between 2 and the number of rows, got " + rows + "×" + columns);
        }
        ManifoldArguments.checkEntries(rows, columns);
        n = rows / 2;
        k = columns / 2;
        lyapunov = new Lyapunov(columns);
        svd = new JacobiSvd(columns, columns);
        form = R064Store.FACTORY.make(columns, columns);
        gram = R064Store.FACTORY.make(columns, columns);
        skew = R064Store.FACTORY.make(columns, columns);
        small = R064Store.FACTORY.make(columns, columns);
        turned = R064Store.FACTORY.make(rows, columns);
        product = R064Store.FACTORY.make(rows, columns);
        work = R064Store.FACTORY.make(rows, columns);
    }

    @Override
    public int rows() {
        return 2 * n;
    }

    @Override
    public int columns() {
        return 2 * k;
    }

    @Override
    public int dimension() {
        return 4 * n * k - k * (2 * k - 1);
    }

    /** Computes Z − JXΩ, XᵀXΩ + ΩXᵀX = ZᵀJᵀX − XᵀJZ. */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        Entries.copy(ambient, result);
        prepare(point);
        // The second pass removes what the first has cancelled.
        for (int pass = 0; pass < 2; pass++) {
            normal(point, result);
            subtractNormal(point, result);
        }
    }

    private void prepare(R064Store point) {
        algebra.gram(point, true, gram);
        lyapunov.prepare(gram);
    }

    /** Computes the skew Ω of the normal part JXΩ of z, into {@link #skew}. */
    private void normal(R064Store point, R064Store z) {
        applyForm(z, turned);
        algebra.multiply(point, true, turned, false, skew);
        Symmetry.skewPart(skew, skew);
        Entries.scale(-2, skew, skew);
        lyapunov.solve(skew, skew);
        Symmetry.skewPart(skew, skew);
    }

    private void subtractNormal(R064Store point, R064Store z) {
        applyForm(point, turned);
        algebra.multiply(turned, false, skew, false, product);
        Entries.subtract(z, product, z);
    }

    /** Computes P(H − JVΩ) with the normal part JXΩ of the gradient. */
    @Override
    public void hessian(
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        ManifoldArguments.check(this, point, tangent, euclideanGradient, euclideanHessian, result);
        prepare(point);
        normal(point, euclideanGradient);
        applyForm(tangent, turned);
        algebra.multiply(turned, false, skew, false, product);
        Entries.subtract(euclideanHessian, product, work);
        project(point, work, result);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        return Entries.dot(a, b);
    }

    /**
     * Computes the point X with Z − X normal at X, by steps along the tangent part of Z − X, for a matrix Z close to the
     * manifold.
     *
     * @throws ArithmeticException if an entry is not finite, or the steps do not converge, as for a matrix far from the manifold
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        if (!Entries.isFinite(ambient)) {
            throw new ArithmeticException("no symplectic frame is nearest to a " + rows() + "×" + columns()
                    + " matrix with an entry that is not finite; use a shorter step or a finite start");
        }
        R064Store current = ambient.copy();
        R064Store step = R064Store.FACTORY.make(rows(), columns());
        restore(current);
        double size = Entries.norm(current);
        for (int i = 0; i < NEAREST_STEPS; i++) {
            Entries.subtract(ambient, current, result);
            project(current, result, step);
            if (Entries.norm(step) <= 4 * Math.ulp(size)) {
                Entries.copy(current, result);
                return;
            }
            Entries.combine(1, current, 1, step, current);
            restore(current);
        }
        throw farAway();
    }

    private ArithmeticException farAway() {
        return new ArithmeticException("no symplectic " + rows() + "×" + columns()
                + " frame nearest to the matrix was found, which is far from all of them; give a matrix close to a"
                + " frame, or a random point");
    }

    /**
     * Corrects a matrix to XᵀJX = J by Newton's method along normal vectors JXΩ, XᵀXΩ + ΩXᵀX = XᵀJX − J. The products that XᵀJX sums up have the size of ‖X‖², and so
     * has the rounding that is left.
     */
    private void restore(R064Store x) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double excess = excess(x);
            // Newton's method is at rounding once the residual no longer falls.
            if (excess <= Math.ulp(1.0) || (excess >= best && best < RESTORED * squares(x))) {
                return;
            }
            best = Math.min(best, excess);
            if (!Double.isFinite(excess)) {
                throw farAway();
            }
            prepare(x);
            Symmetry.skewPart(form, skew);
            lyapunov.solve(skew, skew);
            Entries.scale(-1, skew, skew);
            subtractNormal(x, x);
        }
        if (!(best < RESTORED * squares(x))) {
            throw farAway();
        }
    }

    /** Returns 1 + ‖X‖². */
    private static double squares(R064Store x) {
        double size = Entries.norm(x);
        return 1 + size * size;
    }

    /** Sets {@link #form} = XᵀJX − J and returns its norm. */
    private double excess(R064Store x) {
        applyForm(x, turned);
        algebra.multiply(x, true, turned, false, form);
        for (int i = 0; i < k; i++) {
            form.data[(k + i) * 2 * k + i] -= 1;
            form.data[i * 2 * k + k + i] += 1;
        }
        return Entries.norm(form);
    }

    /** Returns ‖XᵀJX − J‖_F/(1 + ‖X‖²). */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        return excess(point) / squares(point);
    }

    /** Returns Cayley, of order 1 in this metric. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /**
     * Computes −X + (H + 2X)(I − A/2 + H⁺H/4)⁻¹ with A = X⁺V, H = V − XA and X⁺ = JᵀXᵀJ, the Cayley transform on 2k×2k
     * matrices (Bendokat, Zimmermann 2021, proposition 5.2), and corrects its rounding.
     */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        symplecticProduct(point, tangent, small);
        algebra.multiply(point, false, small, false, product);
        Entries.subtract(tangent, product, work);
        symplecticProduct(work, work, gram);
        Entries.combine(0.25, gram, -0.5, small, small);
        for (int i = 0; i < 2 * k; i++) {
            small.data[i * 2 * k + i] += 1;
        }
        svd.decompose(small);
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : svd.values) {
            largest = Math.max(largest, value);
            smallest = Math.min(smallest, value);
        }
        if (!(smallest > 2 * k * Math.ulp(largest))) {
            throw new ArithmeticException(
                    "the Cayley transform of the step is singular to rounding: its singular values go from "
                            + Decimals.text(smallest) + " to " + Decimals.text(largest) + "; use a shorter step");
        }
        // (H + 2X)·B·S⁻¹·Aᵀ with I − A/2 + H⁺H/4 = A·S·Bᵀ
        Entries.combine(1, work, 2, point, work);
        algebra.multiply(work, false, svd.right, false, product);
        for (int j = 0; j < 2 * k; j++) {
            for (int i = j * 2 * n; i < (j + 1) * 2 * n; i++) {
                product.data[i] /= svd.values[j];
            }
        }
        algebra.multiply(product, false, svd.left, true, result);
        Entries.subtract(result, point, result);
        restore(result);
    }

    /** Computes A⁺B = JᵀAᵀJB. */
    private void symplecticProduct(R064Store a, R064Store b, R064Store result) {
        applyForm(b, turned);
        algebra.multiply(a, true, turned, false, form);
        // Jᵀ[P; Q] = [−Q; P]
        for (int j = 0; j < 2 * k; j++) {
            for (int i = 0; i < k; i++) {
                result.data[j * 2 * k + i] = -form.data[j * 2 * k + k + i];
                result.data[j * 2 * k + k + i] = form.data[j * 2 * k + i];
            }
        }
    }

    /** Computes J·z: [P; Q] becomes [Q; −P]. */
    private void applyForm(R064Store z, R064Store result) {
        for (int j = 0; j < 2 * k; j++) {
            for (int i = 0; i < n; i++) {
                result.data[j * 2 * n + i] = z.data[j * 2 * n + n + i];
                result.data[j * 2 * n + n + i] = -z.data[j * 2 * n + i];
            }
        }
    }

    /** Returns the end of a Cayley step of length 1 from the first unit vectors of both halves in a random direction. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        R064Store start = R064Store.FACTORY.make(rows(), columns());
        for (int i = 0; i < k; i++) {
            start.set(i, i, 1.0);
            start.set(n + i, k + i, 1.0);
        }
        R064Store direction = randomTangent(start, seed);
        Entries.scale(SPREAD, direction, direction);
        return retract(Retraction.CAYLEY, start, direction);
    }
}
