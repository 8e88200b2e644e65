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
        double length = Math.sqrt(dot(x, x, o));
        double alongA = length == 0 ? 0 : dot(a, x, o) / length;
        double alongB = length == 0 ? 0 : dot(b, x, o) / length;
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
        double a = Math.sqrt(dot(x, x, o));
        double b = Math.sqrt(dot(y, y, o));
        double unread = unread(x, o) + unread(y, o);
        if (a + b == 0) {
            return unread;
        }
        // b² − a² as (ȳ − x̄)ᵀ(ȳ + x̄)
        double squares = 0;
        for (int i = o + 1; i < o + rows; i++) {
            squares += (y[i] - x[i]) * (y[i] + x[i]);
        }
        double timeX = Math.sqrt(1 + a * a);
        double timeY = Math.sqrt(1 + b * b);
        double radial = Math.sinh(asinh(squares / (a * timeY + b * timeX)) / 2);
        if (a == 0 || b == 0) {
            return 2 * asinh(Math.abs(radial)) + unread;
        }
        double difference = squares / (a + b);
        double across = 0;
        for (int i = o + 1; i < o + rows; i++) {
            double turn = (b * (x[i] - y[i]) + difference * y[i]) / (2 * Math.sqrt(a) * Math.sqrt(b));
            across = Math.hypot(across, turn);
        }
        return 2 * asinh(Math.hypot(radial, across)) + unread;
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

    private double spatialLength(double[] x, int o) {
        double largest = Arrays.stream(x, o + 1, o + rows).map(Math::abs).max().orElseThrow();
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
