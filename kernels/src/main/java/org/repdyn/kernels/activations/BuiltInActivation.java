package org.repdyn.kernels.activations;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.Reference;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.ActivationProvider;

/** An activation provider made of name, summary, options and a factory. */
abstract class BuiltInActivation<O extends Record> implements ActivationProvider<O> {

    static final Optional<Reference> CHO_SAUL =
            Optional.of(new Reference("Cho, Saul", "Kernel Methods for Deep Learning", 2009, "NeurIPS 22"));

    private final String name;
    private final String summary;
    private final Class<O> options;
    private final Function<O, Activation> create;
    private final Optional<Reference> reference;

    BuiltInActivation(
            String name,
            String summary,
            Class<O> options,
            Function<O, Activation> create,
            Optional<Reference> reference) {
        this.name = name;
        this.summary = summary;
        this.options = options;
        this.create = create;
        this.reference = reference;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Optional<Reference> reference() {
        return reference;
    }

    @Override
    public Class<O> optionsType() {
        return options;
    }

    @Override
    public Activation create(O given) {
        return create.apply(given);
    }
}
