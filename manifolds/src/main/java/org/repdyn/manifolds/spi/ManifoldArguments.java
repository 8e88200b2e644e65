package org.repdyn.manifolds.spi;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.random.Seed;

/** Checks of the arguments of a {@link Manifold}. They do not allocate memory unless they fail. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class ManifoldArguments {

    /** Least and largest length c of a column or radius: squares and fourth powers of such numbers, and their inverses, are far from the ends of the range of a double. */
    public static final double MIN_SCALE = 1e-70;

    /** See {@link #MIN_SCALE}. */
    public static final double MAX_SCALE = 1e70;

    /** Largest number of entries of a point, whose array has indices of 31 bits. */
    private static final long MAX_ENTRIES = Integer.MAX_VALUE - 8;

    private ManifoldArguments() {}

    /**
     * Checks that a point fits into an array.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     * @throws IllegalArgumentException if it has more than 2,147,483,639 entries
     */
    public static void checkEntries(long rows, long columns) {
        if (rows * columns > MAX_ENTRIES) {
            throw new IllegalArgumentException("a " + rows + "×" + columns + " matrix has more than the " + MAX_ENTRIES
                    + " entries that an array can hold; take fewer rows or columns");
        }
    }

    /**
     * Returns a length c of columns, or a radius, that a manifold can compute with.
     *
     * @param name what it is, for the message
     * @throws IllegalArgumentException if it is not between {@link #MIN_SCALE} and {@link #MAX_SCALE}
     */
    public static double checkScale(String name, double scale) {
        if (!(scale > 0)) {
            throw new IllegalArgumentException(name + " must be positive, got " + Decimals.text(scale));
        }
        if (!(scale >= MIN_SCALE && scale <= MAX_SCALE)) {
            throw new IllegalArgumentException(name + " must lie between " + Decimals.text(MIN_SCALE) + " and "
                    + Decimals.text(MAX_SCALE) + ", because squares of others lose their digits, got "
                    + Decimals.text(scale) + "; choose another unit of length");
        }
        return scale;
    }

    /**
     * Checks the shape of an input and that the result is a matrix of its own.
     *
     * @param name name of the input as the method declares it
     * @throws IllegalArgumentException if the input or the result has not the shape of a point, or they are one matrix
     */
    public static void check(Manifold manifold, String name, R064Store input, R064Store result) {
        checkShape(manifold, name, input);
        checkShape(manifold, "result", result);
        if (input.data == result.data) {
            throw new IllegalArgumentException("the result must not be the argument " + name
                    + ": a manifold reads its inputs while it writes the result; pass another matrix, or use the method"
                    + " that returns a new one");
        }
    }

    /**
     * Checks the shapes of two inputs and that the result is a matrix of its own.
     *
     * @param first name of the first input as the method declares it
     * @param second name of the second input
     * @throws IllegalArgumentException if an input has not the shape of a point, or is also the result
     */
    public static void check(
            Manifold manifold, String first, R064Store a, String second, R064Store b, R064Store result) {
        check(manifold, first, a, result);
        check(manifold, second, b, result);
    }

    /**
     * Checks the arguments of {@link RiemannianHessian#hessian}.
     *
     * @throws IllegalArgumentException if one has not the shape of a point, or is also the result
     */
    public static void check(
            Manifold manifold,
            R064Store point,
            R064Store tangent,
            R064Store euclideanGradient,
            R064Store euclideanHessian,
            R064Store result) {
        check(manifold, "point", point, "tangent", tangent, result);
        check(manifold, "euclideanGradient", euclideanGradient, "euclideanHessian", euclideanHessian, result);
    }

    /**
     * Checks the shape of a matrix.
     *
     * @param name name of the argument as the method declares it
     * @throws IllegalArgumentException if it has not the shape of a point
     * @throws NullPointerException if it is null
     */
    public static void checkShape(Manifold manifold, String name, R064Store matrix) {
        if (matrix == null) {
            throw absent(name);
        }
        if (matrix.getRowDim() != manifold.rows() || matrix.getColDim() != manifold.columns()) {
            throw new IllegalArgumentException("the argument " + name + " is a " + shape(matrix)
                    + " matrix, but points and tangent vectors of this manifold are " + manifold.rows() + "×"
                    + manifold.columns());
        }
    }

    /**
     * Checks the shapes of the arguments of {@link Manifold#inner}.
     *
     * @throws IllegalArgumentException if one has not the shape of a point
     */
    public static void checkInner(Manifold manifold, R064Store point, R064Store a, R064Store b) {
        checkShape(manifold, "point", point);
        checkShape(manifold, "a", a);
        checkShape(manifold, "b", b);
    }

    /**
     * Checks that a manifold offers a retraction.
     *
     * @throws IllegalArgumentException if it does not; the message lists those it offers
     * @throws NullPointerException if the retraction is null
     */
    public static void checkRetraction(Manifold manifold, Retraction retraction) {
        requireRetraction(retraction);
        if (!manifold.retractions().contains(retraction)) {
            throw notOffered(manifold, retraction);
        }
    }

    /**
     * Checks the arguments of {@link Manifold#retract}.
     *
     * @throws IllegalArgumentException if the manifold does not offer the retraction, or a matrix has not the shape of a point or is also the
     *     result
     * @throws ArithmeticException if the tangent vector holds a NaN or an infinity
     */
    public static void checkStep(
            Manifold manifold, Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        checkRetraction(manifold, retraction);
        checkStep(manifold, point, tangent, result);
    }

    /**
     * Checks the arguments of a retraction that a manifold brings under a name of its own.
     *
     * @throws IllegalArgumentException if a matrix has not the shape of a point, or is also the result
     * @throws ArithmeticException if the tangent vector holds a NaN or an infinity
     */
    public static void checkStep(Manifold manifold, R064Store point, R064Store tangent, R064Store result) {
        check(manifold, "point", point, "tangent", tangent, result);
        for (double entry : tangent.data) {
            if (!Double.isFinite(entry)) {
                throw new ArithmeticException("the tangent vector of a step is not finite; use a shorter step");
            }
        }
    }

    /**
     * Checks the arguments of {@link InverseRetraction#inverseRetract}.
     *
     * @throws IllegalArgumentException if the manifold does not invert the retraction, or a matrix has not the shape of a point or is also the
     *     result
     */
    public static <M extends Manifold & InverseRetraction> void checkInverse(
            M manifold, Retraction retraction, R064Store point, R064Store other, R064Store result) {
        requireRetraction(retraction);
        if (!manifold.invertibleRetractions().contains(retraction)) {
            throw notInvertible(manifold, retraction);
        }
        check(manifold, "point", point, "other", other, result);
    }

    /**
     * Checks that there is a seed.
     *
     * @throws NullPointerException if it is null
     */
    public static void checkSeed(Seed seed) {
        Objects.requireNonNull(seed, "the argument seed is null; give one such as new Seed(0)");
    }

    private static void requireRetraction(Retraction retraction) {
        Objects.requireNonNull(retraction, "the argument retraction is null; give one that the manifold offers");
    }

    /** Returns the exception for a retraction that a manifold does not offer; its message lists those it offers. */
    public static IllegalArgumentException notOffered(Manifold manifold, Retraction retraction) {
        requireRetraction(retraction);
        return notOffered(manifold, retraction.text());
    }

    /** Returns the exception for the name of a retraction that a manifold does not offer; its message lists those it offers. */
    public static IllegalArgumentException notOffered(Manifold manifold, String retraction) {
        Objects.requireNonNull(
                retraction, "the argument retraction is null; give the name of one that the manifold offers");
        List<String> names = NamedRetraction.all(manifold).stream()
                .map(NamedRetraction::name)
                .toList();
        String offered = String.join(", ", names);
        if (retraction.isBlank()) {
            return new IllegalArgumentException("the name of the retraction is empty; use one of " + offered);
        }
        String near = NearestName.didYouMean(retraction, names);
        return new IllegalArgumentException("the manifold offers no " + retraction + " retraction"
                + (near.isEmpty() ? "; use one of " : ". " + near + " Use one of ") + offered);
    }

    /**
     * Returns the exception for a retraction that a manifold does not invert; its message lists those it does.
     *
     * @param manifold the manifold
     */
    public static IllegalArgumentException notInvertible(InverseRetraction manifold, Retraction retraction) {
        requireRetraction(retraction);
        return new IllegalArgumentException("the manifold does not invert the " + retraction.text()
                + " retraction; use one of " + names(manifold.invertibleRetractions())
                + (manifold instanceof RiemannianLogarithm ? ", or the logarithm for a geodesic" : ""));
    }

    /** Returns a matrix of the shape of a point with independent N(0, 1) entries. */
    public static R064Store gaussian(Manifold manifold, Seed seed) {
        checkSeed(seed);
        var normal = seed.gaussians();
        R064Store result = R064Store.FACTORY.make(manifold.rows(), manifold.columns());
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = normal.sample();
        }
        return result;
    }

    static R064Store result(Manifold manifold, String name, R064Store matrix) {
        checkShape(manifold, name, matrix);
        return R064Store.FACTORY.make(manifold.rows(), manifold.columns());
    }

    static R064Store result(Manifold manifold, String first, R064Store a, String second, R064Store b) {
        checkShape(manifold, first, a);
        return result(manifold, second, b);
    }

    static R064Store result(
            Manifold manifold, String first, R064Store a, String second, R064Store b, String third, R064Store c) {
        checkShape(manifold, first, a);
        return result(manifold, second, b, third, c);
    }

    static R064Store like(String first, R064Store a, String second, R064Store b) {
        if (a == null || b == null) {
            throw absent(a == null ? first : second);
        }
        if (a.getRowDim() != b.getRowDim() || a.getColDim() != b.getColDim()) {
            throw new IllegalArgumentException("the argument " + second + " is a " + shape(b) + " matrix, but " + first
                    + " is a " + shape(a) + " one");
        }
        return R064Store.FACTORY.make(a.getRowDim(), a.getColDim());
    }

    private static NullPointerException absent(String name) {
        return new NullPointerException("the argument " + name + " is null; give a matrix of the shape of a point");
    }

    private static String names(Set<Retraction> retractions) {
        return retractions.stream().sorted().map(Retraction::text).collect(Collectors.joining(", "));
    }

    private static String shape(R064Store matrix) {
        return matrix.getRowDim() + "×" + matrix.getColDim();
    }
}
