package org.repdyn.study.plan;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;

/** Finder of single plugins by name, outside a study. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NamedPlugins {

    private final Plugins plugins;

    @Inject
    public NamedPlugins(Plugins plugins) {
        this.plugins = plugins;
    }

    /** Returns the plugins that are searched. */
    public Plugins all() {
        return plugins;
    }

    /**
     * Returns a loss with its options bound.
     *
     * @param given the name and the options
     * @throws UserErrorException with every mistake, such as an unknown name
     */
    public BoundPlugin<EmbeddingField> loss(Mapping given) {
        return bound((binder, value) -> binder.loss(value, "loss", new Seed(0)), given);
    }

    /**
     * Returns a constraint with its options bound.
     *
     * @param given the name and the options
     * @throws UserErrorException with every mistake, such as an unknown name
     */
    public BoundPlugin<Constraint> constraint(Mapping given) {
        return bound((binder, value) -> binder.constraint(value, "constraint"), given);
    }

    /**
     * Returns an encoder with its options bound.
     *
     * @param given the name and the options
     * @throws UserErrorException with every mistake, such as an unknown name
     */
    public BoundPlugin<Encoder> encoder(Mapping given) {
        return bound((binder, value) -> binder.encoder(value, "encoder"), given);
    }

    /**
     * Returns a dynamics with its options bound.
     *
     * @param given the name and the options
     * @throws UserErrorException with every mistake, such as an unknown name
     */
    public BoundPlugin<Dynamics> dynamics(Mapping given) {
        return bound((binder, value) -> binder.dynamics(value, "dynamics"), given);
    }

    /**
     * Returns an observable with its options bound.
     *
     * @param given the name and the options
     * @throws UserErrorException with every mistake, such as an unknown name
     */
    public BoundPlugin<Observable> observable(Mapping given) {
        return bound((binder, value) -> binder.observable(value, "observable"), given);
    }

    private <T> BoundPlugin<T> bound(BiFunction<PluginBinder, Mapping, Optional<BoundPlugin<T>>> find, Mapping given) {
        Problems problems = new Problems();
        Optional<BoundPlugin<T>> bound = find.apply(new PluginBinder(plugins, problems), given);
        problems.throwIfAny();
        return bound.orElseThrow();
    }
}
