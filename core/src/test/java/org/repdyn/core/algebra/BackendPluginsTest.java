package org.repdyn.core.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
}
