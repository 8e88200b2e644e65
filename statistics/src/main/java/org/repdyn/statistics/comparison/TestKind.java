package org.repdyn.statistics.comparison;

import java.util.Set;
import org.apiguardian.api.API;

/** Kind of the tests of a study. The kinds share one significance, as {@link TestFamily} describes. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TestKind {
    /** Friedman's tests of the rankings over datasets; critical differences of the pairs of a ranking follow them. */
    RANKING(true),
    /** Tests between two values of a setting, as means over the other settings. */
    EFFECT(false),
    /** Tests between two groups of runs that differ in the seed alone. */
    PAIR(false);

    /**
     * Weight of the principal tests of a study; another kind has weight 1. The principal tests are the many ones from few seeds,
     * whose p-values have a least value. So they can spare little: with a half, 18 tests over 5 seeds could not be significant.
     */
    private static final int PRINCIPAL = 4;

    private final boolean followed;

    TestKind(boolean followed) {
        this.followed = followed;
    }

    /** Returns true if further tests follow a significant one, so that it keeps its weight for them. */
    public boolean followed() {
        return followed;
    }

    /**
     * Returns the share of a kind: the effects, or the pairs of a study without effects, have weight 4, and another kind has weight 1.
     *
     * @param kinds the kinds of which a study has tests, this one among them; they must not depend on the values
     * @throws IllegalArgumentException if this kind is not among them
     */
    public TestShare share(Set<TestKind> kinds) {
        if (!kinds.contains(this)) {
            throw new IllegalArgumentException(
                    "a kind has a share only among those with tests, got " + this + " and " + kinds);
        }
        return new TestShare(
                weight(kinds),
                kinds.stream().mapToInt(kind -> kind.weight(kinds)).sum());
    }

    private int weight(Set<TestKind> kinds) {
        return this == EFFECT || (this == PAIR && !kinds.contains(EFFECT)) ? PRINCIPAL : 1;
    }
}
