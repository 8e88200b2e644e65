package org.repdyn.manifolds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.manifolds.orthogonality.GrassmannProvider;
import org.repdyn.manifolds.orthogonality.StiefelMetric;
import org.repdyn.manifolds.orthogonality.StiefelOptions;
import org.repdyn.manifolds.orthogonality.StiefelProvider;
import org.repdyn.manifolds.spi.ConstraintProvider;

class BuiltInConstraintsTest {

    @Test
    void everyBuiltInIsFoundByTheServiceLoader() {
        assertThat(providers())
                .extracting(ConstraintProvider::name)
                .containsExactlyInAnyOrder("euclidean", "frozen", "grassmann", "oblique", "sphere", "stiefel");
    }

    @Test
    void namesAreValidAndSummariesAreOneLine() {
        for (ConstraintProvider<?> provider : providers()) {
            assertThat(provider.name()).matches("[a-z][a-z0-9-]*");
            assertThat(provider.summary()).isNotBlank().doesNotContain("\n");
        }
    }

    @Test
    void onlySubspacesIdentifyRotations() {
        assertThat(new GrassmannProvider().create(new NoOptions()).identifiesRotations())
                .isTrue();
        assertThat(stiefel().create(new StiefelOptions(StiefelMetric.EUCLIDEAN)).identifiesRotations())
                .isFalse();
    }

    @Test
    void aWideMatrixIsRefusedWithItsShapeAndWhatToDo() {
        assertThat(stiefel().create(new StiefelOptions(StiefelMetric.EUCLIDEAN)).objection(8, 64))
                .hasValue(
                        "a 8×64 weight matrix cannot have 64 orthogonal columns of length 8; use at most 8 columns, or "
                                + "the constraint euclidean");
        assertThat(new GrassmannProvider().create(new NoOptions()).objection(8, 9))
                .isPresent();
        assertThat(new GrassmannProvider().create(new NoOptions()).objection(8, 8))
                .isEmpty();
    }

    @Test
    void defaultsBind() {
        for (ConstraintProvider<?> provider : providers()) {
            assertThat(made(provider)).as(provider.name()).isTrue();
        }
    }

    private static <O extends Record> boolean made(ConstraintProvider<O> provider) {
        return new OptionsBinder()
                .bind(
                        provider.optionsType(),
                        new ConfigValue.Mapping(Map.of(), SourceLocation.DEFAULT),
                        "",
                        new Problems())
                .map(provider::create)
                .isPresent();
    }

    private static StiefelProvider stiefel() {
        return new StiefelProvider();
    }

    private static List<ConstraintProvider<?>> providers() {
        return ServiceLoader.load(ConstraintProvider.class).stream()
                .<ConstraintProvider<?>>map(ServiceLoader.Provider::get)
                .toList();
    }
}
