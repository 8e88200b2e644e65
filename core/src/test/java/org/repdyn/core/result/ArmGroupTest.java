package org.repdyn.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The groups of a comparison")
class ArmGroupTest {

    private static final Map<String, FactorValue> VICREG = Map.of("loss", new FactorValue.Text("vicreg"));
    private static final Map<String, FactorValue> WIDE = Map.of("width", new FactorValue.Numeric(64));

    private static RunResult run(Map<String, ArmFactors> factors, String... arms) {
        return RunResult.builder("r", "t")
                .arms(Stream.of(arms).map(ArmGroupTest::arm).toList())
                .factors(factors)
                .build();
    }

    private static ArmResult arm(String name) {
        return ArmResult.builder(name, ArmStatus.COMPLETED)
                .finalTime(1)
                .seconds(1)
                .build();
    }

    @Test
    @DisplayName("are in the order of their first arms, each with its arms by seed")
    void order() {
        RunResult run = run(
                Map.of(
                        "b2", new ArmFactors("b", 2, VICREG),
                        "a1", new ArmFactors("a", 1, WIDE),
                        "b1", new ArmFactors("b", -1, VICREG)),
                "b2",
                "a1",
                "b1",
                "alone");

        assertThat(run.groups()).extracting(ArmGroup::name).containsExactly("b", "a", "alone");
        assertThat(run.groups().get(0).factors()).isEqualTo(VICREG);
        assertThat(run.groups().get(0).arms().keySet()).containsExactly(-1L, 2L);
        assertThat(run.groups().get(0).arms().values())
                .extracting(ArmResult::name)
                .containsExactly("b1", "b2");
        assertThat(run.factorPaths()).containsExactly("loss", "width");
    }

    @Test
    @DisplayName("refuse two arms with the same seed")
    void sameSeed() {
        RunResult run = run(Map.of("x", new ArmFactors("g", 1, VICREG), "y", new ArmFactors("g", 1, VICREG)), "x", "y");

        assertThatThrownBy(run::groups)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the arms 'x' and 'y' of the group 'g' have the same seed 1");
    }

    @Test
    @DisplayName("write whole numbers without a fraction and keep all digits of others")
    void text() {
        assertThat(new FactorValue.Numeric(64).text()).isEqualTo("64");
        assertThat(new FactorValue.Numeric(1e22).text()).isEqualTo("10000000000000000000000");
        assertThat(new FactorValue.Numeric(0.1).text()).isEqualTo("0.1");
        assertThat(new FactorValue.Numeric(0.5).isWhole()).isFalse();
        assertThat(new FactorValue.Numeric(0x1p53).isWhole()).isTrue();
        assertThat(new FactorValue.Numeric(0x1p54).isWhole()).isFalse();
        assertThatThrownBy(() -> new FactorValue.Numeric(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of a factor is NaN; allowed: finite numbers");
    }
}
