package org.repdyn.ntk.kernel;

import org.apiguardian.api.API;

/**
 * The covariance [[p, c], [c, q]] of the pre-activations of two inputs, with the quantities that say how nearly parallel
 * they are: h = √(pq) − c, g = √(pq) + c and D = Var(a − b). Each is carried through the layers by its own recursion,
 * because a difference of rounded products loses half of the digits near θ = 0 and near θ = π.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PairCovariance {

    private double p;
    private double q;
    private double c;
    private double scale;
    private double gap;
    private double sum;
    private double spread;
    private double tangent;

    PairCovariance() {}

    /**
     * The covariance with the given entries, taken as exact.
     *
     * @throws IllegalArgumentException where they are no covariance
     */
    public static PairCovariance of(double p, double q, double c) {
        double determinant = difference(p, q, c);
        if (!(p >= 0) || !(q >= 0) || !(determinant >= -0x1p-40 * p * q)) {
            throw new IllegalArgumentException("not a covariance: variances " + p + " and " + q + ", covariance " + c);
        }
        PairCovariance result = new PairCovariance();
        result.start(p, q, c, Math.max(0, determinant), Math.max(0, p + q - 2 * c));
        return result;
    }

    /** pq − c² with one rounding's error (Kahan's algorithm). */
    private static double difference(double p, double q, double c) {
        double w = c * c;
        return Math.fma(p, q, -w) - Math.fma(c, c, -w);
    }

    /** Variance p of the first. */
    public double p() {
        return p;
    }

    /** Variance q of the second. */
    public double q() {
        return q;
    }

    /** Covariance c. */
    public double c() {
        return c;
    }

    /** √(pq). */
    public double scale() {
        return scale;
    }

    /** h = √(pq) − c, accurate to rounding where the inputs are nearly parallel. */
    public double gap() {
        return gap;
    }

    /** g = √(pq) + c, accurate to rounding where the inputs are nearly antiparallel. */
    public double sum() {
        return sum;
    }

    /** Δ = pq − c² = h·g. */
    public double determinant() {
        return gap * sum;
    }

    /** r = √Δ. */
    public double root() {
        return Math.sqrt(gap) * Math.sqrt(sum);
    }

    /** Angle θ in [0, π] between the inputs; π/2 where one of them has no variance. */
    public double angle() {
        return scale == 0 ? Math.PI / 2 : Math.atan2(root(), c);
    }

    /** π − θ, accurate near θ = π. */
    public double supplement() {
        return scale == 0 ? Math.PI / 2 : Math.atan2(root(), -c);
    }

    /** ½(p + q) − c = ½·Var(a − b). */
    public double halfSpread() {
        return gap + halfSquaredDifference();
    }

    /** ½(p + q) + c = ½·Var(a + b). */
    public double halfSumVariance() {
        return sum + halfSquaredDifference();
    }

    private double halfSquaredDifference() {
        return 0.5 * squaredDifference(p, q);
    }

    /** Θ so far. */
    double tangent() {
        return tangent;
    }

    /** Starts from exact entries, Δ and D, with Θ = 0. */
    void start(double first, double second, double covariance, double determinant, double difference) {
        tangent = 0;
        spread = difference;
        set(first, second, covariance);
        splitDeterminant(determinant);
    }

    /** A dense layer: K' = σ²K + β², Θ' = K' + σ²Θ, or σ²Θ alone where it is not trained. */
    void dense(double weightVariance, double biasVariance, boolean trained) {
        double determinant = weightVariance * (weightVariance * determinant() + biasVariance * spread);
        double newGap = weightVariance * gap;
        double newSum = weightVariance * sum;
        set(weightVariance * p + biasVariance, weightVariance * q + biasVariance, weightVariance * c + biasVariance);
        spread *= weightVariance;
        if (biasVariance == 0) {
            gap = newGap;
            sum = newSum;
        } else {
            splitDeterminant(determinant);
        }
        tangent = (trained ? c : 0) + weightVariance * tangent;
    }

    /** An activation: K' = e, Θ' = Θ·ė. */
    void activate(Activation activation) {
        if (gap == 0 && p == q) {
            double e = activation.variance(p);
            tangent *= activation.derivativeVariance(p);
            set(e, e, e);
            gap = 0;
            sum = 2 * e;
            spread = 0;
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
        spread = 2 * newGap + squaredDifference(first, second);
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

    /** √(ab), exactly a where a = b, also where ab leaves the range of double precision. */
    private static double geometricMean(double a, double b) {
        double product = a * b;
        return product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
                ? Math.sqrt(product)
                : a == b ? a : Math.sqrt(a) * Math.sqrt(b);
    }

    /** (√a − √b)². */
    private static double squaredDifference(double a, double b) {
        if (a == b) {
            return 0;
        }
        double difference = (a - b) / (Math.sqrt(a) + Math.sqrt(b));
        return difference * difference;
    }
}
