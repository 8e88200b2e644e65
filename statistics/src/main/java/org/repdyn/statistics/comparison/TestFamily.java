package org.repdyn.statistics.comparison;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * All tests of a study, corrected together by Holm's method with weights (Holm 1979, section 4), so that a study makes a single
 * false claim with probability α at most. Each of the m tests of a kind has the weight w = share/m. Sorted by p/w, the i-th
 * p-value becomes max over j ≤ i of min(1, S_j·p_j/w_j), where S_j is the sum of the weights from the j-th on.
 *
 * <p>A test that is {@linkplain TestKind#followed followed} by further ones keeps its weight for them: S_j has it for all j. So the
 * tests that follow may make a false claim with probability α·w/S, where S is what is left of the weights when no further test is
 * significant. Proof: up to the first false claim, S is at least the sum of the weights of all tests that can make one, and their
 * probabilities to do so at the levels α·w/S add up to α at most.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestFamily {

    private final Map<TestKind, double[]> corrected = new EnumMap<>(TestKind.class);
    private final Map<TestKind, Double> levels = new EnumMap<>(TestKind.class);

    /**
     * Test of the family.
     *
     * @param kind its kind
     * @param index its place among those of the kind
     * @param pValue its p-value
     * @param weight its weight
     */
    private record Test(TestKind kind, int index, double pValue, double weight) {

        double ratio() {
            return pValue / weight;
        }
    }

    /**
     * Corrects p-values.
     *
     * @param pValues the p-values of each kind; the share of a kind without any goes to the others
     * @param significance α
     * @throws IllegalArgumentException if a p-value is not between 0 and 1
     */
    public TestFamily(Map<TestKind, double[]> pValues, double significance) {
        Set<TestKind> kinds = pValues.keySet();
        pValues.forEach((kind, values) -> corrected.put(kind, Holm.checked(values)));
        List<Test> tests = pValues.entrySet().stream()
                .flatMap(kind -> {
                    double[] values = kind.getValue();
                    double weight = kind.getKey().share(kinds).value() / values.length;
                    return IntStream.range(0, values.length)
                            .mapToObj(i -> new Test(kind.getKey(), i, values[i], weight));
                })
                .sorted(Comparator.comparingDouble(Test::ratio))
                .toList();
        double[] left = new double[tests.size() + 1];
        for (int j = tests.size() - 1; j >= 0; j--) {
            left[j] = left[j + 1] + tests.get(j).weight();
        }
        double kept = 0;
        double largest = 0;
        double remaining = left[0];
        for (int j = 0; j < tests.size(); j++) {
            Test test = tests.get(j);
            largest = Math.max(largest, Math.min(1, (left[j] + kept) * test.ratio()));
            correctedOf(test.kind())[test.index()] = largest;
            kept += test.kind().followed() ? test.weight() : 0;
            remaining = largest <= significance ? left[j + 1] + kept : remaining;
        }
        for (Test test : tests) {
            levels.put(test.kind(), significance * Math.min(1, test.weight() / remaining));
        }
    }

    /**
     * Returns the corrected p-values of a kind, in their order.
     *
     * @throws IllegalArgumentException if the family does not have the kind
     */
    public double[] corrected(TestKind kind) {
        return correctedOf(kind).clone();
    }

    /**
     * Returns the probability of a false claim that the tests have together which follow one test of a kind.
     *
     * @throws IllegalArgumentException if the kind is not followed by others, or the family has no test of it
     */
    public double followingLevel(TestKind kind) {
        Double level = levels.get(kind);
        if (level == null || !kind.followed()) {
            throw new IllegalArgumentException("no tests follow those of the kind " + kind);
        }
        return level;
    }

    private double[] correctedOf(TestKind kind) {
        double[] values = corrected.get(kind);
        if (values == null) {
            throw new IllegalArgumentException("the family has no tests of the kind " + kind);
        }
        return values;
    }
}
