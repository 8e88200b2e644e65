package org.repdyn.core.observable;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.Reference;

/**
 * Provider of an observable, found by {@link java.util.ServiceLoader}, either as a class of its own or in a {@link
 * org.repdyn.core.plugin.ProviderCatalogue}.
 *
 * @param <O> options of the observable
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface ObservableProvider<O extends Record> extends PluginProvider<O> {

    /** Creates a new instance for one run, used by one thread. */
    Observable create(O options);

    /** Returns how the observable appears as a column of a comparison; by default only if a study asks for it. */
    default ColumnStyle column() {
        return ColumnStyle.onRequest(name());
    }

    /**
     * Returns true if an arm whose study lists no observables measures this one; by default true. False suits an observable that few
     * readers look at, or that costs more than the usual ones.
     */
    default boolean byDefault() {
        return true;
    }

    /**
     * Returns a provider without a reference.
     *
     * @param name name of the observable: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the observable from its options
     */
    static <O extends Record> ObservableProvider<O> of(
            String name, String summary, Class<O> optionsType, Function<O, Observable> factory) {
        return new NamedObservableProvider<>(
                name, summary, Optional.empty(), optionsType, factory, ColumnStyle.onRequest(name), true);
    }

    /**
     * Returns a provider with a reference.
     *
     * @param name name of the observable: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the observable from its options
     */
    static <O extends Record> ObservableProvider<O> of(
            String name, String summary, Reference reference, Class<O> optionsType, Function<O, Observable> factory) {
        return new NamedObservableProvider<>(
                name, summary, Optional.of(reference), optionsType, factory, ColumnStyle.onRequest(name), true);
    }

    /**
     * Returns a provider, without a reference, of an observable that is measured only if a study asks for it.
     *
     * @param name name of the observable: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param optionsType record of options
     * @param factory creates the observable from its options
     */
    static <O extends Record> ObservableProvider<O> onRequest(
            String name, String summary, Class<O> optionsType, Function<O, Observable> factory) {
        return new NamedObservableProvider<>(
                name, summary, Optional.empty(), optionsType, factory, ColumnStyle.onRequest(name), false);
    }

    /**
     * Returns a provider, with a reference, of an observable that is measured only if a study asks for it.
     *
     * @param name name of the observable: lower-case letters, digits and hyphens
     * @param summary description, one line
     * @param reference source of the definition
     * @param optionsType record of options
     * @param factory creates the observable from its options
     */
    static <O extends Record> ObservableProvider<O> onRequest(
            String name, String summary, Reference reference, Class<O> optionsType, Function<O, Observable> factory) {
        return new NamedObservableProvider<>(
                name, summary, Optional.of(reference), optionsType, factory, ColumnStyle.onRequest(name), false);
    }

    /**
     * Returns a provider of the same observable with another appearance as a column.
     *
     * @param provider provider of the observable
     * @param column how the observable appears as a column
     */
    static <O extends Record> ObservableProvider<O> withColumn(ObservableProvider<O> provider, ColumnStyle column) {
        return new NamedObservableProvider<>(
                provider.name(),
                provider.summary(),
                provider.reference(),
                provider.optionsType(),
                provider::create,
                column,
                provider.byDefault());
    }
}
