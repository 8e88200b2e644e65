package org.repdyn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import picocli.CommandLine;

@DisplayName("Tree of the commands")
final class CommandTreeTest {

    private static final RepDyn REPDYN = new RepDyn(Console.silent(), Interrupts.none());

    @Test
    @DisplayName("has for any arguments the help of the tree with all options")
    void help() {
        CommandLine complete = REPDYN.commandLine();
        assertThat(REPDYN.commandLine(List.of("--help")).getUsageMessage()).isEqualTo(complete.getUsageMessage());
        assertThat(complete.getSubcommands()).hasSize(RootCommand.COMMANDS.size());
        complete.getSubcommands().forEach((name, command) -> {
            CommandLine read =
                    REPDYN.commandLine(List.of("--help", name)).getSubcommands().get(name);
            assertThat(read.getUsageMessage()).isEqualTo(command.getUsageMessage());
            assertThat(read.getSubcommands().keySet())
                    .isEqualTo(command.getSubcommands().keySet());
        });
    }

    @Test
    @DisplayName("reads the command that a file of arguments names")
    void argumentFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("arguments"), "compare --print-study flagship");
        Cli.Result result = Cli.run("@" + file);
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("arms:");
    }
}
