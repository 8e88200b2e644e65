package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.random.Seed;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.KernelBaseline;

/**
 * Finder of the installed plugins that a message can suggest in place of one that does not fit. A plugin is tried with
 * its default options; one that needs further options is left out.
 */
final class Alternatives {

    private final Plugins plugins;
    /** Names found so far: many arms of a study can have the same mistake. */
    private final Map<Object, String> found = new HashMap<>();

    Alternatives(Plugins plugins) {
        this.plugins = plugins;
    }

    /** Returns the constraints that suit a weight block and do not identify weights that differ by a rotation. */
    String constraints(WeightBlock block) {
        return found.computeIfAbsent(
                List.of(block.rows(), block.columns()),
                shape -> names(
                        plugins.constraints(),
                        (binder, plugin) -> binder.constraint(plugin, "constraint"),
                        (Constraint c) -> !c.identifiesRotations()
                                && c.objection(block.rows(), block.columns()).isEmpty()));
    }

    /** Returns the rotation-invariant losses. */
    String rotationInvariantLosses() {
        return found.computeIfAbsent(
                "losses",
                kind -> names(
                        plugins.losses(),
                        (binder, plugin) -> binder.loss(plugin, "loss", new Seed(0)),
                        (EmbeddingField field) ->
                                RotationInvariant.violation(field).isEmpty()));
    }

    /** Returns the baselines that have a kernel. */
    String kernelBaselines() {
        return found.computeIfAbsent(
                "baselines",
                kind -> names(
                        plugins.baselines(),
                        (binder, plugin) -> binder.baseline(plugin, "baseline"),
                        baseline -> baseline instanceof KernelBaseline));
    }

    private <T> String names(
            Registry<?> registry,
            BiFunction<PluginBinder, ConfigValue, Optional<BoundPlugin<T>>> bind,
            Predicate<T> fits) {
        PluginBinder binder = new PluginBinder(plugins, new Problems()); // plugins that cannot be bound are left out
        List<String> names = registry.names().stream()
                .filter(name -> bind.apply(binder, ArmBinder.named(name))
                        .map(BoundPlugin::make)
                        .filter(fits)
                        .isPresent())
                .toList();
        return names.isEmpty() ? "none is installed" : String.join(", ", names);
    }
}
