package org.repdyn.study.service;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.check.CheckReport;
import org.repdyn.core.check.Property;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;
import org.repdyn.losses.checks.LossChecks;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.catalogue.NamedManifold;
import org.repdyn.manifolds.catalogue.NamedManifolds;
import org.repdyn.manifolds.checks.Checks;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.Manifold;
import org.repdyn.study.Settings;
import org.repdyn.study.plan.BoundPlugin;
import org.repdyn.study.plan.FailureReason;
import org.repdyn.study.plan.NamedPlugins;
import org.repdyn.study.yaml.PluginArguments;

/** Numerical checks of losses, constraints and manifolds by name, those of plugins included. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CheckService {

    /** Shape of the weights on which a constraint is checked. */
    private static final int ROWS = 6;

    private static final int COLUMNS = 3;

    private final NamedPlugins plugins;
    private final LinearAlgebra algebra;

    @Inject
    public CheckService(NamedPlugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /**
     * Checks a loss at random embeddings.
     *
     * @param given the name, and options of the form {@code option=value}
     * @param samples number of samples of a batch, at least 2
     * @param dimension dimension of the embeddings, at least 2
     * @param scale standard deviation of the entries of the embeddings, above 0
     * @throws UserErrorException if there is no such loss, or an option is not allowed
     */
    public CheckSummary loss(List<String> given, int samples, int dimension, double scale, CheckPoints points) {
        BoundPlugin<EmbeddingField> loss = plugins.loss(read("loss", given));
        return new CheckSummary(
                loss.name(),
                "loss " + loss.name() + ", " + samples + " samples in dimension " + dimension
                        + (scale == 1 ? "" : ", scale " + Decimals.text(scale)),
                points.number(),
                report(points, seed -> LossChecks.check(loss.maker(), samples, dimension, scale, seed)));
    }

    /**
     * Checks a manifold, or a constraint with its manifold, at random points.
     *
     * @param given the name of a constraint or of a manifold of the library, and options of the form {@code option=value}
     * @throws UserErrorException if there is neither of this name, an option is not allowed, or no point has the shape
     */
    public CheckSummary manifold(List<String> given, CheckShape shape, CheckPoints points) {
        Mapping read = read("constraint", given);
        Registry<?> constraints = plugins.all().constraints();
        Optional<String> name = Settings.name(read);
        Optional<NamedManifold> own = name.filter(n -> !constraints.names().contains(n))
                .flatMap(n -> NamedManifolds.all().stream()
                        .filter(m -> m.name().equals(n))
                        .findFirst());
        if (own.isPresent()) {
            return library(own.get(), read, shape, points);
        }
        if (name.isPresent() && !constraints.names().contains(name.get())) {
            throw unknown(name.get(), constraints);
        }
        return constraint(plugins.constraint(read), shape, points);
    }

    private CheckSummary library(NamedManifold named, Mapping read, CheckShape shape, CheckPoints points) {
        Map<String, ?> options = new LinkedHashMap<>(read.entries());
        options.remove(Settings.NAME);
        if (!options.isEmpty() || shape.scale().isPresent()) {
            throw mistake("the manifold " + named.name() + " has no options, only a shape. Remove "
                    + (options.isEmpty() ? "the scale" : String.join(", ", options.keySet()))
                    + ", or give rows and columns");
        }
        Manifold manifold = created(() -> named.create(shape.rows(), shape.columns()));
        return new CheckSummary(
                named.name(),
                "manifold " + named.name() + ", points of " + manifold.rows() + "×" + manifold.columns(),
                points.number(),
                report(points, seed -> Checks.checkManifold(manifold, named.quotient(), seed)));
    }

    private CheckSummary constraint(BoundPlugin<Constraint> bound, CheckShape shape, CheckPoints points) {
        Constraint constraint = bound.make();
        int rows = shape.rows().orElse(ROWS);
        int columns = shape.columns().orElse(COLUMNS);
        double scale = shape.scale().orElse(1.0);
        constraint.objection(rows, columns).ifPresent(objection -> {
            throw mistake("the constraint " + bound.name() + ": " + objection);
        });
        requireManifold(bound.name(), constraint, rows, columns, scale);
        return new CheckSummary(
                bound.name(),
                "constraint " + bound.name() + ", weights of " + rows + "×" + columns
                        + (scale == 1 ? "" : ", scale " + Decimals.text(scale)),
                points.number(),
                report(points, seed -> Checks.checkConstraint(constraint, rows, columns, scale, algebra, seed)));
    }

    /** Refuses lengths with which the manifold cannot compute, before a law fails for them. */
    private void requireManifold(String name, Constraint constraint, int rows, int columns, double scale) {
        try {
            constraint.on(rows, columns, scale, algebra);
        } catch (IllegalArgumentException e) {
            throw mistake("the constraint " + name + " on weights of " + rows + "×" + columns
                    + (scale == 1 ? ": " : " at scale " + Decimals.text(scale) + ": ") + e.getMessage()
                    + (scale == 1 ? "" : ", such as a scale nearer to 1"));
        }
    }

    private static Mapping read(String kind, List<String> given) {
        Problems problems = new Problems();
        Optional<Mapping> read = PluginArguments.read(kind, given, problems);
        problems.throwIfAny();
        return read.orElseThrow();
    }

    /** Returns the worst result of each law over the points. An exception that ends a check is a law that failed. */
    private static CheckReport report(CheckPoints points, Function<Seed, CheckReport> check) {
        List<CheckReport> reports = new ArrayList<>();
        String name = "all laws can be evaluated";
        for (int i = 0; i < points.number(); i++) {
            try {
                reports.add(check.apply(points.seed().child(i)));
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plugin may throw anything
                reports.add(new CheckReport(
                        List.of(),
                        List.of(),
                        List.of(Property.fails(name, FailureReason.of(e) + " (point " + i + ")"))));
            }
        }
        return CheckReport.worst(reports);
    }

    private static Manifold created(Supplier<Manifold> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
    }

    private static UserErrorException unknown(String name, Registry<?> constraints) {
        TreeSet<String> known = new TreeSet<>(constraints.names());
        NamedManifolds.all().forEach(manifold -> known.add(manifold.name()));
        return mistake("unknown constraint or manifold '" + name + "'. " + NearestName.suggestion(name, known)
                + "Known: " + String.join(", ", known));
    }

    private static UserErrorException mistake(String message) {
        return new UserErrorException(SourceLocation.COMMAND_LINE, message);
    }
}
