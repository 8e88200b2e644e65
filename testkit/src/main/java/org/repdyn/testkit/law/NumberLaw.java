package org.repdyn.testkit.law;

import org.apiguardian.api.API;

/** Statement on a number. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NumberLaw extends Law<NumberLaw> {

    private final double actual;

    NumberLaw(double actual) {
        this.actual = actual;
    }

    @Override
    NumberLaw self() {
        return this;
    }

    /** States that the number is another one up to a tolerance. */
    public NumberLaw isCloseTo(double expected, Within tolerance) {
        double off = Math.abs(actual - expected);
        return require(
                off <= tolerance.size() || Double.compare(actual, expected) == 0,
                () -> number(actual) + ", off by " + small(off),
                () -> number(expected) + " within " + small(tolerance.size()));
    }

    /** States that the number is another one exactly; NaN is equal to NaN. */
    public NumberLaw isEqualTo(double expected) {
        return require(
                Double.compare(actual, expected) == 0 || actual == expected,
                () -> exact(expected),
                () -> "exactly " + number(expected));
    }

    /** Returns the number with its difference from another one, which six digits may not show. */
    private String exact(double expected) {
        double off = Math.abs(actual - expected);
        return number(actual) + (Double.isFinite(off) && off > 0 ? ", off by " + small(off) : "");
    }

    /** States that the number differs from another one. */
    public NumberLaw isNotEqualTo(double other) {
        return require(actual != other, () -> number(actual), () -> "any other number");
    }

    /** States an upper bound. */
    public NumberLaw isLessThanOrEqualTo(double bound) {
        return require(actual <= bound, () -> number(actual), () -> "at most " + number(bound));
    }

    /** States an upper bound that is not reached. */
    public NumberLaw isLessThan(double bound) {
        return require(actual < bound, () -> number(actual), () -> "less than " + number(bound));
    }

    /** States a lower bound. */
    public NumberLaw isGreaterThanOrEqualTo(double bound) {
        return require(actual >= bound, () -> number(actual), () -> "at least " + number(bound));
    }

    /** States a lower bound that is not reached. */
    public NumberLaw isGreaterThan(double bound) {
        return require(actual > bound, () -> number(actual), () -> "more than " + number(bound));
    }

    /** States two bounds, which may be reached. */
    public NumberLaw isBetween(double least, double largest) {
        return require(
                actual >= least && actual <= largest,
                () -> number(actual),
                () -> "from " + number(least) + " to " + number(largest));
    }

    /** States that the number is more than 0. */
    public NumberLaw isPositive() {
        return require(actual > 0, () -> number(actual), () -> "more than 0");
    }

    /** States that the number is 0 or more. */
    public NumberLaw isNotNegative() {
        return require(actual >= 0, () -> number(actual), () -> "0 or more");
    }

    /** States that the number is 0. */
    public NumberLaw isZero() {
        return require(actual == 0, () -> number(actual), () -> "exactly 0");
    }

    /** States that the number is neither infinite nor NaN. */
    public NumberLaw isFinite() {
        return require(Double.isFinite(actual), () -> number(actual), () -> "a finite number");
    }

    /** States that the number is another one exactly, which is an integer. */
    public NumberLaw isEqualTo(long integer) {
        return isEqualTo((double) integer);
    }

    /** States that the number is at most a bound, which is an integer. */
    public NumberLaw isLessThanOrEqualTo(long integer) {
        return isLessThanOrEqualTo((double) integer);
    }

    /** States that the number is at least a bound, which is an integer. */
    public NumberLaw isGreaterThanOrEqualTo(long integer) {
        return isGreaterThanOrEqualTo((double) integer);
    }

    /** States that the number is less than a bound, which is an integer. */
    public NumberLaw isLessThan(long integer) {
        return isLessThan((double) integer);
    }

    /** States that the number is more than a bound, which is an integer. */
    public NumberLaw isGreaterThan(long integer) {
        return isGreaterThan((double) integer);
    }
}
