package org.repdyn.ntk.analytic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.repdyn.core.options.Option;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.ntk.spi.BaselineProvider;

@DisplayName("Providers of baselines")
class BaselineProvidersTest {

    @Test
    @DisplayName("are listed once, with a valid name")
    void ntkIsListedOnceUnderAValidName() {
        List<String> names = new ArrayList<>();
        for (ProviderCatalogue catalogue : ServiceLoader.load(ProviderCatalogue.class)) {
            for (PluginProvider<?> provider : catalogue.providers()) {
                if (provider instanceof BaselineProvider<?>) {
                    names.add(provider.name());
                }
            }
        }
        assertThat(names)
                .containsExactly("ntk", "kernel-representation")
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
    }

    @Test
    @DisplayName("have the same defaults in the record and in its annotations")
    void defaultsOfTheRecordAreThoseOfItsAnnotations() throws ReflectiveOperationException {
        for (RecordComponent component : NtkOptions.class.getRecordComponents()) {
            String annotated = component.getAnnotation(Option.class).defaultValue();
            Object value = component.getAccessor().invoke(NtkOptions.defaults());
            if (value instanceof Enum<?> constant) {
                assertThat(annotated)
                        .isEqualTo(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            } else if (value instanceof Optional<?> optional) {
                assertThat(optional).isEmpty();
                assertThat(annotated).isEmpty();
            } else {
                assertThat(Double.parseDouble(annotated)).isEqualTo(((Number) value).doubleValue());
            }
        }
    }
}
