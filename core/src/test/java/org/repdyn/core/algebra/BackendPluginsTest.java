package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.LoadedPlugin;

@DisplayName("The linear algebra of plugins")
class BackendPluginsTest {

    private static LoadedPlugin<LinearAlgebraBackendProvider> plugin(LinearAlgebraBackendProvider provider) {
        return new LoadedPlugin<>(provider, "a.jar", "1", BackendPluginsTest.class.getClassLoader());
    }

    /** A backend of a priority above that of ojAlgo, which it uses, unless it cannot start. */
    private record OtherBackend(String name, boolean starts) implements LinearAlgebraBackendProvider {

        @Override
        public String summary() {
            return "for a test";
        }

        @Override
        public int priority() {
            return 5;
        }

        @Override
        public int crossover(Operation operation) {
            return 1000;
        }

        @Override
        public LinearAlgebraBackend start() throws BackendUnavailableException {
            if (!starts) {
                throw new BackendUnavailableException("no library");
            }
            return new OjAlgoBackendProvider().start();
        }
    }

    @Test
    @DisplayName("has the plugins of the backends in use, the preferred one first, without those that cannot start")
    void plugins() {
        LoadedPlugin<LinearAlgebraBackendProvider> ojAlgo = plugin(new OjAlgoBackendProvider());
        LoadedPlugin<LinearAlgebraBackendProvider> fast = plugin(new OtherBackend("fast", true));
        LoadedPlugin<LinearAlgebraBackendProvider> broken = plugin(new OtherBackend("broken", false));

        LinearAlgebra algebra = LinearAlgebra.ofPlugins(List.of(ojAlgo, broken, fast));

        assertThat(algebra.plugins()).containsExactly(fast, ojAlgo);
        assertThat(algebra.backends()).hasSize(2);
        assertThat(LinearAlgebra.ojAlgo().plugins()).isEmpty();
    }

    /** A backend for matrices of any size. */
    private record AnySize(LinearAlgebraBackend backend) implements LinearAlgebraBackendProvider {

        @Override
        public String name() {
            return "any-size";
        }

        @Override
        public String summary() {
            return "for a test";
        }

        @Override
        public int priority() {
            return 5;
        }

        @Override
        public int crossover(Operation operation) {
            return 1;
        }

        @Override
        public LinearAlgebraBackend start() {
            return backend;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 13, false, true",
        "100, 100, 12, false, false",
        "100, 100, 12, true, true",
        "100, 100, 2, true, false",
        "2, 100, 100, false, false",
        "100, 2, 100, false, false"
    })
    @DisplayName("gets no product with few columns, nor one that memory limits")
    void thinProducts(int rows, int inner, int columns, boolean transpose, boolean forPlugin) {
        LinearAlgebraBackend backend = Mockito.mock(LinearAlgebraBackend.class);
        LinearAlgebra algebra = LinearAlgebra.of(List.of(new AnySize(backend)));
        R064Store left = transpose ? R064Store.FACTORY.make(inner, rows) : R064Store.FACTORY.make(rows, inner);

        algebra.multiply(
                left, transpose, R064Store.FACTORY.make(inner, columns), false, R064Store.FACTORY.make(rows, columns));

        assertThat(Mockito.mockingDetails(backend).getInvocations().isEmpty()).isEqualTo(!forPlugin);
    }
}
