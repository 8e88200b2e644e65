package org.repdyn.tangent.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.repdyn.core.observable.ObservableProvider;

class ProvidersTest {

    @Test
    void observablesOfTheTangentKernelAreListed() {
        List<String> names = new ArrayList<>();
        for (ObservableProvider<?> provider : ServiceLoader.load(ObservableProvider.class)) {
            if (provider.getClass().getName().startsWith("org.repdyn.tangent.")) {
                names.add(provider.name());
            }
        }
        assertThat(names).containsExactlyInAnyOrder("ntk-alignment", "ntk-drift", "ntk-subspace", "sharpness");
    }
}
