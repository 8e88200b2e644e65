package org.repdyn.cli;

import java.util.concurrent.Callable;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code repdyn schema}: prints the JSON schema of study or replication files, made from the options of the installed plugins. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON schema of study files, with which editors complete, explain and check settings.")
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--replication", description = "Prints the schema of replication files instead.")
    private boolean replication;

    @Mixin
    private CommonOptions common;

    SchemaCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Session session = new Session(console, common, false)) {
            console.out()
                    .println(
                            replication
                                    ? session.replications().jsonSchema()
                                    : session.studies().jsonSchema());
            return 0;
        }
    }
}
