package org.repdyn.testkit.law;

import org.apiguardian.api.API;

/** Statement that a condition holds or not. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TruthLaw extends Law<TruthLaw> {

    private final boolean actual;

    TruthLaw(boolean actual) {
        this.actual = actual;
    }

    @Override
    TruthLaw self() {
        return this;
    }

    /** States that the condition holds. */
    public TruthLaw isTrue() {
        return isEqualTo(true);
    }

    /** States that the condition does not hold. */
    public TruthLaw isFalse() {
        return isEqualTo(false);
    }

    /** States whether the condition holds. */
    public TruthLaw isEqualTo(boolean expected) {
        return require(actual == expected, () -> word(actual), () -> word(expected));
    }

    private static String word(boolean truth) {
        return truth ? "true" : "false";
    }
}
