package org.repdyn.cli.plugins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import org.repdyn.cli.session.TrustedPlugins;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code repdyn plugins trust}: remembers the jars of a plugins directory, without loading them. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description = {
            "Trusts the jars in plugins/ of the current directory, so that commands run here load them.",
            "Each jar is remembered by its SHA-256; a jar that is new or changed must be trusted again."
        })
final class PluginsTrustCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The plugins directory to trust. Default: plugins of the current directory.")
    private Path directory = Path.of(TrustedPlugins.FOLDER);

    @Option(names = "--revoke", description = "Stop trusting the directory.")
    private boolean revoke;

    PluginsTrustCommand(Console console, Interrupts interrupts) {
        this.console = console;
    }

    @Override
    public Integer call() {
        TrustedPlugins trusted = TrustedPlugins.ofUser(System.getenv());
        if (revoke) {
            console.out()
                    .println(
                            trusted.revoke(directory)
                                    ? directory + " is no longer trusted"
                                    : directory + " was not trusted");
            return 0;
        }
        if (!Files.isDirectory(directory)) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE,
                    "there is no directory '" + directory + "'. Name the directory that contains the plugin jars");
        }
        NavigableMap<String, String> jars = trusted.trust(directory);
        jars.forEach((name, sha256) -> console.out().println(sha256 + "  " + directory.resolve(name)));
        console.out()
                .println(jars.size() + (jars.size() == 1 ? " jar is" : " jars are") + " trusted, in " + trusted.file());
        return 0;
    }
}
