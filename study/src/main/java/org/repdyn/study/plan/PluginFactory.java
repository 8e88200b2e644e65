package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.options.WrittenValues;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.study.Settings;

/**
 * Plugins created by their names and options, for programs that run no study; a loss is made by {@code Losses.byName}. Names, options and messages are those of a study. Options are
 * numbers, booleans, enum constants, texts, and lists or maps of these. Each call makes a new object, which serves one run on one thread.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PluginFactory {

    private final Plugins plugins;

    public PluginFactory(Plugins plugins) {
        this.plugins = plugins;
    }

    /** A step of the binder that finds a plugin and binds its options. */
    @FunctionalInterface
    private interface Binding<T> {

        Optional<BoundPlugin<T>> bind(PluginBinder binder, ConfigValue given, String path);
    }

    /**
     * Creates an encoder.
     *
     * @throws UserErrorException with every mistake: an unknown name with the nearest one, or options that are not allowed
     */
    public Encoder encoder(String name, Map<String, ?> options) {
        return create("encoder", name, options, PluginBinder::encoder);
    }

    /**
     * Creates a constraint on the weights.
     *
     * @throws UserErrorException with every mistake: an unknown name with the nearest one, or options that are not allowed
     */
    public Constraint constraint(String name, Map<String, ?> options) {
        return create("constraint", name, options, PluginBinder::constraint);
    }

    /**
     * Creates a dynamics.
     *
     * @throws UserErrorException with every mistake: an unknown name with the nearest one, or options that are not allowed
     */
    public Dynamics dynamics(String name, Map<String, ?> options) {
        return create("dynamics", name, options, PluginBinder::dynamics);
    }

    /**
     * Creates an observable.
     *
     * @throws UserErrorException with every mistake: an unknown name with the nearest one, or options that are not allowed
     */
    public Observable observable(String name, Map<String, ?> options) {
        return create("observable", name, options, PluginBinder::observable);
    }

    private <T> T create(String kind, String name, Map<String, ?> options, Binding<T> binding) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        entries.put(Settings.NAME, WrittenValues.of(name));
        options.forEach((option, value) -> entries.put(option, WrittenValues.of(value)));
        Problems problems = new Problems();
        Optional<BoundPlugin<T>> bound =
                binding.bind(new PluginBinder(plugins, problems), new Mapping(entries, SourceLocation.PROGRAM), kind);
        problems.throwIfAny();
        return bound.orElseThrow(problems::exception).make();
    }
}
