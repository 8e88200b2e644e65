package org.repdyn.losses.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.core.plugin.Reference;

/** Loss provider that consists of its description and a function that creates the loss. */
final class NamedLossProvider<O extends Record> extends NamedProvider<O, EmbeddingField> implements LossProvider<O> {

    NamedLossProvider(
            String name,
            String summary,
            Optional<Reference> reference,
            Class<O> optionsType,
            Function<O, EmbeddingField> factory) {
        super(name, summary, reference, optionsType, factory);
    }
}
