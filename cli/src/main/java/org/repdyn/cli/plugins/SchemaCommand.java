package org.repdyn.cli.plugins;

import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
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
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SchemaCommand implements Callable<Integer> {

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
        try (Session session = new Session(console, common)) {
            console.out()
                    .println(
                            replication
                                    ? session.replications().jsonSchema()
                                    : session.studies().jsonSchema());
            return 0;
        }
    }
}
