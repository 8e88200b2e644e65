package org.repdyn.kernels.spi;

import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * The covariance [[p, c], [c, q]] of the pre-activations of two inputs, with the quantities that measure how nearly
 * parallel they are: h = √(pq) − c, g = √(pq) + c, D = Var(a − b) and S = Var(a + b). Each is carried through the
 * layers by its own recursion, because a difference of rounded products loses half of the digits near θ = 0 and near θ
 * = π.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public final class PairCovariance {

    private double p;
    private double q;
    private double c;
    private double scale;
    private double gap;
    private double sum;
    private double spread;
    private double joint;
    private double tangent;

    /** The last angle, and the numbers from which it was computed. */
    private double angle;

    private double gapOfAngle = Double.NaN;
    private double sumOfAngle = Double.NaN;
    private double covarianceOfAngle = Double.NaN;

    /** Creates a pair with all entries 0. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public PairCovariance() {}

    /**
     * Returns the covariance with the given entries, taken as exact.
     *
     * @throws IllegalArgumentException if the matrix is not positive semi-definite
     */
    public static PairCovariance of(double p, double q, double c) {
        double determinant = difference(p, q, c);
        if (!(p >= 0) || !(q >= 0) || !(determinant >= -0x1p-40 * p * q)) {
            throw new IllegalArgumentException("not a covariance: variances " + Decimals.text(p) + " and "
                    + Decimals.text(q) + ", covariance " + Decimals.text(c));
        }
        PairCovariance result = new PairCovariance();
        result.start(p, q, c, Math.max(0, determinant), 0, 0);
        result.variancesOfGaps();
        return result;
    }

    /** Returns pq − c² with one rounding's error (Kahan's algorithm). */
    private static double difference(double p, double q, double c) {
        double w = c * c;
        return Math.fma(p, q, -w) - Math.fma(c, c, -w);
    }

    /** Returns the variance p of the first input. */
    public double p() {
        return p;
    }

    /** Returns the variance q of the second input. */
    public double q() {
        return q;
    }

    /** Returns the covariance c. */
    public double c() {
        return c;
    }

    /** Returns √(pq). */
    public double scale() {
        return scale;
    }

    /** Returns h = √(pq) − c, accurate to rounding where the inputs are nearly parallel. */
    public double gap() {
        return gap;
    }

    /** Returns g = √(pq) + c, accurate to rounding where the inputs are nearly antiparallel. */
    public double sum() {
        return sum;
    }

    /** Returns Δ = pq − c² = h·g. */
    public double determinant() {
        return gap * sum;
    }

    /** Returns r = √Δ. */
    public double root() {
        return Math.sqrt(gap) * Math.sqrt(sum);
    }

    /** Returns the angle θ in [0, π] between the inputs; π/2 if one of them has variance 0. */
    public double angle() {
        // An activation asks for the angle several times, and an arctangent takes longer than the rest of its moments.
        if (gap != gapOfAngle || sum != sumOfAngle || c != covarianceOfAngle) {
            angle = Math.atan2(root(), c);
            gapOfAngle = gap;
            sumOfAngle = sum;
            covarianceOfAngle = c;
        }
        return scale == 0 ? Math.PI / 2 : angle;
    }

    /** Returns π − θ, accurate near θ = π. */
    public double supplement() {
        return scale == 0 ? Math.PI / 2 : Math.atan2(root(), -c);
    }

    /**
     * Returns ½(p + q) − c = ½·Var(a − b); for large inputs near each other it is accurate to rounding of their
     * difference, unlike a value computed from p and q.
     */
    public double halfSpread() {
        return 0.5 * spread;
    }

    /** Returns ½(p + q) + c = ½·Var(a + b). */
    public double halfSumVariance() {
        return 0.5 * joint;
    }

    /** Sets D and S from h and g. */
    private void variancesOfGaps() {
        double square = squaredDifference(p, q);
        spread = 2 * gap + square;
        joint = 2 * sum + square;
    }

    /** Returns Θ up to this layer. */
    public double tangent() {
        return tangent;
    }

    /** Starts from exact entries, Δ, D and S, with Θ = 0. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void start(
            double first, double second, double covariance, double determinant, double ofDifference, double ofSum) {
        tangent = 0;
        spread = ofDifference;
        joint = ofSum;
        set(first, second, covariance);
        splitDeterminant(determinant);
    }

    /**
     * Multiplies the first signal by 2^first and the second by 2^second, with Θ = 0.
     *
     * @param ofDifference Var(a − b) of the scaled signals
     * @param ofSum Var(a + b) of the scaled signals
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void rescale(int first, int second, double ofDifference, double ofSum) {
        p = Math.scalb(p, 2 * first);
        q = Math.scalb(q, 2 * second);
        c = Math.scalb(c, first + second);
        scale = Math.scalb(scale, first + second);
        gap = Math.scalb(gap, first + second);
        sum = Math.scalb(sum, first + second);
        spread = ofDifference;
        joint = ofSum;
        tangent = 0;
    }

    /**
     * Applies an affine map with independent weights: K' = σ²K + β², Θ' = σ²Θ. The term of the layer's own parameters
     * in Θ' is added by {@link #addTangent}.
     *
     * @param weightVariance σ²
     * @param biasVariance β², 0 without bias
     */
    public void affine(double weightVariance, double biasVariance) {
        double determinant = weightVariance * (weightVariance * determinant() + biasVariance * spread);
        double newGap = weightVariance * gap;
        double newSum = weightVariance * sum;
        // The product of h and g may leave the range of double precision although the kernel does not.
        boolean lost = biasVariance > 0 && gap > 0 && sum > 0 && !isNormal(determinant);
        double excess = lost ? excessOfBias(weightVariance, biasVariance) : 0;
        set(weightVariance * p + biasVariance, weightVariance * q + biasVariance, weightVariance * c + biasVariance);
        spread *= weightVariance;
        joint = weightVariance * joint + 4 * biasVariance;
        if (biasVariance == 0) {
            gap = newGap;
            sum = newSum;
        } else if (lost) {
            gap = newGap + excess;
            sum = newSum + 2 * biasVariance + excess;
        } else {
            splitDeterminant(determinant);
        }
        tangent *= weightVariance;
    }

    private static boolean isNormal(double x) {
        return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
    }

    /**
     * Returns β²(√p' − √q')²/(√((p' + β²)(q' + β²)) + √(p'q') + β²) with p' = σ²p, the part of Lagrange's identity in
     * {@link #add}.
     */
    private double excessOfBias(double weightVariance, double biasVariance) {
        double first = weightVariance * p;
        double second = weightVariance * q;
        double difference = Math.sqrt(first) - Math.sqrt(second);
        double products = weightVariance * scale + biasVariance;
        double newScale = geometricMean(first + biasVariance, second + biasVariance);
        return difference / (newScale + products) * difference * biasVariance;
    }

    /** Adds a term: Θ' = Θ + term. */
    public void addTangent(double term) {
        tangent += term;
    }

    /** Copies the state of another pair. */
    public void copyFrom(PairCovariance other) {
        p = other.p;
        q = other.q;
        c = other.c;
        scale = other.scale;
        gap = other.gap;
        sum = other.sum;
        spread = other.spread;
        joint = other.joint;
        tangent = other.tangent;
    }

    /**
     * Adds an independent signal: K' = K + K₂, Θ' = Θ + Θ₂. By Lagrange's identity
     * √(p'q') − c' = h + h₂ + (√(pq₂) − √(p₂q))²/(√(p'q') + √(pq) + √(p₂q₂)), so that nothing cancels.
     */
    public void add(PairCovariance other) {
        add(other.p, other.q, other.c, other.scale, other.gap, other.sum, other.spread, other.joint);
        tangent += other.tangent;
    }

    /** Adds the same random constant of variance v to both signals, as a bias does. */
    public void addConstant(double v) {
        add(v, v, v, v, 0, 2 * v, 0, 4 * v);
    }

    /** Adds an independent signal of variance v to the first signal only. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void addFirst(double v) {
        add(v, 0, 0, 0, 0, 0, v, v);
    }

    /** Adds an independent signal of variance v to the second signal only. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void addSecond(double v) {
        add(0, v, 0, 0, 0, 0, v, v);
    }

    private void add(
            double p2, double q2, double c2, double scale2, double gap2, double sum2, double spread2, double joint2) {
        double difference = Math.sqrt(p) * Math.sqrt(q2) - Math.sqrt(p2) * Math.sqrt(q);
        double products = scale + scale2;
        double newGap = gap + gap2;
        double newSum = sum + sum2;
        set(p + p2, q + q2, c + c2);
        double excess = scale + products > 0 ? difference * difference / (scale + products) : 0;
        gap = newGap + excess;
        sum = newSum + excess;
        spread += spread2;
        joint += joint2;
    }

    /** Divides both signals by their standard deviation: K' = K/√((ε + p)(ε + q)), Θ' likewise. A signal of variance 0 stays 0, also for ε = 0. */
    public void normalise(double epsilon) {
        double first = p == 0 && epsilon == 0 ? 1 : epsilon + p;
        double second = q == 0 && epsilon == 0 ? 1 : epsilon + q;
        double norm = geometricMean(first, second);
        double difference = p == q ? 0 : epsilon / first * ((p - q) / second);
        set(p / first, q / second, c / norm);
        gap /= norm;
        sum /= norm;
        tangent /= norm;
        double roots = Math.sqrt(p) + Math.sqrt(q);
        double spreadOfScales = difference == 0 ? 0 : difference / roots;
        spread = 2 * gap + spreadOfScales * spreadOfScales;
        joint = 2 * sum + spreadOfScales * spreadOfScales;
    }

    /** Sets all entries to zero, before a sum. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void clear() {
        p = 0;
        q = 0;
        c = 0;
        scale = 0;
        gap = 0;
        sum = 0;
        spread = 0;
        joint = 0;
        tangent = 0;
    }

    /** Sets variances and h; Θ = 0. */
    void parallel(double first, double second, double distance) {
        set(first, second, geometricMean(first, second) - distance);
        gap = distance;
        sum = scale + c;
        variancesOfGaps();
        tangent = 0;
    }

    /** Sets variances and g; Θ = 0. */
    void antiparallel(double first, double second, double distance) {
        set(first, second, distance - geometricMean(first, second));
        gap = scale - c;
        sum = distance;
        variancesOfGaps();
        tangent = 0;
    }

    /** Sets entries that come from sums over positions; near θ = 0 the angle is accurate to √ε only. */
    void restart(double first, double second, double covariance, double tangentKernel) {
        set(first, second, covariance);
        boolean equal = first == second && covariance == first;
        gap = equal ? 0 : Math.max(0, scale - c);
        sum = Math.max(0, scale + c);
        spread = Math.max(0, equal ? 0 : first + second - 2 * covariance);
        joint = Math.max(0, first + second + 2 * covariance);
        tangent = tangentKernel;
    }

    /** Applies an activation: K' = e, Θ' = Θ·ė. */
    public void activate(Activation activation) {
        if (gap == 0 && p == q) {
            double e = activation.variance(p);
            tangent *= activation.derivativeVariance(p);
            set(e, e, e);
            gap = 0;
            sum = 2 * e;
            spread = 0;
            joint = 4 * e;
            return;
        }
        double first = activation.variance(p);
        double second = activation.variance(q);
        double e = activation.moment(this);
        double newScale = geometricMean(first, second);
        double newGap = activation.gap(this, newScale, e);
        double newSum = activation.sum(this, newScale, e);
        tangent *= activation.derivativeMoment(this);
        set(first, second, e);
        gap = newGap;
        sum = newSum;
        variancesOfGaps();
    }

    private void set(double first, double second, double covariance) {
        p = first;
        q = second;
        c = covariance;
        scale = geometricMean(first, second);
    }

    private void splitDeterminant(double determinant) {
        if (scale == 0) {
            c = 0;
            gap = 0;
            sum = 0;
        } else if (c > 0) {
            sum = scale + c;
            gap = determinant / sum;
        } else {
            gap = scale - c;
            sum = determinant / gap;
        }
    }

    /** Returns √(ab), exactly a where a = b, also where ab leaves the range of double precision. */
    private static double geometricMean(double a, double b) {
        double product = a * b;
        return product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
                ? Math.sqrt(product)
                : a == b ? a : Math.sqrt(a) * Math.sqrt(b);
    }

    /** Returns (√a − √b)². */
    private static double squaredDifference(double a, double b) {
        if (a == b) {
            return 0;
        }
        double difference = (a - b) / (Math.sqrt(a) + Math.sqrt(b));
        return difference * difference;
    }
}
