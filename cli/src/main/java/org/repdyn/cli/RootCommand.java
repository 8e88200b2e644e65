package org.repdyn.cli;

import java.util.List;
import org.repdyn.cli.check.CheckCommand;
import org.repdyn.cli.finished.DiffCommand;
import org.repdyn.cli.finished.MergeCommand;
import org.repdyn.cli.finished.ReportCommand;
import org.repdyn.cli.finished.ReproduceCommand;
import org.repdyn.cli.paper.FigureCommand;
import org.repdyn.cli.paper.TableCommand;
import org.repdyn.cli.plugins.NewCommand;
import org.repdyn.cli.plugins.PluginsCommand;
import org.repdyn.cli.plugins.SchemaCommand;
import org.repdyn.cli.runs.RunsCommand;
import org.repdyn.cli.runs.SiteCommand;
import org.repdyn.cli.study.CompareCommand;
import org.repdyn.cli.study.KernelCommand;
import org.repdyn.cli.study.ReplicateCommand;
import org.repdyn.cli.study.RunCommand;
import picocli.CommandLine.Command;

/** The root of all commands; {@code repdyn} without a subcommand prints the help. */
@Command(
        name = "repdyn",
        mixinStandardHelpOptions = true,
        versionProvider = VersionInfo.class,
        description =
                "Learning dynamics of self-supervised models: losses, constraints, exact dynamics and infinite-width"
                        + " baselines, compared.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn compare                                     the built-in comparison, on handwritten digits",
            "  repdyn compare loss=linear-alignment               the same with another loss",
            "  repdyn compare study.yaml --out results            compare the arms of your own study",
            "  repdyn replicate --all                             run all replications of papers, with a verdict on each claim",
            "  repdyn plugins describe nt-xent                    describe a loss and its options"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:a run, a claim or a law failed",
            "2:the command, the study or the data has a mistake; nothing was run",
            "130:stopped by Ctrl-C"
        })
final class RootCommand implements Runnable {

    /**
     * The commands, in the order of the help. They are no {@code subcommands} of the annotation, because picocli would read the
     * options of all of them at each start; {@link CommandTree} adds them.
     */
    static final List<Class<?>> COMMANDS = List.of(
            CompareCommand.class,
            RunCommand.class,
            ReproduceCommand.class,
            ReplicateCommand.class,
            KernelCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            TableCommand.class,
            FigureCommand.class,
            DiffCommand.class,
            MergeCommand.class,
            RunsCommand.class,
            SiteCommand.class,
            PluginsCommand.class,
            NewCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            CompleteCommand.class);

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
