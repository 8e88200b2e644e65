package org.repdyn.benchmarks;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A piece of work whose cost grows with one variable.
 *
 * @param name what is computed
 * @param variable the variable, such as {@code n}
 * @param sizes values of the variable, ascending, at least three
 * @param expected exponent of the time that the algorithm should have for large values
 * @param reason where that exponent comes from
 * @param work makes the work for a value of the variable
 */
record GrowthPath(
        String name, String variable, List<Integer> sizes, double expected, String reason, IntFunction<Runnable> work) {

    GrowthPath {
        sizes = List.copyOf(sizes);
    }
}
