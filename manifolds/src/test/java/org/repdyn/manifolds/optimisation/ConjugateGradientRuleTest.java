package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rules for conjugate directions")
class ConjugateGradientRuleTest {

    /** A line search that does not ask for the curvature condition may leave ⟨d, y⟩ negative. */
    @ParameterizedTest
    @CsvSource({"3, 2", "1, 2", "-1, 2", "3, -2", "1, -2", "-1, -2"})
    @DisplayName("agree with their definitions for each sign of ⟨g, y⟩ and ⟨d, y⟩")
    void definitions(double gy, double dy) {
        double gg = 2;
        double ggBefore = 4;
        double yy = 5;
        double dd = 7;
        double dg = 0.5;
        ConjugacyTerms terms = new ConjugacyTerms(gg, ggBefore, gy, yy, dy, dg, dd);
        double hestenesStiefel = gy / dy;
        double daiYuan = gg / dy;
        assertThat(ConjugateGradientRule.FLETCHER_REEVES.weight(terms)).isEqualTo(0.5);
        assertThat(ConjugateGradientRule.POLAK_RIBIERE_PLUS.weight(terms)).isEqualTo(Math.max(0, gy / 4));
        assertThat(ConjugateGradientRule.HESTENES_STIEFEL.weight(terms)).isEqualTo(Math.max(0, hestenesStiefel));
        assertThat(ConjugateGradientRule.DAI_YUAN.weight(terms)).isEqualTo(daiYuan);
        assertThat(ConjugateGradientRule.HYBRID.weight(terms))
                .isEqualTo(Math.max(0, Math.min(hestenesStiefel, daiYuan)));
        // ⟨y − 2d‖y‖²/⟨d, y⟩, g⟩/⟨d, y⟩, at least 0.4⟨d, g₋⟩/‖d‖²
        double hagerZhang = (gy - 2 * yy / dy * dg) / dy;
        assertThat(ConjugateGradientRule.HAGER_ZHANG.weight(terms))
                .isCloseTo(Math.max(hagerZhang, 0.4 * (dg - dy) / dd), within(1e-15));
    }

    @Test
    @DisplayName("start again, or take the last direction whole, where ⟨d, y⟩ is zero")
    void noCurvature() {
        ConjugacyTerms terms = new ConjugacyTerms(2, 4, 3, 5, 0, 0.5, 7);
        assertThat(ConjugateGradientRule.HESTENES_STIEFEL.weight(terms)).isEqualTo(1);
        assertThat(ConjugateGradientRule.DAI_YUAN.weight(terms)).isInfinite();
        assertThat(ConjugateGradientRule.HYBRID.weight(terms)).isInfinite();
    }
}
