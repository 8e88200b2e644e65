package org.repdyn.tangent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;

@DisplayName("Observables of the tangent kernel")
class BuiltInTangentObservablesTest {

    @Test
    @DisplayName("are found by ServiceLoader, in a catalogue")
    void found() {
        assertThat(ServiceLoader.load(ProviderCatalogue.class))
                .filteredOn(TangentObservables.class::isInstance)
                .flatExtracting(ProviderCatalogue::providers)
                .extracting(PluginProvider::name)
                .containsExactlyInAnyOrder("ntk-alignment", "ntk-drift", "ntk-subspace", "sharpness");
    }
}
