package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.study.Settings;
import org.repdyn.study.yaml.StudyYaml;

/** Binder of the constraints of an arm, one for each weight block of its encoder. */
final class ConstraintBinder {

    private final PluginBinder binder;
    private final Problems problems;

    ConstraintBinder(PluginBinder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
    }

    /** Checks names and options of the constraints of an encoder whose blocks are not known. */
    void checkNames(Optional<ConfigValue> constraint) {
        ConfigValue given = constraint.orElseGet(ConstraintBinder::standard);
        if (Settings.name(given).isPresent()) {
            binder.constraint(given, "constraint");
        } else {
            ((Mapping) given).entries().forEach((block, value) -> binder.constraint(value, "constraint." + block));
        }
    }

    /**
     * Binds one constraint for each block: the given one to the output block, or each to the block that it names. Other
     * blocks are not constrained.
     *
     * @return the constraints in the order of the blocks; empty if one could not be bound
     */
    Optional<List<BoundPlugin<Constraint>>> bind(Optional<ConfigValue> constraint, List<WeightBlock> blocks) {
        Mapping given = (Mapping) constraint.orElseGet(ConstraintBinder::standard);
        boolean single = Settings.name(given).isPresent();
        if (!single) {
            unknownBlocks(given, blocks);
        } else if (mixed(given, blocks)) {
            return Optional.empty();
        }
        List<BoundPlugin<Constraint>> bound = new ArrayList<>();
        for (WeightBlock block : blocks) {
            Optional<ConfigValue> own = single
                    ? Optional.<ConfigValue>of(given).filter(c -> block.output())
                    : Optional.ofNullable(given.entries().get(block.name()));
            String path = single ? "constraint" : "constraint." + block.name();
            binder.constraint(own.orElseGet(ConstraintBinder::standard), path).ifPresent(bound::add);
        }
        return bound.size() == blocks.size() ? Optional.of(bound) : Optional.empty();
    }

    /** Reports a map that holds both a constraint of the output block and constraints of named blocks. */
    private boolean mixed(Mapping constraint, List<WeightBlock> blocks) {
        List<String> named = blocks.stream()
                .map(WeightBlock::name)
                .filter(constraint.entries()::containsKey)
                .toList();
        if (named.isEmpty()) {
            return false;
        }
        String block = named.get(0);
        ConfigValue value = Objects.requireNonNull(constraint.entries().get(block));
        String name = Settings.name(constraint).orElse("");
        String example = blocks.stream()
                .map(b -> b.name() + ": " + (b.name().equals(block) ? StudyYaml.inline(value) : name))
                .collect(Collectors.joining(", "));
        problems.add(
                value.location(),
                "constraint names weight block '" + block + "' beside the constraint '" + name
                        + "' of the output block. Write one a block, such as constraint: {" + example + "}");
        return true;
    }

    /** Returns the constraint of a block that has none. */
    private static ConfigValue standard() {
        return ArmBinder.named(Defaults.BUILT_IN.constraint());
    }

    private void unknownBlocks(Mapping constraint, List<WeightBlock> blocks) {
        List<String> names = blocks.stream().map(WeightBlock::name).toList();
        constraint.entries().forEach((name, value) -> {
            if (!names.contains(name)) {
                problems.add(
                        value.location(),
                        "constraint: the encoder has no weight block '" + name + "'. "
                                + NearestName.suggestion(name, names) + "Blocks: " + String.join(", ", names)
                                + ". Without blocks, write the name alone: constraint: "
                                + Settings.name(value).orElse("NAME"));
            }
        });
    }
}
