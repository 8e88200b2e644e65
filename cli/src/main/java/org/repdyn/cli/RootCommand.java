package org.repdyn.cli;

import picocli.CommandLine.Command;

/** What {@code repdyn} alone says. */
@Command(
        name = "repdyn",
        mixinStandardHelpOptions = true,
        versionProvider = VersionInfo.class,
        description =
                "Learning dynamics of self-supervised models: losses, constraints, exact dynamics and infinite-width"
                        + " baselines, compared.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CompareCommand.class,
            RunCommand.class,
            ReplicateCommand.class,
            KernelCommand.class,
            ReportCommand.class,
            PluginsCommand.class,
            SchemaCommand.class,
            CompletionCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn compare                                     the claim of this project, on real digits",
            "  repdyn compare loss=linear-alignment               another loss, all else as it was",
            "  repdyn compare study.yaml --out results            your own study",
            "  repdyn replicate --all                             the papers' claims, each with its verdict",
            "  repdyn plugins describe nt-xent                    what a loss is and which options it has"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:a run or a claim failed",
            "2:the command, the study or the data must be mended",
            "130:stopped by Ctrl-C"
        })
final class RootCommand implements Runnable {

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing: compare, run, replicate, kernel, report, plugins, schema or completion");
    }
}
