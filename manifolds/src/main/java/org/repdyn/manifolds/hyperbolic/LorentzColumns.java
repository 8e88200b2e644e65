package org.repdyn.manifolds.hyperbolic;

import java.util.Arrays;

/**
 * Points and tangent vectors of the Lorentz model in columns of matrices. The spatial part x̄ determines a point x and the spatial part of v a tangent vector v, and all
 * lengths are computed from these by sums of positive terms. Arguments named o are the index of the first entry of a column.
 */
final class LorentzColumns {

    private final int rows;

    /** @param rows entries of a column */
    LorentzColumns(int rows) {
        this.rows = rows;
    }

    /**
     * Returns ⟨a, b⟩ of tangent vectors in one column as ā⊥ᵀb̄⊥ + (āᵀx̂)(b̄ᵀx̂)/x₀², with the parts orthogonal to the unit
     * vector x̂ of x̄: āᵀb̄ − a₀b₀ would cancel far from the origin.
     */
    double inner(double[] x, double[] a, double[] b, int o) {
        double length = spatialLength(x, o);
        double alongA = 0;
        double alongB = 0;
        for (int i = o + 1; length > 0 && i < o + rows; i++) {
            alongA += a[i] * (x[i] / length);
            alongB += b[i] * (x[i] / length);
        }
        double across = 0;
        for (int i = o + 1; i < o + rows; i++) {
            double unit = length == 0 ? 0 : x[i] / length;
            across += (a[i] - alongA * unit) * (b[i] - alongB * unit);
        }
        return across + alongA / x[o] * (alongB / x[o]) + unread(a, o) + unread(b, o);
    }

    /** Returns 0, or NaN if the first coordinate of a column is not finite. The other ones determine it, so that nothing else reads it. */
    static double unread(double[] a, int o) {
        return 0 * a[o];
    }

    /**
     * Returns the distance d of two columns from sinh²(d/2) = sinh²((a − b)/2) + sinh a·sinh b·sin²(φ/2), the law of
     * cosines at the origin, with sinh a = ‖x̄‖, sinh b = ‖ȳ‖ and the angle φ between x̄ and ȳ.
     */
    double distance(double[] x, double[] y, int o) {
        double a = spatialLength(x, o);
        double b = spatialLength(y, o);
        double unread = unread(x, o) + unread(y, o);
        return unread + (a <= b ? distance(x, a, y, b, o) : distance(y, b, x, a, o));
    }

    /** Returns the distance of two columns with ‖x̄‖ = a ≤ ‖ȳ‖ = b. */
    private double distance(double[] x, double a, double[] y, double b, int o) {
        if (b == 0) {
            return 0;
        }
        // b − a as (ȳ − x̄)ᵀ(ȳ + x̄)/(a + b)
        double difference = 0;
        for (int i = o + 1; i < o + rows; i++) {
            difference += (y[i] - x[i]) * ((y[i] + x[i]) / (a + b));
        }
        double cosines = b / (a + b) * time(x, o) + a / (a + b) * time(y, o);
        double radial = Math.sinh(asinh(difference / cosines) / 2);
        if (a == 0) {
            return 2 * asinh(Math.abs(radial));
        }
        // b·x̄ − a·ȳ = a(x̄ − ȳ) + (b − a)x̄. The same sum of b(x̄ − ȳ) and (b − a)ȳ cancels where b is much larger
        // than a.
        double across = 0;
        for (int i = o + 1; i < o + rows; i++) {
            across = Math.hypot(across, x[i] - y[i] + difference * (x[i] / a));
        }
        return 2 * asinh(Math.hypot(radial, Math.sqrt(a / b) / 2 * across));
    }

    /** Sets x₀ = √(1 + ‖x̄‖²), so that x is a point. */
    void setTimeOfPoint(double[] x, int o) {
        x[o] = time(x, o);
    }

    /** Returns √(1 + ‖x̄‖²), also where the square overflows. */
    double time(double[] x, int o) {
        double square = dot(x, x, o);
        return square < 1e280 ? Math.sqrt(1 + square) : spatialLength(x, o);
    }

    /** Returns ‖x̄‖, also where the square overflows or underflows; NaN if an entry is not finite. */
    private double spatialLength(double[] x, int o) {
        double square = dot(x, x, o);
        if (square > 1e-280 && square < 1e280) {
            return Math.sqrt(square);
        }
        double largest = Arrays.stream(x, o + 1, o + rows).map(Math::abs).max().orElseThrow();
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = o + 1; i < o + rows; i++) {
            sum += x[i] / largest * (x[i] / largest);
        }
        return largest * Math.sqrt(sum);
    }

    /** Sets v₀ = x̄ᵀv̄/x₀, so that v is tangent. */
    void setTime(double[] x, double[] v, int o) {
        v[o] = dot(x, v, o) / x[o];
    }

    /** Returns the product of the spatial parts of a column. */
    double dot(double[] a, double[] b, int o) {
        double sum = 0;
        for (int i = o + 1; i < o + rows; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the inverse of sinh, to relative accuracy at 0. */
    static double asinh(double s) {
        double a = Math.abs(s);
        double value = a > 1e150 ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
        return Math.copySign(value, s);
    }
}
