package org.repdyn.cli.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.manifolds.spi.ManifoldArguments;
import org.repdyn.study.service.CheckPoints;
import org.repdyn.study.service.CheckShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn check manifold}: checks the laws of a constraint or a manifold at random points. */
@Command(
        name = "manifold",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a constraint, or a manifold of the library, at random points: the orders that its retractions"
                    + " claim, tangent spaces, gradient and Hessian by the slope of the error, the logarithm, transports,"
                    + " and whether steps end on the manifold.",
            "Of a constraint that drives free weights back, such as landing, also the field is checked."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn check manifold grassmann",
            "  repdyn check manifold stiefel metric=canonical --rows 8 --columns 2 --plot orders.svg",
            "  repdyn check manifold my-constraint --plugins build/libs --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all laws hold", "1:a law fails", "2:the command has a mistake"})
final class CheckManifoldCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CheckOptions options;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME [OPTION=VALUE...]",
            completionCandidates = OfferedNames.OfManifolds.class,
            description = "The constraint and its options, as in a study, or a manifold of the library.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of a point. Default: 6 for a constraint, a few for a manifold.")
    private Optional<Integer> rows = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "Columns of a point. Default: 3 for a constraint, a few for a manifold.")
    private Optional<Integer> columns = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "C",
            description = "Length of a column of the weights under a constraint. Default: 1.")
    private Optional<Double> scale = Optional.empty();

    @Spec
    private CommandSpec spec;

    CheckManifoldCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        CheckPoints points = options.check(spec);
        rows.ifPresent(n -> NumberOptions.atLeast(spec, "--rows", n, 1));
        columns.ifPresent(n -> NumberOptions.atLeast(spec, "--columns", n, 1));
        scale.ifPresent(c -> {
            try {
                ManifoldArguments.checkScale("--scale", c);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        });
        try (Session session = new Session(console, common)) {
            return options.finish(
                    spec,
                    console,
                    interrupts,
                    session.checks().manifold(given, new CheckShape(rows, columns, scale), points));
        }
    }
}
