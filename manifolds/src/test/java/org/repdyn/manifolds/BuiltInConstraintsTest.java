package org.repdyn.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.orthogonality.OrthogonalityConstraints;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;

@DisplayName("Built-in constraints")
class BuiltInConstraintsTest {

    @Test
    @DisplayName("are found by ServiceLoader, in catalogues")
    void found() {
        assertThat(providers())
                .extracting(ConstraintProvider::name)
                .containsExactlyInAnyOrder(
                        "euclidean",
                        "frozen",
                        "grassmann",
                        "landing",
                        "oblique",
                        "soft-orthogonal",
                        "sphere",
                        "stiefel");
    }

    @Test
    @DisplayName("have a valid name and a summary of one line")
    void described() {
        for (ConstraintProvider<?> provider : providers()) {
            assertThat(provider.name()).matches("[a-z][a-z0-9-]*");
            assertThat(provider.summary()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    @DisplayName("identify W with WQ only for grassmann")
    void rotations() {
        assertThat(OrthogonalityConstraints.GRASSMANN.create(new NoOptions()).identifiesRotations())
                .isTrue();
        assertThat(OrthogonalityConstraints.STIEFEL
                        .create(new StiefelOptions(StiefelMetric.EUCLIDEAN))
                        .identifiesRotations())
                .isFalse();
    }

    @Test
    @DisplayName("refuse more columns than rows with the shape and the largest number of columns")
    void wideMatrix() {
        assertThat(OrthogonalityConstraints.STIEFEL
                        .create(new StiefelOptions(StiefelMetric.EUCLIDEAN))
                        .objection(8, 64))
                .hasValue(
                        "a 8×64 weight matrix cannot have 64 orthogonal columns of length 8; use at most 8 columns, or "
                                + "the constraint euclidean");
        assertThat(OrthogonalityConstraints.GRASSMANN.create(new NoOptions()).objection(8, 9))
                .isPresent();
        assertThat(OrthogonalityConstraints.GRASSMANN.create(new NoOptions()).objection(8, 8))
                .isEmpty();
    }

    @Test
    @DisplayName("can be created with their default options")
    void defaultsBind() {
        for (ConstraintProvider<?> provider : providers()) {
            assertThat(made(provider)).as(provider.name()).isNotNull();
        }
    }

    @Test
    @DisplayName("satisfy their laws at random weights, with the scale of an encoder")
    void laws() {
        for (ConstraintProvider<?> provider : providers()) {
            CheckReport report = Checks.checkConstraint(made(provider), 6, 3, 1.7, LinearAlgebra.ojAlgo(), new Seed(5));
            assertThat(report.passed())
                    .as(provider.name() + "\n" + report.verdict())
                    .isTrue();
        }
    }

    private static <O extends Record> Constraint made(ConstraintProvider<O> provider) {
        return new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .map(provider::create)
                .orElseThrow();
    }

    private static List<ConstraintProvider<?>> providers() {
        return ServiceLoader.load(ProviderCatalogue.class).stream()
                .flatMap(catalogue -> catalogue.get().providers().stream())
                .filter(ConstraintProvider.class::isInstance)
                .<ConstraintProvider<?>>map(provider -> (ConstraintProvider<?>) provider)
                .toList();
    }
}
