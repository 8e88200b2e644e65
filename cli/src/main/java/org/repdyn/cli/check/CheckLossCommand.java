package org.repdyn.cli.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.options.Decimals;
import org.repdyn.study.service.CheckPoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn check loss}: checks the laws of a loss at random embeddings. */
@Command(
        name = "loss",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a loss at random embeddings: its gradient against its value by the slope of the error, the"
                    + " symmetries that it declares and has, permuted samples, and very small, very large and collapsed"
                    + " embeddings.",
            "A field without a value is checked for all but the gradient."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn check loss nt-xent",
            "  repdyn check loss nt-xent temperature=0.2 --samples 20 --plot errors.svg",
            "  repdyn check loss my-loss --plugins build/libs --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all laws hold", "1:a law fails", "2:the command has a mistake"})
final class CheckLossCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CheckOptions options;

    @Parameters(
            arity = "1..*",
            paramLabel = "NAME [OPTION=VALUE...]",
            completionCandidates = OfferedNames.OfLosses.class,
            description = "The loss and its options, as in a study.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "8",
            description = "Number of samples of a batch, each with its views. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(
            names = "--dimension",
            paramLabel = "K",
            defaultValue = "3",
            description = "Dimension of the embeddings. Default: ${DEFAULT-VALUE}.")
    private int dimension;

    @Option(
            names = "--scale",
            paramLabel = "S",
            defaultValue = "1",
            description = {
                "Standard deviation of the entries of the embeddings; a loss that is defined for short embeddings"
                        + " alone needs a small one.",
                "Default: ${DEFAULT-VALUE}."
            })
    private double scale;

    @Spec
    private CommandSpec spec;

    CheckLossCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        CheckPoints points = options.check(spec);
        NumberOptions.atLeast(spec, "--samples", samples, 2);
        NumberOptions.atLeast(spec, "--dimension", dimension, 2);
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(
                    spec.commandLine(), "--scale is " + Decimals.text(scale) + ", but must be a positive number");
        }
        try (Session session = new Session(console, common)) {
            return options.finish(
                    spec, console, interrupts, session.checks().loss(given, samples, dimension, scale, points));
        }
    }
}
