package org.repdyn.manifolds.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.spi.Manifold;

@DisplayName("Manifolds by name")
class NamedManifoldsTest {

    static List<NamedManifold> manifolds() {
        return NamedManifolds.all();
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("satisfy the laws at random points, derivatives included")
    void laws(NamedManifold named) {
        Manifold manifold = named.create(Optional.empty(), Optional.empty());
        for (int seed = 0; seed < 3; seed++) {
            CheckReport report = Checks.checkManifold(manifold, named.quotient(), new Seed(seed));
            assertThat(report.passed()).as(report.verdict()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("manifolds")
    @DisplayName("have points of the shape they say and the name of their class")
    void shape(NamedManifold named) {
        Manifold manifold = named.create(Optional.empty(), Optional.empty());
        assertThat(List.of(manifold.rows(), manifold.columns())).containsExactly(named.rows(), named.columns());
        String type = manifold.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        assertThat(named.name().equals("product") || type.equals(named.name()))
                .as("%s is a %s", named.name(), type)
                .isTrue();
        assertThat(named.summary()).isNotBlank().doesNotContain("\n");
    }

    @Test
    @DisplayName("take other shapes, and refuse those that no point has")
    void otherShapes() {
        NamedManifold rotations = NamedManifolds.all().stream()
                .filter(named -> named.name().equals("rotations"))
                .findFirst()
                .orElseThrow();
        assertThat(rotations.create(Optional.of(3), Optional.empty()).columns()).isEqualTo(3);
        assertThatThrownBy(() -> rotations.create(Optional.of(3), Optional.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points of rotations are square matrices, got 3×2; give as many rows as columns");
    }
}
