package org.repdyn.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.random.Seed;

@DisplayName("A family of tests of several kinds")
class TestFamilyTest {

    private static final double ALPHA = 0.05;

    @Test
    @DisplayName("of one kind has the p-values of Holm")
    void oneKind() {
        double[] p = {0.02, 0.5, 0.001, 0.02, 0.9};
        assertThat(new TestFamily(Map.of(TestKind.PAIR, p), ALPHA).corrected(TestKind.PAIR))
                // 5·(1/5)/(1/5) is rounded once more than 5.
                .containsExactly(Holm.adjust(p), within(1e-15));
    }

    @Test
    @DisplayName("has the weighted p-values of Holm, computed by hand")
    void byHand() {
        // Effects have 4/5 of the weight: 2/5 each; the pair has 1/5.
        TestFamily family = new TestFamily(
                Map.of(TestKind.EFFECT, new double[] {0.01, 0.03}, TestKind.PAIR, new double[] {0.012}), ALPHA);
        // The order of p/w is 0.025, 0.06, 0.075; the sums of the weights left are 1, 3/5 and 2/5.
        assertThat(family.corrected(TestKind.EFFECT)).containsExactly(new double[] {0.025, 0.036}, within(1e-15));
        assertThat(family.corrected(TestKind.PAIR)).containsExactly(new double[] {0.036}, within(1e-15));
    }

    @Test
    @DisplayName("gives rankings their share for good, since critical differences follow them")
    void following() {
        // Rankings have 1/10 each, the pair 4/5.
        TestFamily family = new TestFamily(
                Map.of(TestKind.RANKING, new double[] {0.001, 0.02}, TestKind.PAIR, new double[] {0.9}), ALPHA);
        assertThat(family.corrected(TestKind.RANKING)).containsExactly(new double[] {0.01, 0.2}, within(1e-15));
        assertThat(family.followingLevel(TestKind.RANKING)).isEqualTo(ALPHA / 10, within(1e-15));
        // When all pairs are significant, both rankings share all of the weight.
        TestFamily significant = new TestFamily(
                Map.of(TestKind.RANKING, new double[] {0.001, 0.02}, TestKind.PAIR, new double[] {1e-9}), ALPHA);
        assertThat(significant.corrected(TestKind.RANKING)).containsExactly(new double[] {0.002, 0.04}, within(1e-15));
        assertThat(significant.followingLevel(TestKind.RANKING)).isEqualTo(ALPHA / 2, within(1e-15));
    }

    @Test
    @DisplayName("makes a false claim with a probability of 5 % at most, whichever of its tests have an effect")
    void falseClaims() {
        int studies = 20_000;
        // Three standard errors of a share of 5 %.
        double error = 3 * Math.sqrt(ALPHA * (1 - ALPHA) / studies);
        UniformRandomProvider random = new Seed(1).child("family").generator();
        // Numbers of rankings, effects and pairs with an effect, of 2, 3 and 6.
        for (int[] effective : new int[][] {{0, 0, 0}, {2, 0, 0}, {0, 3, 0}, {2, 3, 3}, {1, 1, 1}, {2, 3, 6}}) {
            int wrong = 0;
            int wrongAlone = 0;
            for (int study = 0; study < studies; study++) {
                double[] rankings = pValues(random, 2, effective[0]);
                double[] effects = pValues(random, 3, effective[1]);
                double[] pairs = pValues(random, 6, effective[2]);
                TestFamily family = new TestFamily(
                        Map.of(TestKind.RANKING, rankings, TestKind.EFFECT, effects, TestKind.PAIR, pairs), ALPHA);
                // A ranking with an effect has pairs without one, of which the tests that follow can make a false
                // claim.
                boolean following = false;
                for (int r = 0; r < effective[0]; r++) {
                    following |= random.nextDouble() <= family.followingLevel(TestKind.RANKING);
                }
                wrong += following
                                || claims(family.corrected(TestKind.RANKING), effective[0])
                                || claims(family.corrected(TestKind.EFFECT), effective[1])
                                || claims(family.corrected(TestKind.PAIR), effective[2])
                        ? 1
                        : 0;
                wrongAlone += claims(Holm.adjust(rankings), effective[0])
                                || claims(Holm.adjust(effects), effective[1])
                                || claims(Holm.adjust(pairs), effective[2])
                        ? 1
                        : 0;
            }
            assertThat(wrong / (double) studies)
                    .as("effects: %s", Arrays.toString(effective))
                    .isLessThanOrEqualTo(ALPHA + error);
            if (effective[0] + effective[1] + effective[2] == 0) {
                // Independent tests use nearly all of the 5 %; corrected kind by kind they would have 1 − 0.95³.
                assertThat(wrong / (double) studies).isGreaterThan(0.04);
                assertThat(wrongAlone / (double) studies).isGreaterThan(0.13);
            }
        }
    }

    /** Returns p-values of which the first are those of large effects. */
    private static double[] pValues(UniformRandomProvider random, int tests, int effective) {
        double[] p = new double[tests];
        Arrays.setAll(p, i -> i < effective ? 1e-9 : random.nextDouble());
        return p;
    }

    private static boolean claims(double[] corrected, int from) {
        return Arrays.stream(corrected, from, corrected.length).anyMatch(p -> p <= ALPHA);
    }

    @Test
    @DisplayName("has shares that are written in lowest terms, and refuses kinds without tests")
    void shares() {
        EnumSet<TestKind> all = EnumSet.allOf(TestKind.class);
        assertThat(TestKind.EFFECT.share(all).correction(63)).isEqualTo("by Holm for 63 tests with 2/3 of the weight");
        assertThat(TestKind.PAIR.share(all)).isEqualTo(new TestShare(1, 6));
        assertThat(TestKind.PAIR.share(EnumSet.of(TestKind.PAIR)).correction(1)).isEmpty();
        assertThat(TestKind.PAIR
                        .share(EnumSet.of(TestKind.PAIR, TestKind.RANKING))
                        .correction(1))
                .isEqualTo("by Holm for 1 test with 4/5 of the weight");
        assertThat(new TestShare(4, 5).equivalent(9)).isEqualTo(12);
        assertThatThrownBy(() -> TestKind.EFFECT.share(EnumSet.of(TestKind.PAIR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EFFECT");
        assertThatThrownBy(() -> new TestShare(0, 1)).hasMessageContaining("0/1");
        TestFamily pairs = new TestFamily(Map.of(TestKind.PAIR, new double[] {0.5}), ALPHA);
        assertThatThrownBy(() -> pairs.corrected(TestKind.EFFECT)).hasMessageContaining("EFFECT");
        assertThatThrownBy(() -> pairs.followingLevel(TestKind.PAIR)).hasMessageContaining("PAIR");
        assertThatThrownBy(() -> new TestFamily(Map.of(TestKind.PAIR, new double[] {Double.NaN}), ALPHA))
                .hasMessageContaining("between 0 and 1");
    }
}
