package org.repdyn.data.spi;

import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.plugin.NamedProvider;
import org.repdyn.core.plugin.Reference;

/** Provider of an augmentation that consists of its description and a function that creates the augmentation. */
final class NamedAugmentationProvider<O extends Record> extends NamedProvider<O, Augmentation>
        implements AugmentationProvider<O> {

    NamedAugmentationProvider(
            String name,
            String summary,
            Optional<Reference> reference,
            Class<O> optionsType,
            Function<O, Augmentation> factory) {
        super(name, summary, reference, optionsType, factory);
    }
}
