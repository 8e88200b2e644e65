package org.repdyn.study.combine;

/**
 * Rule by which two numbers of runs count as equal. Two numbers that are not finite are equal if they are the same one.
 *
 * @param measure measure of the difference of two numbers
 * @param tolerance largest difference that counts as equal, at least 0
 */
record NumberRule(Measure measure, double tolerance) {

    /** Measure of the difference of two numbers. */
    enum Measure {
        /** |a − b| / max(|a|, |b|), in [0, 2]. */
        RELATIVE(0),
        /**
         * |a − b| / max(1, |a|, |b|). Numbers that are themselves rounding errors, such as a deviation of 1e-15 from a theory, have
         * large relative differences on another machine, and small ones in this measure.
         */
        MIXED(1);

        private final double leastScale;

        Measure(double leastScale) {
            this.leastScale = leastScale;
        }

        /** Returns the difference; infinite if one number is not finite and the other one is not the same. */
        double of(double a, double b) {
            if (a == b || (Double.isNaN(a) && Double.isNaN(b))) {
                return 0;
            }
            double scale = Math.max(leastScale, Math.max(Math.abs(a), Math.abs(b)));
            // Division by the scale first: the difference of two large numbers of opposite sign can overflow.
            double difference = Math.abs(a / scale - b / scale);
            return Double.isFinite(difference) ? difference : Double.POSITIVE_INFINITY;
        }
    }

    /** Returns the rule of relative differences; 0 and −0 are equal. */
    static NumberRule relative(double tolerance) {
        return new NumberRule(Measure.RELATIVE, tolerance);
    }

    /** Returns the rule of reproductions: the same bits if the tolerance is 0, otherwise mixed differences. */
    static NumberRule reproduction(double tolerance) {
        return new NumberRule(Measure.MIXED, tolerance);
    }

    /** Returns true if only equal bits count as equal; all NaN have the same bits here, as in Java's {@code Double.equals}. */
    boolean bits() {
        return measure == Measure.MIXED && tolerance == 0;
    }

    boolean equal(double a, double b) {
        return bits() ? Double.doubleToLongBits(a) == Double.doubleToLongBits(b) : measure.of(a, b) <= tolerance;
    }
}
