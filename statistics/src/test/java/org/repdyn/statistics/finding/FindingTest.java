package org.repdyn.statistics.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.statistics.finding.SeedGroups.Run;

class FindingTest {

    @Test
    @DisplayName("Nothing is claimed from one seed")
    void oneSeed() {
        Finding finding = Finding.of(
                "accuracy", List.of(new ArmValues("a", Map.of("0", 1.0)), new ArmValues("b", Map.of("0", 9.0))));
        assertThat(finding.text())
                .contains("one seed: no interval", "No claim about a and b")
                .doesNotContain("higher");
    }

    @Test
    @DisplayName("A clear difference is significant, with the test, the number of seeds and the p-value")
    void clear() {
        Finding finding = Finding.of(
                "accuracy",
                SeedGroups.of(List.of(
                                run("x", "1", 0.50),
                                run("x", "2", 0.52),
                                run("x", "3", 0.51),
                                run("y", "1", 0.70),
                                run("y", "2", 0.73),
                                run("y", "3", 0.70)))
                        .groups());
        assertThat(finding.text())
                .contains("loss=y has a higher accuracy than loss=x", "paired t test over 3 common seeds, p = ");
        assertThat(finding.pairs().get(0).significant()).isTrue();
    }

    private static Run run(String loss, String seed, double value) {
        return new Run("arm", Map.of("loss", loss), seed, value);
    }
}
