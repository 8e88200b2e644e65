package org.repdyn.manifolds.fixedrank;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.dense.Entries;
import org.repdyn.manifolds.dense.JacobiSvd;
import org.repdyn.manifolds.dense.WeightedGram;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.manifolds.spi.Retraction;

/**
 * The matrices X = USVᵀ of rank r of {@link FixedRank} by their factors, with the same metric, for matrices that are too large to be formed: each operation takes O((m + n)r²).
 * A point is the (m + r + n)×r matrix [U; S; V] with UᵀU = VᵀV = I and an invertible S, modulo rotations of the columns of U and V: (UP, PᵀSQ, VQ) is the same point. Functions must be
 * constant on them, as functions of X are.
 *
 * <p>A tangent vector [U̇; Ṡ; V̇] has UᵀU̇ = VᵀV̇ = 0 and stands for U̇SVᵀ + UṠVᵀ + USV̇ᵀ, whose Frobenius length is its length. {@link #matrix} and {@link #point} lead to X and back. The
 * Euclidean gradient of f(X) has the parts [GVSᵀ; UᵀGV; GᵀUS], with G = ∇f(X).
 *
 * <p>Vandereycken (2013), section 2; Absil, Oseledets (2015), section 3.2.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FixedRankFactors implements Manifold {

    private static final Set<Retraction> RETRACTIONS = Collections.unmodifiableSet(EnumSet.of(Retraction.POLAR));

    private final RankedShape shape;
    private final int m;
    private final int n;
    private final int r;
    private final Factors at;
    private final Factors vector;
    private final Factors other;
    private final FactoredSum sum;
    private final MiddleInverse inverse;
    private final OffSpan offSpan;
    private final NearestBasis nearestBasis;
    /** U̇·S, m×r, and the like. */
    private final R064Store tall;
    /** V̇·Sᵀ, n×r, and the like. */
    private final R064Store wide;

    private final R064Store tallSpare;
    private final R064Store wideSpare;
    private final R064Store transposed;
    private final R064Store small;
    private final R064Store spare;
    private final R064Store middle;

    /**
     * Creates the manifold.
     *
     * @param rows rows m of X
     * @param columns columns n of X
     * @param rank rank r, at most min(m, n)
     */
    public FixedRankFactors(int rows, int columns, int rank) {
        shape = new RankedShape(rows, columns, rank);
        // The bases of a step have twice as many columns.
        ManifoldArguments.checkEntries(Math.min(rows, columns), 2L * rank);
        ManifoldArguments.checkEntries((long) rows + columns + rank, 2L * rank);
        m = rows;
        n = columns;
        r = rank;
        at = new Factors(m, n, r);
        vector = new Factors(m, n, r);
        other = new Factors(m, n, r);
        sum = new FactoredSum(m, n, r);
        inverse = new MiddleInverse(shape);
        offSpan = new OffSpan(r);
        nearestBasis = new NearestBasis(r);
        tall = R064Store.FACTORY.make(m, r);
        wide = R064Store.FACTORY.make(n, r);
        tallSpare = R064Store.FACTORY.make(m, r);
        wideSpare = R064Store.FACTORY.make(n, r);
        transposed = R064Store.FACTORY.make(r, r);
        small = R064Store.FACTORY.make(r, r);
        spare = R064Store.FACTORY.make(r, r);
        middle = R064Store.FACTORY.make(r, r);
    }

    /** Returns m + r + n. */
    @Override
    public int rows() {
        return m + r + n;
    }

    @Override
    public int columns() {
        return r;
    }

    @Override
    public int dimension() {
        return r * (m + n - r);
    }

    /** Returns 2 for square matrices of full rank, whose determinants have two signs, and 1 otherwise. */
    @Override
    public int components() {
        return m == n && r == m ? 2 : 1;
    }

    /**
     * Copies the three factors of a point, or the three parts of a tangent vector.
     *
     * @param packed (m + r + n)×r
     * @param left U, m×r; overwritten
     * @param middle S, r×r; overwritten
     * @param right V, n×r; overwritten
     * @throws IllegalArgumentException if a matrix has another shape
     */
    public void unpack(R064Store packed, R064Store left, R064Store middle, R064Store right) {
        ManifoldArguments.checkShape(this, "packed", packed);
        checkFactors(left, middle, right);
        TallBlocks.copyRows(packed, 0, left);
        TallBlocks.copyRows(packed, m, middle);
        TallBlocks.copyRows(packed, m + r, right);
    }

    /**
     * Writes three factors, or parts of a Euclidean gradient, into one matrix: the reverse of {@link #unpack}.
     *
     * @param left m×r
     * @param middle r×r
     * @param right n×r
     * @param result (m + r + n)×r; overwritten
     * @throws IllegalArgumentException if a matrix has another shape
     */
    public void pack(R064Store left, R064Store middle, R064Store right, R064Store result) {
        ManifoldArguments.checkShape(this, "result", result);
        checkFactors(left, middle, right);
        TallBlocks.writeRows(left, result, 0);
        TallBlocks.writeRows(middle, result, m);
        TallBlocks.writeRows(right, result, m + r);
    }

    private void checkFactors(R064Store left, R064Store middle, R064Store right) {
        checkFactor("left", left, m);
        checkFactor("middle", middle, r);
        checkFactor("right", right, n);
    }

    private void checkFactor(String name, R064Store factor, int rows) {
        Objects.requireNonNull(factor, () -> "the argument " + name + " is null; give a " + rows + "×" + r + " matrix");
        if (factor.getRowDim() != rows || factor.getColDim() != r) {
            throw new IllegalArgumentException("the argument " + name + " must be a " + rows + "×" + r + " matrix, got "
                    + factor.getRowDim() + "×" + factor.getColDim());
        }
    }

    /** Returns the matrix X = USVᵀ of a point, m×n. */
    public R064Store matrix(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        at.read(point);
        TallBlocks.multiply(at.left, at.middle, tall);
        R064Store result = R064Store.FACTORY.make(m, n);
        R064Store rows = R064Store.FACTORY.make(r, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < r; j++) {
                rows.data[i * r + j] = at.right.data[j * n + i];
            }
        }
        TallBlocks.multiply(tall, rows, result);
        return result;
    }

    /**
     * Returns the point whose matrix is nearest to a matrix X, with a diagonal S of descending singular values.
     *
     * @param matrix X, m×n
     * @throws ArithmeticException if the rank of X is below r, or the nearest matrix is not unique
     */
    public R064Store point(R064Store matrix) {
        R064Store nearest = new FixedRank(m, n, r).nearest(matrix);
        TruncatedSvd factors = new TruncatedSvd(m, n, r);
        factors.decompose(nearest);
        Entries.copy(factors.left, at.left);
        Entries.copy(factors.right, at.right);
        writeDiagonal(factors.values, at.middle);
        R064Store result = R064Store.FACTORY.make(rows(), r);
        at.write(result);
        return result;
    }

    private void writeDiagonal(double[] values, R064Store result) {
        Arrays.fill(result.data, 0);
        for (int j = 0; j < r; j++) {
            result.data[j * r + j] = values[j];
        }
    }

    /** Removes the parts of the columns of Z in the span of U and V, and from the middle part the rotations of the factors: Z_S + AS − SB, A = skew(UᵀZ_U), B = skew(VᵀZ_V). */
    @Override
    public void project(R064Store point, R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "ambient", ambient, result);
        at.read(point);
        vector.read(ambient);
        TallBlocks.gram(at.left, vector.left, small);
        skew(small, spare);
        TallBlocks.addProduct(1, spare, at.middle, vector.middle);
        offSpan.project(at.left, vector.left, small);
        TallBlocks.gram(at.right, vector.right, small);
        skew(small, spare);
        TallBlocks.addProduct(-1, at.middle, spare, vector.middle);
        offSpan.project(at.right, vector.right, small);
        vector.write(result);
    }

    private void skew(R064Store x, R064Store result) {
        for (int j = 0; j < r; j++) {
            for (int i = 0; i < r; i++) {
                result.data[j * r + i] = (x.data[j * r + i] - x.data[i * r + j]) / 2;
            }
        }
    }

    /** Computes [P(Z_U)·(SSᵀ)⁻¹; Z_S; P(Z_V)·(SᵀS)⁻¹], P the projections off the spans of U and V. */
    @Override
    public void gradient(R064Store point, R064Store euclideanGradient, R064Store result) {
        ManifoldArguments.check(this, "point", point, "euclideanGradient", euclideanGradient, result);
        at.read(point);
        vector.read(euclideanGradient);
        inverse.compute(at.middle);
        offSpan.project(at.left, vector.left);
        TallBlocks.multiply(vector.left, inverse.transposed, tall);
        TallBlocks.multiply(tall, inverse.matrix, vector.left);
        offSpan.project(at.right, vector.right);
        TallBlocks.multiply(vector.right, inverse.matrix, wide);
        TallBlocks.multiply(wide, inverse.transposed, vector.right);
        vector.write(result);
    }

    @Override
    public double inner(R064Store point, R064Store a, R064Store b) {
        ManifoldArguments.checkInner(this, point, a, b);
        at.read(point);
        TallBlocks.transpose(at.middle, transposed);
        vector.read(a);
        TallBlocks.multiply(vector.left, at.middle, tall);
        TallBlocks.multiply(vector.right, transposed, wide);
        if (a.data == b.data) {
            return Entries.dot(tall, tall) + Entries.dot(vector.middle, vector.middle) + Entries.dot(wide, wide);
        }
        Entries.copy(vector.middle, middle);
        vector.read(b);
        TallBlocks.multiply(vector.left, at.middle, tallSpare);
        TallBlocks.multiply(vector.right, transposed, wideSpare);
        return Entries.dot(tall, tallSpare) + Entries.dot(middle, vector.middle) + Entries.dot(wide, wideSpare);
    }

    /**
     * Computes the polar factors of Z_U and Z_V, and leaves Z_S.
     *
     * @throws ArithmeticException if the rank of a factor is below r
     */
    @Override
    public void nearest(R064Store ambient, R064Store result) {
        ManifoldArguments.check(this, "ambient", ambient, result);
        at.read(ambient);
        inverse.require(at.middle);
        polar(at.left, small);
        polar(at.right, small);
        at.write(result);
    }

    /** Decomposes z = QH, overwrites z by the orthonormal Q, and computes the symmetric H. */
    private void polar(R064Store z, R064Store stretch) {
        // Only starts need it, so that its memory is not kept.
        JacobiSvd factor = new JacobiSvd(z.getRowDim(), r);
        factor.decompose(z);
        shape.requireFullRank(factor.values, "a factor");
        TallBlocks.transpose(factor.right, transposed);
        TallBlocks.multiply(factor.left, transposed, z);
        WeightedGram.compute(factor.right, factor.values, stretch);
    }

    /** Returns √(‖UᵀU − I‖² + ‖VᵀV − I‖²), or infinity if S is singular to rounding or an entry is not finite. */
    @Override
    public double residual(R064Store point) {
        ManifoldArguments.checkShape(this, "point", point);
        if (!Double.isFinite(Entries.largest(point))) {
            return Double.POSITIVE_INFINITY;
        }
        at.read(point);
        return inverse.exists(at.middle)
                ? Math.hypot(deviation(at.left), deviation(at.right))
                : Double.POSITIVE_INFINITY;
    }

    private double deviation(R064Store columns) {
        TallBlocks.gram(columns, columns, small);
        for (int j = 0; j < r; j++) {
            small.data[j * r + j] -= 1;
        }
        return Entries.norm(small);
    }

    /** Returns {@link Retraction#POLAR}, the nearest point to X + V. */
    @Override
    public Set<Retraction> retractions() {
        return RETRACTIONS;
    }

    /** Returns 2 (Absil, Malick 2012, section 3.2). */
    @Override
    public int order(Retraction retraction) {
        ManifoldArguments.checkRetraction(this, retraction);
        return 2;
    }

    /** Computes the r leading singular triples of X + V, with U and V rotated to be nearest to those of the point. */
    @Override
    public void retract(Retraction retraction, R064Store point, R064Store tangent, R064Store result) {
        ManifoldArguments.checkStep(this, retraction, point, tangent, result);
        at.read(point);
        vector.read(tangent);
        TallBlocks.transpose(at.middle, transposed);
        TallBlocks.multiply(vector.left, at.middle, tall);
        TallBlocks.multiply(vector.right, transposed, wide);
        Entries.combine(1, at.middle, 1, vector.middle, middle);
        sum.decompose(at.left, middle, at.right, tall, wide);
        shape.requireUnique(sum.values, "point + step");
        writeDiagonal(sum.values, middle);
        nearestBasis.align(at.left, sum.left, tall, other.left);
        TallBlocks.transpose(nearestBasis.rotation, spare);
        TallBlocks.multiply(spare, middle, transposed);
        nearestBasis.align(at.right, sum.right, wide, other.right);
        TallBlocks.multiply(transposed, nearestBasis.rotation, other.middle);
        other.write(result);
    }

    /** Projects the matrix U̇SVᵀ + UṠVᵀ + USV̇ᵀ of the vector onto the tangent space at {@code to}. */
    @Override
    public void transportTo(R064Store point, R064Store to, R064Store carried, R064Store result) {
        ManifoldArguments.check(this, "point", point, "other", to, result);
        ManifoldArguments.check(this, "vector", carried, result);
        other.read(point);
        vector.read(carried);
        at.read(to);
        TallBlocks.transpose(other.middle, transposed);
        TallBlocks.multiply(vector.left, other.middle, tall);
        TallBlocks.multiply(vector.right, transposed, wide);
        // T = tall·Vᵀ + UṠVᵀ + U·wideᵀ: T·V′ = tall·(VᵀV′) + U·(Ṡ·VᵀV′ + wideᵀV′)
        TallBlocks.gram(other.right, at.right, small);
        TallBlocks.multiply(tall, small, tallSpare);
        TallBlocks.gram(wide, at.right, spare);
        TallBlocks.addProduct(1, vector.middle, small, spare);
        TallBlocks.addProduct(1, other.left, spare, tallSpare);
        // Tᵀ·U′ = wide·(UᵀU′) + V·(Ṡᵀ·UᵀU′ + tallᵀU′)
        TallBlocks.gram(other.left, at.left, small);
        TallBlocks.multiply(wide, small, wideSpare);
        TallBlocks.gram(tall, at.left, spare);
        TallBlocks.transpose(vector.middle, transposed);
        TallBlocks.addProduct(1, transposed, small, spare);
        TallBlocks.addProduct(1, other.right, spare, wideSpare);
        TallBlocks.gram(at.left, tallSpare, vector.middle);
        inverse.compute(at.middle);
        offSpan.project(at.left, tallSpare);
        TallBlocks.multiply(tallSpare, inverse.matrix, vector.left);
        offSpan.project(at.right, wideSpare);
        TallBlocks.multiply(wideSpare, inverse.transposed, vector.right);
        vector.write(result);
    }

    /** Returns the factors of the product of an m×r and an n×r Gaussian matrix, divided by √r, so that entries of X have variance 1. */
    @Override
    public R064Store randomPoint(Seed seed) {
        ManifoldArguments.checkSeed(seed);
        at.read(ManifoldArguments.gaussian(this, seed.child("point")));
        polar(at.left, middle);
        polar(at.right, small);
        TallBlocks.multiply(middle, small, at.middle);
        Entries.scale(1 / Math.sqrt(r), at.middle, at.middle);
        R064Store result = R064Store.FACTORY.make(rows(), r);
        at.write(result);
        return result;
    }
}
